"""The loaded instruments of the reward: language (lexicon and pipeline) and embedder.

Loaded once per process by load_tools(); components get them through their Batch, so
that a test can hand in others.
"""

from dataclasses import dataclass
from functools import lru_cache

from rewards.embedder import Embedder, load_embedder
from rewards.italian.language import Language, load_language


@dataclass(frozen=True)
class Tools:
    language: Language
    embedder: Embedder


@lru_cache(maxsize=4)
def load_tools(spacy_model: str = "", embedder: str = "") -> Tools:
    """Load the instruments; empty names mean the shipped ones. Raises OSError with the remedy."""
    return Tools(load_language(spacy_model), load_embedder(embedder))
