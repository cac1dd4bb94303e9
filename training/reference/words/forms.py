"""Gender and plural of a noun, and the forms that a verb must have: looked up, never typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from rewards.italian.lexicon import Lexicon
from training.reference.words.model import Noun, Verb

# The simple tenses of the lexicon, as (mood, tense).
TENSES = (
    ("ind", "pres"),
    ("ind", "impf"),
    ("ind", "past"),
    ("ind", "fut"),
    ("sub", "pres"),
    ("sub", "impf"),
    ("cond", "pres"),
)
PERSONS = tuple((person, number) for number in "sp" for person in (1, 2, 3))


@dataclass(frozen=True, slots=True)
class NounForms:
    """gender and plural_gender: m or f. singular or plural is None where the noun has none."""

    gender: str
    singular: str | None
    plural: str | None
    plural_gender: str


def noun_forms(noun: Noun, lexicon: Lexicon) -> NounForms:
    """Gender and forms of a noun. Raises LookupError when the lexicon knows no gender, two, or no plural."""
    number = "p" if noun.plural_only else "s"
    readings = lexicon.readings(noun.italian)
    genders = {r.gender for r in readings if r.pos == "NOUN" and r.gender and r.number in (number, None)}
    if noun.gender is None and len(genders) != 1:
        raise LookupError(f"{noun.id}: gender {sorted(genders)} in the lexicon; say which with g=")
    gender = noun.gender or genders.pop()
    if noun.plural_only:
        return NounForms(gender, None, noun.italian, gender)
    if not noun.countable:
        return NounForms(gender, noun.italian, None, gender)
    found = lexicon.forms(noun.italian, "NOUN", gender=noun.plural_gender or gender, number="p")
    plurals = (noun.plural,) if noun.plural else found
    if len(plurals) != 1:
        raise LookupError(f"{noun.id}: plural {plurals} in the lexicon; say which with pl=")
    return NounForms(gender, noun.italian, plurals[0], noun.plural_gender or gender)


def missing_forms(verb: Verb, lexicon: Lexicon) -> Iterator[str]:
    """What the lexicon lacks of a verb's simple forms, participle and gerund: "congiuntivo ... 1s".

    An impersonal verb needs the third person singular only.
    """
    persons = ((3, "s"),) if verb.pattern == "impersonal" else PERSONS
    for mood, tense in TENSES:
        for person, number in persons:
            if not lexicon.forms(verb.lemma, "VERB", mood=mood, tense=tense, person=person, number=number):
                yield f"{verb.lemma}: {mood} {tense} {person}{number}"
    if not lexicon.forms(verb.lemma, "VERB", mood="part", tense="past", gender="m", number="s"):
        yield f"{verb.lemma}: past participle"
    if not lexicon.forms(verb.lemma, "VERB", mood="ger"):
        yield f"{verb.lemma}: gerund"
