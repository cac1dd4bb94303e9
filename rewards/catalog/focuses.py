"""PLACEHOLDER to be replaced by its author: the 74 grammar focuses (plus the seed's plain "subjunctive")."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Focus:
    """A grammar focus.

    demand: "tense" (the target shows one of `tenses`), "construction" (the detector
    named `construction` finds it in the target) or "nothing" (`reason` says why it cannot be checked).
    """

    id: str
    english: str
    italian: str
    levels: tuple[str, ...]
    group: str
    demand: str = "nothing"
    tenses: frozenset[str] = frozenset()
    construction: str = ""
    reason: str = ""


FOCUSES: Mapping[str, Focus] = {
    name: Focus(name, name, name, ("A1", "A2", "B1", "B2"), "tense")
    for name in ("past_tense", "present_tense", "definite_articles", "subjunctive", "future_tense")
}
