"""The sweep: lost messages and dead jobs, with real processes."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_attempt, make_run
from training.jobs import sweep as sweeping
from training.jobs.models import Attempt, JobStatus
from training.jobs.processes import end_group, is_alive, started_at
from training.jobs.sweep import reap, sweep
from training.models import TrainingRun

pytestmark = pytest.mark.django_db
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
# A process that does not mind SIGTERM, with a child.
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); print('up', flush=True); time.sleep(60)",
]


@pytest.fixture
def process() -> "Iterator[subprocess.Popen[bytes]]":
    with subprocess.Popen(SLEEP, start_new_session=True) as running:
        yield running
        running.kill()


def running(**attempt: object) -> TrainingRun:
    """A run whose lease ran out a minute ago."""
    run = make_run(status=JobStatus.RUNNING, attempt_number=1, progress=5)
    gone = timezone.now() - timedelta(minutes=1)
    make_attempt(run, **{"number": 1, "host": socket.gethostname(), "lease_until": gone, **attempt})
    return run


def reaped(run: TrainingRun) -> bool:
    """After the second look; the first never ends anything."""
    assert not reap(run)
    ended = reap(run)
    run.refresh_from_db()
    return ended


def test_a_running_lease_is_left_alone() -> None:
    assert not reaped(running(lease_until=timezone.now() + timedelta(seconds=30)))


def test_a_lease_that_is_renewed_between_two_looks_is_left_alone() -> None:
    """A laptop woke up: every lease has run out, but the supervisors are there."""
    run = running()
    assert not reap(run)
    Attempt.objects.update(lease_until=timezone.now() + timedelta(seconds=60))
    assert not reap(run)
    Attempt.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert not reap(run)  # run out again: looked at anew


def test_a_worker_killed_before_it_started_anything() -> None:
    run = running(pid=None)
    assert reaped(run)
    assert run.status == JobStatus.QUEUED
    assert "died" in run.error


def test_a_process_that_outlived_its_worker_is_ended(process: "subprocess.Popen[bytes]") -> None:
    run = running(pid=process.pid, pid_started=started_at(process.pid))
    assert reaped(run)
    assert process.wait(5) != 0
    assert run.attempts.get().outcome == JobStatus.CRASHED


def test_a_later_process_with_the_same_pid_is_not_touched(process: "subprocess.Popen[bytes]") -> None:
    run = running(pid=process.pid, pid_started=(started_at(process.pid) or 0) - 3600)
    assert reaped(run)
    assert process.poll() is None


@pytest.mark.parametrize(("seconds", "dead"), [(5, False), (600, True)])
def test_on_another_host_the_heartbeat_tells(seconds: int, dead: bool) -> None:
    run = running(host="gpu-box", pid=1, heartbeat_at=timezone.now() - timedelta(seconds=seconds))
    assert reaped(run) is dead
    assert (run.status != JobStatus.RUNNING) is dead


def test_a_process_that_ignores_sigterm_is_killed_with_its_children() -> None:
    with subprocess.Popen(STUBBORN, start_new_session=True, stdout=subprocess.PIPE) as stubborn:
        assert stubborn.stdout is not None
        assert stubborn.stdout.readline() == b"up\n"
        born = started_at(stubborn.pid)
        assert is_alive(stubborn.pid, born)
        assert end_group(stubborn.pid, grace=0.5)
        assert not is_alive(stubborn.pid, born)
        stubborn.wait(5)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    jobs: list[int] = []

    def enqueue(job: TrainingRun) -> bool:
        jobs.append(job.pk)
        return True

    monkeypatch.setattr(sweeping, "enqueue", enqueue)
    return jobs


def test_messages_are_sent_again_oldest_job_first(sent: list[int]) -> None:
    now = timezone.now()
    lost = make_run(enqueued_at=now - timedelta(hours=1), created_at=now - timedelta(hours=1))
    never = make_run(enqueued_at=None, created_at=now - timedelta(hours=2))
    make_run(enqueued_at=now)  # its message is under way
    make_run(enqueued_at=None, status=JobStatus.CANCELLED)
    sweep()
    assert sent == [never.pk, lost.pk]


def test_a_broker_that_is_down_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(sweeping, "enqueue", lambda job: bool(asked.append(job.pk)))
    make_run()
    make_run()
    sweep()
    assert len(asked) == 1
