"""Each check says ok on a whole installation, and names the remedy on a broken one."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from italian_teacher import doctor
from italian_teacher.bootstrap import bootstrap
from italian_teacher.broker import embedded_broker

pytestmark = pytest.mark.django_db


def verdicts() -> dict[str, str]:
    return {check.name: check.verdict for check in doctor.examine()}


def test_all_is_well_on_a_whole_installation(tmp_path: Path, settings: Settings) -> None:
    bootstrap()
    with embedded_broker(tmp_path) as url:
        settings.REDIS_URL = url
        found = verdicts()
    assert "wrong" not in found.values(), found
    assert set(found) == {"broker", "database", "lexicon", "pipeline", "embedder", "models", "GPU", "disk"}


def test_names_what_is_wrong_and_the_remedy(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    bootstrap()
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.MODELS_ROOT = tmp_path  # the reference model is not there
    settings.SPACY_MODEL = "it_no_such_pipeline"
    settings.EMBEDDER = str(tmp_path / "no_such_embedder")
    with pytest.raises(CommandError, match="4 of the checks"):
        call_command("doctor")
    out = capsys.readouterr().out
    assert "make run" in out
    assert "Reference V4 (reference_v4)" in out
    assert "SPACY_MODEL" in out
    assert "EMBEDDER" in out


def test_disk_nearly_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "NEEDED_DISK_GIB", 10_000_000.0)
    assert verdicts()["disk"] == "wrong"
