"""Claiming: one holder at a time, and no write by one who is not."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.db import OperationalError
from django.utils import timezone
from pytest_django import Settings

from tests.factories import make_run
from training.jobs.claim import (
    StaleAttempt,
    claim,
    crash,
    finish,
    holds,
    persist,
    require_held,
    update_held,
)
from training.jobs.models import Attempt, Job, JobStatus
from training.models import TrainingRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> TrainingRun:
    return make_run()


def claimed(run: TrainingRun) -> Attempt:
    attempt = claim(run)
    assert attempt is not None
    return attempt


def test_a_claim_raises_the_number_and_takes_a_lease(run: TrainingRun, settings: Settings) -> None:
    settings.JOB_LEASE_SECONDS = 60
    attempt = claimed(run)
    assert (run.status, run.attempt_number, attempt.number) == (JobStatus.RUNNING, 1, 1)
    assert run.started_at is not None
    assert timedelta(seconds=50) < attempt.lease_until - timezone.now() <= timedelta(seconds=60)


def test_a_message_delivered_twice_makes_one_attempt(run: TrainingRun) -> None:
    other = TrainingRun.objects.get(pk=run.pk)  # as the second message finds it
    claimed(run)
    assert claim(other) is None
    assert run.attempts.count() == 1


@pytest.mark.parametrize("status", [status for status in JobStatus if status != JobStatus.QUEUED])
def test_only_queued_jobs_are_claimed(status: JobStatus) -> None:
    """A late message finds its job running, or ended."""
    run = make_run(status=status)
    assert claim(run) is None
    run.refresh_from_db()
    assert (run.status, run.attempt_number) == (status, 0)


def test_writes_of_a_stale_attempt_are_refused(run: TrainingRun) -> None:
    claimed(run)
    TrainingRun.objects.filter(pk=run.pk).update(attempt_number=2)  # somebody else has it now
    assert not holds(run, 1)
    with pytest.raises(StaleAttempt, match="attempt 1 no longer holds"):
        update_held(run, 1, progress=9)
    with pytest.raises(StaleAttempt):
        require_held(run, 1)
    assert not finish(run, 1, JobStatus.SUCCEEDED)
    run.refresh_from_db()
    assert (run.progress, run.status) == (0, JobStatus.RUNNING)


def test_an_end_is_written_once(run: TrainingRun) -> None:
    attempt = claimed(run)
    assert finish(run, 1, JobStatus.FAILED, error="It broke.", traceback="Traceback …")
    assert not finish(run, 1, JobStatus.SUCCEEDED)
    run.refresh_from_db()
    attempt.refresh_from_db()
    assert (run.status, run.error) == (JobStatus.FAILED, "It broke.")
    assert run.finished_at is not None
    assert (attempt.outcome, attempt.reason, attempt.traceback) == (JobStatus.FAILED, "It broke.", "Traceback …")


@pytest.mark.parametrize(
    ("progress", "crashes_before", "cancel", "status"),
    [
        (5, 0, "", JobStatus.QUEUED),  # it got somewhere: go on
        (0, 0, "", JobStatus.CRASHED),  # it got nowhere: it would crash again
        (5, 2, "", JobStatus.QUEUED),  # the third time in all
        (5, 3, "", JobStatus.CRASHED),  # enough: a person looks at it
        (5, 0, Job.Cancel.SAVE, JobStatus.CANCELLED),  # a person wanted it ended
    ],
)
def test_after_a_crash(run: TrainingRun, progress: int, crashes_before: int, cancel: str, status: JobStatus) -> None:
    for _ in range(crashes_before):
        attempt = claimed(run)
        finish(run, attempt.number, JobStatus.QUEUED, outcome=JobStatus.CRASHED)
        run.refresh_from_db()
    attempt = claimed(run)
    TrainingRun.objects.filter(pk=run.pk).update(progress=progress, cancel=cancel)
    crash(run, attempt, "The power went.")
    run.refresh_from_db()
    attempt.refresh_from_db()
    assert run.status == status
    assert attempt.outcome == (JobStatus.CANCELLED if cancel else JobStatus.CRASHED)
    assert "The power went." in attempt.reason


def test_progress_counts_from_where_the_attempt_began(run: TrainingRun) -> None:
    """Resumed at step 50 after having been at 73: getting to 60 is progress."""
    attempt = claimed(run)
    Attempt.objects.filter(pk=attempt.pk).update(progress_at_start=50)
    TrainingRun.objects.filter(pk=run.pk).update(progress=60)
    crash(run, attempt, "The power went.")
    run.refresh_from_db()
    assert run.status == JobStatus.QUEUED


def test_a_locked_database_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.jobs.claim.PAUSE_SECONDS", 0)
    write = Mock(side_effect=[OperationalError("database is locked"), 7])
    assert persist(write) == 7
    assert write.call_count == 2


def test_a_full_disk_is_not() -> None:
    write = Mock(side_effect=OperationalError("database or disk is full"))
    with pytest.raises(OperationalError):
        persist(write)
    assert write.call_count == 1
