"""Registering models, creating, cancelling and resuming jobs."""

import json
import shutil
import time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pydantic import ValidationError
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from tests.factories import make_dataset, make_model, make_rubric, make_run
from training.jobs.models import Job, JobStatus
from training.loading import ModelFolderError, load_model
from training.models import LanguageModel, TrainingRun
from training.prompts import REFERENCE_TEMPLATE, TemplateError
from training.services import (
    JobStateError,
    job_cancel,
    job_resume,
    language_model_folders,
    language_model_register,
    training_run_create,
    unused_model_name,
    weights_hash,
)

pytestmark = [
    pytest.mark.django_db,
    # peft 0.21 reads transformers' old name.
    pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing` is deprecated:FutureWarning"),
]
NOTHING_LISTENS = "redis://127.0.0.1:1/0"


def register(**overrides: Any) -> LanguageModel:
    return language_model_register(
        **{"name": "Tiny", "path": "tiny", "prompt_template": REFERENCE_TEMPLATE, **overrides}
    )


def test_a_model_folder_becomes_a_row(models_root: Path) -> None:
    model = register()
    loaded = load_model(models_root / "tiny")
    assert (model.kind, model.path) == (LanguageModel.Kind.FULL, "tiny")
    assert model.parameters == loaded.num_parameters()
    assert model.sha256 == weights_hash(models_root / "tiny")


def test_a_changed_weight_changes_the_hash(models_root: Path) -> None:
    before = weights_hash(models_root / "tiny")
    weights = models_root / "tiny" / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    assert weights_hash(models_root / "tiny") != before


def test_names_and_folders_are_registered_once(models_root: Path) -> None:
    register()
    with pytest.raises(ModelFolderError, match="registered already, as Tiny"):
        register(name="Other")
    shutil.copytree(models_root / "tiny", models_root / "copy")
    with pytest.raises(ModelFolderError, match="called Tiny already"):
        register(path="copy")


def test_a_model_that_cannot_be_asked_is_refused(models_root: Path) -> None:
    with pytest.raises(TemplateError, match="no chat template"):
        register(prompt_template="")


def test_a_damaged_file_is_named(models_root: Path) -> None:
    weights = models_root / "tiny" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:100])
    with pytest.raises(ModelFolderError, match=r"model\.safetensors is damaged"):
        register()


def make_adapter(root: Path, name: str, base: str, over: Path) -> Path:
    """A LoRA adapter with weights that change something, saved as peft saves it."""
    import torch
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(1)
    model = get_peft_model(load_model(over), LoraConfig(r=2, target_modules="all-linear", init_lora_weights=False))
    model.save_pretrained(root / name)
    config = root / name / "adapter_config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "base_model_name_or_path": base}))
    return root / name


@pytest.mark.parametrize("base", ["tiny", "/somewhere/else/tiny", "someone/tiny"])
def test_an_adapter_finds_its_registered_base(models_root: Path, base: str) -> None:
    tiny = register()
    make_adapter(models_root, "adapter", base, models_root / "tiny")
    adapter = language_model_register(name="Adapter", path="adapter")
    assert (adapter.kind, adapter.base) == (LanguageModel.Kind.ADAPTER, tiny)
    assert adapter.prompt_template == REFERENCE_TEMPLATE  # its base's


def test_an_adapter_without_its_base_is_refused(models_root: Path) -> None:
    make_adapter(models_root, "adapter", "llama", models_root / "tiny")
    with pytest.raises(ModelFolderError, match="base model 'llama' is not registered"):
        language_model_register(name="Adapter", path="adapter")


def test_an_adapter_over_an_adapter_is_merged_twice(models_root: Path) -> None:
    """A run that starts from an adapter makes an adapter over it."""
    register()
    make_adapter(models_root, "first", "tiny", models_root / "tiny")
    first = language_model_register(name="First", path="first")
    merged = models_root / "merged"
    folders = language_model_folders(first)
    shutil.copytree(models_root / "tiny", merged)
    load_model(folders[0], folders[1:]).save_pretrained(merged)
    make_adapter(models_root, "second", "first", merged)
    second = language_model_register(name="Second", path="second", base=first)
    folders = language_model_folders(second)
    assert [folder.name for folder in folders] == ["second", "first", "tiny"]
    twice = load_model(folders[0], folders[1:]).state_dict()
    once = load_model(merged).state_dict()
    base = load_model(models_root / "tiny").state_dict()
    name = "model.layers.0.mlp.up_proj.weight"
    assert not once[name].equal(base[name])
    assert not twice[name].equal(once[name])


def test_result_names_are_unused_and_fit(models_root: Path) -> None:
    make_model(name="V4 → Run")
    make_model(name="V4 → Run (2)")
    assert unused_model_name("V4 → Run") == "V4 → Run (3)"
    make_model(name="n" * 100)
    assert unused_model_name("n" * 200) == "n" * 94 + " (2)"


# --- manage.py model_register ---------------------------------------------------------


def command(*arguments: str) -> str:
    out = StringIO()
    call_command("model_register", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_registers_once(models_root: Path) -> None:
    assert "Tiny: Full weights, 33," in command("Tiny", "tiny", "--template", REFERENCE_TEMPLATE)
    assert "Tiny: Full weights" in command("Tiny", "tiny", "--template", REFERENCE_TEMPLATE)
    assert LanguageModel.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Tiny", "nowhere"), "no such folder"),
        (("Tiny", "../elsewhere"), "only"),
        (("Tiny", "tiny", "--base", "V3"), "no model called V3"),
    ],
)
def test_the_command_says_what_is_wrong(models_root: Path, arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        command(*arguments)


def test_the_command_notices_other_weights(models_root: Path) -> None:
    model = register()
    LanguageModel.objects.filter(pk=model.pk).update(sha256="0" * 64)
    with pytest.raises(CommandError, match="not those that were registered"):
        command("Tiny", "tiny")


# --- Jobs -----------------------------------------------------------------------------


def create(**overrides: Any) -> TrainingRun:
    values = {"name": "Run", "preset": "reference", "base_model": make_model(), "dataset": make_dataset()}
    return training_run_create(**{**values, "rubric": make_rubric(), **overrides})


def test_launching_with_the_broker_down_queues_the_run_without_delay(
    settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.CELERY_BROKER_URL = NOTHING_LISTENS
    began = time.monotonic()
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        run = create(overrides={"max_steps": 3})
    assert len(callbacks) == 1
    assert time.monotonic() - began < 2
    run.refresh_from_db()
    assert (run.status, run.enqueued_at) == (JobStatus.QUEUED, None)
    assert (run.config["max_steps"], run.config["num_generations"], run.progress_total) == (3, 8, 3)


def test_values_out_of_range_queue_nothing() -> None:
    with pytest.raises(ValidationError):
        create(overrides={"beta": 7})
    assert not TrainingRun.objects.exists()


@pytest.mark.parametrize("how", [Job.Cancel.SAVE, Job.Cancel.KILL])
def test_a_queued_run_is_cancelled_here(how: str) -> None:
    run = make_run()
    job_cancel(job=run, how=how)
    run.refresh_from_db()
    assert run.status == JobStatus.CANCELLED


def test_a_running_run_is_asked() -> None:
    run = make_run(status=JobStatus.RUNNING)
    job_cancel(job=run, how="save")
    run.refresh_from_db()
    assert (run.status, run.cancel) == (JobStatus.RUNNING, Job.Cancel.SAVE)


@pytest.mark.parametrize(("status", "how"), [(JobStatus.SUCCEEDED, "save"), (JobStatus.RUNNING, "gently")])
def test_what_cannot_be_cancelled(status: JobStatus, how: str) -> None:
    run = make_run(status=status)
    with pytest.raises(JobStateError):
        job_cancel(job=run, how=how)
    run.refresh_from_db()
    assert (run.status, run.cancel) == (status, "")


@pytest.mark.parametrize("status", [JobStatus.FAILED, JobStatus.CRASHED, JobStatus.CANCELLED])
def test_an_ended_run_is_queued_again(status: JobStatus) -> None:
    run = make_run(status=status, error="It broke.", attempt_number=1)
    job_resume(job=run)
    assert (run.status, run.error, run.attempt_number) == (JobStatus.QUEUED, "", 1)


@pytest.mark.parametrize("status", [JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.SUCCEEDED])
def test_what_cannot_be_resumed(status: JobStatus) -> None:
    with pytest.raises(JobStateError):
        job_resume(job=make_run(status=status))
