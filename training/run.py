"""Carrying out a training run, in the job's own process."""

import logging
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

from rewards.models import Split
from rewards.rubric import Rubric, code_hash
from rewards.services import request_of, rubric_load
from rewards.trl_adapter import Scorer
from training import checkpoints
from training.config import RunConfig
from training.facts import environment_facts
from training.grpo import PromptRow, RecordingTrainer, make_trainer
from training.jobs.claim import persist, update_held
from training.jobs.execute import Cancelled
from training.jobs.heartbeat import Heartbeat
from training.loading import load_model, load_tokenizer
from training.models import Checkpoint, TrainingRun
from training.prompts import needs_special_tokens, render
from training.recorder import DatabaseRecorder
from training.results import adapter_hash, save_results
from training.services import language_model_folders, weights_hash

logger = logging.getLogger(__name__)
# Beside the adapter: Adam's two moments in float32, and files that do not grow with the model.
CHECKPOINT_OVERHEAD = 4 * 2**20


class RunError(RuntimeError):
    """A run that cannot go on: str() says why and what to do."""


def execute(job_id: int, number: int) -> None:
    """Train, save, register. Raises Cancelled after a stop that was asked for."""
    run = TrainingRun.objects.select_related("base_model__base", "dataset", "rubric").get(pk=job_id)
    with Heartbeat(run, number) as heart:
        _Execution(run, number, heart).go()


class _Execution:
    def __init__(self, run: TrainingRun, number: int, heart: Heartbeat) -> None:
        self.run, self.number, self.heart = run, number, heart
        self.config = RunConfig.model_validate(run.config)
        self.rubric: Rubric = rubric_load(run.rubric)
        self.recorder = DatabaseRecorder(run, number, heart)
        self.home = settings.RUNS_ROOT / str(run.pk)
        self.staging = self.home / "staging"
        self.saved = self.home / "checkpoints"

    def go(self) -> None:
        import torch

        torch.set_num_threads(self.config.threads or os.cpu_count() or 1)
        shutil.rmtree(self.staging, ignore_errors=True)
        self._check_rubric()
        trainer = self._trainer()
        start = adapter_hash(trainer.model)
        seconds = self._train(trainer)
        end = adapter_hash(trainer.model)
        self._freeze(
            seconds=round(seconds, 1),
            recording_seconds=round(self.recorder.seconds, 2),
            recording_share=round(self.recorder.seconds / max(seconds, 1e-9), 4),
            adapter_sha256_start=start,
            adapter_sha256=end,
            adapter_changed=start != end,
        )
        if start == end:
            raise RunError(
                "Training changed no byte of the adapter: in no group did the completions earn different rewards. "
                "Use more completions per group, a higher temperature, or another start model."
            )
        save_results(self.run, trainer)
        shutil.rmtree(self.staging, ignore_errors=True)

    def _train(self, trainer: RecordingTrainer) -> float:
        """Train from the newest valid checkpoint, if there is one, to the end; the seconds that it took."""
        resume = checkpoints.newest_valid(self.saved)
        step = resume.step if resume else 0
        self._supersede_after(step)
        self.heart.begin_at(step, max(self.config.max_steps, 0))
        began = time.perf_counter()
        try:
            trainer.train(resume_from_checkpoint=str(resume.folder) if resume else None)
        except Exception as error:
            raise checkpoints.explain(error, self.saved) from error
        if self.recorder.stopped:
            raise Cancelled
        return time.perf_counter() - began

    def _check_rubric(self) -> None:
        if self.run.rubric.code_hash != code_hash(settings.SPACY_MODEL, settings.EMBEDDER):
            raise RunError(
                f"The reward function is no longer {self.run.rubric}: its code or data changed since this run was "
                "launched. Launch a new run, so that all its scores come from one version."
            )

    def _trainer(self) -> RecordingTrainer:
        base = self.run.base_model
        folder, *under = language_model_folders(base)
        weights = weights_hash(folder)
        if weights != base.sha256:
            raise RunError(
                f"The weights of {base} are not those that were registered: its files under {folder} changed. "
                "Put the registered files back, or register the folder's copy under another name."
            )
        tokenizer = load_tokenizer(folder, under)
        trainer = make_trainer(
            model=load_model(folder, under),
            tokenizer=tokenizer,
            rows=self._rows(tokenizer),
            scorer=Scorer(self.rubric, settings.SPACY_MODEL, settings.EMBEDDER),
            config=self.config,
            seed=self.run.seed,
            output_dir=self.staging,
            recorder=self.recorder,
            saving=self._saving,
        )
        trainable = sum(p.numel() for p in trainer.model.parameters() if p.requires_grad)
        if trainable == 0:
            raise RunError("The adapter has no trainable parameter: the model has no linear layer that LoRA can use.")
        self._checkpoint_bytes = 3 * 4 * trainable + CHECKPOINT_OVERHEAD
        self._freeze_start(trainable_parameters=trainable, base_model_sha256=weights)
        return trainer

    def _rows(self, tokenizer: Any) -> list[PromptRow]:
        """The training split's requests for at most max_exercises, with their prompts."""
        requests = self.run.dataset.requests.filter(
            split=Split.TRAIN, num_exercises__lte=self.config.max_exercises
        ).order_by("pk")
        rows = []
        for row in requests:
            request = request_of(row)
            prompt = render(request, self.run.base_model.prompt_template, tokenizer)
            rows.append(PromptRow(row.pk, request.as_mapping(), prompt))
        if len(rows) < self.config.prompts_per_step:
            raise RunError(
                f"The training split of {self.run.dataset} has {len(rows)} requests for at most "
                f"{self.config.max_exercises} exercises, a step needs {self.config.prompts_per_step}; "
                "raise that limit, import more requests, or make the step smaller."
            )
        special = needs_special_tokens(tokenizer, rows[0].prompt)
        lengths = tokenizer([row.prompt for row in rows], add_special_tokens=special, return_length=True)["length"]
        longest = max(lengths)
        if longest > self.config.max_prompt_length:
            raise RunError(
                f"A prompt has {longest} tokens, the longest prompt may have {self.config.max_prompt_length}; "
                "raise that value."
            )
        return rows

    @contextmanager
    def _saving(self, staged: Path, step: int) -> Iterator[None]:
        """Around the trainer's writing of a checkpoint: room first, then from a folder to a checkpoint."""
        with checkpoints.saving(staged, self.saved, self._checkpoint_bytes):
            yield
        facts = {
            "run": self.run.pk,
            "attempt": self.number,
            "seed": self.run.seed,
            "config": self.run.config,
            "dataset_sha256": self.run.dataset.sha256,
            "rubric_code_hash": self.run.rubric.code_hash,
            "rng": "rng_state.pth",
        }
        saved = checkpoints.publish(staged, self.saved, step, facts)
        persist(lambda: self._list_checkpoints(saved))

    def _list_checkpoints(self, saved: checkpoints.SavedCheckpoint) -> None:
        """One row per checkpoint that lies on the disk."""
        kept = [int(folder.name[5:]) for folder in checkpoints.checkpoints(self.saved)]
        self.run.checkpoints.exclude(step__in=kept).delete()
        Checkpoint.objects.update_or_create(
            run=self.run,
            step=saved.step,
            defaults={
                "attempt_number": self.number,
                "path": str(saved.folder.relative_to(settings.RUNTIME_DIR)),
                "manifest_sha256": saved.manifest_sha256,
            },
        )

    def _supersede_after(self, step: int) -> None:
        """Steps after the checkpoint are done again: mark what they left."""
        self.run.rollouts.filter(step__gt=step).update(superseded=True)
        self.run.points.filter(step__gt=step).update(superseded=True)

    def _freeze_start(self, **facts: Any) -> None:
        """The facts that the run starts from. A later attempt adds only what it found otherwise."""
        now = {
            **environment_facts(settings.BASE_DIR),
            "seed": self.run.seed,
            "dataset_sha256": self.run.dataset.sha256,
            "rubric_code_hash": self.run.rubric.code_hash,
            **facts,
        }
        changed = {name: value for name, value in now.items() if self.run.facts.get(name, value) != value}
        if changed:
            now["resumed"] = {**self.run.facts.get("resumed", {}), str(self.number): changed}
        self._freeze(**{name: value for name, value in now.items() if name == "resumed" or name not in self.run.facts})

    def _freeze(self, **facts: Any) -> None:
        self.run.facts = {**self.run.facts, **facts}
        update_held(self.run, self.number, facts=self.run.facts)
