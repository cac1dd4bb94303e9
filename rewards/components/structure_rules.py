"""The structure rules of one exercise. Each yields its defects; what they cost stands in structure.py."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rewards.exercises import Exercise
from rewards.italian.guess import LanguageGuess
from rewards.requests import Request
from rewards.segments import BLANK, Segment, sentence_in

# Longer fields are not exercises; a long proverb or dialogue stays far below.
LONGEST_FIELD = 700


@dataclass(frozen=True, slots=True)
class Defect:
    """What a rule found: its name without "structure.", the place, the message, what was wanted."""

    rule: str
    field: str
    start: int
    end: int
    message: str
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at beside the exercise."""

    request: Request
    segments: tuple[Segment, ...]
    language: LanguageGuess


Rule = Callable[[Exercise, Context], Iterator[Defect]]


def _texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Every text of the exercise with its field's name."""
    yield "question", exercise.question
    yield "answer", exercise.answer
    for index, option in enumerate(exercise.options):
        yield f"options.{index}", option
    yield "explanation", exercise.explanation


def norm(text: str) -> str:
    """Case, spaces, quotation marks and final punctuation levelled, to compare texts."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
    return " ".join(re.sub(r"[\"“”«».!?…]+", " ", plain).split())


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


def blank(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """A fill_in_blank question shows where to write, and its answer is not a blank again."""
    if exercise.type == "fill_in_blank" and not BLANK.search(exercise.question):
        message = "The question has no blank to fill."
        yield Defect("blank_missing", "question", 0, len(exercise.question), message, "___")
    if match := BLANK.search(exercise.answer):
        message = "The answer still has a blank."
        yield Defect("blank_in_answer", "answer", match.start(), match.end(), message, "the words that fill it")


def options(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """multiple_choice: exactly four options, all different, the answer one of them."""
    if exercise.type != "multiple_choice":
        return
    count = len(exercise.options)
    if count != 4:
        yield Defect("options_count", "options", 0, 0, f"{count} options instead of four.", "4 options")
    first: dict[str, int] = {}
    for index, option in enumerate(exercise.options):
        # Accents, elision and final points may be what is asked: only case and spaces are levelled.
        key = " ".join(unicodedata.normalize("NFKC", option).split()).casefold()
        if key in first or not key:
            message = f"Option {index + 1} repeats option {first[key] + 1}." if key else f"Option {index + 1} is empty."
            yield Defect("options_distinct", f"options.{index}", 0, len(option), message, "four different options")
        first.setdefault(key, index)
    if count and not _is_option(exercise):
        message = "The answer is none of the options."
        yield Defect("answer_not_in_options", "answer", 0, len(exercise.answer), message, "one of the options")


def _is_option(exercise: Exercise) -> bool:
    """The answer is an option's text, or its letter with or without the text ("B", "b) vola")."""
    answer = norm(exercise.answer)
    for letter, option in zip("abcdefghij", exercise.options, strict=False):
        bare = norm(re.sub(r"\A\s*[a-jA-J1-9][).:]\s+", "", option))
        if answer in {norm(option), bare, letter, f"{letter})", f"{letter}) {bare}", f"{letter}: {bare}"}:
            return True
    return False


_BRACKETED = re.compile(r"[(\[\"“«](?P<text>[^()\[\]\"“”«»]{2,80})[)\]\"”»]")
_LABELLED = re.compile(
    r"\b(?:answer|risposta|soluzione|solution)\s*(?:is|è)?\s*[:=]\s*(?P<text>.{2,80})", re.IGNORECASE
)


def given_away(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """The question does not hold the answer: in brackets, behind a label, or as a run of words."""
    answer, question = norm(exercise.answer), exercise.question
    if not any(character.isalnum() for character in answer):
        return
    hidden = _LABELLED.search(question)
    if hidden and norm(hidden["text"]).startswith(answer):
        yield _given(hidden.start("text"), hidden.end("text"))
        return
    if exercise.type == "multiple_choice":
        return  # its question may list the options, or quote the words asked about
    if exercise.type == "fill_in_blank":
        for hint in _BRACKETED.finditer(question):
            # An infinitive in brackets is the usual hint, and its own answer after a modal verb.
            if norm(hint["text"]) == answer and len(answer) > 3 and not answer.endswith(("are", "ere", "ire", "rsi")):
                yield _given(hint.start("text"), hint.end("text"))
                return
    words = answer.split()
    place = question.casefold().find(exercise.answer.strip(' .!?…"“”«»').casefold())
    if place < 0 or len(words) < 2 or len(answer) < 6:
        return
    if exercise.type in ("translation", "fill_in_blank", "transformation", "conjugation"):
        yield _given(place, place + len(exercise.answer.strip(' .!?…"“”«»')))


def _given(start: int, end: int) -> Defect:
    return Defect("answer_given_away", "question", start, end, "The question shows the answer.", "only a hint")


_PROMPT = re.compile(
    r"\bCEFR\b|\bGrammar Focus\b|\bExercise Types?\s*:|\bTopic\s*:|\bGenerate \d+ exercises?\b|\bnum_exercises\b"
    r"|\b[a-z]+_(?:tense|articles|wildlife|pronouns|adjectives|clauses|verbs|in_blank|choice)\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"<[a-z][a-z_ ]{2,30}>|\{\{?[a-z_ ]{2,30}\}?\}|lorem ipsum|\bTODO\b|\bxxx+\b"
    r"|\b(?:your|the) (?:question|answer) here\b"
    r"|\[(?:insert|your|the|la|il)?\s*(?:answer|question|sentence|word|verb|risposta|domanda|frase|parola|verbo)"
    r"\s*(?:here|qui)?\]",
    re.IGNORECASE,
)
_BARE_PLACEHOLDERS = {"question", "answer", "domanda", "risposta", "string", "text", "testo", "n/a", "null", "none"}


def echo(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """No line of the prompt and no placeholder instead of content."""
    for field, text in _texts(exercise):
        if match := _PROMPT.search(text):
            message = "The prompt is repeated here."
            yield Defect("prompt_echo", field, match.start(), match.end(), message, "the exercise alone")
        match = _PLACEHOLDER.search(text)
        bare = field in ("question", "answer") and norm(text) in _BARE_PLACEHOLDERS
        if match or bare:
            start, end = match.span() if match else (0, len(text))
            # "<word>" could be markup too: it is counted once, here.
            yield Defect("placeholder", field, start, end, "A placeholder instead of content.", "the content itself")


_MARKUP = re.compile(
    r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#\d+);|\*\*\S|(?<!_)__(?=[^\s_])|`|^#{1,6}\s|\\[nt\"]"
)


def markup(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """Plain text: no HTML, no Markdown, no escape sequences shown as text."""
    for field, text in _texts(exercise):
        match = _MARKUP.search(text)
        if match and not _PLACEHOLDER.search(text):
            message = f"Markup in the {field.partition('.')[0]}."
            yield Defect("markup", field, match.start(), match.end(), message, "plain text")


_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ue000-\uf8ff]"
)


def characters(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """Latin letters and visible characters only: look-alikes of other alphabets hide words from every check."""
    for field, text in _texts(exercise):
        if text.isascii():
            match = _INVISIBLE.search(text)
            place = match.start() if match else -1
        else:
            place = next((index for index, one in enumerate(text) if _foreign(one)), -1)
        if place >= 0:
            name = unicodedata.name(text[place], f"U+{ord(text[place]):04X}")
            yield Defect(
                "characters", field, place, place + 1, f"A foreign or invisible character: {name}.", "Latin letters"
            )


def _foreign(character: str) -> bool:
    if _INVISIBLE.match(character):
        return True
    return character.isalpha() and not unicodedata.name(character, "?").startswith(("LATIN", "FEMININE", "MASCULINE"))


# No Italian or English text ends in one of these.
_DANGLING_WORDS = """
il lo la i gli le un uno una di a da in con su per tra fra del della dei delle al alla e ma o che
the a an of and to is are or
"""
_DANGLING = frozenset(_DANGLING_WORDS.split())


def truncated(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """The answer and the explanation do not stop in the middle."""
    for field, text in (("answer", exercise.answer), ("explanation", exercise.explanation)):
        stripped = text.rstrip()
        words = re.findall(r"\w+", stripped)
        dangling = len(words) >= 4 and stripped[-1:].isalpha() and words[-1].casefold() in _DANGLING
        # A bracket that opens and never closes; a "1)" or ":(" closes without having opened.
        unclosed = text.count("(") > text.count(")") or text.count("«") > text.count("»")
        if dangling or unclosed or (len(words) >= 3 and stripped.endswith((",", "-", "–"))):
            message = f"The {field} breaks off."
            yield Defect("truncated", field, max(0, len(stripped) - 12), len(stripped), message, "the whole text")


def repetition(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """No field of endless length, and no word again and again."""
    for field, text in _texts(exercise):
        if len(text) > LONGEST_FIELD:
            message = f"The {field.partition('.')[0]} has {len(text)} characters."
            yield Defect("too_long", field, LONGEST_FIELD, len(text), message, f"at most {LONGEST_FIELD} characters")
        words = re.findall(r"[^\W\d_]{3,}", text[:5000].casefold())
        if len(words) < 6:
            continue
        word, count = Counter(words).most_common(1)[0]
        if (count >= 5 and count * 3 >= len(words)) or len(set(words)) * 4 <= len(words):
            start = text.casefold().find(word)
            message = f'"{word[:40]}" again and again ({count} times).'
            yield Defect("repetition", field, max(start, 0), max(start, 0) + len(word), message, "an exercise")


def languages(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """Italian where the learner meets Italian; in a translation one side is English."""
    guess = context.language
    if exercise.type == "translation":
        yield from _translation(exercise, context)
        return
    target = next((segment for segment in context.segments if segment.role == "target"), None)
    text = target.text if target else exercise.answer
    if exercise.type == "multiple_choice" and guess.italian(sentence_in(exercise.question)[0]):
        return  # "Che cosa significa 'aquila'?" may be answered in English
    if not guess.italian(text) and any(character.isalpha() for character in text):
        message = "This is not Italian."
        yield Defect("not_italian", "answer", 0, len(exercise.answer), message, "an answer in Italian")


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
        field, text = ("question", question) if answer_english else ("answer", answer)
        yield Defect(
            "not_italian", field, 0, len(text), "No side of this translation is Italian.", "Italian on one side"
        )


RULES: tuple[Rule, ...] = (
    wrong_type,
    empty,
    blank,
    options,
    given_away,
    echo,
    markup,
    characters,
    truncated,
    repetition,
    languages,
)
