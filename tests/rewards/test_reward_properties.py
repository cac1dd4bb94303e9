"""No text whatever makes a component raise, hang or leave [0, 1]; scores are the same in every process and batch."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rewards.exercises import EXERCISE_TYPES, parse
from rewards.requests import Request
from rewards.rubric import Rubric, score_batch
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
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
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
    """All four components, together and alone: the same scores whatever stands beside a completion."""
    together = score_batch(Rubric(), REQUESTS, [text] * len(REQUESTS), tools)
    for request, one in zip(REQUESTS, together, strict=True):
        check(list(one.components.values()), text)
        assert score_batch(Rubric(), [request], [text], tools)[0] == one


NASTY = {
    "deep arrays": "[" * 100_000,
    "deep objects": '{"a":' * 50_000 + "1" + "}" * 50_000,
    "deep answer": f'[{{"type": "translation", "question": "a", "answer": {"[" * 900}{"]" * 900}}}]',
    "lone surrogates": json.dumps([{"type": "translation", "question": "\ud800", "answer": "\udfffa\ud83d"}]),
    "raw surrogate": '[{"type": "translation", "question": "\ud800", "answer": "b"}]',
    "NUL": json.dumps([{"type": "translation", "question": "\0", "answer": "L'aquila\0 vola."}]),
    "marks of direction": json.dumps([{"type": "translation", "question": "\u202e\u2066", "answer": "\u200faquila"}]),
    "10,000 digits": f"[{'1' * 10_000}]",
    "a number beyond all floats": '[{"type": "translation", "question": 1e400, "answer": -1e400}]',
    "20,000 numbers": f"[{', '.join(['1'] * 20_000)}]",
    "2,000 empty exercises": json.dumps([{"type": "", "question": "", "answer": ""}] * 2_000),
    "a key 10,000 times": "[{" + ", ".join(['"type": "translation"'] * 10_000) + "}]",
    "fences only": "```" * 3_000,
    "brackets without an array": "[ {" * 3_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text(tools: Tools, name: str) -> None:
    scores = score_batch(Rubric(), REQUESTS, [NASTY[name]] * len(REQUESTS), tools)
    for score in scores:
        check(list(score.components.values()), NASTY[name])


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
        "a/b " * 2_500,
        "[insert the your " * 600,
        "\u0430" * 10_000,
        "a" + "\u0301" * 10_000,
        "1" * 10_000,
        "l'" * 5_000,
        "." * 10_000,
        "😀" * 10_000,
        "a.b.c." * 1_700,
        "http://a.b/" * 900,
        "«" * 10_000,
        "€=" * 5_000,
    ],
    ids=lambda text: text[:6],
)
def test_long_fields_take_no_time(tools: Tools, field: str) -> None:
    """Every field of 10,000 characters, in exercises of all types: 2 s of this process's own time for each at most."""
    items: list[dict[str, Any]] = [
        {"type": kind, "question": field, "answer": field, "options": [field] * 4, "explanation": field}
        for kind in EXERCISE_TYPES
    ]
    text = json.dumps(items)
    tools.embedder.encode(["loaded"])
    start = time.process_time()
    (score,) = score_batch(Rubric(), REQUESTS[:1], [text], tools)
    check(list(score.components.values()), text)
    assert time.process_time() - start < 2.0 * len(items)


@pytest.mark.slow
def test_every_process_gives_the_same_scores() -> None:
    """Sets are ordered by hashes, which differ from process to process: no score may depend on it."""
    script = (
        "import json; from tests.rewards.test_gaming import ATTACKS, REQUEST; from rewards.rubric import *;"
        "from rewards.tools import load_tools; texts = [text for _, text, *_ in ATTACKS];"
        "scores = score_batch(Rubric(), [REQUEST] * len(texts), texts, load_tools());"
        "print(json.dumps([[s.total, [(n, c.value, c.explanation, [f.as_mapping() for f in c.findings])"
        " for n, c in s.components.items()]] for s in scores]))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
