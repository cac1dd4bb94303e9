"""Two real steps of GRPO with the real rubric: what is recorded, and that it is what TRL trained on."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import torch

from rewards.requests import Request
from rewards.rubric import Rubric, score_batch
from rewards.tools import Tools
from rewards.trl_adapter import Scorer
from tests.factories import TINY_COMPLETIONS, TINY_CONFIG, TINY_REQUESTS
from training.config import RunConfig
from training.generation import load_model, load_tokenizer
from training.grpo import PromptRow, RolloutRecord, make_trainer
from training.prompts import REFERENCE_TEMPLATE, render
from training.results import adapter_hash

pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing` is deprecated:FutureWarning")


@dataclass
class MemoryRecorder:
    """Keeps what it gets; asks to stop after `stop_at`."""

    stop_at: int = 0
    steps: dict[int, Sequence[RolloutRecord]] = field(default_factory=dict)
    rows: list[tuple[int, dict[str, float | None]]] = field(default_factory=list)
    progress: list[tuple[int, int]] = field(default_factory=list)

    def rollouts(self, step: int, records: Sequence[RolloutRecord]) -> None:
        self.steps[step] = records

    def log_row(self, step: int, values: dict[str, float | None]) -> None:
        self.rows.append((step, values))

    def step_done(self, step: int, total: int) -> bool:
        self.progress.append((step, total))
        return step == self.stop_at


@dataclass
class Trained:
    trainer: Any
    recorder: MemoryRecorder
    before: str
    saved: list[tuple[str, int]]


def train(folder: Path, output: Path, recorder: MemoryRecorder, resume: Path | None = None, **values: Any) -> Trained:
    tokenizer = load_tokenizer(folder)
    saved: list[tuple[str, int]] = []

    @contextmanager
    def saving(staged: Path, step: int) -> Iterator[None]:
        yield
        saved.append((staged.name, step))

    requests = [Request.from_mapping(request) for request in TINY_REQUESTS]
    trainer = make_trainer(
        model=load_model(folder),
        tokenizer=tokenizer,
        rows=[
            PromptRow(100 + place, request.as_mapping(), render(request, REFERENCE_TEMPLATE, tokenizer))
            for place, request in enumerate(requests)
        ],
        scorer=Scorer(Rubric()),
        config=RunConfig.model_validate({**TINY_CONFIG, **values}),
        seed=5,
        output_dir=output,
        recorder=recorder,
        saving=saving,
    )
    before = adapter_hash(trainer.model)
    trainer.train(resume_from_checkpoint=str(resume) if resume else None)
    return Trained(trainer, recorder, before, saved)


@pytest.fixture(scope="module")
def trained(tiny_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Trained:
    return train(tiny_folder, tmp_path_factory.mktemp("grpo"), MemoryRecorder())


def test_every_rollout_of_every_step_is_recorded(trained: Trained) -> None:
    steps = trained.recorder.steps
    assert list(steps) == [1, 2]
    for records in steps.values():
        assert [(r.group, r.index) for r in records] == [(group, index) for group in range(4) for index in range(4)]
        for record in records:
            assert record.text in TINY_COMPLETIONS
            assert (record.completion_tokens, record.finish_reason) == (2, "stop")


def test_a_group_is_one_request(trained: Trained) -> None:
    for records in trained.recorder.steps.values():
        groups = {(r.group, r.request_id, r.prompt) for r in records}
        assert len(groups) == 4
        for _, request_id, prompt in groups:
            assert TINY_REQUESTS[request_id - 100]["topic"] in prompt


def test_scores_are_the_rubrics_with_their_findings(trained: Trained, tools: Tools) -> None:
    records = trained.recorder.steps[1]
    requests = [Request.from_mapping(TINY_REQUESTS[record.request_id - 100]) for record in records]
    expected = score_batch(Rubric(), requests, [record.text for record in records], tools)
    assert [record.score for record in records] == expected
    wrong = [record for record in records if "Il aquila" in record.text]
    assert wrong, "the tiny model writes this one in three times"
    assert all(record.score.components["gender"].findings for record in wrong)


def test_advantages_are_those_of_the_totals(trained: Trained) -> None:
    """A = (r - mean) / (standard deviation + 1e-4) within each group, the estimator with n - 1."""
    for records in trained.recorder.steps.values():
        totals = torch.tensor([record.score.total for record in records]).view(4, 4)
        expected = (totals - totals.mean(1, keepdim=True)) / (totals.std(1, keepdim=True) + 1e-4)
        assert torch.allclose(expected.flatten(), torch.tensor([r.advantage for r in records]), atol=1e-4)


def test_log_rows_hold_what_the_curves_show(trained: Trained) -> None:
    step, row = trained.recorder.rows[0]
    assert step == 1
    names = {"reward", "kl", "frac_reward_zero_std", "completions/mean_length"}
    assert names | {f"rewards/{name}/mean" for name in ("gender", "tense", "structure", "topic")} <= set(row)
    totals = [record.score.total for record in trained.recorder.steps[1]]
    known = [total for total in totals if total is not None]
    assert row["reward"] == pytest.approx(sum(known) / len(known), rel=1e-5)
    structure = [record.score.components["structure"].value for record in trained.recorder.steps[1]]
    assert row["rewards/structure/mean"] == pytest.approx(25 * sum(v or 0 for v in structure) / 16, rel=1e-5)


def test_a_component_that_is_not_applicable_is_left_out_of_its_mean(trained: Trained) -> None:
    values = [record.score.components["gender"].value for record in trained.recorder.steps[1]]
    judged = [value for value in values if value is not None]
    assert len(judged) < len(values)  # broken JSON has no article to judge
    assert trained.recorder.rows[0][1]["rewards/gender/mean"] == pytest.approx(25 * sum(judged) / len(judged), rel=1e-5)


def test_only_the_adapter_is_trained_and_it_changes(trained: Trained) -> None:
    names = [name for name, parameter in trained.trainer.model.named_parameters() if parameter.requires_grad]
    assert names
    assert all("lora_" in name for name in names)
    assert adapter_hash(trained.trainer.model) != trained.before


def test_progress_and_saves(trained: Trained) -> None:
    assert trained.recorder.progress == [(1, 2), (2, 2)]
    assert trained.saved == [("checkpoint-1", 1), ("checkpoint-2", 2)]


def test_the_same_seed_gives_the_same_run(trained: Trained, tiny_folder: Path, tmp_path: Path) -> None:
    again = train(tiny_folder, tmp_path, MemoryRecorder())
    assert again.before == trained.before
    assert adapter_hash(again.trainer.model) == adapter_hash(trained.trainer.model)
    assert [r.text for r in again.recorder.steps[2]] == [r.text for r in trained.recorder.steps[2]]


def test_a_stop_saves_and_a_resumed_run_ends_like_one_that_was_not_stopped(tiny_folder: Path, tmp_path: Path) -> None:
    straight = train(tiny_folder, tmp_path / "straight", MemoryRecorder(), max_steps=3, save_steps=50)
    stopped = train(tiny_folder, tmp_path / "stopped", MemoryRecorder(stop_at=1), max_steps=3, save_steps=50)
    assert stopped.saved == [("checkpoint-1", 1)]
    assert list(stopped.recorder.steps) == [1]
    checkpoint = tmp_path / "stopped" / "checkpoint-1"
    resumed = train(tiny_folder, tmp_path / "resumed", MemoryRecorder(), checkpoint, max_steps=3, save_steps=50)
    assert list(resumed.recorder.steps) == [2, 3]
    for step in (2, 3):
        texts = [[r.text for r in part.recorder.steps[step]] for part in (straight, resumed)]
        assert texts[0] == texts[1]
    assert adapter_hash(resumed.trainer.model) == adapter_hash(straight.trainer.model)


def test_a_run_that_died_after_its_last_step_has_nothing_left_to_do(tiny_folder: Path, tmp_path: Path) -> None:
    """The models are saved after the last checkpoint; resuming must come to that point again."""
    done = train(tiny_folder, tmp_path / "done", MemoryRecorder())
    last = tmp_path / "done" / "checkpoint-2"
    resumed = train(tiny_folder, tmp_path / "resumed", MemoryRecorder(), last)
    assert resumed.recorder.steps == {}
    assert adapter_hash(resumed.trainer.model) == adapter_hash(done.trainer.model)
