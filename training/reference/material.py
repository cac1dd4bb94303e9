"""Material: a sentence that shows a grammar focus, marked for blanks, from which any type of exercise is made."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from training.reference.phrases import sentence
from training.reference.scene import Scene

_TARGET = re.compile(r"\{([^{}]*)\}")
_VERB = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Material:
    """text: Italian, with {the focus's own words} and, where those are no verb, a [verb] to conjugate.

    hint stands in brackets after a blank; wrong are the three other options; source and
    task make a transformation ("Al plurale", the sentence in the singular).
    """

    text: str
    english: str
    wrong: tuple[str, ...]
    hint: str = ""
    source: str = ""
    task: str = ""
    verb_hint: str = ""
    tense: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if len(_TARGET.findall(self.text)) != 1:
            raise ValueError(f"one {{target}} is needed: {self.text!r}")
        if len(set(self.wrong)) != 3 or self.target in self.wrong:
            raise ValueError(f"three wrong options besides {self.target!r}: {self.wrong!r}")

    @property
    def target(self) -> str:
        match = _TARGET.search(self.text)
        assert match is not None
        return match[1]

    @property
    def plain(self) -> str:
        return plain(self.text)


Frame = Callable[[Scene], Material]


def plain(text: str) -> str:
    """The sentence without marks, capital and full stop in place."""
    return sentence(re.sub(r"[{}\[\]]", "", text))


def _capital_like(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _blank(marked: str, pattern: re.Pattern[str], hint: str) -> tuple[str, str]:
    """(question with ___, the words taken out)."""
    match = pattern.search(marked)
    assert match is not None
    before, after = marked[: match.start()], marked[match.end() :]
    # A hint that is the answer gives it away; one after "l'" would part it from its noun.
    shown = hint and hint.lower() != match[1].lower() and not match[1].endswith("'")
    hint = f" ({hint})" if shown else ""
    if match[1].endswith("'"):
        after = " " + after
    if before.endswith(" ") or not before:
        blank = "___"
    else:
        blank = " ___" if before.endswith("'") else "___"
    question = re.sub(r"[{}\[\]]", "", f"{before}{blank}{hint}{after}")
    return question, match[1]


def mark(determiner: str, rest: str) -> str:
    """The determiner as target before its noun: "{il} lupo", "{l'}aquila"."""
    return f"{{{determiner}}}{rest}" if determiner.endswith("'") else f"{{{determiner}}} {rest}"


OPENERS = ("Secondo me", "Secondo Paola", "A mio parere")


def build(material: Material, kind: str, scene: Scene) -> dict[str, object]:
    """One exercise of the given type. explanation is a few words."""
    marked = sentence(material.text)
    options: list[str] = []
    if kind == "fill_in_blank":
        question, answer = _blank(marked, _TARGET, material.hint)
    elif kind == "multiple_choice":
        question, answer = _blank(marked, _TARGET, "")
        options = [answer, *(_capital_like(word, answer) for word in material.wrong)]
        scene.rng.shuffle(options)
    elif kind == "conjugation":
        pattern = _VERB if _VERB.search(marked) else _TARGET
        verb = material.verb_hint or (scene.verb.lemma if pattern is _VERB else material.hint or scene.verb.lemma)
        blanked, answer = _blank(marked, pattern, verb)
        question = f"Coniuga: {blanked}"
    elif kind == "translation":
        question, answer = sentence(material.english), plain(material.text)
    elif kind == "sentence_completion":
        question, answer = _cut(material)
    elif kind == "transformation":
        question, answer = f"{material.task}: «{plain(material.source)}»", plain(material.text)
    else:
        raise ValueError(f"unknown exercise type {kind!r}")
    exercise: dict[str, object] = {"type": kind, "question": question}
    if options:
        exercise["options"] = options
    exercise["answer"] = answer
    exercise["explanation"] = material.note
    return exercise


def _opener(text: str) -> str:
    """Words to begin with where the target itself begins the sentence."""
    return "Dimmi, " if text.endswith("?") else OPENERS[len(text) % len(OPENERS)] + " "


def _cut(material: Material) -> tuple[str, str]:
    """The beginning of the sentence, and the rest from the target on."""
    match = _TARGET.search(material.text)
    assert match is not None
    before = re.sub(r"[\[\]]", "", material.text[: match.start()])
    if len(before.split()) < 1:
        before = _opener(material.text)
    if before.endswith("'"):  # never cut within "l'aquila"
        start = before.rfind(" ") + 1
        before, elided = before[:start], before[start:]
    else:
        elided = ""
    if not before.strip():
        before = _opener(material.text)
    rest = re.sub(r"[{}\[\]]", "", material.text[match.start() :])
    answer = elided + rest
    stem = sentence(before.strip()).rstrip(".")
    if answer[-1] not in ".!?»":
        answer += "."
    return f"{stem} ...", answer
