"""Heartbeat: a job's process says that it is alive, how far it is, and hears that it shall stop."""

import logging
import os
import signal
import threading
from types import TracebackType
from typing import Self

from django.db import DatabaseError, connections
from django.utils import timezone

from training.jobs.claim import StaleAttempt, holds, update_held
from training.jobs.models import Attempt, Job

logger = logging.getLogger(__name__)
BEAT_SECONDS = 2.0


class Heartbeat:
    """Used as `with Heartbeat(job, number) as heart:` around a job's work.

    A thread writes heartbeat_at every BEAT_SECONDS, and sends this process SIGTERM when the
    attempt no longer holds the job or the supervisor that started it has died.
    """

    def __init__(self, job: Job, number: int) -> None:
        self.job, self.number = job, number
        self._parent = os.getppid()
        self._ended = threading.Event()
        self._cancel = job.cancel
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join(timeout=30)

    @property
    def stop_requested(self) -> bool:
        """Whether a person asked to stop after this step and save."""
        return self._cancel == Job.Cancel.SAVE

    def progress(self, done: int, total: int) -> None:
        """Record progress in units of the job. Raises StaleAttempt when the job is no longer ours."""
        update_held(self.job, self.number, progress=done, progress_total=total)

    def _beat(self) -> None:
        attempts = Attempt.objects.filter(job_id=self.job.pk, number=self.number, job_type__model=self.job._meta.model_name)
        while not self._ended.wait(BEAT_SECONDS):
            try:
                if os.getppid() != self._parent:
                    raise StaleAttempt("the worker that supervised this job is gone")
                if not holds(self.job, self.number):
                    raise StaleAttempt(f"attempt {self.number} no longer holds its job")
                attempts.update(heartbeat_at=timezone.now())
                self._cancel = type(self.job)._default_manager.values_list("cancel", flat=True).get(pk=self.job.pk)
            except StaleAttempt as stale:
                logger.error("ending: %s", stale)
                os.kill(os.getpid(), signal.SIGTERM)
                break
            except DatabaseError as error:  # a busy database; the lease gives it time
                logger.warning("heartbeat not written: %s", error)
        connections.close_all()
