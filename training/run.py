"""Carrying out a training run, in the job's own process."""

import logging
import os
import shutil
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from rewards.models import Split
from rewards.rubric import Rubric
from rewards.services import request_of, rubric_load
from rewards.trl_adapter import Scorer
from training import checkpoints
from training.config import RunConfig
from training.facts import environment_facts, files_hash
from training.grpo import PromptRow, RecordingTrainer, make_trainer
from training.jobs.claim import update_held
from training.jobs.execute import Cancelled
from training.jobs.heartbeat import Heartbeat
from training.loading import load_model, load_tokenizer, resolve_folder, weight_files
from training.models import Checkpoint, LanguageModel, TrainingRun
from training.prompts import render
from training.recorder import DatabaseRecorder
from training.services import language_model_register

logger = logging.getLogger(__name__)


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
        trainer = self._trainer()
        before = adapter_hash(trainer.model)
        resume = checkpoints.newest_valid(self.saved)
        self._supersede_after(resume.step if resume else 0)
        began = time.perf_counter()
        try:
            trainer.train(resume_from_checkpoint=str(resume.folder) if resume else None)
        except Exception as error:
            raise checkpoints.explain(error, self.saved) from error
        if self.recorder.stopped:
            raise Cancelled
        self._freeze(
            seconds=round(time.perf_counter() - began, 1),
            recording_seconds=round(self.recorder.seconds, 2),
            adapter_changed=adapter_hash(trainer.model) != before,
        )
        if adapter_hash(trainer.model) == before and not resume:
            raise RunError("Training changed no byte of the adapter: check learning rate and steps.")
        self._save(trainer)
        shutil.rmtree(self.staging, ignore_errors=True)

    def _trainer(self) -> RecordingTrainer:
        base = self.run.base_model
        folder = resolve_folder(settings.MODELS_ROOT, base.path)
        under = resolve_folder(settings.MODELS_ROOT, base.base.path) if base.base and base.kind == "adapter" else None
        tokenizer = load_tokenizer(folder)
        model = load_model(folder, under)
        trainer = make_trainer(
            model=model,
            tokenizer=tokenizer,
            rows=self._rows(tokenizer),
            scorer=Scorer(self.rubric, settings.SPACY_MODEL, settings.EMBEDDER),
            config=self.config,
            seed=self.run.seed,
            output_dir=self.staging,
            recorder=self.recorder,
            publish=self._publish,
        )
        trainable = sum(p.numel() for p in trainer.model.parameters() if p.requires_grad)
        if trainable == 0:
            raise RunError("The adapter has no trainable parameter; the model has no linear layer that LoRA can use.")
        self._freeze(
            **environment_facts(settings.BASE_DIR),
            trainable_parameters=trainable,
            dataset_sha256=self.run.dataset.sha256,
            rubric_code_hash=self.run.rubric.code_hash,
            base_model_sha256=files_hash(weight_files(folder)),
        )
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
        if not rows:
            raise RunError(
                f"The training split of {self.run.dataset} has no request for at most "
                f"{self.config.max_exercises} exercises; raise that limit or import more requests."
            )
        longest = max(rows, key=lambda row: len(row.prompt))
        if len(tokenizer(longest.prompt).input_ids) > self.config.max_prompt_length:
            raise RunError(f"The prompt of request {longest.request_id} is longer than max_prompt_length tokens.")
        return rows

    def _publish(self, staged: Path, step: int) -> None:
        """Make what the trainer has just saved a checkpoint."""
        facts = {
            "config": self.run.config,
            "dataset_sha256": self.run.dataset.sha256,
            "rubric_code_hash": self.run.rubric.code_hash,
            "seed": self.run.seed,
        }
        saved = checkpoints.publish(staged, self.saved, step, facts)
        Checkpoint.objects.filter(run=self.run, step__gte=step).delete()
        Checkpoint.objects.create(
            run=self.run,
            attempt_number=self.number,
            step=step,
            path=str(saved.folder.relative_to(settings.RUNTIME_DIR)),
            manifest_sha256=saved.manifest_sha256,
        )

    def _supersede_after(self, step: int) -> None:
        """Steps after the checkpoint are done again: mark what they left."""
        self.run.rollouts.filter(step__gt=step).update(superseded=True)
        self.run.points.filter(step__gt=step).update(superseded=True)

    def _freeze(self, **facts: Any) -> None:
        self.run.facts = {**self.run.facts, **facts}
        update_held(self.run, self.number, facts=self.run.facts)

    def _save(self, trainer: RecordingTrainer) -> None:
        """The result as adapter and as merged model, each whole or absent, registered with its lineage."""
        base = self.run.base_model
        target = settings.MODELS_ROOT / "runs" / str(self.run.pk)
        draft = target.with_name(f".{self.run.pk}.tmp")
        shutil.rmtree(draft, ignore_errors=True)
        model = trainer.accelerator.unwrap_model(trainer.model)
        try:
            model.save_pretrained(draft / "adapter")
            model.merge_and_unload().save_pretrained(draft / "merged")
            for part in ("adapter", "merged"):
                trainer.processing_class.save_pretrained(draft / part)
            shutil.rmtree(target, ignore_errors=True)
            draft.rename(target)
        except Exception as error:
            shutil.rmtree(draft, ignore_errors=True)
            raise checkpoints.explain(error, target) from error
        LanguageModel.objects.filter(path__in=[f"runs/{self.run.pk}/merged", f"runs/{self.run.pk}/adapter"]).delete()
        for part, name in (("merged", self.run.name), ("adapter", f"{self.run.name} (adapter)")):
            language_model_register(
                name=name,
                path=f"runs/{self.run.pk}/{part}",
                prompt_template=base.prompt_template,
                description=f"GRPO run {self.run.pk} on {base.name}: {self.run.progress_total or self.config.max_steps} steps.",
                base=base,
                run=self.run,
            )


def adapter_hash(model: Any) -> str:
    """SHA-256 of the trainable parameters' bytes."""
    import hashlib

    digest = hashlib.sha256()
    for name, parameter in sorted(model.named_parameters()):
        if parameter.requires_grad:
            digest.update(name.encode() + parameter.detach().float().cpu().numpy().tobytes())
    return digest.hexdigest()
