"""A model folder under a MODELS_ROOT of the tests' own."""

import shutil
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories import build_tiny_model, register_tiny_model
from training.models import LanguageModel


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that writes three completions; built once."""
    return build_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture
def models_root(tmp_path: Path, settings: Settings, tiny_folder: Path) -> Path:
    """MODELS_ROOT with the tiny model in the folder "tiny"."""
    root = (tmp_path / "models").resolve()
    shutil.copytree(tiny_folder, root / "tiny")
    settings.MODELS_ROOT = root
    settings.RUNTIME_DIR = (tmp_path / "runtime").resolve()
    settings.RUNS_ROOT = settings.RUNTIME_DIR / "runs"
    return root


@pytest.fixture
def tiny(db: None, models_root: Path) -> LanguageModel:
    return register_tiny_model(models_root / "tiny")
