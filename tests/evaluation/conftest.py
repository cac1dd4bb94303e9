"""The tiny model, and evaluations of it."""

from collections.abc import Callable
from typing import Any

import pytest

from evaluation.models import EvaluationRun
from evaluation.services import evaluation_create
from tests.factories import make_dataset
from tests.training.conftest import models_root, tiny, tiny_folder
from training.jobs.claim import claim
from training.models import LanguageModel

__all__ = ["models_root", "tiny", "tiny_folder"]


@pytest.fixture(autouse=True)
def _no_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    """The heartbeat's thread would look for the job outside the test's transaction."""
    monkeypatch.setattr("training.jobs.heartbeat.BEAT_SECONDS", 600.0)


@pytest.fixture
def claimed(tiny: LanguageModel) -> Callable[..., EvaluationRun]:
    """Make an evaluation of the tiny model on eight test requests, held by its first attempt."""

    def make(**overrides: Any) -> EvaluationRun:
        dataset = overrides.pop("dataset", None) or make_dataset(split="test")
        evaluation = evaluation_create(model=tiny, dataset=dataset, **overrides)
        assert claim(evaluation)
        return evaluation

    return make
