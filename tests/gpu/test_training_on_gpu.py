"""The same run on a GPU: precision by what it has, memory given back, results that load on a CPU."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import torch

from rewards.requests import Request
from rewards.rubric import Rubric
from rewards.trl_adapter import Scorer
from tests.factories import TINY_COMPLETIONS, TINY_CONFIG, TINY_REQUESTS, build_tiny_model
from training.config import PRESETS, RunConfig, grpo_config
from training.generation import generate, load_model, load_tokenizer
from training.grpo import PromptRow, RolloutRecord, make_trainer
from training.prompts import REFERENCE_TEMPLATE, render
from training.results import adapter_hash

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="needs an NVIDIA GPU"),
    pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing` is deprecated:FutureWarning"),
]


class Steps:
    """Counts rollouts."""

    def __init__(self) -> None:
        self.steps: dict[int, Sequence[RolloutRecord]] = {}
        self.rows: list[dict[str, float | None]] = []

    def rollouts(self, step: int, records: Sequence[RolloutRecord]) -> None:
        self.steps[step] = records

    def log_row(self, step: int, values: dict[str, float | None]) -> None:
        self.rows.append(values)

    def step_done(self, step: int, total: int) -> bool:
        return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_model(tmp_path_factory.mktemp("gpu") / "tiny")


def test_the_seed_preset_takes_the_precision_that_the_gpu_has(tmp_path: Path) -> None:
    made = grpo_config(PRESETS["seed"], output_dir=tmp_path, seed=0, reward_weights=[1.0])
    assert made.bf16 is torch.cuda.is_bf16_supported()
    assert made.fp16 is not made.bf16


def test_generation_repeats_on_the_gpu(folder: Path) -> None:
    model, tokenizer = load_model(folder), load_tokenizer(folder)
    assert model.device.type == "cuda"
    prompts = ["A2 past_tense eagles 1 any:"] * 8
    first = generate(model, tokenizer, prompts, seed=3, max_new_tokens=24)
    assert first == generate(model, tokenizer, prompts, seed=3, max_new_tokens=24)
    assert {done.text for done in first} <= set(TINY_COMPLETIONS)


def test_two_steps_change_the_adapter(folder: Path, tmp_path: Path) -> None:
    @contextmanager
    def saving(staged: Path, step: int) -> Iterator[None]:
        yield

    tokenizer, recorder = load_tokenizer(folder), Steps()
    requests = [Request.from_mapping(request) for request in TINY_REQUESTS]
    values: dict[str, Any] = {**TINY_CONFIG, "precision": "auto", "gradient_checkpointing": True}
    trainer = make_trainer(
        model=load_model(folder),
        tokenizer=tokenizer,
        rows=[
            PromptRow(place, request.as_mapping(), render(request, REFERENCE_TEMPLATE, tokenizer))
            for place, request in enumerate(requests)
        ],
        scorer=Scorer(Rubric()),
        config=RunConfig.model_validate(values),
        seed=5,
        output_dir=tmp_path,
        recorder=recorder,
        saving=saving,
    )
    before = adapter_hash(trainer.model)
    trainer.train()
    assert [len(records) for records in recorder.steps.values()] == [16, 16]
    assert adapter_hash(trainer.model) != before
    merged = trainer.accelerator.unwrap_model(trainer.model).merge_and_unload()
    merged.save_pretrained(tmp_path / "merged")
    tokenizer.save_pretrained(tmp_path / "merged")
    loaded = load_model(tmp_path / "merged", dtype=torch.float32).to("cpu")
    assert all(parameter.isfinite().all() for parameter in loaded.parameters())
