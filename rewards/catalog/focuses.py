"""FOCUSES: every grammar focus that a request may name."""

from collections.abc import Mapping
from types import MappingProxyType

from rewards.catalog.focus import GROUPS, Focus
from rewards.catalog.focuses_syntax import CLAUSES, COMPLEX, SYNTAX
from rewards.catalog.focuses_verbs import INDICATIVE, MOODS, STRUCTURES, SUBJUNCTIVE
from rewards.catalog.focuses_words import LEXICON, NOUNS, PRONOUNS, SPELLING

# The 74, in the order of a grammar book.
CANONICAL: Mapping[str, Focus] = MappingProxyType(
    {
        focus.id: focus
        for group in (NOUNS, PRONOUNS, INDICATIVE, MOODS, STRUCTURES, SYNTAX, CLAUSES, COMPLEX, SPELLING, LEXICON)
        for focus in group
    }
)
# The 74 and the alias "subjunctive".
FOCUSES: Mapping[str, Focus] = MappingProxyType({**CANONICAL, SUBJUNCTIVE.id: SUBJUNCTIVE})

__all__ = ["CANONICAL", "FOCUSES", "GROUPS", "Focus"]
