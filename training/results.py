"""What a run leaves behind: its adapter and its merged model, each whole or absent, registered with their lineage."""

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings

from training import checkpoints
from training.models import LanguageModel, TrainingRun
from training.services import language_model_register, unused_model_name


def adapter_hash(model: Any) -> str:
    """SHA-256 of the trainable parameters' names and bytes."""
    digest = hashlib.sha256()
    for name, parameter in sorted(model.named_parameters()):
        if parameter.requires_grad:
            digest.update(name.encode() + parameter.detach().float().cpu().numpy().tobytes())
    return digest.hexdigest()


def save_results(run: TrainingRun, trainer: Any) -> list[LanguageModel]:
    """Write MODELS_ROOT/runs/<run>/{merged,adapter} beside and rename; register both. Raises CheckpointError.

    An attempt that died between writing and registering leaves a folder without rows, which
    this one replaces; rows are never replaced.
    """
    target = settings.MODELS_ROOT / "runs" / str(run.pk)
    draft = target.with_name(f".{run.pk}.tmp")
    registered = {model.path: model for model in run.results.all()}
    if not registered:
        shutil.rmtree(draft, ignore_errors=True)
        parameters = sum(parameter.numel() * parameter.element_size() for parameter in trainer.model.parameters())
        checkpoints.require_space(target, parameters // 2, "the trained model")
        try:
            _write(run, trainer, draft)
            shutil.rmtree(target, ignore_errors=True)
            draft.rename(target)
            checkpoints.sync_folder(target.parent)
        except Exception as error:
            shutil.rmtree(draft, ignore_errors=True)
            raise checkpoints.explain(error, target, "the trained model") from error
    return [
        registered.get(f"runs/{run.pk}/{part}") or _register(run, part, trainer.state.global_step)
        for part in ("merged", "adapter")
    ]


def _write(run: TrainingRun, trainer: Any, draft: Path) -> None:
    model = trainer.accelerator.unwrap_model(trainer.model)
    model.save_pretrained(draft / "adapter")
    config = draft / "adapter" / "adapter_config.json"
    # Relative to MODELS_ROOT, so that the models can move together.
    config.write_text(
        json.dumps({**json.loads(config.read_text()), "base_model_name_or_path": run.base_model.path}, indent=1)
    )
    model.merge_and_unload().save_pretrained(draft / "merged")
    for part in ("adapter", "merged"):
        trainer.processing_class.save_pretrained(draft / part)
        if run.base_model.prompt_template:
            (draft / part / "prompt_template.txt").write_text(run.base_model.prompt_template, encoding="utf-8")
    for path in draft.rglob("*"):
        if path.is_file():
            with path.open("rb") as data:
                os.fsync(data.fileno())


def _register(run: TrainingRun, part: str, steps: int) -> LanguageModel:
    base = run.base_model
    name = f"{base.name} → {run.name}"
    return language_model_register(
        name=unused_model_name(f"{name} (adapter)" if part == "adapter" else name),
        path=f"runs/{run.pk}/{part}",
        prompt_template=base.prompt_template,
        description=f"GRPO run {run.pk} on {base.name}: {steps} steps.",
        base=base,
        run=run,
    )
