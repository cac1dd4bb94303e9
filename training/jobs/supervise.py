"""Supervising: start a job's own process, keep its lease, end it when asked, say how it ended.

Runs inside a Celery task for as long as the job lasts, and does nothing else.
"""

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from training.jobs.claim import claim, crash, finish, holds, persist, renew_lease
from training.jobs.heartbeat import EXIT_STOPPED
from training.jobs.models import Attempt, Job, JobStatus
from training.jobs.processes import end_group, started_at

logger = logging.getLogger(__name__)
# Set when the worker is asked to stop: jobs are interrupted and wait, queued, for the next worker.
worker_stopping = threading.Event()
POLL_SECONDS = 0.5
# How long a job may take to stop by itself: to finish its step and save, after SIGTERM, and when its worker stops.
SAVE_GRACE, KILL_GRACE, INTERRUPT_GRACE = 600.0, 15.0, 10.0
LEAVE_GRACE = 60.0
LOG_TAIL = 4000


def supervise(job: Job) -> None:
    """Claim the job and see it through. Returns at once when somebody else holds it."""
    attempt = None if worker_stopping.is_set() else claim(job)
    if attempt is None:
        return
    log = settings.RUNTIME_DIR / "logs" / f"{job._meta.label_lower}-{job.pk}-{attempt.number}.log"
    try:
        process = _start(job, attempt, log)
    except OSError as error:
        message = f"The job's process could not be started: {error}. Mend that, then press Resume."
        finish(job, attempt.number, JobStatus.FAILED, error=message)
        return
    _Supervision(job, attempt, process, log).run()


def _start(job: Job, attempt: Attempt, log: Path) -> "subprocess.Popen[bytes]":
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "training.jobs.execute", job._meta.label, str(job.pk), str(attempt.number)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=settings.BASE_DIR,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
    born = started_at(process.pid)
    place = str(log.relative_to(settings.RUNTIME_DIR))
    persist(lambda: Attempt.objects.filter(pk=attempt.pk).update(pid=process.pid, pid_started=born, log_path=place))
    return process


class _Supervision:
    def __init__(self, job: Job, attempt: Attempt, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self.job, self.attempt, self.process, self.log = job, attempt, process, log
        self._renewed = time.monotonic()
        self._asked: float | None = None

    def run(self) -> None:
        """Until the process has ended; then record how."""
        while self.process.poll() is None:
            time.sleep(POLL_SECONDS)
            if worker_stopping.is_set():
                self._hand_back()
                return
            try:
                close_old_connections()
                self._keep_lease()
                if self._end_if_asked():
                    return
            except DatabaseError as error:  # the job's process ends itself if this lasts
                logger.warning("supervising %s %s: %s", self.job._meta.label, self.job.pk, error)
        self._ended_by_itself(self.process.returncode)

    def _keep_lease(self) -> None:
        if time.monotonic() - self._renewed > settings.JOB_LEASE_SECONDS / 4:
            renew_lease(self.attempt)
            self._renewed = time.monotonic()

    def _end_if_asked(self) -> bool:
        """Whether the job was ended here because a person asked, or because it is no longer ours."""
        if not holds(self.job, self.attempt.number):
            self._leave()
            return True
        self.job.refresh_from_db(fields=["cancel"])
        if self.job.cancel == Job.Cancel.NONE:
            return False
        self._asked = self._asked or time.monotonic()
        if self.job.cancel == Job.Cancel.SAVE and time.monotonic() - self._asked < SAVE_GRACE:
            return False  # the job's process sees the column itself, saves and ends
        if self._end_process(KILL_GRACE):
            finish(self.job, self.attempt.number, JobStatus.CANCELLED, reason="Stopped at once, as asked.")
        return True

    def _leave(self) -> None:
        """The process has recorded its end itself and still tells others of it; or the job was taken away."""
        self.job.refresh_from_db(fields=["attempt_number"])
        if self.job.attempt_number == self.attempt.number:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(LEAVE_GRACE)
        self._end_process(KILL_GRACE)

    def _hand_back(self) -> None:
        """The worker stops: let the job save, then leave it queued for the next worker."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(INTERRUPT_GRACE)
        except subprocess.TimeoutExpired:
            logger.warning("%s %s did not save in time", self.job._meta.label, self.job.pk)
        if self._end_process(3.0):
            reason = "Its worker was stopped. It goes on from its newest checkpoint when a worker is back."
            status = JobStatus.QUEUED
            finish(self.job, self.attempt.number, status, error=reason, outcome=status)

    def _end_process(self, grace: float) -> bool:
        """Whether the process and all that it started are gone."""
        gone = end_group(self.process.pid, grace)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5.0)  # its last threads may take a moment
        return gone and self.process.returncode is not None

    def _ended_by_itself(self, code: int) -> None:
        """The process records its own success or failure; a stop or a death is recorded here."""
        if not holds(self.job, self.attempt.number):
            return
        if not self._end_process(KILL_GRACE):  # what it may have left running
            return  # the reaper tries again
        self.job.refresh_from_db(fields=["cancel"])
        if code == EXIT_STOPPED and self.job.cancel != Job.Cancel.NONE:
            finish(self.job, self.attempt.number, JobStatus.CANCELLED, reason="Stopped and saved, as asked.")
            return
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        crash(self.job, self.attempt, f"The job's process {how} before it could say why.", self._tail())

    def _tail(self) -> str:
        data = self.log.read_bytes() if self.log.exists() else b""
        return data[-LOG_TAIL:].decode("utf-8", "replace")
