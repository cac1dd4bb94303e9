"""score_structure(): every defect found at its place, and no false alarm on exercises as teachers write them."""

import json
from pathlib import Path
from typing import Any

import pytest

from rewards.components.batch import Batch
from rewards.components.structure import DEDUCTIONS, WHOLE_DEDUCTIONS, score_structure
from rewards.exercises import parse
from rewards.requests import Request
from rewards.score import WHOLE_COMPLETION, Score
from rewards.tools import Tools

CASES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "cases" / "structure.json").read_text(encoding="utf-8")
)


def exercise(kind: str, question: str, answer: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "question": question, "answer": answer, **more}


FLEW = exercise("translation", "The eagle flew.", "L'aquila ha volato.")


def judge(tools: Tools, text: str, number: int = 1, types: tuple[str, ...] = ()) -> Score:
    request = Request("A2", "past_tense", "eagles", number, types)
    return score_structure(Batch([request], [parse(text)], tools))[0]


def rules(score: Score) -> set[str]:
    return {finding.rule.removeprefix("structure.") for finding in score.findings}


def _name(case: dict[str, Any]) -> str:
    return str(case["reason"])


@pytest.mark.parametrize("case", CASES["good"], ids=_name)
def test_no_false_alarm(tools: Tools, case: dict[str, Any]) -> None:
    score = judge(tools, json.dumps([case["exercise"]]))
    assert score.findings == ()
    assert (score.value, score.exercises) == (1.0, (1.0,))


@pytest.mark.parametrize("case", CASES["bad"], ids=_name)
def test_each_defect(tools: Tools, case: dict[str, Any]) -> None:
    score = judge(tools, json.dumps([case["exercise"]]))
    assert rules(score) == {case["rule"], *case.get("also", ())}, "this defect and no other"
    found = [finding for finding in score.findings if finding.rule == f"structure.{case['rule']}"]
    assert found[0].field == case["field"]
    assert score.value is not None
    assert score.value <= 1.0 - DEDUCTIONS[case["rule"]] + 1e-9
    text = case["exercise"].get(case["field"])
    if isinstance(text, str) and text:
        assert 0 <= found[0].start < found[0].end <= len(text), "the place lies in the field"


@pytest.mark.parametrize("case", CASES["completions"], ids=_name)
def test_each_completion(tools: Tools, case: dict[str, Any]) -> None:
    score = judge(tools, case["text"], case["num"], tuple(case.get("types", ())))
    assert rules(score) == set(case["rules"])
    assert len(score.exercises) == case["exercises"]
    if "value" in case:
        assert score.value == pytest.approx(case["value"])
    for finding in score.findings:
        if finding.exercise == WHOLE_COMPLETION:
            assert 0 <= finding.start <= finding.end <= len(case["text"]), "the place lies in the completion"


def test_every_deduction_has_a_case() -> None:
    whole = {rule for case in CASES["completions"] for rule in case["rules"]}
    assert {case["rule"] for case in CASES["bad"]} | whole >= {*DEDUCTIONS, *WHOLE_DEDUCTIONS}


def test_unreadable_is_worth_nothing(tools: Tools) -> None:
    for text in ("", "Ecco!", "[", "{}", "[]", "[3]", '[{"type": "translation"}]'):
        assert judge(tools, text).value == 0.0, text


@pytest.mark.parametrize(
    ("written", "asked", "value", "reason"),
    [
        (1, 3, 1 / 3, "two of three are missing"),
        (3, 3, 1.0, "as asked for"),
        (4, 3, 3 / 4, "one too many"),
        (6, 3, 1 / 2, "writing on does not pay"),
    ],
)
def test_count(tools: Tools, written: int, asked: int, value: float, reason: str) -> None:
    nouns = ["cane", "gatto", "leone", "lupo", "topo", "cavallo"]
    verbs = ["dorme", "corre", "mangia", "salta", "gioca", "beve"]
    items = [
        exercise("fill_in_blank", f"Il {noun} ___ nel parco.", verb) for noun, verb in zip(nouns, verbs, strict=True)
    ]
    score = judge(tools, json.dumps(items[:written]), asked)
    assert score.value == pytest.approx(value), reason
    assert ("count" in rules(score)) == (written != asked)


def test_types_not_requested(tools: Tools) -> None:
    score = judge(tools, json.dumps([FLEW]), types=("conjugation", "transformation"))
    assert rules(score) == {"type_not_requested"}
    assert score.value == pytest.approx(1.0 - DEDUCTIONS["type_not_requested"])


def test_a_copy_earns_nothing(tools: Tools) -> None:
    score = judge(tools, json.dumps([FLEW, FLEW, {**FLEW, "question": "the  eagle flew"}]), 3)
    assert score.exercises == (1.0, 0.0, 0.0)
    assert {finding.exercise for finding in score.findings} == {1, 2}


def test_similar_exercises_are_not_copies(tools: Tools) -> None:
    other = exercise("translation", "The eagle flies.", "L'aquila vola.")
    assert judge(tools, json.dumps([FLEW, other]), 2).value == 1.0


@pytest.mark.parametrize(
    ("text", "value"),
    [(f"```json\n{json.dumps([FLEW])}\n```", 0.85), (f"Ecco! {json.dumps([FLEW])}", 0.8)],
)
def test_a_fence_or_prose_costs_its_deduction(tools: Tools, text: str, value: float) -> None:
    score = judge(tools, text)
    assert score.value == pytest.approx(value)
    assert score.findings[0].exercise == WHOLE_COMPLETION


def test_deductions_add_up_to_no_less_than_nothing(tools: Tools) -> None:
    awful = exercise("quiz", "<b>CEFR</b>", "<b>the</b>")
    assert judge(tools, json.dumps([awful])).value == 0.0


def test_an_unreadable_element_costs_its_own_exercise_only(tools: Tools) -> None:
    score = judge(tools, f"[3, {json.dumps(FLEW)}]", 2)
    assert score.exercises == (0.0, 1.0)
    assert score.value == 0.5
