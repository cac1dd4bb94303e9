"""The words from which the exercises of the reference model are made."""

from training.reference.words.loader import Words, load_words
from training.reference.words.model import (
    Adjective,
    Combination,
    Frame,
    Lexical,
    Noun,
    Pair,
    Phrase,
    Phrases,
    Topic,
    Verb,
)

__all__ = [
    "Adjective",
    "Combination",
    "Frame",
    "Lexical",
    "Noun",
    "Pair",
    "Phrase",
    "Phrases",
    "Topic",
    "Verb",
    "Words",
    "load_words",
]
