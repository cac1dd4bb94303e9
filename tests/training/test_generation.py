"""Loading models safely and sampling from them, with a model of 33,000 parameters."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.factories import TINY_COMPLETIONS
from training.generation import Generated, generate, load_model, load_tokenizer
from training.loading import ModelFolderError, check_folder, resolve_folder

PROMPTS = ["A2 past_tense eagles 1 any:", "A2 past_tense cats 1 any:", "something longer that it has never seen"] * 4


@pytest.fixture(scope="module")
def model(tiny_folder: Path) -> Any:
    return load_model(tiny_folder)


@pytest.fixture(scope="module")
def tokenizer(tiny_folder: Path) -> Any:
    return load_tokenizer(tiny_folder)


def sample(model: Any, tokenizer: Any, prompts: list[str] = PROMPTS, **options: Any) -> list[Generated]:
    return generate(model, tokenizer, prompts, **{"seed": 3, "max_new_tokens": 24, "batch_size": 5, **options})


def test_the_same_seed_gives_the_same_completions_whatever_came_before(model: Any, tokenizer: Any) -> None:
    first = sample(model, tokenizer)
    torch.rand(17)
    assert sample(model, tokenizer) == first
    assert sample(model, tokenizer, seed=4) != first


def test_completions_stand_in_the_order_of_their_prompts(model: Any, tokenizer: Any) -> None:
    lengths = [len(tokenizer(prompt).input_ids) for prompt in PROMPTS]
    assert len(set(lengths)) > 1  # so that sorting by length changes the order
    assert [done.prompt_tokens for done in sample(model, tokenizer)] == lengths


def test_progress_is_told_batch_by_batch(model: Any, tokenizer: Any) -> None:
    told: list[int] = []
    sample(model, tokenizer, on_batch=told.append)
    assert told == [5, 10, 12]


def test_finish_reasons(model: Any, tokenizer: Any) -> None:
    known = [PROMPTS[0]] * 8
    ended = sample(model, tokenizer, known)
    assert {done.finish_reason for done in ended} == {"stop"}
    assert {done.text for done in ended} <= set(TINY_COMPLETIONS)
    assert all(done.completion_tokens == 2 for done in ended)  # one token of text and the end
    cut = sample(model, tokenizer, known, max_new_tokens=1)
    assert {(done.finish_reason, done.completion_tokens) for done in cut} == {("length", 1)}


def test_temperature_zero_takes_the_likeliest(model: Any, tokenizer: Any) -> None:
    assert len({done.text for done in sample(model, tokenizer, [PROMPTS[0]] * 8, temperature=0.0)}) == 1


def test_nothing_in_nothing_out(model: Any, tokenizer: Any) -> None:
    assert sample(model, tokenizer, []) == []


# --- Folders --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["..", "../outside", ".", "/etc", "link"])
def test_models_load_from_under_the_root_only(tmp_path: Path, name: str) -> None:
    root = tmp_path / "models"
    root.mkdir()
    (tmp_path / "outside").mkdir()
    (root / "link").symlink_to(tmp_path / "outside")
    with pytest.raises(ModelFolderError, match=r"from under .* only"):
        resolve_folder(root, name)


def test_a_file_that_is_a_link_out_of_the_root_is_refused(tmp_path: Path) -> None:
    (tmp_path / "models" / "m").mkdir(parents=True)
    (tmp_path / "secret").write_text("x")
    (tmp_path / "models" / "m" / "config.json").symlink_to(tmp_path / "secret")
    with pytest.raises(ModelFolderError, match="leads out of"):
        resolve_folder(tmp_path / "models", "m")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFolderError, match="v4: there is no such folder"):
        resolve_folder(tmp_path, "v4")


@pytest.fixture
def folder(tmp_path: Path, tiny_folder: Path) -> Path:
    return Path(shutil.copytree(tiny_folder, tmp_path / "copy"))


def spoil_config(folder: Path, **changes: Any) -> None:
    path = folder / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_a_pickle_is_not_loaded(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelFolderError, match="is a pickle"):
        check_folder(folder)


def test_remote_code_is_refused(folder: Path) -> None:
    spoil_config(folder, auto_map={"AutoModelForCausalLM": "evil.Evil"})
    with pytest.raises(ModelFolderError, match="remote code"):
        load_model(folder)


def test_only_causal_language_models(folder: Path) -> None:
    spoil_config(folder, architectures=["BertForMaskedLM"])
    with pytest.raises(ModelFolderError, match="no causal language model"):
        check_folder(folder)


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("config.json", "not a model folder"),
        ("model.safetensors", r"no \*\.safetensors"),
        ("tokenizer.json", "no tokenizer.json"),
    ],
)
def test_what_is_missing_is_named(folder: Path, missing: str, words: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(ModelFolderError, match=words):
        check_folder(folder)


@pytest.mark.parametrize("text", ["{", "[]"])
def test_a_config_that_is_no_json_object(folder: Path, text: str) -> None:
    (folder / "config.json").write_text(text)
    with pytest.raises(ModelFolderError, match="is not"):
        check_folder(folder)


def test_a_truncated_weight_file_is_named(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(ModelFolderError, match="copy cannot be loaded"):
        load_model(folder)


def test_an_adapter_needs_its_base(tmp_path: Path) -> None:
    (tmp_path / "adapter_config.json").write_text('{"peft_type": "LORA"}')
    with pytest.raises(ModelFolderError, match="register its base model first"):
        load_model(tmp_path)
