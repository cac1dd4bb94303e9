"""Focus: when a grammar focus is taught and what an exercise on it must show.

Levels follow the usual Italian syllabus for A1-B2 (Profilo della lingua italiana). A
tense focus names the tenses of which the target must show one; a construction focus
names a detector of rewards.italian.constructions; where neither can be decided by
rule, the focus says why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Demand = Literal["tense", "construction", "nothing"]


@dataclass(frozen=True, slots=True)
class Focus:
    """A grammar focus.

    demand: "tense" (the target shows one of `tenses`), "construction" (the detector
    named `construction` finds it in the target) or "nothing" (`reason` says why it
    cannot be checked). wanted: what the target must show, in words for a person, with
    examples; empty when nothing is demanded. alias: True only for names that the
    catalogue accepts beside the 74 (they demand what several of the 74 demand).
    """

    id: str
    english: str
    italian: str
    levels: tuple[str, ...]
    group: str
    demand: Demand = "nothing"
    tenses: frozenset[str] = frozenset()
    construction: str = ""
    reason: str = ""
    wanted: str = ""
    alias: bool = False


GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "nouns": "Nouns, articles, adjectives",
        "pronouns": "Pronouns, adverbs",
        "indicative": "Indicative",
        "moods": "Subjunctive, conditional, other moods",
        "structures": "Other verb structures",
        "syntax": "Syntax",
        "clauses": "Clauses",
        "complex": "Complex structures",
        "spelling": "Spelling",
        "lexicon": "Lexicon",
    }
)


def tense(name: str, english: str, italian: str, levels: str, group: str, *tenses: str, alias: bool = False) -> Focus:
    wanted = " or ".join(tense.replace("_", " ") for tense in tenses)
    return Focus(
        name, english, italian, tuple(levels.split()), group, "tense", frozenset(tenses), wanted=wanted, alias=alias
    )


def shows(name: str, english: str, italian: str, levels: str, group: str, wanted: str) -> Focus:
    """A focus whose detector has the focus's own name."""
    return Focus(name, english, italian, tuple(levels.split()), group, "construction", construction=name, wanted=wanted)


def unchecked(name: str, english: str, italian: str, levels: str, group: str, reason: str) -> Focus:
    return Focus(name, english, italian, tuple(levels.split()), group, reason=reason)
