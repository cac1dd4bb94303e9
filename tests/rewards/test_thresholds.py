"""Thresholds: each one moves a line in the scoring itself, and the default moves nothing."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rewards.components import COMPONENTS
from rewards.requests import Request
from rewards.rubric import CompletionScore, Rubric, score_batch, total, totals
from rewards.thresholds import LIMITS, Thresholds, at_threshold
from rewards.tools import Tools

REQUEST = Request("A2", "past_tense", "eagles", 1)


def score(tools: Tools, exercises: list[dict[str, Any]], number: int = 1, **thresholds: Any) -> CompletionScore:
    rubric = Rubric(thresholds=Thresholds(**thresholds))
    request = Request("A2", "past_tense", "eagles", number)
    return score_batch(rubric, [request], [json.dumps(exercises)], tools)[0]


def rules(found: CompletionScore) -> set[str]:
    return {finding.rule for part in found.components.values() for finding in part.findings if finding.error}


EAGLET = [{"type": "translation", "question": "The eaglet flew.", "answer": "L'aquilotto ha volato."}]


def test_a_stricter_topic_threshold_turns_a_kin_word_into_off_topic(tools: Tools) -> None:
    """A kind of eagle is worth 0.85: above the default line and below one at 0.9."""
    usual, strict = score(tools, EAGLET), score(tools, EAGLET, on_topic=0.9)
    assert usual.components["topic"].value == pytest.approx(0.85)
    assert "topic.off_topic" not in rules(usual)
    assert strict.components["topic"].value == pytest.approx(0.5 * 0.85 / 0.9, abs=1e-4)
    assert "topic.off_topic" in rules(strict)
    assert strict.total is not None
    assert usual.total is not None
    assert strict.total < usual.total


def test_a_lenient_topic_threshold_lets_the_category_count(tools: Tools) -> None:
    """Another bird of prey is worth up to 0.4 for "eagles": off topic, unless the line lies below."""
    hawk = [{"type": "translation", "question": "The hawk flew.", "answer": "Il falco ha volato."}]
    assert "topic.off_topic" in rules(score(tools, hawk))
    assert "topic.off_topic" not in rules(score(tools, hawk, on_topic=0.2))


def test_the_longest_field_is_the_rubrics(tools: Tools) -> None:
    long = [{**EAGLET[0], "explanation": "Il participio concorda con il soggetto. " * 6}]
    assert "structure.too_long" not in rules(score(tools, long))
    assert "structure.too_long" in rules(score(tools, long, longest_field=100))


def test_what_counts_as_the_same_exercise_is_the_rubrics(tools: Tools) -> None:
    """Two questions that differ in one letter of fifteen: the same exercise, unless only equal ones are."""
    twins = [
        {"type": "fill_in_blank", "question": f"{name} ___ (volare) sopra il monte.", "answer": "ha volato"}
        for name in ("L'aquila", "L'aquile")
    ]
    assert "structure.duplicate" in rules(score(tools, twins, 2))
    assert "structure.duplicate" not in rules(score(tools, twins, 2, same_exercise=1.0))


def test_the_defaults_change_nothing(tools: Tools) -> None:
    assert Rubric().thresholds == Thresholds.from_mapping({})
    assert score(tools, EAGLET) == score_batch(Rubric(), [REQUEST], [json.dumps(EAGLET)], tools)[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"on_topic": 0.0}, "on_topic is 0.0; it lies from 0.1 to 0.9"),
        ({"on_topic": 1.0}, "on_topic is 1.0"),
        ({"on_topic": "half"}, "on_topic is 'half'"),
        ({"same_exercise": True}, "same_exercise is True"),
        ({"longest_field": float("nan")}, "longest_field is nan"),
        ({"shortest_field": 3}, "unknown thresholds"),
    ],
)
def test_thresholds_that_make_no_rubric(data: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Thresholds.from_mapping(data)


@pytest.mark.parametrize("name", LIMITS)
def test_the_bounds_themselves_are_allowed(name: str) -> None:
    for value in (LIMITS[name].low, LIMITS[name].high):
        assert Thresholds.from_mapping({name: value}).as_mapping()[name] == value


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 0.9))
def test_a_threshold_keeps_the_order_the_ends_and_becomes_the_middle(low: float, high: float, line: float) -> None:
    low, high = sorted((low, high))
    assert 0.0 <= at_threshold(low, line) <= at_threshold(high, line) <= 1.0
    assert at_threshold(0.0, line) == 0.0
    assert at_threshold(1.0, line) == pytest.approx(1.0)
    assert at_threshold(line, line) == 0.5


value = st.one_of(st.none(), st.floats(0, 1))


@given(
    st.lists(st.tuples(value, value, value, value), max_size=5),
    st.tuples(*[st.one_of(st.just(0.0), st.floats(0.01, 100))] * 4),
)
def test_many_totals_at_once_are_the_totals(
    rows: list[tuple[float | None, ...]], weights: tuple[float, float, float, float]
) -> None:
    """What-if reads stored values in one array; it must not have a rule of its own."""
    table = np.array([[np.nan if one is None else one for one in row] for row in rows]).reshape(-1, 4)
    named = dict(zip(COMPONENTS, weights, strict=True))
    for row, found in zip(rows, totals(table, weights), strict=True):
        wanted = total(dict(zip(COMPONENTS, row, strict=True)), named)
        assert np.isnan(found) if wanted is None else found == pytest.approx(wanted)
