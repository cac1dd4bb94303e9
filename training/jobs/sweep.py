"""The sweep: send lost messages again, find jobs whose holder is gone."""

import socket
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from training.jobs.claim import finish
from training.jobs.enqueue import MESSAGE_LIFETIME, enqueue
from training.jobs.models import Attempt, Job, JobStatus
from training.jobs.processes import end_group, is_alive
from training.jobs.registry import job_models

MAX_RESUMES = 3


def sweep() -> None:
    """One pass over all jobs; beat calls it every SWEEP_SECONDS."""
    for model in job_models():
        for job in model._default_manager.filter(status=JobStatus.RUNNING):
            reap(job)
        stale = timezone.now() - timedelta(seconds=MESSAGE_LIFETIME)
        lost = Q(enqueued_at=None) | Q(enqueued_at__lt=stale)
        for job in model._default_manager.filter(lost, status=JobStatus.QUEUED).order_by("created_at"):
            if not enqueue(job):
                return  # the broker is down; the next pass tries again


def reap(job: Job) -> bool:
    """End a running job whose lease has run out; True when it was dead.

    On the attempt's own host death is proved by pid and start time, and a process that
    outlived its supervisor is ended; on another host a job's process ends itself when
    its supervisor is gone.
    """
    attempt = job.attempts.filter(number=job.attempt_number).first()
    if attempt is None or attempt.lease_until > timezone.now():
        return False
    if attempt.host == socket.gethostname():
        if is_alive(attempt.pid, attempt.pid_started) and not end_group(attempt.pid or 0):
            return False
    elif attempt.heartbeat_at and attempt.heartbeat_at > attempt.lease_until:
        return False
    resume = may_resume(job, attempt)
    error = "The worker that ran this job died. " + (
        "It continues from its last checkpoint." if resume else "Resume continues from its last checkpoint."
    )
    finish(job, attempt.number, JobStatus.QUEUED if resume else JobStatus.CRASHED, error=error, reason=error)
    return True


def may_resume(job: Job, attempt: Attempt) -> bool:
    """Whether to go on without asking: at most MAX_RESUMES times, and only if this attempt got anywhere."""
    crashes = job.attempts.filter(outcome=JobStatus.CRASHED).count()
    return crashes < MAX_RESUMES and job.progress > attempt.progress_at_start and job.cancel == Job.Cancel.NONE
