"""A whole installation in processes of its own: broker, worker, web server; and a Chromium before it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from italian_teacher.processes import (
    any_free_port,
    broker_answers,
    child_environment,
    page_answers,
    web_command,
    worker_commands,
)

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
# A refused form is answered with this status, which Chromium counts among the errors.
REFUSED = "status of 422"


@contextmanager
def running(command: list[str], environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process while the block lasts; its output goes to the log."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=25)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until(true: Callable[[], bool], what: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"{what} did not happen within {seconds:.0f} s"
        time.sleep(0.2)


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a fresh installation with an account, a tiny V4 and a few requests."""
    home = tmp_path_factory.mktemp("installation")
    (home / "models").mkdir()
    web_port, broker_port = any_free_port(), any_free_port()
    broker = f"redis://127.0.0.1:{broker_port}/0"
    environment = {**child_environment(home, broker), "MODELS_ROOT": str(home / "models")}
    for command in (["manage.py", "migrate", "-v0"], ["-m", "tests.browser.seed"]):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True, timeout=300)
    processes = {
        "broker": [sys.executable, "-m", "italian_teacher.broker", "--port", str(broker_port)],
        "worker": worker_commands()["worker"],
        "web": web_command("127.0.0.1", web_port),
    }
    with ExitStack() as stack:
        for name, command in processes.items():
            stack.enter_context(running(command, environment, home / f"{name}.log"))
            if name == "broker":
                wait_until(lambda: broker_answers(broker), "the broker's answer")
        wait_until(lambda: page_answers(f"http://127.0.0.1:{web_port}/login/", 120), "the web server's first page", 180)
        yield f"http://127.0.0.1:{web_port}"


@pytest.fixture
def browser_page(installation: str) -> Iterator[Page]:
    """A page of a real browser. The test fails when a script does, or when the page asks another host for anything."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "no Chromium: `apt-get install chromium`, or name one in CHROMIUM"
    faults: list[str] = []
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_context(base_url=installation, viewport={"width": 1280, "height": 900}).new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: None if request.url.startswith(installation) else faults.append(request.url))
        yield page
        browser.close()
    assert not [fault for fault in faults if REFUSED not in fault]
