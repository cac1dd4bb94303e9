"""Do the words of a target make a phrase? What no Italian sentence has side by side tells a list of words from one.

Sources: Renzi, Salvi and Cardinaletti, Grande grammatica italiana di consultazione, I (noun phrase, prepositional
phrase); Serianni, Grammatica italiana, IV (the article opens its noun phrase).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from rewards.components.structure_defect import Context, Defect
from rewards.exercises import Exercise
from rewards.italian.lexicon import Lexicon

_TOKEN = re.compile(r"[^\W\d_]+['’]?|[^\w\s]|\d+")
# Never a pronoun before a verb, as "lo", "la", "gli", "le" may be.
_ARTICLES = frozenset({"il", "i", "un"})
_ANY_ARTICLE = frozenset({"il", "lo", "la", "i", "gli", "le", "un"})
_AFTER_ARTICLE = """
il lo la i gli le un uno una con nel nella nei sul sulla dal dalla al alla allo del dello della degli
"""
_AFTER_NONE = frozenset(_AFTER_ARTICLE.split())
_PREPOSITION_WORDS = """
di con per nel nella nei nelle sul sulla dal dalla al alla del della dei delle
"""
_PREPOSITIONS = frozenset(_PREPOSITION_WORDS.split())
# The note A: "il la", "un la minore".
_AFTER_NOTE = frozenset({"minore", "maggiore", "bemolle", "diesis", "centrale"})
# So many pairs of bare nouns are no compounds ("treno merci", "parola chiave").
_BARE_PAIRS = 2


def sentence(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """Behind an article or preposition stands what it belongs to, and nouns are not heaped up."""
    if context.target is None:
        return
    text = context.target.text
    tokens = list(_TOKEN.finditer(text[:2000]))
    bare: list[tuple[int, int]] = []
    for first, second in pairwise(tokens):
        one, two = first[0].lower(), second[0].lower()
        place = (first.start(), second.end())
        # Capitals may be names: "il Rodano", "Mojmír I con suo nipote".
        if not text[first.end() : second.start()].isspace() or not second[0].islower() or first[0].isupper():
            continue
        if _impossible(one, two, context.lexicon) and not _is_note(one, two, text, second.end()):
            yield _defect(context, text, place)
            return
        if first[0].islower() and _only_noun(one, context.lexicon) and _only_noun(two, context.lexicon):
            bare.append(place)
    if len(bare) >= _BARE_PAIRS:
        yield _defect(context, text, bare[0])


def _defect(context: Context, text: str, place: tuple[int, int]) -> Defect:
    assert context.target is not None
    field, start, end = context.target.place(*place)
    message = f'"{text[place[0] : place[1]]}" does not go together in a sentence.'
    return Defect("no_sentence", field, start, end, message, "a phrase or a sentence")


def _impossible(one: str, two: str, lexicon: Lexicon) -> bool:
    if one in _ANY_ARTICLE and two in _AFTER_NONE:
        return True
    return (one in _ARTICLES or one in _PREPOSITIONS) and _only_finite(two, lexicon)


def _is_note(one: str, two: str, text: str, end: int) -> bool:
    if one not in ("il", "un") or two != "la":
        return False
    after = _TOKEN.search(text, end)
    return after is None or not after[0].isalpha() or after[0].lower() in _AFTER_NOTE


@lru_cache(maxsize=20_000)
def _only_finite(form: str, lexicon: Lexicon) -> bool:
    """A form that is nothing but a finite verb ("mangiavano"); those in -o may be nouns too ("il credo", "il limo")."""
    readings = lexicon.readings(form)
    return (
        bool(readings)
        and form[-1] != "o"
        and all(
            one.pos in ("VERB", "AUX") and one.mood in ("ind", "sub", "cond", "impr") and not one.clitic
            for one in readings
        )
    )


@lru_cache(maxsize=20_000)
def _only_noun(form: str, lexicon: Lexicon) -> bool:
    readings = lexicon.readings(form)
    return bool(readings) and all(one.pos == "NOUN" for one in readings)
