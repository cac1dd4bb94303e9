"""An installation of its own: database, broker and real worker processes, started and killed by the tests."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.conf import settings

from italian_teacher.broker import embedded_broker
from italian_teacher.processes import any_free_port, child_environment, worker_commands
from tests.factories import build_tiny_model

# Generous: a trainer's imports alone take ten seconds, and more on a busy machine.
PATIENCE = 240.0
DO = (
    "import sys, django; django.setup(); from tests.faults import prepare; getattr(prepare, sys.argv[1])(*sys.argv[2:])"
)


@dataclass
class Installation:
    """Processes share `home`; the tests only read its database."""

    home: Path
    port: int
    _processes: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        return {
            **child_environment(self.home, f"redis://127.0.0.1:{self.port}/0"),
            "MODELS_ROOT": str(self.home / "models"),
            "JOB_LEASE_SECONDS": "4",
            "SWEEP_SECONDS": "1",
            "DJANGO_SETTINGS_MODULE": "italian_teacher.settings",
            "DATABASE_URL": f"sqlite:///{self.home / 'db.sqlite3'}",
        }

    def do(self, *arguments: str) -> str:
        """One of prepare.py's functions, in a process of its own."""
        command = [sys.executable, "-c", DO, *arguments]
        done = subprocess.run(
            command, env=self.environment, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=PATIENCE
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def launch(self, **config: Any) -> int:
        return int(self.do("launch", json.dumps(config)))

    def start(self, *names: str) -> "dict[str, subprocess.Popen[bytes]]":
        """The app's own background processes: worker, control, beat."""
        commands = worker_commands()
        started = {}
        for name in names:
            log = (self.home / f"{name}.log").open("ab")
            started[name] = subprocess.Popen(
                commands[name], env=self.environment, cwd=settings.BASE_DIR, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
            log.close()
        self._processes += started.values()
        return started

    def query(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        connection = sqlite3.connect(f"file:{self.home / 'db.sqlite3'}?mode=ro", uri=True, timeout=30)
        connection.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in connection.execute(sql, values)]
        finally:
            connection.close()

    def run(self, pk: int) -> dict[str, Any]:
        return self.query("select * from training_trainingrun where id = ?", pk)[0]

    def attempts(self, pk: int) -> list[dict[str, Any]]:
        return self.query("select * from training_attempt where job_id = ? order by number", pk)

    def wait(self, pk: int, seconds: float = PATIENCE, **wanted: Any) -> dict[str, Any]:
        """The run's row, once the columns have these values; a number means at least."""
        deadline = time.monotonic() + seconds
        while True:
            row = self.run(pk)
            if all(
                row[name] >= value if isinstance(value, int) else row[name] == value for name, value in wanted.items()
            ):
                return row
            told = {name: row[name] for name in ("status", "progress", "error")}
            assert time.monotonic() < deadline, f"waited {seconds} s for {wanted}; {told}\n{self.logs()}"
            ended = row["status"] in ("succeeded", "failed", "cancelled")
            assert not ended, f"ended without {wanted}: {told}\n{self.logs()}"
            time.sleep(0.02)

    def logs(self) -> str:
        files = [*self.home.glob("*.log"), *(self.home / "logs").glob("*.log")]
        return "\n".join(f"--- {path.name}\n{path.read_text(errors='replace')[-2000:]}" for path in files)

    def trainer(self, pk: int) -> psutil.Process:
        """The process of the newest attempt."""
        return psutil.Process(self.attempts(pk)[-1]["pid"])

    def stop(self) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(25)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        for attempt in self.query("select pid from training_attempt where pid is not null"):
            if psutil.pid_exists(attempt["pid"]) and str(self.home) in _environment(attempt["pid"]):
                os.kill(attempt["pid"], signal.SIGKILL)


def _environment(pid: int) -> str:
    try:
        return str(psutil.Process(pid).environ().get("RUNTIME_DIR", ""))
    except psutil.Error:
        return ""


@pytest.fixture(scope="session")
def tiny_model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_model(tmp_path_factory.mktemp("faults") / "tiny")


@pytest.fixture
def installation(tmp_path: Path, tiny_model_folder: Path) -> Iterator[Installation]:
    home = tmp_path.resolve()
    shutil.copytree(tiny_model_folder, home / "models" / "tiny")
    # Anywhere: a worker left over from a run of the tests that was itself killed must not answer here.
    made = Installation(home, any_free_port())
    made.do("install")
    yield made
    made.stop()


@pytest.fixture
def broker(installation: Installation) -> Iterator[None]:
    with embedded_broker(installation.home, installation.port):
        yield
        installation.stop()
