"""Telling the broker to look at a row. The message may be lost: the sweep sends it again."""

import logging

from celery import current_app
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from training.jobs.models import Job, JobStatus

logger = logging.getLogger(__name__)
# Seconds after which an undelivered message is dropped and sent anew.
MESSAGE_LIFETIME = 120


def enqueue(job: Job) -> bool:
    """Send the job's message; False when the broker cannot be reached (the row stays queued)."""
    try:
        current_app.send_task(
            "training.tasks.run_job",
            args=[job._meta.label, job.pk],
            queue="jobs",
            expires=MESSAGE_LIFETIME,
            retry=False,
        )
    except (OperationalError, RedisError, ConnectionError, TimeoutError) as error:
        logger.warning("broker unreachable, %s %s stays queued: %s", job._meta.label, job.pk, error)
        return False
    type(job)._default_manager.filter(pk=job.pk, status=JobStatus.QUEUED).update(enqueued_at=timezone.now())
    return True
