"""Writes of the training app."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from rewards.models import RequestDataset, Rubric
from rewards.services import rubric_current
from training.config import PRESETS, RunConfig
from training.facts import files_hash
from training.jobs.enqueue import enqueue
from training.jobs.models import ACTIVE, Job, JobStatus
from training.loading import ModelFolderError, check_folder, is_adapter, resolve_folder, weight_files
from training.models import LanguageModel, TrainingRun
from training.prompts import TemplateError, check_template

RESUMABLE = (JobStatus.CRASHED, JobStatus.FAILED, JobStatus.CANCELLED)


class JobStateError(RuntimeError):
    """Something that cannot be done to a job in its present state; str() says why."""


def language_model_register(
    *,
    name: str,
    path: str,
    prompt_template: str = "",
    description: str = "",
    base: LanguageModel | None = None,
    run: TrainingRun | None = None,
) -> LanguageModel:
    """Register the folder `path` under MODELS_ROOT. Raises ModelFolderError or TemplateError, each with its remedy."""
    folder = resolve_folder(settings.MODELS_ROOT, path)
    check_folder(folder)
    if prompt_template:
        check_template(prompt_template)
    relative = str(folder.relative_to(settings.MODELS_ROOT))
    if existing := LanguageModel.objects.filter(path=relative).first():
        raise ModelFolderError(f"{relative} is registered already, as {existing.name}.")
    if LanguageModel.objects.filter(name=name).exists():
        raise ModelFolderError(f"There is a model called {name} already; choose another name.")
    adapter = is_adapter(folder)
    base = base or (_base_of(folder) if adapter else None)
    if not prompt_template and not _has_chat_template(folder) and not (base and base.prompt_template):
        raise TemplateError("This model has no chat template; give it a prompt template.")
    files = weight_files(folder)
    return LanguageModel.objects.create(
        name=name,
        kind=LanguageModel.Kind.ADAPTER if adapter else LanguageModel.Kind.FULL,
        path=relative,
        base=base,
        run=run,
        prompt_template=prompt_template or (base.prompt_template if base else ""),
        sha256=weights_hash(folder),
        parameters=sum(_parameters(file) for file in files),
        description=description,
    )


def training_run_create(
    *,
    name: str,
    preset: str,
    base_model: LanguageModel,
    dataset: RequestDataset,
    overrides: Mapping[str, Any] | None = None,
    rubric: Rubric | None = None,
    seed: int = 0,
    evaluate_after: bool = False,
    created_by: User | None = None,
) -> TrainingRun:
    """Queue a run of a preset with some values changed. A broker that is down delays it, no more.

    Raises pydantic.ValidationError for values out of range, KeyError for an unknown preset.
    """
    config = RunConfig.model_validate({**PRESETS[preset].model_dump(), **(overrides or {})})
    run = TrainingRun.objects.create(
        name=name,
        preset=preset,
        base_model=base_model,
        dataset=dataset,
        rubric=rubric or rubric_current(),
        config=config.model_dump(),
        seed=seed,
        evaluate_after=evaluate_after,
        created_by=created_by,
        progress_total=max(config.max_steps, 0),
    )
    transaction.on_commit(lambda: enqueue(run))
    return run


def job_resume(*, job: Job) -> None:
    """Queue an ended job again; it continues from its newest whole checkpoint. Raises JobStateError."""
    changed = (
        type(job)
        ._default_manager.filter(pk=job.pk, status__in=RESUMABLE)
        .update(status=JobStatus.QUEUED, cancel=Job.Cancel.NONE, error="", finished_at=None, enqueued_at=None)
    )
    if not changed:
        raise JobStateError("Only a job that failed, crashed or was cancelled can be resumed.")
    job.refresh_from_db()
    transaction.on_commit(lambda: enqueue(job))


def job_cancel(*, job: Job, how: str) -> None:
    """Ask a job to stop: "save" after its step, "kill" at once; a queued one is cancelled here.

    Raises JobStateError when it has ended already.
    """
    rows = type(job)._default_manager.filter(pk=job.pk)
    now = timezone.now()
    if rows.filter(status=JobStatus.QUEUED).update(status=JobStatus.CANCELLED, finished_at=now):
        return
    if how not in (Job.Cancel.SAVE, Job.Cancel.KILL):
        raise JobStateError(f"{how!r} is no way to cancel; use save or kill.")
    if not rows.filter(status__in=ACTIVE).update(cancel=how):
        raise JobStateError("The job has ended already.")


def language_model_folders(model: LanguageModel) -> list[Path]:
    """The model's folder, then for an adapter those of the models under it, the full one last.

    load_model(folders[0], folders[1:]) loads it. Raises ModelFolderError.
    """
    folders = [resolve_folder(settings.MODELS_ROOT, model.path)]
    while model.kind == LanguageModel.Kind.ADAPTER and model.base is not None:
        model = model.base
        folders.append(resolve_folder(settings.MODELS_ROOT, model.path))
    return folders


def weights_hash(folder: Path) -> str:
    """SHA-256 over the folder's weight files, as LanguageModel.sha256 holds it."""
    return files_hash(weight_files(folder))


def unused_model_name(name: str) -> str:
    """The name, or with a number behind it when models have it; at most 100 characters."""
    candidates = (name[:100], *(f"{name[:94]} ({number})" for number in range(2, 1000)))
    taken = set(LanguageModel.objects.filter(name__in=candidates).values_list("name", flat=True))
    return next(candidate for candidate in candidates if candidate not in taken)


def _base_of(folder: Path) -> LanguageModel:
    """The registered model that an adapter's config names, by path under MODELS_ROOT or by folder name."""
    named = str(json.loads((folder / "adapter_config.json").read_text()).get("base_model_name_or_path") or "")
    models = list(LanguageModel.objects.all())
    exact = [model for model in models if named in (model.path, str(settings.MODELS_ROOT / model.path))]
    # Adapters trained elsewhere name a folder of that machine, or a repository.
    alike = [model for model in models if named and Path(model.path).name == Path(named).name]
    if found := exact or alike:
        return found[0]
    raise ModelFolderError(
        f"{folder.name}: its base model {named!r} is not registered; register that first, or choose it as base."
    )


def _has_chat_template(folder: Path) -> bool:
    config = folder / "tokenizer_config.json"
    inside = config.is_file() and "chat_template" in json.loads(config.read_text())
    return inside or (folder / "chat_template.jinja").is_file()


def _parameters(file: Path) -> int:
    """Number of weights, from a safetensors header."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(str(file), framework="numpy") as tensors:
            return sum(math.prod(tensors.get_slice(key).get_shape()) for key in tensors.keys())  # noqa: SIM118
    except SafetensorError as error:
        raise ModelFolderError(f"{file.name} is damaged: {error}; copy the model again.") from error
