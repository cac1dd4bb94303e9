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
from rewards.italian.verb_tables import ARTICULATED, OPENERS

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
# With the article these make one word.
_CONTRACTED = frozenset({"di", "a", "da", "in", "su"})
_DEFINITE = frozenset({"il", "i", "gli"})
_ARTICULATED = ARTICULATED - {"dai", "coi"}  # "mi dai", "dai un bacio"
# After "della": not "al di là", "nel fra tempo".
_AFTER_ARTICULATED = frozenset(
    {"con", "per", "a", "in", "da", "su", "e", "ma", "il", "lo", "la", "i", "gli", "le", "un", "una"}
)
# Always before a verb or another pronoun.
_CLITICS = frozenset({"mi", "ti", "si", "ci", "vi"})
_BEFORE_A_WORD = frozenset({"il", "lo", "la", "gli", "le", "un"}) | _CLITICS
_AUXILIARIES = frozenset({"ha", "hanno", "ho", "hai", "abbiamo", "è", "sono", "siamo", "siete", "aveva", "avevano"})
_JOINERS = frozenset({"e", "ed", "ma", "oppure"})
_PRONOUNS = frozenset({"noi", "lui", "egli"})
# What a word has to follow.
_NEVER_LAST = frozenset({"il", "gli", "un", "di", "in", "con"}) | (_ARTICULATED - {"col"})
_BEFORE_LETTERS = (" la", " una", " lettera", " vocale", ",", "-")  # "la lettera e"
_ENDS = frozenset({".", "!", "?"})
_STOPS = frozenset({".", "!", "?", ";", ":"})
# The note A: "il la", "un la minore".
_AFTER_NOTE = frozenset({"minore", "maggiore", "bemolle", "diesis", "centrale"})
# So many pairs of bare nouns are no compounds ("treno merci", "parola chiave").
_BARE_PAIRS = 2


def sentence(exercise: Exercise, context: Context) -> Iterator[Defect]:
    """Behind an article or preposition stands what it belongs to, and nouns are not heaped up."""
    if context.target is None:
        return
    text = context.target.text
    if (place := broken_at(text, context.lexicon)) is not None:
        yield _defect(context, text, place)


def broken_at(text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where two words stand side by side that no sentence has side by side; None where all may be one."""
    tokens = list(_TOKEN.finditer(text[:2000]))
    bare: dict[tuple[str, str], tuple[int, int]] = {}
    opened = False  # whether a clause began whose verb may stand before the main verb ("chi mangia ingrassa")
    for first, second in pairwise(tokens):
        one, two = first[0].lower(), second[0].lower()
        opened = (opened or one in OPENERS) and one not in _STOPS
        place = (first.start(), second.end())
        if two in _ENDS and _dangling(text, first, second):
            return place
        if not second[0].islower() or not text[first.end() : second.start()].isspace():
            continue
        # Capitals may be names: "il Rodano", "Mojmír I con suo nipote".
        if first[0][0].isupper() and (first.start() > 0 or first[0].isupper()):
            continue
        if text[second.end() : second.end() + 1] == "-":
            continue  # "le e-mail"
        # A name at the beginning may look like a verb: "Luca".
        if _impossible(one, two, opened or first[0].istitle(), lexicon) and not _is_note(one, two, text, second.end()):
            return place
        if _only_noun(one, lexicon) and _only_noun(two, lexicon):
            bare.setdefault((one, two), place)
    return next(iter(bare.values())) if len(bare) >= _BARE_PAIRS else None


def _defect(context: Context, text: str, place: tuple[int, int]) -> Defect:
    assert context.target is not None
    field, start, end = context.target.place(*place)
    message = f'"{text[place[0] : place[1]]}" does not go together in a sentence.'
    return Defect("no_sentence", field, start, end, message, "a phrase or a sentence")


def _impossible(one: str, two: str, opened: bool, lexicon: Lexicon) -> bool:
    if one in _ANY_ARTICLE and two in _AFTER_NONE:
        return True
    if one in _CONTRACTED and two in _DEFINITE:
        return True  # "di il": del
    if one in _ARTICULATED and (two in _AFTER_ARTICULATED or two in _ARTICULATED):
        return True  # "della con"
    if one in _CLITICS and (two in _AFTER_NONE or two in _ARTICULATED or _only_noun(two, lexicon)):
        return True  # "mi casa": a pronoun that stands before a verb
    if one in _BEFORE_A_WORD and two in _JOINERS:
        return True  # "la e"
    if two in _PRONOUNS and one in _ANY_ARTICLE and one not in ("la", "lo"):
        return True  # "i noi"
    if not opened and _only_finite(one, lexicon) and _only_finite(two, lexicon):
        return not _subjunctive(two, lexicon)  # "mangia vola"; but "chi dorme sogna", "credo sia"
    led = one in _ARTICLES or one in _PREPOSITIONS
    if two in _AUXILIARIES and led and one not in ("di", "per"):
        return True
    if _two_plurals(one, two, lexicon):
        return True  # "conigli aquile"
    return led and _only_finite(two, lexicon)


def _dangling(text: str, word: re.Match[str], stop: re.Match[str]) -> bool:
    """Whether a sentence ends in a word that another has to follow: "partono gli.", "io e."."""
    last, before = word[0], text[: word.start()]
    # Not the "e." of "p.e.v." or of "E. Rossi".
    if not last.islower() or not before[-1:].isspace() or text[stop.end() : stop.end() + 1].isalpha():
        return False
    if last in ("e", "ed"):
        return not before.rstrip().lower().endswith(_BEFORE_LETTERS)
    return last in _NEVER_LAST


def _is_note(one: str, two: str, text: str, end: int) -> bool:
    if one not in ("il", "un", "del", "al", "dal", "nel", "sul") or two != "la":
        return False
    after = _TOKEN.search(text, end)
    return after is None or not after[0].isalpha() or after[0].lower() in _AFTER_NOTE


def _two_plurals(one: str, two: str, lexicon: Lexicon) -> bool:
    """Two plurals of different genders: no compound, whose second noun agrees or stays singular ("pesci gatto")."""
    if not (_only_noun(one, lexicon) and _only_noun(two, lexicon)):
        return False
    first, second = lexicon.agreement(one, "NOUN"), lexicon.agreement(two, "NOUN")
    return all(number == "p" for _, number in first | second) and not first & second


@lru_cache(maxsize=20_000)
def _subjunctive(form: str, lexicon: Lexicon) -> bool:
    """Whether a finite form may follow a verb without "che": "credo sia", "penso verrà", "spero possa"."""
    return any(one.mood in ("sub", "cond") or one.tense == "fut" for one in lexicon.readings(form) if one.pos == "VERB")


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
