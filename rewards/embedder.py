"""PLACEHOLDER: contract of the sentence embedder; its author fills it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Embedder(Protocol):
    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimensions)."""
        ...


@lru_cache(maxsize=2)
def load_embedder(name: str = "") -> Embedder:
    raise NotImplementedError
