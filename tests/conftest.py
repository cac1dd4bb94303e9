"""For every test: a runtime folder of its own, no network for models, one thread."""

import os
import tempfile

# Before Django reads its settings.
os.environ["RUNTIME_DIR"] = tempfile.mkdtemp(prefix="italian-teacher-tests-")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ.pop("REDIS_URL", None)

import pytest

from rewards.tools import Tools, load_tools


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The shipped lexicon, pipeline and embedder, loaded once."""
    return load_tools()
