"""Detectors for spelling. Each yields the tokens that show the feature."""

import re
from collections.abc import Iterator

from rewards.italian.constructions.sample import Places, Sample
from rewards.italian.verb_tables import words

_DOUBLE = re.compile(r"([bcdfghlmnpqrstvz])\1|cq")
_HARD = re.compile(r"[cg]h[eièéì]")
_AVERE = words("ho hai ha hanno")
_CRIES = words("ah oh eh ahi ohi uh beh boh mah")


def accents(sample: Sample) -> Iterator[Places]:
    """A word with a written accent (città, perché, è, più, mangerò)."""
    for place, word in enumerate(sample.words):
        if any(letter in "àèéìòùíóú" for letter in word):
            yield frozenset({place})


def apostrophe_elision(sample: Sample) -> Iterator[Places]:
    """A word cut by an apostrophe (l'amica, un'aquila, c'è, quest'anno, un po', va')."""
    for place, word in enumerate(sample.words):
        if "'" in word and len(word) > 1:
            yield frozenset({place, place + 1} if word.endswith("'") else {place})


def double_consonants(sample: Sample) -> Iterator[Places]:
    """A word with a double consonant, cq included (palla, gatto, acqua)."""
    for place, word in enumerate(sample.words):
        if _DOUBLE.search(word):
            yield frozenset({place})


def h_usage(sample: Sample) -> Iterator[Places]:
    """ho, hai, ha, hanno; ch or gh before e or i (chiave, spaghetti); an exclamation (ah, oh)."""
    for place, word in enumerate(sample.words):
        if word in _AVERE or word in _CRIES or _HARD.search(word):
            yield frozenset({place})
