"""Word tables extracted from MultiWordNet (see data/SOURCES.md), read once when first asked for."""

from collections.abc import Mapping
from functools import lru_cache

from rewards.catalog.topics import DATA


@lru_cache(maxsize=1)
def domains() -> Mapping[str, frozenset[str]]:
    """Italian noun -> the topics to which at least half of its senses belong."""
    found: dict[str, set[str]] = {}
    for lemma, topic in _rows("domains"):
        found.setdefault(lemma, set()).add(topic)
    return {lemma: frozenset(topics) for lemma, topics in found.items()}


@lru_cache(maxsize=1)
def kin() -> Mapping[str, frozenset[str]]:
    """Concrete word of the catalogue ("eagles") -> Italian names of its kinds and parts."""
    return {word: frozenset(lemmas.split()) for word, lemmas in _rows("kin")}


@lru_cache(maxsize=1)
def english() -> Mapping[str, tuple[str, ...]]:
    """English noun, singular -> Italian nouns of its two commonest senses."""
    return {word: tuple(lemmas.split()) for word, lemmas in _rows("english")}


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (DATA.parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(left, right) for left, _, right in (line.partition("\t") for line in lines)]
