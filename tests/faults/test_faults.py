"""Real faults in real processes: a run survives them, and says what happened."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.faults.conftest import Installation

pytestmark = [pytest.mark.faults, pytest.mark.slow]
STEPS = 60
LONG = {"max_steps": STEPS, "save_steps": 5}


def whole(installation: Installation, pk: int) -> None:
    """Every step is there once: what a crash made twice is marked."""
    rows = installation.query(
        "select step, count(*) as n from training_rollout "
        "where run_id = ? and not superseded group by step order by step",
        pk,
    )
    assert [(row["step"], row["n"]) for row in rows] == [(step, 16) for step in range(1, STEPS + 1)]
    results = installation.query("select kind, path from training_languagemodel where run_id = ? order by kind", pk)
    assert [row["path"] for row in results] == [f"runs/{pk}/adapter", f"runs/{pk}/merged"]


@pytest.mark.usefixtures("broker")
def test_a_killed_trainer_goes_on_from_its_checkpoint(installation: Installation) -> None:
    installation.start("worker", "control", "beat")
    pk = installation.launch(**LONG)
    installation.wait(pk, progress=12)
    installation.trainer(pk).kill()
    installation.wait(pk, status="succeeded")
    first, second = installation.attempts(pk)
    assert first["outcome"] == "crashed"
    assert "SIGKILL" in first["reason"]
    assert second["progress_at_start"] in range(10, STEPS, 5)  # a checkpoint's step, not 0
    lost = installation.query("select min(step) as step from training_rollout where run_id = ? and superseded", pk)
    assert lost[0]["step"] is None or lost[0]["step"] == second["progress_at_start"] + 1
    whole(installation, pk)


@pytest.mark.usefixtures("broker")
def test_a_killed_worker_is_noticed_and_the_run_goes_on_with_the_next(installation: Installation) -> None:
    worker = installation.start("worker", "control", "beat")["worker"]
    pk = installation.launch(**LONG)
    installation.wait(pk, progress=12)
    trainer = installation.trainer(pk)
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait(60)
    trainer.wait(60)  # the trainer sees it and ends itself
    row = installation.wait(pk, status="queued")
    assert "died" in row["error"]
    assert installation.attempts(pk)[0]["outcome"] == "crashed"
    installation.start("worker")
    installation.wait(pk, status="succeeded")
    assert installation.attempts(pk)[1]["progress_at_start"] >= 10
    whole(installation, pk)


@pytest.mark.usefixtures("broker")
def test_a_worker_that_is_stopped_hands_its_run_back_saved(installation: Installation) -> None:
    worker = installation.start("worker")["worker"]
    pk = installation.launch(max_steps=2000, save_steps=2000)
    installation.wait(pk, progress=3)
    trainer = installation.trainer(pk)
    worker.terminate()
    worker.wait(60)
    assert not psutil.pid_exists(trainer.pid)
    row = installation.wait(pk, status="queued", seconds=30)
    assert "worker was stopped" in row["error"]
    saved = installation.query("select step from training_checkpoint where run_id = ?", pk)
    assert saved == [{"step": row["progress"]}]  # nothing is lost


@pytest.mark.usefixtures("broker")
@pytest.mark.parametrize(("how", "checkpoints"), [("save", 1), ("kill", 0)])
def test_cancelling(installation: Installation, how: str, checkpoints: int) -> None:
    installation.start("worker")
    pk = installation.launch(max_steps=2000, save_steps=2000)
    installation.wait(pk, progress=3)
    trainer = installation.trainer(pk)
    installation.do("cancel", str(pk), how)
    installation.wait(pk, status="cancelled")
    assert not psutil.pid_exists(trainer.pid)
    assert len(installation.query("select step from training_checkpoint where run_id = ?", pk)) == checkpoints


def test_a_broker_that_is_down_delays_the_run_and_doubled_messages_make_one_attempt(installation: Installation) -> None:
    from italian_teacher.broker import embedded_broker

    pk = installation.launch()
    row = installation.run(pk)
    assert (row["status"], row["enqueued_at"]) == ("queued", None)
    with embedded_broker(installation.home, installation.port):
        installation.do("deliver", str(pk), "3")
        installation.start("worker", "control", "beat")
        installation.wait(pk, status="succeeded")
        late = installation.launch()  # this one is found by the sweep as well as by its message
        installation.wait(late, status="succeeded")
        time.sleep(3)  # three more sweeps
        assert [len(installation.attempts(number)) for number in (pk, late)] == [1, 1]
        installation.stop()


@pytest.mark.usefixtures("broker")
def test_a_flushed_broker_loses_nothing(installation: Installation) -> None:
    from redis import Redis

    pk = installation.launch()
    installation.wait(pk, status="queued")
    with Redis(port=installation.port) as client:
        assert client.llen("jobs") == 1
        client.flushall()
    # As after MESSAGE_LIFETIME: a message that was not answered counts as lost.
    installation.do("forget_message", str(pk))
    installation.start("worker", "control", "beat")
    installation.wait(pk, status="succeeded")


@pytest.fixture
def small_disk(installation: Installation) -> Iterator[Path]:
    """RUNTIME_DIR/runs on a disk of 24 MiB."""
    runs = installation.home / "runs"
    runs.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(runs)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield runs
    subprocess.run(["umount", "-l", str(runs)], check=True)


def test_a_full_disk_fails_clearly_and_keeps_the_earlier_checkpoint(
    installation: Installation, small_disk: Path, broker: None
) -> None:
    installation.start("worker", "control", "beat")
    pk = installation.launch(**LONG)
    installation.wait(pk, progress=6)
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * max(0, shutil.disk_usage(small_disk).free - 2**20))
    row = installation.wait(pk, status="failed")
    assert "The disk has no room for a checkpoint" in row["error"]
    assert "press Resume" in row["error"]
    assert "CheckpointError" in installation.attempts(pk)[0]["traceback"]
    kept = sorted((small_disk / str(pk) / "checkpoints").iterdir())
    assert kept
    assert all(json.loads((folder / "manifest.json").read_text())["step"] >= 5 for folder in kept)
    assert not list((small_disk / str(pk)).glob("staging/checkpoint-*"))
    filler.unlink()
    installation.do("resume", str(pk))
    installation.wait(pk, status="succeeded")
    assert installation.attempts(pk)[1]["progress_at_start"] >= 5
    whole(installation, pk)
