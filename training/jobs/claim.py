"""Claiming a job, and the writes that only the claim's holder may make."""

import logging
import socket
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from training.jobs.models import Attempt, Job, JobStatus
from training.jobs.signals import job_finished

logger = logging.getLogger(__name__)
MAX_RESUMES = 3
TRIES, PAUSE_SECONDS = 5, 0.5

Result = TypeVar("Result")


class StaleAttempt(RuntimeError):
    """This attempt no longer holds its job: another claimed it, or a person ended it."""


def persist(write: Callable[[], Result]) -> Result:
    """Call `write`, again when the database was locked: web, worker and trainer share one SQLite file.

    Each try has waited for settings' timeout already. Other database errors are raised as they are.
    """
    for left in reversed(range(TRIES)):
        try:
            return write()
        except OperationalError as error:
            if not left or "locked" not in str(error):
                raise
            logger.warning("the database is locked, trying again: %s", error)
            time.sleep(PAUSE_SECONDS)
    raise AssertionError("unreachable")


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
    if not persist(lambda: held.update(**values)):
        raise _stale(job, number)


def holds(job: Job, number: int) -> bool:
    """Whether attempt `number` still holds the job."""
    return type(job)._default_manager.filter(pk=job.pk, attempt_number=number, status=JobStatus.RUNNING).exists()


def require_held(job: Job, number: int) -> None:
    """Inside a transaction: nobody takes the job away before its end. Raises StaleAttempt when somebody has."""
    held = type(job)._default_manager.filter(pk=job.pk, attempt_number=number, status=JobStatus.RUNNING)
    if not list(held.select_for_update().values_list("pk")):
        raise _stale(job, number)


def _stale(job: Job, number: int) -> StaleAttempt:
    return StaleAttempt(f"attempt {number} no longer holds {job._meta.label} {job.pk}")


def renew_lease(attempt: Attempt) -> None:
    """Another lease from now on."""
    until = timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)
    Attempt.objects.filter(pk=attempt.pk).update(lease_until=until)


def finish(
    job: Job,
    number: int,
    status: JobStatus,
    *,
    error: str = "",
    reason: str = "",
    traceback: str = "",
    outcome: JobStatus | None = None,
) -> bool:
    """End attempt `number` and its job with it. False when it holds the job no longer; then nothing is changed.

    outcome: how the attempt ended, when that differs from the job's new status (a crash that
    puts the job back into the queue).
    """
    changed = persist(lambda: _finish(job, number, status, error, reason, traceback, outcome or status))
    if changed and status != JobStatus.QUEUED:
        job.refresh_from_db()
        job_finished.send_robust(sender=type(job), job=job)
    return changed


def _finish(
    job: Job, number: int, status: JobStatus, error: str, reason: str, traceback: str, outcome: JobStatus
) -> bool:
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
            job.attempts.filter(number=number).update(
                ended_at=now, outcome=outcome, reason=reason or error, traceback=traceback
            )
    return bool(changed)


def crash(job: Job, attempt: Attempt, why: str, traceback: str = "") -> None:
    """End an attempt whose process died.

    The job goes back into the queue when it may resume by itself, and is CANCELLED when that was asked.
    """
    job.refresh_from_db()
    if job.cancel != Job.Cancel.NONE:
        finish(job, attempt.number, JobStatus.CANCELLED, reason=f"Cancelled. {why}")
    elif may_resume(job, attempt):
        error = f"{why} It goes on by itself, from its newest checkpoint."
        finish(job, attempt.number, JobStatus.QUEUED, error=error, traceback=traceback, outcome=JobStatus.CRASHED)
    else:
        error = f"{why} Resume goes on from the newest checkpoint."
        finish(job, attempt.number, JobStatus.CRASHED, error=error, traceback=traceback)


def may_resume(job: Job, attempt: Attempt) -> bool:
    """Whether to go on without asking: at most MAX_RESUMES times, and only if this attempt got anywhere."""
    attempt.refresh_from_db(fields=["progress_at_start"])
    crashes = job.attempts.filter(outcome=JobStatus.CRASHED).count()
    return crashes < MAX_RESUMES and job.progress > attempt.progress_at_start
