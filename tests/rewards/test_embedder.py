"""The embedder: unit vectors across languages, each text computed once, any SentenceTransformer by its folder."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from rewards.embedder import SentenceEmbedder, load_embedder
from rewards.use_module import DIMENSIONS, UseModule

TEXTS = ["L'aquila vola.", "", "🦅", "eagles", "L'aquila vola.", "x" * 5000]


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    return SentenceEmbedder()


def test_unit_vectors_in_order(embedder: SentenceEmbedder) -> None:
    vectors = embedder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), DIMENSIONS)
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
    compute = embedder._compute

    def counting(texts: list[str]) -> Any:
        computed.extend(texts)
        return compute(texts)

    embedder._compute = counting  # type: ignore[method-assign]
    embedder.encode(["a", "b", "a"])
    embedder.encode(["b", "c"])
    assert computed == ["a", "b", "c"]


def test_the_cache_is_bounded_and_a_full_one_loses_no_answer() -> None:
    embedder = SentenceEmbedder(cache_texts=3)
    first = embedder.encode(["a", "b"])
    assert (embedder.encode(["a", "b", "c", "d"])[:2] == first).all()
    assert len(embedder._cache) <= 3
    assert embedder.encode(["a", "e", "f", "g", "h"])[0] == pytest.approx(first[0], abs=1e-6)


def test_another_sentence_transformer_by_its_folder(tmp_path: Path) -> None:
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "aquila": 1, "cane": 2}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)], device="cpu").save(str(tmp_path / "m"))
    vectors = load_embedder(str(tmp_path / "m")).encode(["aquila", "cane", "aquila cane"])
    assert vectors.shape == (3, 8)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)


def test_a_model_that_brings_its_own_code_is_refused(tmp_path: Path) -> None:
    SentenceTransformer(modules=[UseModule()], device="cpu").save(str(tmp_path / "m"))
    with pytest.raises(OSError, match="trust_remote_code"):
        load_embedder(str(tmp_path / "m")).encode(["aquila"])


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(OSError, match="EMBEDDER='/no/such/model' is no SentenceTransformer"):
        SentenceEmbedder("/no/such/model").encode(["a"])


def test_a_name_is_never_downloaded() -> None:
    with pytest.raises(OSError, match="is no SentenceTransformer on this machine"):
        SentenceEmbedder("sentence-transformers/no-such-model").encode(["a"])
