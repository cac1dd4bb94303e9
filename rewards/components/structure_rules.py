"""The structure rules of one exercise: type, fields, blanks, options, secrecy of the answer, language.

Those for every text stand in structure_texts.py; what a defect costs stands in structure.py.
"""

import re
import unicodedata
from collections.abc import Iterator

from rewards.catalog import wordnet
from rewards.components.structure_defect import Context, Defect, Rule, norm
from rewards.components.structure_sentence import sentence
from rewards.components.structure_texts import characters, echo, markup, repetition, truncated
from rewards.exercises import Exercise
from rewards.segments import BLANK, sentence_in


def wrong_type(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """The request names types, and this is another one."""
    wanted = context.request.exercise_types
    if wanted and exercise.type not in wanted:
        message = f'The request asks for {", ".join(wanted)}, not "{exercise.type[:40]}".'
        yield Defect("type_not_requested", "type", 0, len(exercise.type), message, ", ".join(wanted))


def empty(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """Question and answer hold at least one letter or digit each; blanks and punctuation do not count."""
    for field, text in (("question", exercise.question), ("answer", exercise.answer)):
        if not any(character.isalnum() for character in text):
            yield Defect("field_empty", field, 0, len(text), f"The {field} is empty.", f"a {field}")


def short(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """One letter completes, transforms or translates no sentence, nor does "sì" translate four words."""
    if exercise.type not in ("translation", "transformation", "sentence_completion"):
        return
    answer = re.findall(r"\w+", exercise.answer)
    if len(answer) != 1:
        return
    asked = re.findall(r"\w+", sentence_in(exercise.question)[0])
    few = len(answer[0]) == 1 and len(asked) > 1
    if few or (exercise.type == "translation" and len(answer[0]) < 4 and len(asked) >= 4):
        message = "The answer is too short for what is asked."
        yield Defect("answer_too_short", "answer", 0, len(exercise.answer), message, "a whole answer")


def blank(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """A fill_in_blank question shows where to write, and its answer is not a blank again."""
    if exercise.type == "fill_in_blank" and not BLANK.search(exercise.question):
        message = "The question has no blank to fill."
        yield Defect("blank_missing", "question", 0, len(exercise.question), message, "___")
    if match := BLANK.search(exercise.answer):
        message = "The answer still has a blank."
        yield Defect("blank_in_answer", "answer", match.start(), match.end(), message, "the words that fill it")


_OPTION_LETTER = re.compile(r"\A\s*\(?[a-jA-J1-9][).:]\s+(?=\S)")


def options(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """multiple_choice: exactly four options, all different, the answer one of them."""
    if exercise.type != "multiple_choice":
        return
    count = len(exercise.options)
    if count != 4:
        yield Defect("options_count", "options", 0, 0, f"{count} options instead of four.", "4 options")
    first: dict[str, int] = {}
    for index, option in enumerate(exercise.options):
        key = _choice(option)
        if key in first or not key:
            message = f"Option {index + 1} repeats option {first[key] + 1}." if key else f"Option {index + 1} is empty."
            yield Defect("options_distinct", f"options.{index}", 0, len(option), message, "four different options")
        first.setdefault(key, index)
    if count and not _is_option(exercise):
        message = "The answer is none of the options."
        yield Defect("answer_not_in_options", "answer", 0, len(exercise.answer), message, "one of the options")


def _choice(option: str) -> str:
    """What makes an option another one: words, accents and apostrophes, not letters, case, spaces or full stops."""
    plain = unicodedata.normalize("NFKC", _OPTION_LETTER.sub("", option)).casefold().replace("’", "'")
    visible = "".join(one for one in plain if unicodedata.category(one) not in ("Cf", "Cc") or one in "\n\t")
    return " ".join(re.sub(r"[\"“”«».!?…,;:]+", " ", visible).split()) or "".join(visible.split())


def _is_option(exercise: Exercise) -> bool:
    """The answer is an option's text, or its letter with or without the text ("B", "b) vola")."""
    answer = norm(exercise.answer)
    for letter, option in zip("abcdefghij", exercise.options, strict=False):
        bare = norm(_OPTION_LETTER.sub("", option))
        if answer in {norm(option), bare, letter, f"{letter})", f"{letter}) {bare}", f"{letter}: {bare}"}:
            return True
    return False


_BRACKETED = re.compile(r"[(\[\"“«](?P<text>[^()\[\]\"“”«»]{2,80})[)\]\"”»]")
_LABELLED = re.compile(
    r"\b(?:answer|risposta|soluzione|solution)\s{0,3}(?:is|è)?\s{0,3}[:=]\s{0,3}(?P<text>.{1,200})", re.IGNORECASE
)
_SHOWN_LAST = re.compile(r"(?:→|->|=>|=|:)\s{0,3}(?P<text>[^→=>:]{1,200})\Z")
_POINTS = ' .!?…"“”«»'


def given_away(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """The question does not hold the answer: in brackets, behind a label or an arrow, or word for word."""
    answer, question = norm(exercise.answer), exercise.question
    if not any(character.isalnum() for character in answer):
        return
    hidden = _LABELLED.search(question)
    if hidden and f"{norm(hidden['text'])} ".startswith((f"{answer} ", f"{answer},", f"{answer};", f"{answer})")):
        yield _given(hidden.start("text"), hidden.end("text"))
    elif exercise.type == "multiple_choice":
        return  # its question may list the options, or quote the words asked about
    elif norm(question) == answer:
        # "pizza" is "pizza" in both languages.
        if exercise.type != "translation" or answer not in wordnet.english():
            yield _given(0, len(question))
    elif place := _shown(exercise, answer, context):
        yield _given(*place)


def _shown(exercise: Exercise, answer: str, context: Context) -> tuple[int, int] | None:
    """Where the question shows the answer, if it does."""
    question = exercise.question
    # An infinitive in brackets is the usual hint, and its own answer after a modal verb.
    if len(answer) > 3 and not answer.endswith(("are", "ere", "ire", "rsi")):
        hints = list(_BRACKETED.finditer(question)) if exercise.type == "fill_in_blank" else []
        last = _SHOWN_LAST.search(question) if exercise.type in ("fill_in_blank", "conjugation") else None
        for hint in (*hints, *([last] if last else [])):
            if norm(hint["text"]) == answer:
                return hint.span("text")
    bare = exercise.answer.strip(_POINTS)
    place = question.casefold().find(bare.casefold())
    if place >= 0 and len(answer) >= 6 and len(answer.split()) >= 2:
        return place, min(place + len(bare), len(question))
    target = context.target
    if exercise.type == "fill_in_blank" and target is not None and len(target.text.split()) >= 3:
        # "L'aquila vola alta. L'aquila ___ alta."
        for sentence in re.finditer(r"[^.!?\n]{1,400}", question):
            if norm(sentence[0]) and norm(target.text).endswith(f"{norm(sentence[0])} {norm(sentence[0])}"):
                return sentence.span()
    return None


def _given(start: int, end: int) -> Defect:
    return Defect("answer_given_away", "question", start, end, "The question shows the answer.", "only a hint")


def languages(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """Italian where the learner meets Italian; in a translation one side is English."""
    guess = context.language
    if exercise.type == "translation":
        found = list(_translation(exercise, context))
        yield from found
        if not found:
            yield from _words_known(exercise, context)
        return
    text = context.target.text if context.target else exercise.answer
    if exercise.type == "multiple_choice" and guess.italian(sentence_in(exercise.question)[0]):
        return  # "Che cosa significa 'aquila'?" may be answered in English
    if not guess.italian(text) and any(character.isalpha() for character in text):
        message = "This is not Italian."
        yield Defect("not_italian", "answer", 0, len(exercise.answer), message, "an answer in Italian")
    else:
        yield from _words_known(exercise, context)


def _words_known(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """At least half of the words are in the lexicon. Names, numbers and one or two rare words are no matter."""
    if context.target is None:
        return
    known, unknown = context.language.known_words(context.target.text)
    if (unknown >= 3 and unknown > known) or (unknown == 2 and not known):
        message = f"{unknown} of {known + unknown} words are in no dictionary."
        field, start, end = context.target.place(0, len(context.target.text))
        yield Defect("not_italian", field, start, end, message, "Italian words")


def _translation(exercise: Exercise, context: Context) -> Iterator[Defect]:
    guess = context.language
    answer, question = exercise.answer, exercise.question
    # "Traduci: The eagle flies" is an English question: its instruction may be in either language.
    material = sentence_in(question)[0]
    sides = (guess.italian(answer), guess.english(answer), guess.english(material), guess.italian(material))
    answer_italian, answer_english, question_english, question_italian = sides
    # "pizza" is "pizza": a word that both languages have is no mistake.
    if answer_italian and not question_english and not answer_english and len(material.split()) > 1:
        yield Defect(
            "not_english", "question", 0, len(question), "Both sides are Italian.", "an English sentence to translate"
        )
    elif not answer_italian and not (answer_english and question_italian):
        field, text = ("question", question) if answer_english and not question_english else ("answer", answer)
        yield Defect(
            "not_italian", field, 0, len(text), "No side of this translation is Italian.", "Italian on one side"
        )


RULES: tuple[Rule, ...] = (
    wrong_type,
    empty,
    short,
    blank,
    options,
    given_away,
    echo,
    markup,
    characters,
    truncated,
    repetition,
    languages,
    sentence,
)
