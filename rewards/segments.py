"""Segments: the Italian texts of an exercise, each character traceable to its field.

The *target* is what the learner ends up with: the answer, or the sentence with the
blanks filled. The *context* is other Italian of the question (a sentence to transform).
Hints in brackets, instructions, distractors, explanations and sentences shown to be
corrected or put in order are not segments: they may rightly hold infinitives, English or
wrong forms.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from rewards.exercises import Exercise

BLANK = re.compile(r"_{2,}|\.{4,}|…{2,}|\[\s*(?:blank|spazio|\.\.\.|…)?\s*\]", re.IGNORECASE)
_BLANK_OR_DOTS = re.compile(BLANK.pattern + r"|\(\s*_{2,}\s*\)|\[\s*_{2,}\s*\]|(?<=\s)(?:\.{3}|…)(?=\s)", re.IGNORECASE)
_BRACKETED_BLANK = re.compile(r"[(\[]\s*(_{2,})\s*[)\]]")
_HINT = re.compile(r"\s{0,3}[(\[][^()\[\]]*[)\]]")
_QUOTED = re.compile(r"[\"“”«‘](?P<text>[^\"“”«»]{2,400}?)[\"“”»’](?=$|[\s.,;:!?)])")
# Straight single quotes: the closing one ends a word, but is not the apostrophe of "po'".
_SINGLE_QUOTED = re.compile(r"(?<!\w)'(?P<text>[^'\"“”«»]*(?:\w'\w[^'\"“”«»]*)*)(?<!\bpo)'(?!\w)")
_ORDERS = """
completa completate completare inserisci inserire scegli scegliere seleziona traduci traducete tradurre coniuga
coniugare coniugate trasforma trasformare riscrivi riscrivere cambia volgi metti usa usare utilizza rispondi riordina
ordina forma formate scrivi indica trova correggi abbina sostituisci unisci collega leggi fai componi crea esprimi
complete fill choose select translate conjugate transform rewrite change turn put use answer reorder rearrange
unscramble write find correct match replace join combine read make convert insert give form create express identify
pick what which
"""
_ORDER = re.compile(rf"\W*(?:{'|'.join(_ORDERS.split())})\b", re.IGNORECASE)
_ORDER_WITHIN = re.compile(rf"\b(?:{'|'.join(_ORDERS.split())})\b", re.IGNORECASE)
_LABEL = re.compile(r"\A(?P<label>[^:_\n]{1,140}?):\s+")
# The sentence shown is wrong or shuffled on purpose.
_SPOILT = re.compile(
    r"\b(?:corregg\w+|error[ei]|sbagliat\w+|scorrett\w+|correct(?! (?:form|answer|option|article|verb|tense))|mistakes?"
    r"|errors?|wrong|incorrect|riordina\w*|ordina|in ordine|reorder|rearrange|unscramble|scrambled)\b",
    re.IGNORECASE,
)
_SHUFFLED = re.compile(r"\S\s*/\s*\S+\s*/\s*\S")
_ARROW = re.compile(r"\s{0,3}(?:→|->|=>|⇒).*\Z", re.DOTALL)
_OPTION_LETTER = re.compile(r"\A\s*\(?(?P<letter>[A-Ja-j1-9])[).:]\s+(?=\S)")
_BARE_LETTER = re.compile(r"\A\s*\(?(?P<letter>[A-Ja-j])[).:]?\s*\Z")
_LISTED_OPTIONS = re.compile(r"\s+\(?[aA][).]\s+\S.*?\s\(?[bB][).]\s+\S.*\Z", re.DOTALL)
_INDEFINITE = ("un", "uno", "una", "un'")
_ARTICLES = frozenset(("il", "lo", "la", "l'", "i", "gli", "le", *_INDEFINITE))
_ALTERNATIVE = re.compile(r"\s+/\s+|\s*;\s*|\s+oppure\s+|\s+or\s+")
_SEPARATORS = tuple(map(re.compile, (r"\s*[;|/]\s*", r"\s*,\s*", r"\s*(?:\.{3}|…)\s*", r"\s+(?:e|and|-|–)\s+", r"\s+")))
_SENTENCE = re.compile(r"[^.!?\n]++(?:[.!?]++(?=\s)|\n)\s*")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
# Longer texts are no exercises (structure.too_long): their beginning is judged, in time that does not grow.
LONGEST = 1000
# An instruction stands within the first characters.
_HEAD = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """text[at : at + length] of a segment is field[start : start + length] of its exercise."""

    field: str
    start: int
    at: int
    length: int


@dataclass(frozen=True, slots=True)
class Segment:
    """An Italian text of exercise number `exercise` (0-based), made of pieces of its fields."""

    exercise: int
    role: Literal["target", "context"]
    text: str
    pieces: tuple[Piece, ...]

    def place(self, start: int, end: int) -> tuple[str, int, int]:
        """(field, start, end) of the segment's characters [start, end); cut at the first piece's end."""
        for piece in self.pieces:
            if piece.at <= start < piece.at + piece.length:
                offset = piece.start - piece.at
                return piece.field, start + offset, min(end, piece.at + piece.length) + offset
        after = next((piece for piece in self.pieces if start < piece.at < max(end, start + 1)), None)
        if after is not None:  # a character that belongs to no field, such as the space before an answer
            return after.field, after.start, after.start + min(end - after.at, after.length)
        last = self.pieces[-1]
        return last.field, last.start + last.length, last.start + last.length

    def in_field(self, start: int, field: str) -> bool:
        """Whether the character at `start` comes from `field`."""
        return any(p.field == field and p.at <= start < p.at + p.length for p in self.pieces)


@dataclass(frozen=True, slots=True)
class _Text:
    """A part of a field: its text and where it starts there."""

    field: str
    text: str
    start: int = 0

    def cut(self, begin: int, end: int | None = None) -> "_Text":
        return _Text(self.field, self.text[begin:end], self.start + begin)

    def stripped(self, characters: str | None = None) -> "_Text":
        left = len(self.text) - len(self.text.lstrip(characters))
        return _Text(self.field, self.text.strip(characters), self.start + left)


class _Builder:
    def __init__(self) -> None:
        self.text = ""
        self.pieces: list[Piece] = []

    def add(self, part: _Text) -> None:
        """Add a part without its hints in brackets."""
        position = 0
        for hint in _HINT.finditer(part.text):
            self._add(part.cut(position, hint.start()))
            position = hint.end()
        self._add(part.cut(position))

    def space(self) -> None:
        if self.text and not self.text.endswith((" ", "'", "’")):
            self.text += " "

    def _add(self, part: _Text) -> None:
        if part.text:
            self.pieces.append(Piece(part.field, part.start, len(self.text), len(part.text)))
            self.text += part.text

    def build(self, exercise: int, role: Literal["target", "context"]) -> Segment | None:
        """The segment without outer white space; None when nothing is left."""
        left = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()[:LONGEST].rstrip()
        if not text:
            return None
        pieces = []
        for piece in self.pieces:
            begin, stop = max(piece.at, left), min(piece.at + piece.length, left + len(text))
            if begin < stop:
                pieces.append(Piece(piece.field, piece.start + begin - piece.at, begin - left, stop - begin))
        return Segment(exercise, role, text, tuple(pieces)) if pieces else None


def segments(index: int, exercise: Exercise, is_italian: Callable[[str], bool]) -> tuple[Segment, ...]:
    """The target (first) and contexts of one exercise; empty when it holds no Italian."""
    return tuple(segment for segment in _candidates(index, exercise, is_italian) if segment is not None)


def sentence_in(question: str) -> tuple[str, int]:
    """The quoted sentence of a question, or what follows its instruction, with its offset."""
    part = _material(_Text("question", question))
    return part.text, part.start


def _candidates(index: int, exercise: Exercise, is_italian: Callable[[str], bool]) -> Iterator[Segment | None]:
    question = _Text("question", exercise.question)
    answer = _chosen(exercise)
    if blanks := _blanks(exercise):
        yield _filled(question, blanks, answer).build(index, "target")
        return
    if exercise.type == "translation":
        # Into Italian: the answer; out of Italian: the quoted or whole question.
        part = answer if is_italian(answer.text) else _material(question)
        if is_italian(part.text):
            yield _plain(part).build(index, "target")
        return
    if exercise.type == "sentence_completion" and (stem := _stem(question, answer, is_italian)) is not None:
        builder = _plain(stem)
        builder.space()
        text = answer.text.lstrip(" .…")
        builder.add(answer.cut(len(answer.text) - len(text)))
        yield builder.build(index, "target")
        return
    noun = _noun_asked_about(question) if answer.text.strip().lower().replace("’", "'") in _ARTICLES else None
    if noun is not None:  # "Qual è l'articolo di 'aquila'?" with "l'": judged as "l'aquila"
        builder = _plain(answer.stripped())
        builder.space()
        builder.add(noun)
        yield builder.build(index, "target")
        return
    if is_italian(answer.text):
        yield _plain(answer).build(index, "target")
    yield _context(index, exercise, question, is_italian)


def _context(index: int, exercise: Exercise, question: _Text, is_italian: Callable[[str], bool]) -> Segment | None:
    """The Italian material of a question without blanks, unless it is wrong or shuffled on purpose."""
    if exercise.type not in ("transformation", "multiple_choice"):
        return None
    if _SPOILT.search(question.text) or _SHUFFLED.search(question.text):
        return None
    part = _material(question)
    whole = part.start == 0 and len(part.text) == len(_ARROW.sub("", question.text))
    # A whole question is material only where there is something to transform, not an instruction.
    if whole and (exercise.type != "transformation" or _ORDER.match(part.text) or len(_words(part.text)) < 3):
        return None
    return _plain(part).build(index, "context") if is_italian(part.text) else None


def _plain(part: _Text) -> _Builder:
    builder = _Builder()
    builder.add(part)
    return builder


def _chosen(exercise: Exercise) -> _Text:
    """The answer; of "B) vola" what follows the letter, of "B" alone the option that it names."""
    answer = _Text("answer", exercise.answer)
    if not exercise.options or exercise.answer in exercise.options:
        return answer
    if match := _BARE_LETTER.match(exercise.answer):
        place = ord(match["letter"].lower()) - ord("a")
        if place < len(exercise.options):
            option = _Text(f"options.{place}", exercise.options[place])
            letter = _OPTION_LETTER.match(option.text)
            return option.cut(letter.end()) if letter else option
    match = _OPTION_LETTER.match(exercise.answer)
    return answer.cut(match.end()) if match else answer


def _blanks(exercise: Exercise) -> list[tuple[int, int]]:
    """Where the question's blanks are; in a fill_in_blank without any, its one bracket or its dots serve."""
    text = exercise.question
    spans = [match.span() for match in BLANK.finditer(text)]
    bracketed = {match.span(1): match.span() for match in _BRACKETED_BLANK.finditer(text)}
    if spans:
        return [bracketed.get(span, span) for span in spans]
    if exercise.type == "fill_in_blank":
        dots = [match.span() for match in _BLANK_OR_DOTS.finditer(text)]
        hints = [(m.end() - len(m[0].lstrip()), m.end()) for m in _HINT.finditer(text) if text[m.end() :].strip(" .!?")]
        return dots or (hints if len(hints) == 1 and len(hints[0]) == 2 and hints[0][0] > 0 else [])
    return []


def _filled(question: _Text, blanks: list[tuple[int, int]], answer: _Text) -> _Builder:
    """The question with its blanks filled; several blanks take the answer's parts in turn."""
    begin = _instruction_end(question.text, blanks[0][0])
    tail = _LISTED_OPTIONS.search(question.text, blanks[-1][1])
    end = tail.start() if tail else len(question.text)
    before, after = question.text[begin : blanks[0][0]], question.text[blanks[-1][1] : end]
    if _is_whole(answer.text, before, after):
        return _plain(answer)
    builder = _Builder()
    position = begin
    for (start, stop), part in zip(blanks, _answer_parts(answer, len(blanks)), strict=True):
        builder.add(question.cut(position, start))
        attached = re.search(r"[^\W\d_]+\Z", builder.text[-40:])
        part = _without_overlap(part, builder.text[-80:], attached[0] if attached else "")
        builder.add(part)
        position = stop
        if part.text.endswith(("'", "’")):  # "___ aquila" with "L'" is "L'aquila"
            rest = _HINT.match(question.text, position)
            position = rest.end() if rest else position
            position += len(question.text[position:]) - len(question.text[position:].lstrip(" "))
    builder.add(question.cut(position, end))
    return builder


def _is_whole(answer: str, before: str, after: str) -> bool:
    """Whether the answer is the whole sentence again, not only what fills the blank."""
    words, left, right = _words(answer), _words(_HINT.sub("", before)), _words(_HINT.sub("", after))
    if len(left) + len(right) < 2 or len(words) <= len(left) + len(right):
        return False
    right = right[: len(words)]
    return words[: len(left)] == left and (not right or words[len(words) - len(right) :] == right)


def _without_overlap(part: _Text, before: str, stem: str) -> _Text:
    """The part without what already stands before the blank: a hyphen, a stem ("ragazz___"), repeated words."""
    part = part.stripped()
    if stem:
        if part.text.lower().startswith(stem.lower()) and len(part.text) > len(stem):
            return part.cut(len(stem))
        return part.stripped("-–")
    left, own = _words(before), list(re.finditer(r"[^\W_]+['’]?\s*", part.text))
    for count in range(min(4, len(left), len(own) - 1), 0, -1):
        if left[-count:] == _words("".join(match[0] for match in own[:count])):
            return part.cut(own[count - 1].end())
    return part


def _answer_parts(answer: _Text, count: int) -> list[_Text]:
    """The answer split for `count` blanks; of alternatives for one blank ("è / era") the first."""
    if count == 1:
        match = _ALTERNATIVE.search(answer.text.strip())
        return [answer.stripped().cut(0, match.start())] if match and match.start() else [answer.stripped()]
    for separator in _SEPARATORS:
        cuts = [match.span() for match in separator.finditer(answer.text)]
        if len(cuts) == count - 1:
            starts = [0] + [end for _, end in cuts]
            ends: list[int | None] = [start for start, _ in cuts]
            return [answer.cut(s, e) for s, e in zip(starts, [*ends, None], strict=True)]
    if not _SEPARATORS[1].search(answer.text) and len(answer.text.split()) <= 3:
        return [answer] * count  # one word for every blank
    return [answer, *[answer.cut(len(answer.text))] * (count - 1)]


def _stem(question: _Text, answer: _Text, is_italian: Callable[[str], bool]) -> _Text | None:
    """The beginning that the answer goes on with; None when the answer is a sentence of its own."""
    body = question.cut(_instruction_end(question.text))
    if _ORDER.match(body.text) and _QUOTED.search(body.text):
        body = _material(body)
    stem = _Text(body.field, body.text.rstrip(" .…"), body.start)
    words = _words(_HINT.sub("", stem.text))
    if not words or _ORDER.match(stem.text) or _SHUFFLED.search(stem.text) or not is_italian(stem.text):
        return None
    opened = body.text.rstrip().endswith(("...", "…", ",")) or not body.text.rstrip().endswith((".", "!", "?"))
    begins_alike = _words(answer.text)[: min(3, len(words))] == words[:3]
    return stem if opened and not begins_alike else None


def _material(question: _Text) -> _Text:
    """The longest quotation of a question, or what follows its instruction."""
    quoted = list(_QUOTED.finditer(question.text))
    quoted = quoted or [match for match in _SINGLE_QUOTED.finditer(question.text) if len(match["text"]) > 1]
    if quoted:
        best = max(quoted, key=lambda match: len(match["text"]))
        # A quoted word inside a sentence of material ("Anna ha detto «sì» ieri") is not the material.
        if _ORDER.match(question.text) or len(best["text"].split()) > 1 or question.text.rstrip().endswith("?"):
            return question.cut(best.start("text"), best.end("text"))
    part = question.cut(_instruction_end(question.text))
    return _Text(part.field, _ARROW.sub("", part.text), part.start)


def _noun_asked_about(question: _Text) -> _Text | None:
    """The single quoted word of "Qual è l'articolo di 'aquila'?"."""
    quoted = [*_QUOTED.finditer(question.text), *_SINGLE_QUOTED.finditer(question.text)]
    words = [match for match in quoted if match["text"].isalpha()]
    return question.cut(words[0].start("text"), words[0].end("text")) if len(words) == 1 else None


def _instruction_end(text: str, limit: int | None = None) -> int:
    """Where the material begins: behind "Completa la frase:" or first sentences that give orders; before `limit`."""
    limit = len(text) if limit is None else limit
    position = 0
    match = _LABEL.match(text)
    if match and match.end() <= limit and _is_label(match["label"]):
        position = match.end()
    # Most questions are one sentence, which the first search sees in no time.
    sentences = _SENTENCE.finditer(text[:_HEAD]) if _SENTENCE_END.search(text) else ()
    for sentence in sentences:
        if sentence.start() < position:
            continue
        if sentence.end() > limit or sentence.end() >= len(text) or not _ORDER.match(sentence[0]):
            break
        position = sentence.end()
    return position


def _is_label(label: str) -> bool:
    """ "Completa la frase", "Passato prossimo"; but not "Allo zoo ho visto tre animali"."""
    return bool(_ORDER_WITHIN.search(label)) or len(label.split()) <= 3


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
