"""`manage.py up` with its first run, as `make run` starts it: real processes, and none left after Ctrl-C."""

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import psutil
import pytest

from italian_teacher.processes import any_free_port, child_environment


def processes_of(runtime: Path) -> list[psutil.Process]:
    """Every process that was started with this runtime folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("RUNTIME_DIR") == str(runtime) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except (psutil.AccessDenied, psutil.NoSuchProcess):
            continue
    return found


@pytest.mark.faults
@pytest.mark.slow
def test_starts_everything_prints_the_way_in_and_leaves_no_process(tmp_path: Path) -> None:
    environment = dict(child_environment(tmp_path, ""))
    del environment["REDIS_URL"]
    command = [sys.executable, "manage.py", "up", "--port", str(any_free_port())]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            _look(process, command, environment)
        finally:
            process.terminate()  # nothing is left of a test that failed
    assert processes_of(tmp_path) == []


def _look(process: "subprocess.Popen[str]", command: list[str], environment: dict[str, str]) -> None:
    assert process.stdout is not None
    seen = ""
    for line in process.stdout:
        seen += line
        if "Ctrl-C stops it" in line:
            break
    address = re.search(r"is at (http://\S+)", seen)
    assert address, seen
    assert re.search(r"user admin, password \S{12,}", seen)
    assert "the reference run and its evaluations are queued" in seen
    assert "does not answer" not in seen, "the first run is queued when the broker is there to be told"
    with urllib.request.urlopen(address[1] + "login/", timeout=60) as page:
        assert b"Italian Teacher" in page.read()
    # A second one would fight for the same database: it is refused with the address of the first.
    second = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert second.returncode != 0
    assert address[1] in second.stderr

    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=120)
    assert process.returncode == 0, rest
