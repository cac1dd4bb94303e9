"""Heartbeat: a job's process says that it is alive, how far it is, and hears that it shall stop."""

import logging
import os
import threading
import time
from datetime import timedelta
from types import TracebackType
from typing import Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, close_old_connections, connections, models
from django.utils import timezone

from training.jobs.claim import StaleAttempt, holds, persist, update_held
from training.jobs.models import Attempt, Job

logger = logging.getLogger(__name__)
BEAT_SECONDS = 2.0
# How a job's process ends when it stopped before its work was done: on purpose, or because the job is not its own.
EXIT_STOPPED, EXIT_STALE = 75, 76
# Set by SIGINT in a job's process: its worker is being stopped.
interrupted = threading.Event()


class Heartbeat:
    """Used as `with Heartbeat(job, number) as heart:` around a job's work.

    A thread writes heartbeat_at every BEAT_SECONDS, and ends this process at once when the
    attempt no longer holds the job, the supervisor that started it has died, or nobody has
    renewed the lease for twice its length.
    """

    def __init__(self, job: Job, number: int) -> None:
        self.job, self.number = job, number
        self._parent = os.getppid()
        self._ended = threading.Event()
        self._cancel = job.cancel
        self._last_beat = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

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
        """Whether to stop after this step and save: a person asked, or the worker is being stopped."""
        return self._cancel == Job.Cancel.SAVE or interrupted.is_set()

    def begin_at(self, done: int, total: int) -> None:
        """Say where this attempt starts, when that is not the job's progress so far."""
        self.progress(done, total)
        persist(lambda: self._attempts().update(progress_at_start=done))

    def progress(self, done: int, total: int) -> None:
        """Record progress in units of the job. Raises StaleAttempt when the job is no longer ours."""
        update_held(self.job, self.number, progress=done, progress_total=total)

    def _attempts(self) -> models.QuerySet[Attempt]:
        kind = ContentType.objects.get_for_model(self.job)
        return Attempt.objects.filter(job_type=kind, job_id=self.job.pk, number=self.number)

    def _run(self) -> None:
        while not self._ended.wait(BEAT_SECONDS):
            try:
                self._beat()
            except StaleAttempt as stale:
                logger.error("ending: %s", stale)
                os._exit(EXIT_STALE)
            except DatabaseError as error:
                logger.warning("heartbeat not written: %s", error)
                close_old_connections()
                if time.monotonic() - self._last_beat > 2 * settings.JOB_LEASE_SECONDS:
                    logger.error("ending: the database did not answer for two leases")
                    os._exit(EXIT_STALE)
        connections.close_all()

    def _beat(self) -> None:
        if os.getppid() != self._parent:
            raise StaleAttempt("the worker that supervised this job is gone")
        if not holds(self.job, self.number):
            raise StaleAttempt(f"attempt {self.number} no longer holds its job")
        now = timezone.now()
        overdue = now - timedelta(seconds=settings.JOB_LEASE_SECONDS)
        if self._attempts().filter(lease_until__lt=overdue).exists():
            raise StaleAttempt("nobody renewed the lease of this job")
        self._attempts().update(heartbeat_at=now)
        self._cancel = type(self.job)._default_manager.values_list("cancel", flat=True).get(pk=self.job.pk)
        self._last_beat = time.monotonic()
