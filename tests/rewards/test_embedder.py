"""The embedder: unit vectors across languages, each text computed once, any SentenceTransformer by its folder."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from rewards.embedder import SentenceEmbedder, load_embedder

TEXTS = ["L'aquila vola.", "", "🦅", "eagles", "L'aquila vola.", "x" * 5000]


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    return SentenceEmbedder()


def test_unit_vectors_in_order(embedder: SentenceEmbedder) -> None:
    vectors = embedder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 512)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)
    assert (vectors[0] == vectors[4]).all()


def test_no_texts(embedder: SentenceEmbedder) -> None:
    assert len(embedder.encode([])) == 0


def test_meaning_crosses_the_language(embedder: SentenceEmbedder) -> None:
    eagle, cook, english_eagle, english_cook = embedder.encode(
        ["L'aquila vola alta.", "Il cuoco prepara la pasta.", "The eagle flies high.", "The cook prepares the pasta."]
    )
    assert eagle @ english_eagle > 0.7 > 0.3 > eagle @ english_cook
    assert cook @ english_cook > 0.7 > 0.3 > cook @ english_eagle


def test_each_text_is_computed_once() -> None:
    embedder = SentenceEmbedder()
    computed: list[str] = []
    compute = embedder.compute

    def counting(texts: list[str]) -> Any:
        computed.extend(texts)
        return compute(texts)

    embedder.compute = counting  # type: ignore[method-assign]
    embedder.encode(["a", "b", "a"])
    embedder.encode(["b", "c"])
    assert computed == ["a", "b", "c"]


def test_the_cache_is_bounded_and_a_full_one_loses_no_answer() -> None:
    embedder = SentenceEmbedder(cache_texts=3)
    first = embedder.encode(["a", "b"])
    assert (embedder.encode(["a", "b", "c", "d"])[:2] == first).all()
    assert len(embedder._cache) <= 3
    assert embedder.encode(["a", "e", "f", "g", "h"])[0] == pytest.approx(first[0], abs=1e-6)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 40])
def test_a_vector_does_not_depend_on_its_batch(size: int) -> None:
    """To the last bit: a cosine that is rounded must not fall on another side."""
    texts = [f"L'aquila numero {number} vola sopra il lago. " * (1 + number % 9) for number in range(120)]
    whole = SentenceEmbedder().encode(texts)
    forgetful = SentenceEmbedder(cache_texts=0)
    parts = [forgetful.encode(texts[at : at + size]) for at in range(0, len(texts), size)]
    assert (np.concatenate(parts) == whole).all()


def test_no_torch_for_the_shipped_encoder() -> None:
    code = (
        "import sys; from rewards.embedder import load_embedder; load_embedder().encode(['aquila']); "
        "sys.exit(any(name in sys.modules for name in ('torch', 'sentence_transformers')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_another_sentence_transformer_by_its_folder(tmp_path: Path) -> None:
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "aquila": 1, "cane": 2}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)], device="cpu").save(str(tmp_path / "m"))
    vectors = load_embedder(str(tmp_path / "m")).encode(["aquila", "cane", "aquila cane"])
    assert vectors.shape == (3, 8)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)


class OwnCode(InputModule):  # type: ignore[misc]
    """A module that is no part of sentence-transformers."""

    config_keys: list[str] = []

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        return features

    def preprocess(self, inputs: Any, **kwargs: Any) -> dict[str, Any]:
        return {}

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        self.save_config(output_path)


def test_a_model_that_brings_its_own_code_is_refused(tmp_path: Path) -> None:
    SentenceTransformer(modules=[OwnCode()], device="cpu").save(str(tmp_path / "m"))
    with pytest.raises(OSError, match="trust_remote_code"):
        load_embedder(str(tmp_path / "m")).encode(["aquila"])


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(OSError, match="EMBEDDER='/no/such/model' is no SentenceTransformer"):
        SentenceEmbedder("/no/such/model").encode(["a"])


def test_a_name_is_never_downloaded() -> None:
    with pytest.raises(OSError, match="is no SentenceTransformer on this machine"):
        SentenceEmbedder("sentence-transformers/no-such-model").encode(["a"])
