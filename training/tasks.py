"""Celery tasks: three lines each around a function that a test can call."""

from typing import Any

from celery import shared_task
from celery.signals import worker_shutting_down

from training.jobs import supervise as supervision
from training.jobs.registry import job_model
from training.jobs.sweep import sweep as sweep_jobs


@shared_task
def run_job(label: str, pk: int) -> None:
    """See one job through, if it is there to be claimed."""
    job = job_model(label)._default_manager.filter(pk=pk).first()
    if job is not None:
        supervision.supervise(job)


@shared_task
def sweep() -> None:
    """Send lost messages again, find dead jobs."""
    sweep_jobs()


@worker_shutting_down.connect
def _stop_jobs(**_: Any) -> None:
    supervision.worker_stopping.set()
