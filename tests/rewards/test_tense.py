"""score_tense: every focus accepts what trains it and refuses what does not."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from rewards.catalog import FOCUSES
from rewards.components.batch import Batch
from rewards.components.tense import score_tense
from rewards.exercises import parse
from rewards.italian.constructions import DETECTORS
from rewards.italian.language import Language, load_language
from rewards.requests import Request
from rewards.score import Score
from rewards.tools import Tools

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "focuses.json").read_text("utf-8"))
EAGLES = [
    {"type": "translation", "question": "The eagle flew.", "answer": "L'aquila ha volato."},
    {"type": "translation", "question": "The eagle flies.", "answer": "L'aquila vola."},
]


@lru_cache(maxsize=1)
def _language() -> Language:
    return load_language()


def _score(grammar: str, exercises: list[dict[str, Any]], level: str = "B1") -> Score:
    """score_tense of one completion; it needs no embedder."""
    request = Request(level, grammar, "eagles", max(len(exercises), 1))
    tools = Tools(_language(), None)  # type: ignore[arg-type]
    return score_tense(Batch([request], [parse(json.dumps(exercises))], tools))[0]


def _name(case: dict[str, Any]) -> str:
    return f"{case['focus']}: {case['why']}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_every_focus(case: dict[str, Any]) -> None:
    exercise = {key: case[key] for key in ("type", "question", "answer")}
    score = _score(case["focus"], [exercise])
    assert score.exercises == (case["value"],), (case["why"], score.findings)
    assert bool(score.findings) == (case["value"] == 0.0)


def test_the_table_has_three_right_and_three_wrong_cases_for_each_checkable_focus() -> None:
    for name, focus in FOCUSES.items():
        values = [case["value"] for case in CASES if case["focus"] == name]
        if focus.demand == "nothing":
            assert set(values) == {None}, name
        else:
            assert min(values.count(1.0), values.count(0.0)) >= 3, name


def test_every_construction_has_its_detector() -> None:
    demanded = {focus.construction for focus in FOCUSES.values() if focus.demand == "construction"}
    assert demanded == set(DETECTORS)


def test_the_finding_stands_on_the_verb_and_names_the_right_form() -> None:
    score = _score("past_tense", EAGLES)
    (finding,) = score.findings
    assert (finding.exercise, finding.field, finding.rule) == (1, "answer", "tense.wrong_tense")
    assert "L'aquila vola."[finding.start : finding.end] == "vola"
    assert finding.message == '"vola" is presente; past_tense asks for passato prossimo.'
    assert finding.expected == "ha volato"
    assert score.value == 0.5
    assert score.explanation.startswith("1 of 2 exercises train past_tense")


def test_a_focus_that_cannot_be_checked_is_not_applicable_with_its_reason() -> None:
    score = _score("proverbs", EAGLES)
    assert (score.status, score.value, score.exercises) == ("not_applicable", None, (None, None))
    assert score.explanation == FOCUSES["proverbs"].reason


def test_an_exercise_without_italian_scores_nothing() -> None:
    score = _score(
        "past_tense", [{"type": "transformation", "question": "Change it.", "answer": "The eagle flew away."}]
    )
    assert score.value == 0.0
    assert score.findings[0].rule == "tense.no_italian"


def test_a_target_without_a_verb_scores_nothing_for_a_tense() -> None:
    score = _score("present_tense", [{"type": "translation", "question": "The red house.", "answer": "La casa rossa."}])
    assert score.value == 0.0
    assert score.findings[0].rule == "tense.no_verb"


def test_what_is_no_exercise_is_not_judged() -> None:
    tools = Tools(_language(), None)  # type: ignore[arg-type]
    request = Request("A1", "present_tense", "eagles", 1)
    texts = ["", "no JSON", "[]", "[3]", '[{"type": "translation"}]']
    for score in score_tense(Batch([request] * len(texts), [parse(text) for text in texts], tools)):
        assert (score.status, score.value) == ("not_applicable", None)


@pytest.mark.parametrize(
    ("question", "answer", "right"),
    [
        ("The eagle flew.", "L'aquila vola, volava, è volata, volò.", False),  # four tenses, one of them asked for
        ("The eagle flew.", "L'aquila vola, è volata.", False),
        ("The eagle flew.", "volo/volavo/ho volato", False),
        ("The eagle flew high.", "L'aquila vola alta, l'aquila volava alta, l'aquila è volata alta.", False),
        ("Trasforma dal presente al passato prossimo: L'aquila vola.", "L'aquila vola, volava, è volata.", False),
        ("Coniuga volare al presente, all'imperfetto e al passato prossimo: io ___", "volo, volavo, ho volato", True),
        ("Coniuga volare in tutti i tempi passati: io ___", "volavo, ho volato, volai", True),
        ("Coniuga al passato prossimo: io, tu, lui ___ (volare)", "ho volato, hai volato, ha volato", True),
        ("He used to fly, and yesterday he flew again.", "Prima volava, e ieri ha volato di nuovo.", True),
        ("It flew yesterday, it flies today, it will fly tomorrow.", "Ieri ha volato, oggi vola, domani volerà.", True),
        ("He was and has been a hero.", "Era ed è stato un eroe.", True),
        ("It is raining, it has rained all night.", "Piove, ha piovuto tutta la notte.", True),
    ],
)
def test_a_list_of_tenses_trains_none(question: str, answer: str, right: bool) -> None:
    """A list of one verb's tenses has the wanted one among them; it is right only where the question asks for it."""
    score = _score("past_tense", [{"type": "translation", "question": question, "answer": answer}])
    assert [finding.rule for finding in score.findings] == ([] if right else ["tense.list_of_tenses"])
