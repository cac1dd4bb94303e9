"""Supervising: start a job's own process, keep its lease, end it when asked, say how it ended.

Runs inside a Celery task for as long as the job lasts, and does nothing else.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections

from training.jobs.claim import claim, finish, holds, renew_lease
from training.jobs.models import Attempt, Job, JobStatus
from training.jobs.processes import end_group, started_at

# Set when the worker is asked to stop: jobs are interrupted and wait, queued, for the next worker.
worker_stopping = threading.Event()
POLL_SECONDS = 0.5
# How long a job may take to stop by itself, by the kind of cancellation.
SAVE_GRACE, KILL_GRACE = 600.0, 15.0


def supervise(job: Job) -> None:
    """Claim the job and see it through. Returns at once when somebody else holds it."""
    attempt = None if worker_stopping.is_set() else claim(job)
    if attempt is None:
        return
    log = settings.RUNTIME_DIR / "logs" / f"{job._meta.label_lower}-{job.pk}-{attempt.number}.log"
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
    Attempt.objects.filter(pk=attempt.pk).update(
        pid=process.pid, pid_started=started_at(process.pid), log_path=str(log.relative_to(settings.RUNTIME_DIR))
    )
    _Supervision(job, attempt, process, log).run()


class _Supervision:
    def __init__(self, job: Job, attempt: Attempt, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self.job, self.attempt, self.process, self.log = job, attempt, process, log
        self._renewed = time.monotonic()
        self._asked: float | None = None

    def run(self) -> None:
        while self.process.poll() is None:
            time.sleep(POLL_SECONDS)
            close_old_connections()
            if worker_stopping.is_set():
                self._end("The worker was stopped; the job continues from its last checkpoint.", JobStatus.QUEUED, 3.0)
                return
            if time.monotonic() - self._renewed > settings.JOB_LEASE_SECONDS / 4:
                renew_lease(self.attempt)
                self._renewed = time.monotonic()
            if self._cancelled():
                return
        self._ended_by_itself(self.process.returncode)

    def _cancelled(self) -> bool:
        """Whether the job was ended here because a person asked, or because it is no longer ours."""
        if not holds(self.job, self.attempt.number):
            if self.process.poll() is None:
                end_group(self.process.pid, KILL_GRACE)
            return True
        self.job.refresh_from_db(fields=["cancel"])
        if self.job.cancel == Job.Cancel.NONE:
            return False
        self._asked = self._asked or time.monotonic()
        if self.job.cancel == Job.Cancel.SAVE and time.monotonic() - self._asked < SAVE_GRACE:
            return False  # the job's process sees the column itself, saves and ends
        self._end("Cancelled.", JobStatus.CANCELLED, KILL_GRACE)
        return True

    def _end(self, reason: str, status: JobStatus, grace: float) -> None:
        gone = end_group(self.process.pid, grace)
        self.process.poll()
        if gone:
            finish(self.job, self.attempt.number, status, reason=reason)

    def _ended_by_itself(self, code: int) -> None:
        """The process records its own end; if it could not, say how it died."""
        if not holds(self.job, self.attempt.number):
            return
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        error = f"The job's process {how} before it could say why. Resume continues from the last checkpoint."
        finish(self.job, self.attempt.number, JobStatus.CRASHED, error=error, traceback=self._tail())

    def _tail(self, size: int = 4000) -> str:
        data = self.log.read_bytes() if self.log.exists() else b""
        return data[-size:].decode("utf-8", "replace")
