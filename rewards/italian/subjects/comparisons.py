"""Nouns with which "come" compares or names: "studenti come Rai", "hanno come scopo il bene di tutti"."""

from rewards.italian.genders import PERSONS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import ME
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_NAMING = word_set("avere prendere scegliere usare indicare considerare")


def is_named(words: Words, place: int, by_start: dict[int, NounPhrase]) -> bool:
    """ "hanno come scopo il bene di tutti": a bare noun behind "come", and a verb before it."""
    named = by_start.get(place + 1)
    lemmas = words.facts[place - 1].lemmas if place else frozenset()
    return named is not None and named.determiner is None and bool(lemmas & _NAMING)


def comparison_end(words: Words, place: int, by_start: dict[int, NounPhrase], last_end: int) -> int:
    """The place behind the nouns with which "come" compares; 0 where a clause follows it.

    "studenti come Rai", "le critiche alla Clinton come candidata", "alcuni storici, come il nostro, …"."""
    end = _noun_end(words, place + 1, by_start)
    aside = words.at(place - 1) == "," and last_end == place - 1
    if not end or not (aside or last_end == place):
        return 0
    while words.at(end) in (",", "e", "o") and _goes_on(words, end, by_start, aside):
        end = _noun_end(words, end + 1, by_start)
    if aside:
        if words.at(end) != ",":
            return 0  # "I ragazzi, come la mamma sapeva, …"
        end += 1
    return end


def _goes_on(words: Words, place: int, by_start: dict[int, NounPhrase], aside: bool) -> bool:
    """Whether another noun of the comparison stands behind "e" or a comma."""
    phrase = by_start.get(place + 1)
    return phrase is not None and (phrase.proper or (aside and words.text[place] != ","))


def _noun_end(words: Words, place: int, by_start: dict[int, NounPhrase]) -> int:
    """The place behind a noun phrase or pronoun, and the names and complements that follow; 0 if none."""
    if words.at(place) in PERSONS or words.at(place) in ME:
        return place + 1
    end = by_start[place].end if place in by_start else 0
    while end and (phrase := by_start.get(end)) is not None and (phrase.proper or phrase.prepositional):
        end = phrase.end
    return end
