"""The sweep: send lost messages again, find jobs whose holder is gone."""

import socket
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from training.jobs.claim import crash
from training.jobs.enqueue import MESSAGE_LIFETIME, enqueue
from training.jobs.models import Attempt, Job, JobStatus
from training.jobs.processes import end_group, is_alive, started_at
from training.jobs.registry import job_models

# Attempt -> the lease that had run out when it was last looked at. A laptop that wakes up finds every
# lease run out; their holders get the time until the next sweep to renew them.
_suspects: dict[int, datetime] = {}


def sweep() -> None:
    """One pass over all jobs; beat calls it every SWEEP_SECONDS."""
    for model in job_models():
        for job in model._default_manager.filter(status=JobStatus.RUNNING):
            reap(job)
    stale = timezone.now() - timedelta(seconds=MESSAGE_LIFETIME)
    lost = Q(enqueued_at=None) | Q(enqueued_at__lt=stale)
    waiting = [job for model in job_models() for job in model._default_manager.filter(lost, status=JobStatus.QUEUED)]
    for job in sorted(waiting, key=lambda job: job.created_at):
        if not enqueue(job):
            return  # the broker is down; the next pass tries again


def reap(job: Job) -> bool:
    """End a running job whose lease has run out twice over; True when it was dead and is ended.

    On the attempt's own host death is proved by pid and start time, and a process that
    outlived its supervisor is ended; on another host a job's process ends itself when
    its supervisor is gone, and its heartbeat says whether it has.
    """
    attempt: Attempt | None = job.attempts.filter(number=job.attempt_number).first()
    if attempt is None or attempt.lease_until > timezone.now():
        return False
    if _suspects.get(attempt.pk) != attempt.lease_until:
        _suspects[attempt.pk] = attempt.lease_until
        return False
    if attempt.host == socket.gethostname():
        if not _ended(attempt):
            return False
    elif attempt.heartbeat_at and timezone.now() - attempt.heartbeat_at < 2 * _lease():
        return False
    del _suspects[attempt.pk]
    crash(job, attempt, f"The worker on {attempt.host} that ran this job died.")
    return True


def _ended(attempt: Attempt) -> bool:
    """Whether the attempt's process and all that it started are gone; they are ended when they are not."""
    if attempt.pid is None:
        return True
    if not is_alive(attempt.pid, attempt.pid_started) and started_at(attempt.pid) is not None:
        return True  # the pid, and with it the group's number, belongs to somebody else by now
    return end_group(attempt.pid)


def _lease() -> timedelta:
    return timedelta(seconds=settings.JOB_LEASE_SECONDS)
