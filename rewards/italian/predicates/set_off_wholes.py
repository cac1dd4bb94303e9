""" "tutti", "entrambi" set off behind a noun: "Le due amiche, entrambe sorde, …", "Le donne, tutte oltre i 70, …";
and "tutto ciò che" (Serianni, Grammatica italiana, VII)."""

from collections.abc import Iterator

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, keep_case
from rewards.italian.function_words import BOUNDS, COMMA_BOUNDS, PREPOSITIONS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.predicates.floating_wholes import OTHER_GENDER, WHOLES, is_free
from rewards.italian.words import Words

_PLURALS = frozenset({"tutti", "tutte", "entrambi", "entrambe"})
_OPENING = BOUNDS | {"che", "ma", "perché", "quando"}
_FAR = 12


def check_set_off_wholes(
    words: Words, phrases: list[NounPhrase], by_start: dict[int, NounPhrase], result: Agreement
) -> None:
    if "tutta" in words.text:
        _check_all_that(words, result)
    if not _PLURALS & set(words.text):
        return
    for place, comma in _places(words):
        own = WHOLES[words.text[place]]
        if not is_free(words, place, by_start):
            continue
        beside = place + 1 if comma else place - 1
        wanted, who = _of_adjective(words, beside, own, led=not comma), f'"{words.at(beside)}"'
        if wanted is None and comma:
            head = _head(words, phrases, comma, own)
            if head is None or not _closes(words, place):
                continue
            wanted, who = next(iter(head.readings & words.own(head.start))), f'"{words.raw[head.head]}"'
        if wanted is not None and wanted != own:
            text = words.raw[place]
            message = f'{who} is {describe(frozenset({wanted}))}; "{text}" is {describe(frozenset({own}))}.'
            fail(result, words, place, "predicate", message, keep_case(text, OTHER_GENDER[words.text[place]]))


def _places(words: Words) -> Iterator[tuple[int, int]]:
    """Places of "tutti" behind a comma, and of the comma; or 0 for the comma behind a participle that a comma
    precedes: "edifici, ricostruiti tutti dopo il sisma"."""
    for place in range(3, words.size - 1):
        if words.text[place] in _PLURALS:
            comma = place - 1 - (words.text[place - 1] == "quasi")
            if words.text[comma] == ",":
                yield place, comma
            elif words.text[place - 2] == "," and words.facts[place - 1].participles:
                yield place, 0


def _check_all_that(words: Words, result: Agreement) -> None:
    """ "tutta ciò che ha" for "tutto ciò che ha"."""
    for place in range(words.size - 2):
        if words.text[place] == "tutta" and words.text[place + 1] in ("ciò", "quanto"):
            message = f'"{words.raw[place + 1]}" is masculine singular; "{words.raw[place]}" is feminine singular.'
            fail(result, words, place, "adjective_noun", message, keep_case(words.raw[place], "tutto"))


def _of_adjective(words: Words, place: int, own: GenderNumber, *, led: bool) -> GenderNumber | None:
    """What an adjective or participle right behind "tutti" is ("entrambe sorde,"), or a participle before it (led)."""
    facts, following = words.facts[place], words.at(place + 1)
    plain = words.pos[place] in ("ADJ", "VERB") and not facts.nouns & {own}
    plain = plain and not facts.finite - (frozenset() if led else {(2, "p")})
    closed = led or following in COMMA_BOUNDS or following in PREPOSITIONS or following in FORMS
    if plain and closed and len(facts.modifiers) == 1:
        shown = next(iter(facts.modifiers))
        return shown if shown[1] == own[1] else None
    return None


def _head(words: Words, phrases: list[NounPhrase], comma: int, own: GenderNumber) -> NounPhrase | None:
    """The plural before the comma with nothing but its complements behind it: "Le donne del coro"."""
    index = next((i for i, one in enumerate(phrases) if one.end == comma), None)
    while index is not None and index >= 0:
        one = phrases[index]
        if own in one.readings or one.unknown or one.proper or not one.readings:
            return None
        if not one.prepositional:
            break
        apart = index and phrases[index - 1].end not in (one.start, one.start - 1)
        index = None if apart else index - 1
    if index is None or index < 0 or words.at(phrases[index].start - 1) not in _OPENING:
        return None
    readings = phrases[index].readings & words.own(phrases[index].start)
    return phrases[index] if len(readings) == 1 and {n for _, n in readings} == {"p"} else None


def _closes(words: Words, place: int) -> bool:
    """Whether the aside ends at a comma behind which the verb of the noun follows: "…, quasi tutte montane, sono"."""
    end = next((i for i in range(place + 1, min(place + _FAR, words.size)) if words.text[i] == ","), 0)
    inner = any(words.finite(i) and words.pos[i] in ("VERB", "AUX") for i in range(place, end))
    behind = range(end + 1, min(end + 3, words.size))
    plural = any((3, "p") in words.finite(i) and words.pos[i] in ("VERB", "AUX") for i in behind)
    return bool(end) and not inner and plural
