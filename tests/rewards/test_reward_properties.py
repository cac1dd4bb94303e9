"""No text whatever makes parse, structure or topic raise, hang or leave [0, 1]."""

import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rewards.components.batch import Batch
from rewards.components.structure import score_structure
from rewards.components.topic import score_topic
from rewards.exercises import EXERCISE_TYPES, parse
from rewards.requests import Request
from rewards.score import Score
from rewards.tools import Tools

REQUESTS = [
    Request("A2", "past_tense", "eagles", 2),
    Request("B1", "gerund", "law_justice", 3, ("conjugation",)),
    Request("A1", "noun_gender", "qwerty", 1),
]
TEXT = st.text(max_size=80) | st.sampled_from(
    [
        "___",
        "L'aquila ___ (volare).",
        "Traduci: 'The dog'",
        "a) b)",
        "(((",
        "```",
        "<b>",
        "\ud800",
        "ﬁ",
        "İ",
        "ß",
        "\u0301",
    ]
)
EXERCISE = st.fixed_dictionaries(
    {"type": st.sampled_from(EXERCISE_TYPES) | TEXT, "question": TEXT, "answer": TEXT},
    optional={"options": st.lists(TEXT, max_size=5), "explanation": TEXT},
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
COMPLETION = st.text(max_size=200) | JSON.map(json.dumps) | st.lists(EXERCISE | JSON, max_size=4).map(json.dumps)
QUIET = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check(scores: list[Score], text: str) -> None:
    """A value in [0, 1] or a reason, and every place inside its field."""
    completion = parse(text)
    for score in scores:
        assert score.status in ("scored", "not_applicable")
        assert score.explanation
        assert score.value is None or 0.0 <= score.value <= 1.0
        for finding in score.findings:
            exercise = completion.exercises[finding.exercise] if finding.exercise >= 0 else None
            if exercise is None or finding.field in ("completion", "options"):
                continue
            assert 0 <= finding.start <= finding.end <= len(exercise.field(finding.field)), finding


@QUIET
@given(text=COMPLETION)
def test_any_text(tools: Tools, text: str) -> None:
    batch = Batch(REQUESTS, [parse(text)] * len(REQUESTS), tools)
    check(score_structure(batch), text)
    check(score_topic(batch), text)


@pytest.mark.parametrize(
    "field",
    [
        "(" * 10_000,
        "a" * 10_000,
        "aquila " * 1_400,
        "\"'" * 5_000,
        "_" * 10_000,
        "._" * 5_000,
        "[{" * 5_000,
        "<a " * 3_000,
        "L'aquila ___ " * 700,
        "à" * 10_000,
        ": " * 5_000,
    ],
    ids=lambda text: text[:6],
)
@pytest.mark.parametrize("kind", EXERCISE_TYPES)
def test_long_fields_take_no_time(tools: Tools, field: str, kind: str) -> None:
    exercise: dict[str, Any] = {"type": kind, "question": field, "answer": field, "options": [field] * 4}
    text = json.dumps([exercise, exercise])
    start = time.perf_counter()
    batch = Batch(REQUESTS[:1], [parse(text)], tools)
    check(score_structure(batch), text)
    elapsed = time.perf_counter() - start
    assert elapsed < 2.0, "two exercises of 10,000 characters a field"
