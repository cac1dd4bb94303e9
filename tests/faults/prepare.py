"""What the fault tests do to their installation, each in a process with its environment (see conftest)."""

import json

from django.conf import settings
from django.core.management import call_command

from rewards.models import RequestDataset
from tests.factories import TINY_CONFIG, make_dataset, register_tiny_model
from training.jobs.enqueue import enqueue
from training.models import LanguageModel, TrainingRun
from training.services import job_cancel, job_resume, training_run_create


def install() -> None:
    call_command("migrate", verbosity=0)
    register_tiny_model(settings.MODELS_ROOT / "tiny", "Tiny")
    make_dataset()


def launch(overrides: str) -> None:
    """Prints the new run's key."""
    run = training_run_create(
        name="A run",
        preset="reference",
        base_model=LanguageModel.objects.get(name="Tiny"),
        dataset=RequestDataset.objects.get(),
        overrides={**TINY_CONFIG, **json.loads(overrides)},
    )
    print(run.pk)


def cancel(pk: str, how: str) -> None:
    job_cancel(job=TrainingRun.objects.get(pk=pk), how=how)


def resume(pk: str) -> None:
    job_resume(job=TrainingRun.objects.get(pk=pk))


def forget_message(pk: str) -> None:
    TrainingRun.objects.filter(pk=pk).update(enqueued_at=None)


def deliver(pk: str, times: str) -> None:
    for _ in range(int(times)):
        assert enqueue(TrainingRun.objects.get(pk=pk))
