"""The command that makes the reference model, in small: stages, card, and going on after a break."""

from pathlib import Path

import pytest

from training.loading import load_model
from training.reference import build
from training.reference.build import Stage, build_reference
from training.reference.model import Schedule, Size
from training.reference.profile import CLEAN, V4

SMALL = Size(hidden=16, layers=1, heads=2, feed_forward=32)
STAGES = (
    Stage(CLEAN, 64, Schedule(steps=3, batch=8)),
    Stage(V4, 64, Schedule(steps=2, batch=8, rate=1e-3, warmup=0.1)),
)


def test_stages_are_kept_and_not_made_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    made = {"seed": 1, "limit": 2, "size": SMALL, "log": said.append, "keep": tmp_path / "stages"}
    first = build_reference(tmp_path / "model", stages=STAGES, **made)  # type: ignore[arg-type]
    assert (first.examples, first.figures.completions) == (128, 2)
    card = (tmp_path / "model" / "README.md").read_text(encoding="utf-8")
    assert f"{first.parameters:,} parameters" in card
    assert "| 2 | 64 | 2 | 0.001 | 29% | 36% | 34% | 30.0% |" in card

    def refuse(*_: object) -> None:
        raise AssertionError("a kept stage was trained again")

    monkeypatch.setattr(build, "_train_stage", refuse)
    again = build_reference(tmp_path / "again", stages=STAGES, **made)  # type: ignore[arg-type]
    assert again == first
    before, after = (load_model(tmp_path / name).state_dict() for name in ("model", "again"))
    assert all(bool((before[name] == after[name]).all()) for name in before)

    # Another plan for the second stage: the first is still good, the second is made anew.
    with pytest.raises(AssertionError, match="trained again"):
        build_reference(tmp_path / "other", stages=(STAGES[0], Stage(CLEAN, 64, Schedule(steps=2))), **made)  # type: ignore[arg-type]
    assert said[-1].startswith("Stage 2: 64 examples")


def test_the_rate_rises_and_falls_to_nothing() -> None:
    """100 steps, 10 of them rising: 1/10 at first, all at the tenth, then 90/91 down to 1/91."""
    schedule = Schedule(steps=100, warmup=0.1)
    shares = [schedule.share_of_rate(step) for step in (0, 9, 10, 99)]
    assert shares == pytest.approx([0.1, 1.0, 90 / 91, 1 / 91])
