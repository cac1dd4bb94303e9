"""For every test: a runtime folder of its own, no network for models, one thread."""

import os
import tempfile
from pathlib import Path

# Before Django reads its settings.
os.environ["RUNTIME_DIR"] = tempfile.mkdtemp(prefix="italian-teacher-tests-")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ.pop("REDIS_URL", None)

import pytest

from rewards.tools import Tools, load_tools

# What `.ci/run` shows when the tests end without a summary: a process killed from outside prints none.
STARTED = Path(__file__).parents[1] / ".pytest_cache" / "started"


def pytest_runtest_logstart(nodeid: str) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        return  # the process that started the workers hears of it too
    STARTED.parent.mkdir(exist_ok=True)
    STARTED.write_text(nodeid, encoding="utf-8")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        with STARTED.with_name("failed").open("a", encoding="utf-8") as failed:
            failed.write(f"{report.nodeid} ({report.when})\n{report.longreprtext[-3000:]}\n")


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The shipped lexicon, pipeline and embedder, loaded once."""
    return load_tools()
