"""The embedded broker: a real Valkey process that leaves nothing behind."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from italian_teacher.broker import embedded_broker
from italian_teacher.processes import any_free_port, broker_answers, child_environment, port_is_free


def test_answers_while_the_block_lasts_and_not_after(tmp_path: Path) -> None:
    with embedded_broker(tmp_path) as url:
        assert broker_answers(url)
        assert (tmp_path / "broker.url").read_text() == url
    assert not broker_answers(url)
    assert not (tmp_path / "broker.url").exists()


@pytest.mark.faults
def test_command_stops_its_server_on_sigterm(tmp_path: Path) -> None:
    port = any_free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "italian_teacher.broker", "--port", str(port)],
        env=dict(child_environment(tmp_path, "")),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert f":{port}/" in process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0
    process.stdout.close()
    deadline = time.monotonic() + 5
    while not port_is_free("127.0.0.1", port) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert port_is_free("127.0.0.1", port)


def test_no_broker_is_said_quickly() -> None:
    started = time.monotonic()
    assert not broker_answers("redis://127.0.0.1:1/0")
    assert time.monotonic() - started < 5
