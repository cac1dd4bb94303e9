"""The structure rules that hold for every text of an exercise: no echo, markup, hidden letters, broken ends, loops."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from rewards.catalog.focuses import CANONICAL
from rewards.catalog.topics import TOPICS
from rewards.components.structure_defect import Context, Defect, norm, texts
from rewards.exercises import EXERCISE_TYPES, Exercise

# An explanation may be so many times as long as other fields.
EXPLANATION = 2

_IDS = "|".join(sorted(name for name in (*CANONICAL, *TOPICS, *EXERCISE_TYPES) if "_" in name))
_PROMPT = re.compile(
    r"\bCEFR\b|\bGrammar Focus\b|\bExercise Types?\s*:|\bTopic\s*:|\bGenerate \d+ exercises?\b|\bnum_exercises\b"
    r"|\bexpert Italian teacher\b|\bJSON array\b"
    rf"|(?<![A-Za-z_])(?:{_IDS})(?![A-Za-z_])",
    re.IGNORECASE,
)
_FIELD_WORDS = (
    r"(?:exercise|question|answer|sentence|verb|word|topic|text|option|explanation|subject|noun|name"
    r"|esercizio|domanda|risposta|frase|verbo|parola|testo|tema|opzione|spiegazione|soggetto|nome)"
)
_PLACEHOLDER = re.compile(
    rf"<\s*(?:your |la |il )?{_FIELD_WORDS}[a-z_ ]{{0,20}}>|\{{\{{[^{{}}]{{0,40}}\}}\}}"
    rf"|\{{\s*{_FIELD_WORDS}[a-z_ ]{{0,20}}\}}"
    r"|lorem ipsum|\bTODO\b|\b(?-i:xxx+)\b"
    r"|\b(?:your|the) (?:question|answer|sentence) here\b"
    rf"|\[\s*(?:(?:insert|inserire|inserisci|your|the|la|il|tua?)\s+){{0,3}}{_FIELD_WORDS}\s*(?:here|qui)?\s*\]",
    re.IGNORECASE,
)
# What any match of the two needs: most texts hold none, and this is quicker to see.
_PROMPT_SIGNS = ("_", "cefr", "grammar", "exercise", "topic", "generate", "expert", "json")
_PLACEHOLDER_SIGNS = ("<", "{", "[", "ipsum", "todo", "xxx", "here")
_BARE_PLACEHOLDERS = {"question", "answer", "domanda", "risposta", "string", "text", "testo", "n/a", "null", "none"}
_TRANSLATED = ({"question", "domanda"}, {"answer", "risposta"}, {"text", "testo"})


def echo(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """No line of the prompt and no placeholder instead of content."""
    for field, text in texts(exercise):
        plain = text.casefold()
        match = _PROMPT.search(text) if any(sign in plain for sign in _PROMPT_SIGNS) else None
        if match:
            message = "The prompt is repeated here."
            yield Defect("prompt_echo", field, match.start(), match.end(), message, "the exercise alone")
        match = _PLACEHOLDER.search(text) if any(sign in plain for sign in _PLACEHOLDER_SIGNS) else None
        if match or _bare(exercise, field):
            start, end = match.span() if match else (0, len(text))
            yield Defect("placeholder", field, start, end, "A placeholder instead of content.", "the content itself")


def _bare(exercise: Exercise, field: str) -> bool:
    """Whether a field holds only a field's name; but "question" may be translated as "domanda"."""
    if field not in ("question", "answer") or norm(exercise.field(field)) not in _BARE_PLACEHOLDERS:
        return False
    sides = {norm(exercise.question), norm(exercise.answer)}
    return not (exercise.type == "translation" and sides in _TRANSLATED)


_MARKUP = re.compile(
    r"<!--|</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#\d+);"
    r"|\*\*\S|(?<![\w*])\*[^\W_][^*\n]{0,80}\*(?![\w*])|(?<!\w)_[^\W_]+_(?!\w)|(?<!_)__[^\s_][^_\n]{0,80}__(?!_)"
    r"|~~\S|```|`[^`\n]{1,80}`|^#{1,6}\s|\\[a-zA-Z\"]"
    r"|[{\[,]\s*\\?[\"'](?:type|question|answer|correct_answer)\\?[\"']\s*:"
)


# What any match needs: most texts hold none, and this is quicker to see.
_MARKUP_SIGN = re.compile(r"[<&*_~`#\\]|[{\[,]\s*[\"']")


def markup(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """Plain text: no HTML, no Markdown, no LaTeX, no JSON, no escape sequences shown as text."""
    for field, text in texts(exercise):
        match = _MARKUP.search(text) if _MARKUP_SIGN.search(text) else None
        # "<question>" could be markup too: it is counted once, as a placeholder.
        if match and not _PLACEHOLDER.search(text):
            message = f"Markup in the {field.partition('.')[0]}."
            yield Defect("markup", field, match.start(), match.end(), message, "plain text")


def characters(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """Latin letters and visible characters only: look-alikes of other alphabets hide words from every check."""
    for field, text in texts(exercise):
        place = _strange(text, field == "explanation")
        if place >= 0:
            name = unicodedata.name(text[place], f"U+{ord(text[place]):04X}")
            message = f"A foreign or invisible character: {name}."
            yield Defect("characters", field, place, place + 1, message, "Latin letters")


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_JOINER = "\u200d"


def _strange(text: str, explains: bool) -> int:
    """Where the first such character stands, or -1.

    Emoji with their joiners, single Greek letters (π) and, in an explanation, whole words of
    another script and phonetic signs are what a teacher may write.
    """
    if text.isascii():
        match = _CONTROL.search(text)
        return match.start() if match else -1
    for index, one in enumerate(text):
        if " " <= one <= "~" or one in "\n\r\t":
            continue
        kind, before = unicodedata.category(one), text[index - 1] if index else " "
        if kind in ("Cc", "Cf", "Co", "Cs", "Cn") or one == "\ufffd":
            if one != _JOINER or before.isalnum():
                return index
        elif kind == "Mn":
            hidden = one == "\u034f" or (unicodedata.name(one, "").startswith("VARIATION") and before.isalnum())
            if hidden or unicodedata.category(before) == "Mn":
                return index
        elif one.isalpha() and not _latin(one) and not _excused(text, index, explains):
            return index
    return -1


def _latin(one: str) -> bool:
    return unicodedata.name(one, "?").startswith(("LATIN", "FEMININE", "MASCULINE"))


def _excused(text: str, index: int, explains: bool) -> bool:
    if unicodedata.name(text[index], "?").startswith("MODIFIER LETTER") and (explains or text[:index][-1:].isdigit()):
        return True  # a phonetic sign, or the ordinal "1ᵃ"
    start = end = index
    while start > 0 and text[start - 1].isalpha() and index - start < 40:
        start -= 1
    while end < len(text) and text[end].isalpha() and end - index < 40:
        end += 1
    word = text[start:end]
    if explains and not any(_latin(one) for one in word):
        return True
    return len(word) == 1 and unicodedata.name(word, "?").startswith("GREEK")


# No Italian or English text ends in one of these. "su", "in", "to", "is", "uno" may end one ("Come in", "Ne ho uno").
_DANGLING_WORDS = """
il lo la i gli le un di a da con per tra fra del della dei degli delle dello al alla ai alle nel nella sul sulla
dal dalla e ma o che the a an of and or
"""
_DANGLING = frozenset(_DANGLING_WORDS.split())
# Behind these the last word is only mentioned: "Davanti a s impura si usa lo".
_MENTIONS = """
usa usare uso usiamo usano è articolo preposizione congiunzione pronome parola lettera forma con vuole regge diventa
diventano scrive use uses using used is article preposition conjunction pronoun word letter form with takes becomes
need needs by after before follows the la una una
"""
_MENTIONING = frozenset(_MENTIONS.split())
_FIXED_END = re.compile(r"\b(?:di|gran|un) che\Z|[,;/]\s*\w+\Z", re.IGNORECASE)
_ELIDED_END = re.compile(r"(?:\A|\s)(?:l|un|dell|all|nell|sull|dall|quell|quest|c|d|m|t|s|n)['’]\Z", re.IGNORECASE)
_APOSTROPHES, _OPEN_ENDS = ("'", "’"), (",", ":", ";", " -", " –")
_WORDS = re.compile(r"\w+")
_DOTS_END = re.compile(r"\s{0,5}(?:\.{2,20}|…)\Z")


def truncated(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """The answer, the explanation and a sentence to work on do not stop in the middle."""
    fields = [("answer", exercise.answer), ("explanation", exercise.explanation)]
    if exercise.type in ("translation", "transformation"):
        fields.append(("question", exercise.question))
    for field, text in fields:
        stripped = text.rstrip()
        broken = _dangles(stripped)
        if field != "question":
            broken = broken or _unclosed(text) or (stripped.endswith(_APOSTROPHES) and _is_elided(stripped))
            broken = broken or (stripped.endswith(_OPEN_ENDS) and len(_WORDS.findall(stripped)) >= 3)
        if broken:
            message = f"The {field} breaks off."
            yield Defect("truncated", field, max(0, len(stripped) - 12), len(stripped), message, "the whole text")


def _dangles(stripped: str) -> bool:
    """The last of four or more words calls for another one, and is not just mentioned or listed."""
    core = _DOTS_END.sub("", stripped) if stripped.endswith(("..", "…")) else stripped
    # The end is enough to see a last word as short as these.
    if not core[-1:].isalpha() or _WORDS.findall(core[-20:])[-1] not in _DANGLING or _FIXED_END.search(core):
        return False
    words = _WORDS.findall(core)
    return len(words) >= 4 and words[-2].casefold() not in _MENTIONING


def _is_elided(stripped: str) -> bool:
    return bool(_ELIDED_END.search(stripped)) and len(_WORDS.findall(stripped)) >= 2


def _unclosed(text: str) -> bool:
    """A bracket or quotation that opens and never closes; a "1)", ":(" or 24" closes without having opened."""
    if ("(" in text and re.sub(r"[:;]-?\(", "", text).count("(") > text.count(")")) or text.count("«") > text.count(
        "»"
    ):
        return True
    quotes = text.count('"')
    quotes -= len(re.findall(r"\d\"", text)) if quotes else 0
    return (quotes > 0 and quotes % 2 == 1) or (text.count("“") + text.count("”") + text.count("„")) % 2 == 1


_THRICE = re.compile(r"(?!_)(\w)\1\1")
_SHORT = 8  # five words are longer
_LETTERS = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"([^\W\d_])\1{5,}|[^\W\d_]{31,}")


def _run(text: str) -> re.Match[str] | None:
    """One letter again and again, or letters without end. Most texts have no sign of either: that is quick to see."""
    possible = _THRICE.search(text) or max(map(len, text.split()), default=0) > 30
    return _RUN.search(text) if possible else None


def repetition(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """No field of endless length, and no word or phrase again and again."""
    for field, text in texts(exercise):
        longest = context.longest_field * (EXPLANATION if field == "explanation" else 1)
        if len(text) > longest:
            message = f"The {field.partition('.')[0]} has {len(text)} characters."
            yield Defect("too_long", field, longest, len(text), message, f"at most {longest} characters")
        if run := _run(text):
            message = f'"{run[0][:12]}…" is no word.'
            yield Defect("repetition", field, run.start(), run.end(), message, "words")
        elif len(text) > _SHORT and (word := _repeated(_LETTERS.findall(text[:5000].casefold()))):
            start = max(text.casefold().find(word), 0)
            message = f'"{word[:40]}" again and again.'
            yield Defect("repetition", field, start, min(start + len(word), len(text)), message, "an exercise")


def _repeated(words: list[str]) -> str | None:
    """The word that comes again and again, or the first word of a phrase that does.

    A table of a compound tense ("ho letto, hai letto, ha letto") repeats its participle,
    each time behind another word: that is no loop.
    """
    if len(set(words)) > len(words) - 3:
        return None  # each of the loops below has a word four times, or half of its phrases twice
    for index in range(len(words) - 4):
        if len(set(words[index : index + 5])) == 1:
            return words[index]
    if len(words) < 6:
        return None
    counts = Counter(word for word in words if len(word) >= 3)
    if counts:
        word, count = counts.most_common(1)[0]
        before = {words[index - 1] if index else "" for index, one in enumerate(words) if one == word}
        if count >= 4 and count * 5 >= len(words) * 2 and len(before) * 3 <= count * 2:
            return word
    phrases = list(zip(words, words[1:], words[2:], strict=False))
    if len(phrases) >= 10 and len(set(phrases)) * 2 <= len(phrases):
        return Counter(phrases).most_common(1)[0][0][0]
    return None
