"""Sentence embeddings: any SentenceTransformer, by default the multilingual USE that pip installs."""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

# 2 KB a text: a cache of at most 40 MB.
CACHE_TEXTS = 20_000


class Embedder(Protocol):
    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimensions)."""
        ...


class SentenceEmbedder:
    """A SentenceTransformer, loaded at the first use, that computes each repeated text once.

    name: "" for the shipped encoder, otherwise a SentenceTransformer's folder, or its name
        when it lies in the local Hugging Face cache. Nothing is ever downloaded.
    """

    def __init__(self, name: str = "", cache_texts: int = CACHE_TEXTS) -> None:
        self.name = name
        self.cache_texts = cache_texts
        self._cache: dict[str, NDArray[np.float32]] = {}
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimensions). Raises OSError when the model is missing."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._cache]
        known = self._cache
        if missing:
            fresh = dict(zip(missing, self._compute(missing), strict=True))
            known = {**{text: self._cache[text] for text in texts if text in self._cache}, **fresh}
            if len(self._cache) + len(fresh) > self.cache_texts:
                self._cache.clear()
            self._cache.update(fresh)
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        return np.stack([known[text] for text in texts])

    def _compute(self, texts: list[str]) -> NDArray[np.float32]:
        if self._model is None:
            self._model = _load(self.name)
        vectors: NDArray[np.float32] = self._model.encode(
            texts, batch_size=256, show_progress_bar=False, normalize_embeddings=True
        )
        return vectors


def _load(name: str) -> Any:
    """The SentenceTransformer; imported here because that takes seconds."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer

    if not name:
        from rewards.use_module import UseModule

        return SentenceTransformer(modules=[UseModule()], device="cpu")
    try:
        return SentenceTransformer(name, local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError) as error:
        raise OSError(
            f"EMBEDDER={name!r} is no SentenceTransformer on this machine ({error}). "
            "Give the folder of one, or leave EMBEDDER empty for the encoder that is installed."
        ) from error


@lru_cache(maxsize=2)
def load_embedder(name: str = "") -> Embedder:
    """The embedder for settings.EMBEDDER; its model loads at the first encode()."""
    return SentenceEmbedder(name)
