"""Finite verbs of a document for the agreement rules: by the lexicon, since wrong endings mislead the parse."""

from rewards.italian.articles import FORMS
from rewards.italian.clause_subjects import ADVERBS, CLITICS, SINGULAR_PRONOUNS, STOPS
from rewards.italian.genders import PERSONS
from rewards.italian.noun_phrases import NounPhrase
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words


def finite_verbs(words: Words, phrases: list[NounPhrase]) -> list[int]:
    """Places of finite verbs: by the lexicon where a form is nothing else, else as tagged."""
    nominal = {place for phrase in phrases for place in (*phrase.before, *phrase.after)}
    nominal |= {phrase.noun for phrase in phrases if phrase.noun is not None}
    places = {place for place in range(words.size) if words.facts[place].finite and _is_verb(words, place, nominal)}
    start = 0
    for stop in range(words.size + 1):
        if stop < words.size and words.text[stop] not in (".", "!", "?"):
            continue
        if not any(place in places for place in range(start, stop)):
            # "L'aquila volo sopra le montagne": a sentence has a verb.
            found = next((place for place in range(start + 1, stop) if _may_be_verb(words, place)), None)
            if found is not None:
                places.add(found)
        start = stop + 1
    return sorted(places)


_LEADING = STOPS | word_set("non che chi quando dove se perché come mentre cosa") | {""}
_NO_VERBS = word_set("addosso ingrosso dettaglio indosso")


def _is_verb(words: Words, place: int, nominal: set[int]) -> bool:
    facts = words.facts[place]
    if words.is_name(place) or place in nominal or words.text[place] in _NO_VERBS:
        return False
    text, before = words.text[place], words.at(place - 1)
    led = before in _LEADING or before in PERSONS or (before in CLITICS and before not in FORMS)
    if facts.participles and not led:
        return False  # "le farfalle colorate", "sono arrivate", "gli schemi emersi"
    if text in ("sia", "siano") and _correlated(words, place):
        return False
    if facts.parts != {"VERB"} and not led and all(person != 3 for person, _ in facts.finite):
        return text in ("sono", "sei", "siamo", "siete") and words.pos[place] in ("VERB", "AUX")
    nominal_too = words.nouns(place) and "essere" not in facts.finite_lemmas
    if place and nominal_too and words.pos[place - 1] in ("VERB", "AUX") and not words.nouns(place - 1):
        return False  # "hanno voglia": the verb's object, whatever the parse says
    if words.pos[place] in ("VERB", "AUX"):
        return True
    return facts.only_verb


def _correlated(words: Words, place: int) -> bool:
    """ "sia il gatto sia il cane", "sia i tempi che i luoghi"."""
    if words.at(place - 1) in ("che", "non", *CLITICS) or words.at(place - 1) in PERSONS:
        return False
    rest = words.text[place + 1 : place + 9]
    return "sia" in rest or "sia" in words.text[max(0, place - 8) : place] or "che" in rest


def _after_auxiliary(words: Words, place: int) -> bool:
    before = place - 1
    while before >= 0 and words.text[before] in ADVERBS:
        before -= 1
    return before >= 0 and bool(words.facts[before].lemmas & {"essere", "avere", "venire"})


def _may_be_verb(words: Words, place: int) -> bool:
    facts = words.facts[place]
    if (
        not facts.indicative
        or words.text[place] in FORMS
        or words.is_name(place)
        or facts.parts & {"ADP", "DET", "PRON", "CONJ", "ADV"}
    ):
        return False
    before = words.text[place - 1]
    return bool(words.nouns(place - 1)) or before in PERSONS or before in SINGULAR_PRONOUNS or words.is_name(place - 1)
