"""The five metrics, from completions whose figures can be counted by hand."""

from collections.abc import Sequence
from typing import Any

import pytest

from evaluation.metrics import METRICS, Scored, difference, distinct_share, measure
from rewards.exercises import VALIDITY_RULES


def scored(total: float | None = 80.0, rules: Sequence[str] = (), **exercises: Sequence[float | None]) -> Scored:
    return Scored(total, exercises, frozenset(rules))


NOT_JSON = scored(0.0, ["structure.not_json"], gender=[], tense=[], topic=[])


@pytest.mark.parametrize(
    ("metric", "completions", "value", "n"),
    [
        # Only a full 1.0 is right: .75 is one wrong agreement of four, or an unknown word.
        ("gender_accuracy", [scored(gender=[1.0, 0.75, 1.0]), scored(gender=[1.0])], 3 / 4, 4),
        # None: no agreement in that exercise. It is in neither part of the share.
        ("gender_accuracy", [scored(gender=[1.0, None, None, 0.0])], 1 / 2, 2),
        # A component that does not apply or failed leaves no values.
        ("gender_accuracy", [scored(gender=[]), NOT_JSON, scored(gender=[1.0])], 1.0, 1),
        ("tense_consistency", [scored(tense=[1.0, 0.0, 0.0]), scored(tense=[None])], 1 / 3, 3),
        # .5 is on topic, by the component's calibration; .49 is not.
        ("topic_adherence", [scored(topic=[0.5, 0.49, 1.0, 0.0])], 2 / 4, 4),
        # Validity is of completions, whatever their number of exercises.
        ("json_validity", [scored(gender=[1.0] * 9), NOT_JSON, scored(), scored()], 3 / 4, 4),
        # A defect that is not of form (a wrong number of exercises) leaves the JSON valid.
        ("json_validity", [scored(rules=["structure.count"])], 1.0, 1),
        # An unreadable completion has 0 and counts; a total of None (nothing applicable) does not.
        ("overall_reward", [scored(90.0), NOT_JSON, scored(None)], 45.0, 2),
    ],
)
def test_counted_by_hand(metric: str, completions: Sequence[Scored], value: float, n: int) -> None:
    found = measure(completions)[metric]
    assert found.value == pytest.approx(value)
    assert found.n == n


def test_every_rule_of_form_makes_a_completion_invalid() -> None:
    assert VALIDITY_RULES
    for rule in VALIDITY_RULES:
        assert measure([scored(rules=[rule])])["json_validity"].value == 0.0


@pytest.mark.parametrize("name", METRICS)
def test_nothing_to_measure_is_none(name: str) -> None:
    assert measure([])[name].value is None


def test_a_model_that_writes_no_json_has_a_validity_and_no_accuracy() -> None:
    found = measure([NOT_JSON, NOT_JSON])
    assert found["json_validity"].value == 0.0
    assert found["overall_reward"].value == 0.0
    assert found["gender_accuracy"].value is None


def test_differences_are_of_the_same_requests() -> None:
    before, after = [scored(gender=[0.0]), scored(gender=[1.0])], [scored(gender=[1.0]), scored(gender=[1.0])]
    assert difference(METRICS["gender_accuracy"], before, after).value == 0.5  # 2/2 - 1/2


def test_the_table_of_targets() -> None:
    figures = {name: (metric.unit, metric.v4, metric.target) for name, metric in METRICS.items()}
    assert figures == {
        "gender_accuracy": ("%", 0.85, 0.95),
        "tense_consistency": ("%", 0.75, 0.95),
        "json_validity": ("%", 0.90, 0.99),
        "topic_adherence": ("%", 0.80, 0.90),
        "overall_reward": ("/100", 60.0, 85.0),
    }


@pytest.mark.parametrize("name", METRICS)
def test_a_definition_is_one_sentence(name: str) -> None:
    definition = METRICS[name].definition
    assert definition.endswith(".")
    assert ". " not in definition


@pytest.mark.parametrize(
    ("exercises", "share"),
    [
        ([], None),
        ([("Q", "A"), ("Q", "B"), ("R", "A")], 1.0),  # another answer, or another question, is another exercise
        ([("Il gatto ___.", "dorme"), ("il  gatto ___. ", "Dorme")], 0.5),  # white space and capitals do not count
        ([("Q", "A")] * 4, 0.25),
    ],
)
def test_distinct_exercises(exercises: Any, share: float | None) -> None:
    assert distinct_share(exercises) == share
