"""`manage.py demo` with its real broker, worker, trainer and model, in small."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from italian_teacher.lock import AlreadyRunning, only_one

TRIAL = [sys.executable, "manage.py", "demo", "--steps", "2", "--requests", "6"]
pytestmark = pytest.mark.slow


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """A runtime folder and models of its own; afterwards, no process of it may be left."""
    models = tmp_path / "models"
    shutil.copytree(settings.BASE_DIR / "data" / "models" / "reference_v4", models / "reference_v4")
    runtime = tmp_path / "runtime"
    made = {**os.environ, "RUNTIME_DIR": str(runtime), "MODELS_ROOT": str(models), "SWEEP_SECONDS": "2"}
    made.pop("DJANGO_SETTINGS_MODULE", None)
    yield made
    left = wait_for_end(runtime, 60)
    for process in left:
        process.kill()
    assert not left


def processes_of(runtime: Path) -> list[psutil.Process]:
    """The processes whose environment or command names the runtime folder."""
    found = []
    for process in psutil.process_iter():
        try:
            named = process.environ().get("RUNTIME_DIR") == str(runtime) or str(runtime) in " ".join(process.cmdline())
        except (psutil.AccessDenied, psutil.NoSuchProcess):
            continue
        if named and process.pid != os.getpid():
            found.append(process)
    return found


def wait_for_end(runtime: Path, seconds: float) -> list[psutil.Process]:
    """The processes that are still there after so many seconds; returns as soon as none is."""
    deadline = time.monotonic() + seconds
    while (left := processes_of(runtime)) and time.monotonic() < deadline:
        time.sleep(0.5)
    return left


def test_it_trains_evaluates_and_reports(environment: Mapping[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        TRIAL, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=500, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    rows = re.findall(r"^(\S.*?)\s{2,}.*(?:✓ reached|✗ missed|✗ not measured)$", done.stdout, re.MULTILINE)
    assert rows == ["Gender accuracy", "Tense consistency", "JSON validity", "Topic adherence", "Overall reward"]
    assert "Different exercises:" in done.stdout
    assert "Training V5" in done.stderr  # the progress bars
    report = (tmp_path / "runtime" / "V5_EVALUATION.md").read_text()
    assert "6 completions of V4, 6 of V5" in report
    assert report.count("### ") == 3  # the problem cases come first in the test split
    assert (tmp_path / "models" / "runs" / "1" / "merged" / "model.safetensors").exists()


def test_ctrl_c_leaves_no_process_and_the_next_start_goes_on(environment: Mapping[str, str], tmp_path: Path) -> None:
    long = [*TRIAL[:3], "--steps", "500", "--requests", "6"]
    demo = subprocess.Popen(long, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True)
    log = tmp_path / "runtime" / "logs" / "training.trainingrun-1-1.log"
    deadline = time.monotonic() + 300
    while not log.exists():
        assert demo.poll() is None, "the demo ended by itself"
        assert time.monotonic() < deadline, "training did not start"
        time.sleep(0.5)
    demo.send_signal(signal.SIGINT)
    demo.communicate(timeout=120)
    assert demo.returncode == 130
    assert not processes_of(tmp_path / "runtime")
    again = subprocess.Popen(long, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True)
    assert again.stdout
    said = next((line for line in again.stdout if line.startswith("Continuing")), "")
    again.send_signal(signal.SIGTERM)
    again.communicate(timeout=120)
    assert said.startswith("Continuing Reference V5 at step")


def test_a_killed_demo_takes_its_processes_along(environment: Mapping[str, str], tmp_path: Path) -> None:
    demo = subprocess.Popen(TRIAL, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True)
    log = tmp_path / "runtime" / "logs" / "evaluation.evaluationrun-1-1.log"
    deadline = time.monotonic() + 300
    while not log.exists():
        assert demo.poll() is None, "the demo ended by itself"
        assert time.monotonic() < deadline, "the evaluation did not start"
        time.sleep(0.5)
    demo.kill()
    demo.communicate()
    assert not wait_for_end(tmp_path / "runtime", 120)


def test_one_installation_is_not_started_twice(tmp_path: Path) -> None:
    with only_one(tmp_path, "http://127.0.0.1:8000/"), pytest.raises(AlreadyRunning, match=r"127\.0\.0\.1:8000"):
        only_one(tmp_path, "a demo").__enter__()
    with only_one(tmp_path, "a demo"):  # let go of by the first
        pass
