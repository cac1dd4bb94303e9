"""Two evaluations side by side, over records made by hand."""

import pytest

from evaluation.comparison import Record, by_focus, by_level, by_topic, compare, shared
from evaluation.metrics import Scored


def record(
    request: int, gender: float, *, level: str = "A2", focus: str = "past_tense", topic: str = "eagles"
) -> Record:
    return Record(request, level, focus, topic, Scored(100 * gender, {"gender": [gender]}, frozenset()))


V4 = [record(1, 0.0), record(2, 1.0, level="B1"), record(3, 0.0, focus="imperative", topic="cooking")]
V5 = [record(3, 1.0, focus="imperative", topic="cooking"), record(1, 1.0), record(2, 1.0, level="B1")]


def test_requests_are_paired_by_what_was_asked_not_by_place() -> None:
    assert [(a.request, b.request) for a, b in shared(V4, V5)] == [(1, 1), (2, 2), (3, 3)]


def test_rows() -> None:
    gender = compare(V4, V5)[0]
    assert (gender.metric.id, gender.v4.value, gender.v5.value) == ("gender_accuracy", pytest.approx(1 / 3), 1.0)
    assert gender.difference.value == pytest.approx(2 / 3)
    assert gender.reached is True


def test_a_target_is_missed_or_not_measured() -> None:
    rows = {row.metric.id: row for row in compare(V4, V4)}
    assert rows["gender_accuracy"].reached is False  # a third, of 95 %
    assert rows["tense_consistency"].reached is None  # the records hold no tense


def test_the_difference_is_over_shared_requests_only() -> None:
    # Request 4 is V5's alone: it counts in V5's value and not in the difference.
    gender = compare(V4, [*V5, record(4, 0.0)])[0]
    assert gender.v5.value == pytest.approx(3 / 4)
    assert gender.difference.value == pytest.approx(2 / 3)


def test_without_a_shared_request_there_is_no_difference() -> None:
    assert compare([record(1, 1.0)], [record(2, 1.0)])[0].difference.value is None


def test_groups() -> None:
    assert [(group.key, group.n) for group in by_level(V4, V5)] == [("A2", 2), ("B1", 1)]
    assert [(group.key, group.n) for group in by_focus(V4, V5)] == [("past_tense", 2), ("imperative", 1)]
    # A concrete topic stands under its category: eagles are animals, cooking is food.
    assert [(group.key, group.n) for group in by_topic(V4, V5)] == [("animals_wildlife", 2), ("food_cooking", 1)]


def test_an_unknown_topic_stands_under_other() -> None:
    strange = record(1, 1.0, topic="zzyzx")
    assert [group.key for group in by_topic([strange], [strange])] == ["other"]
