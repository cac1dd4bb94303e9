"""Telling the broker to look at a row. The message may be lost: the sweep sends it again."""

import logging

from celery import current_app
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from italian_teacher.processes import broker_answers
from training.jobs.models import Job, JobStatus

logger = logging.getLogger(__name__)
# Seconds after which an undelivered message is dropped and sent anew.
MESSAGE_LIFETIME = 120
ANSWER_SECONDS = 1.0


def enqueue(job: Job) -> bool:
    """Send the job's message; False when the broker cannot be reached (the row stays queued).

    The broker is asked first, because the client itself tries for six seconds, and a page waits for this.
    """
    if not broker_answers(settings.CELERY_BROKER_URL, ANSWER_SECONDS):
        logger.warning("the broker does not answer, %s %s stays queued", job._meta.label, job.pk)
        return False
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
