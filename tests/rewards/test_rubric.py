"""The total by hand, the third state of a component that fails, and the hash that names a rubric's version."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from rewards import rubric as rubric_module
from rewards.components import COMPONENTS
from rewards.components.batch import Batch
from rewards.requests import Request
from rewards.rubric import DEFAULT_WEIGHTS, Rubric, code_hash, score_batch, total
from rewards.score import Score
from rewards.tools import Tools

REQUEST = Request("A2", "past_tense", "eagles", 1)
EAGLE = '[{"type": "translation", "question": "The eagle flew.", "answer": "L\'aquila ha volato."}]'


@pytest.mark.parametrize(
    ("values", "weights", "expected", "reason"),
    [
        ((1.0, 1.0, 1.0, 1.0), (25, 25, 25, 25), 100.0, "full marks"),
        ((0.0, 0.0, 0.0, 0.0), (25, 25, 25, 25), 0.0, "nothing"),
        ((1.0, 0.5, 0.8, 0.1), (25, 25, 25, 25), 60.0, "25 + 12.5 + 20 + 2.5"),
        ((1.0, 0.5, 0.8, 0.1), (40, 30, 20, 10), 72.0, "40 + 15 + 16 + 1"),
        ((None, 0.5, 1.0, 0.0), (25, 25, 25, 25), 50.0, "1.5 of three components, rescaled: not 37.5"),
        ((None, None, 1.0, 0.0), (40, 30, 20, 10), 200 / 3, "20 of the 30 points that are left"),
        ((None, None, 0.0, None), (25, 25, 25, 25), 0.0, "an unreadable completion: structure alone, and it is 0"),
        ((None, None, None, None), (25, 25, 25, 25), None, "nothing to judge is None, never 0"),
        ((None, None, 1.0, None), (50, 50, 0, 0), None, "only a component without weight is left"),
        ((1.0, 1.0, 0.0, 0.0), (1, 1, 0, 0), 100.0, "weights need not sum to 100"),
    ],
)
def test_total(
    values: tuple[float | None, ...], weights: tuple[float, ...], expected: float | None, reason: str
) -> None:
    found = total(dict(zip(COMPONENTS, values, strict=True)), dict(zip(COMPONENTS, weights, strict=True)))
    assert found == (None if expected is None else pytest.approx(expected)), reason


@pytest.mark.parametrize(
    ("weights", "reason"),
    [
        ({"gender": 100.0}, "a component is missing"),
        ({**DEFAULT_WEIGHTS, "style": 1.0}, "no such component"),
        ({**DEFAULT_WEIGHTS, "topic": -1.0}, "negative"),
        (dict.fromkeys(DEFAULT_WEIGHTS, 0.0), "all zero"),
    ],
)
def test_weights_that_make_no_rubric(weights: dict[str, float], reason: str) -> None:
    with pytest.raises(ValueError, match="weights"):
        Rubric(weights=weights)


def test_the_four_components_of_the_seed_with_25_points_each() -> None:
    assert dict(DEFAULT_WEIGHTS) == {"gender": 25.0, "tense": 25.0, "structure": 25.0, "topic": 25.0}


def test_a_correct_exercise_earns_everything(tools: Tools) -> None:
    (score,) = score_batch(Rubric(), [REQUEST], [EAGLE], tools)
    assert score.total == pytest.approx(100.0)


@pytest.mark.parametrize("text", ["", "Ecco!", "{}", "[]", '{"type": "translation"}'])
def test_the_unreadable_earns_nothing_and_only_structure_says_so(tools: Tools, text: str) -> None:
    (score,) = score_batch(Rubric(), [REQUEST], [text], tools)
    assert score.total == 0.0
    assert {name for name, one in score.components.items() if one.status == "scored"} == {"structure"}


def test_a_component_that_raises_is_an_error_and_spoils_only_its_own_text(
    tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    def topic(batch: Batch) -> list[Score]:
        if any("boom" in completion.text for completion in batch.completions):
            raise RuntimeError("boom")
        return [Score.scored(0.5, "Half.") for _ in batch.completions]

    monkeypatch.setattr(rubric_module, "COMPONENTS", {**COMPONENTS, "topic": topic})
    boom = EAGLE.replace("flew", "flew boom")
    first, second, third = score_batch(Rubric(), [REQUEST] * 3, [EAGLE, boom, EAGLE], tools)
    assert (first.components["topic"].value, third.components["topic"].value) == (0.5, 0.5)
    assert second.components["topic"].status == "error"
    assert second.components["topic"].value is None
    assert "RuntimeError: boom" in second.components["topic"].explanation
    assert second.total == pytest.approx(100.0), "the failed component is left out, not counted as 0"


def test_the_hash_is_the_same_in_another_process() -> None:
    script = "from rewards.rubric import code_hash; print(code_hash())"
    env = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(settings.BASE_DIR)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip() == code_hash()


def test_the_hash_names_other_models() -> None:
    assert len({code_hash(), code_hash("it_core_news_sm"), code_hash("", "it_core_news_sm")}) == 3


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small rewards/ folder whose hash code_hash() takes."""
    for name in ("catalog", "components", "italian"):
        (tmp_path / name).mkdir()
    for name in rubric_module.CODE:
        if name.endswith(".py"):
            (tmp_path / name).write_text("x = 1\n")
    (tmp_path / "catalog" / "topics.toml").write_text("a = 1\n")
    monkeypatch.setattr(rubric_module, "__file__", str(tmp_path / "rubric.py"))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "content", "changes", "reason"),
    [
        ("score.py", "x = 2\n", True, "code"),
        ("catalog/topics.toml", "a = 2\n", True, "data"),
        ("components/new.py", "", True, "a new file, even an empty one"),
        ("score.py", "x = 1\r\n", False, "Windows line ends of a checkout"),
        ("catalog/SOURCES.md", "Sources", False, "documentation beside the data"),
        ("components/gender.pyc", "junk", False, "compiled files"),
        ("views.py", "x = 3\n", False, "what scores nothing"),
    ],
)
def test_what_changes_the_hash(copy: Path, name: str, content: str, changes: bool, reason: str) -> None:
    before = code_hash.__wrapped__()
    (copy / name).write_bytes(content.encode())
    assert (code_hash.__wrapped__() != before) == changes, reason
