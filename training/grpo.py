"""GRPO through TRL: hands every rollout and every log row to a recorder. The only importer of GRPOTrainer."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from datasets import Dataset
from transformers import PrinterCallback, TrainerCallback
from transformers.utils import logging as transformers_logging
from trl import GRPOTrainer

from rewards.rubric import CompletionScore
from rewards.trl_adapter import Scorer, completion_text, reward_functions
from training.config import RunConfig, grpo_config, lora_config
from training.prompts import needs_special_tokens


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One request to train on: its database key, its mapping (rewards.requests), its rendered prompt."""

    request_id: int
    request: dict[str, Any]
    prompt: str


@dataclass(frozen=True, slots=True)
class RolloutRecord:
    """One completion as it was sampled. group: place of its prompt in the step; index: place in the group."""

    request_id: int
    prompt: str
    text: str
    group: int
    index: int
    advantage: float
    prompt_tokens: int
    completion_tokens: int
    finish_reason: str
    score: CompletionScore


class Recorder(Protocol):
    """Where a run's facts go while it trains."""

    def rollouts(self, step: int, records: Sequence[RolloutRecord]) -> None:
        """All completions of one step (numbered from 1)."""
        ...

    def log_row(self, step: int, values: dict[str, float | None]) -> None:
        """One log row of the trainer, as it was."""
        ...

    def step_done(self, step: int, total: int) -> bool:
        """Called after each optimiser step; True asks the trainer to stop here."""
        ...


# Around each save: (folder that will be written, step) -> context manager.
Saving = Callable[[Path, int], AbstractContextManager[None]]


class RecordingTrainer(GRPOTrainer):  # type: ignore[misc]
    """GRPOTrainer that hands what it sampled to a recorder, right after scoring."""

    def __init__(self, *, recorder: Recorder, scorer: Scorer, saving: Saving, **arguments: Any) -> None:
        self._recorder = recorder
        self._scorer = scorer
        self._saving = saving
        super().__init__(**arguments)

    def _tokenize_prompts(self, prompts: list[str]) -> tuple[list[list[int]], None, dict[str, Any]]:
        """As training.generation tokenises them: rendered text, special tokens not twice."""
        special = needs_special_tokens(self.processing_class, prompts[0])
        return self.processing_class(text=prompts, add_special_tokens=special)["input_ids"], None, {}

    def _save_checkpoint(self, model: Any, trial: Any) -> None:
        """The Trainer's own checkpoint, without TRL's model card, inside what the caller does around a save."""
        folder = Path(self.args.output_dir) / f"checkpoint-{self.state.global_step}"
        with self._saving(folder, self.state.global_step):
            super(GRPOTrainer, self)._save_checkpoint(model, trial)

    def _generate_and_score_completions(self, inputs: list[dict[str, Any]]) -> dict[str, Any]:
        output: dict[str, Any] = super()._generate_and_score_completions(inputs)
        if self.model.training:
            self._recorder.rollouts(self.state.global_step + 1, self._records(inputs, output))
        return output

    def _records(self, inputs: list[dict[str, Any]], output: dict[str, Any]) -> list[RolloutRecord]:
        count = len(inputs)
        texts = [completion_text(completion) for completion in list(self._logs["completion"])[-count:]]
        lengths = output["completion_mask"].sum(dim=1).tolist()
        ends = set(self.eos_token_ids)
        records = []
        for place, (row, text, score) in enumerate(zip(inputs, texts, self._scorer.last, strict=True)):
            length = int(lengths[place])
            last = int(output["completion_ids"][place][max(length - 1, 0)])
            records.append(
                RolloutRecord(
                    request_id=row["request_id"],
                    prompt=row["prompt"],
                    text=text,
                    group=place // self.num_generations,
                    index=place % self.num_generations,
                    advantage=float(output["advantages"][place]),
                    prompt_tokens=int(output["prompt_mask"][place].sum()),
                    completion_tokens=length,
                    finish_reason="stop" if last in ends else "length",
                    score=score,
                )
            )
        return records


class _Callback(TrainerCallback):  # type: ignore[misc]
    """Passes log rows and step ends on, and says when to save."""

    def __init__(self, recorder: Recorder, save_steps: int) -> None:
        self._recorder, self._save_steps = recorder, save_steps

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any) -> None:
        values = {name: _number(value) for name, value in (logs or {}).items()}
        self._recorder.log_row(state.global_step, {name: v for name, v in values.items() if name != "epoch"})
        if line := _line(values):
            print(f"step {state.global_step}/{state.max_steps}: {line}", flush=True)

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        stop = self._recorder.step_done(state.global_step, state.max_steps)
        last = state.global_step >= state.max_steps
        control.should_save = stop or last or state.global_step % self._save_steps == 0
        if stop:
            control.should_training_stop = True


# What a person reads in the log: label -> name in a log row, decimals.
_LINE = {
    "reward": ("reward", 1),
    "KL": ("kl", 4),
    "tokens": ("completions/mean_length", 0),
    "zero-variance groups": ("frac_reward_zero_std", 2),
    "seconds": ("step_time", 1),
}


def _line(values: Mapping[str, float | None]) -> str:
    known = [(label, values.get(name), places) for label, (name, places) in _LINE.items()]
    return ", ".join(f"{label} {value:.{places}f}" for label, value, places in known if value is not None)


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if number == number and abs(number) != float("inf") else None


def make_trainer(
    *,
    model: Any,
    tokenizer: Any,
    rows: Sequence[PromptRow],
    scorer: Scorer,
    config: RunConfig,
    seed: int,
    output_dir: Path,
    recorder: Recorder,
    saving: Saving,
) -> RecordingTrainer:
    """A trainer with a fresh LoRA adapter over the model.

    Rows are requests with rendered prompts; a step takes config.prompts_per_step of them.
    saving is entered before each checkpoint is written into a folder under output_dir.
    """
    transformers_logging.disable_progress_bar()
    # peft 0.21 reads a name that transformers has renamed; nothing for the reader of a run's log.
    warnings.filterwarnings("ignore", "`is_gradient_checkpointing` is deprecated", FutureWarning)
    functions, weights = reward_functions(scorer)
    dataset = Dataset.from_list(
        [{"prompt": row.prompt, "request_id": row.request_id, "request": row.request} for row in rows]
    )
    trainer = RecordingTrainer(
        recorder=recorder,
        scorer=scorer,
        saving=saving,
        model=model,
        args=grpo_config(config, output_dir=output_dir, seed=seed, reward_weights=weights),
        reward_funcs=functions,
        train_dataset=dataset,
        processing_class=tokenizer,
        peft_config=lora_config(config),
    )
    trainer.remove_callback(PrinterCallback)
    trainer.add_callback(_Callback(recorder, config.save_steps))
    return trainer
