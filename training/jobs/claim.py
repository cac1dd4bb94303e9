"""Claiming a job, and the writes that only the claim's holder may make."""

import socket
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from training.jobs.models import Attempt, Job, JobStatus
from training.jobs.signals import job_finished


class StaleAttempt(RuntimeError):
    """This attempt no longer holds its job: another claimed it, or a person ended it."""


def claim(job: Job) -> Attempt | None:
    """Take a queued job: one conditional UPDATE raises its attempt number. None when somebody else was faster."""
    now = timezone.now()
    with transaction.atomic():
        claimed = (
            type(job)
            ._default_manager.filter(pk=job.pk, status=JobStatus.QUEUED, attempt_number=job.attempt_number)
            .update(status=JobStatus.RUNNING, attempt_number=F("attempt_number") + 1, error="", finished_at=None)
        )
        if not claimed:
            return None
        type(job)._default_manager.filter(pk=job.pk, started_at=None).update(started_at=now)
        job.refresh_from_db()
        return Attempt.objects.create(
            job_type=ContentType.objects.get_for_model(job),
            job_id=job.pk,
            number=job.attempt_number,
            host=socket.gethostname(),
            progress_at_start=job.progress,
            lease_until=now + timedelta(seconds=settings.JOB_LEASE_SECONDS),
        )


def update_held(job: Job, number: int, **values: Any) -> None:
    """Write columns of a running job as its attempt `number`. Raises StaleAttempt when it holds it no longer."""
    held = type(job)._default_manager.filter(pk=job.pk, attempt_number=number, status=JobStatus.RUNNING)
    if not held.update(**values):
        raise StaleAttempt(f"attempt {number} no longer holds {job._meta.label} {job.pk}")


def holds(job: Job, number: int) -> bool:
    """Whether attempt `number` still holds the job."""
    return (
        type(job)._default_manager.filter(pk=job.pk, attempt_number=number, status=JobStatus.RUNNING).exists()
    )


def renew_lease(attempt: Attempt) -> None:
    """Another lease from now on."""
    until = timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)
    Attempt.objects.filter(pk=attempt.pk).update(lease_until=until)


def finish(
    job: Job, number: int, status: JobStatus, *, error: str = "", reason: str = "", traceback: str = ""
) -> bool:
    """End attempt `number` and its job with it. False when it holds the job no longer; then nothing is changed."""
    now = timezone.now()
    with transaction.atomic():
        changed = (
            type(job)
            ._default_manager.filter(pk=job.pk, attempt_number=number, status=JobStatus.RUNNING)
            .update(
                status=status,
                error=error,
                finished_at=None if status == JobStatus.QUEUED else now,
                cancel=Job.Cancel.NONE,
                enqueued_at=None,
            )
        )
        if changed:
            outcome = JobStatus.CRASHED if status == JobStatus.QUEUED else status
            job.attempts.filter(number=number).update(
                ended_at=now, outcome=outcome, reason=reason or error, traceback=traceback
            )
    if changed and status != JobStatus.QUEUED:
        job.refresh_from_db()
        job_finished.send(sender=type(job), job=job)
    return bool(changed)
