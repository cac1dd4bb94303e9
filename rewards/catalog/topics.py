"""PLACEHOLDER to be replaced by its author: the 20 topics."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic category. words: concrete English request words -> Italian nouns ("eagles" -> ("aquila", "aquile"))."""

    id: str
    english: str
    description: str
    keywords: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


TOPICS: Mapping[str, Topic] = {}
