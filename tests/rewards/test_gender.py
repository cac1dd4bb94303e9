"""score_gender: values per exercise, places of findings in the fields, what is counted and what is not."""

import json
from typing import Any

import pytest

from rewards.components.batch import Batch
from rewards.components.gender import exercise_value, score_gender
from rewards.exercises import parse
from rewards.italian.findings import Agreement
from rewards.requests import Request
from rewards.score import Score
from rewards.tools import Tools

REQUEST = Request(level="A2", grammar="past_tense", topic="eagles", num_exercises=1)


def exercise(kind: str, question: str, answer: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "question": question, "answer": answer, **more}


def score(tools: Tools, *exercises: dict[str, Any]) -> Score:
    return score_gender(Batch([REQUEST], [parse(json.dumps(exercises))], tools))[0]


def test_acceptance(tools: Tools) -> None:
    """The wrong article is reported at its place with the right form; the right sentence has full points."""
    wrong = score(tools, exercise("translation", "The eagle flew.", "Il aquila ha volato."))
    (finding,) = wrong.findings
    assert (finding.exercise, finding.field, finding.start, finding.end) == (0, "answer", 0, 2)
    assert finding.expected == "L'aquila"
    assert wrong.value is not None
    assert wrong.value < 1.0
    right = score(tools, exercise("translation", "The eagle flew.", "L'aquila ha volato."))
    assert (right.value, right.findings, right.exercises) == (1.0, (), (1.0,))


@pytest.mark.parametrize(
    ("kind", "question", "answer", "more", "field", "text"),
    [
        ("fill_in_blank", "___ aquila vola.", "Il", {}, "answer", "Il"),
        ("fill_in_blank", "Il aquila ___ (volare).", "vola", {}, "question", "Il"),
        ("multiple_choice", "I ragni ___.", "B", {"options": ["vanno", "va", "vai", "vado"]}, "options.1", "va"),
        ("transformation", "Volgi al passato: La ragno tesse.", "Il ragno tesseva.", {}, "question", "La"),
        ("sentence_completion", "Nel cielo vola...", "un aquila.", {}, "answer", "un"),
        ("conjugation", "I ragni ___ (tessere) le tele.", "tesse", {}, "answer", "tesse"),
        ("translation", "Traduci in inglese: Il aquila vola.", "The eagle flies.", {}, "question", "Il"),
    ],
)  # fmt: skip
def test_place(
    tools: Tools, kind: str, question: str, answer: str, more: dict[str, Any], field: str, text: str
) -> None:
    """A finding stands in the field whose word is wrong."""
    one = exercise(kind, question, answer, **more)
    found = [finding for finding in score(tools, one).findings if finding.error]
    assert len(found) == 1
    where = one["options"][1] if field == "options.1" else one[field]
    assert (found[0].field, where[found[0].start : found[0].end]) == (field, text)


def test_article_alone_is_judged_in_its_sentence(tools: Tools) -> None:
    assert score(tools, exercise("fill_in_blank", "___ aquila vola.", "L'")).value == 1.0
    assert score(tools, exercise("fill_in_blank", "___ aquila vola.", "Lo")).value != 1.0


def test_nothing_to_check(tools: Tools) -> None:
    """A lone verb agrees with nothing: None, never 0 and never 1."""
    alone = score(tools, exercise("conjugation", "volare (io, futuro)", "volerò"))
    assert (alone.status, alone.value, alone.exercises) == ("not_applicable", None, (None,))
    assert alone.explanation


def test_mean_over_exercises_with_a_value(tools: Tools) -> None:
    """A right one, a wrong one with one check of one, and one without any: (1 + 0) / 2."""
    mixed = score(
        tools,
        exercise("translation", "The spider", "il ragno"),
        exercise("translation", "The eagle", "il aquila"),
        exercise("conjugation", "volare (io, futuro)", "volerò"),
    )
    assert mixed.exercises == (1.0, 0.0, None)
    assert mixed.value == 0.5
    assert [finding.exercise for finding in mixed.findings] == [1]


def test_unverified_earns_nothing(tools: Tools) -> None:
    """Only an unknown noun: a value of 0, with a note that is no error."""
    unknown = score(tools, exercise("translation", "The thing", "lo zorbo"))
    assert unknown.value == 0.0
    assert [(finding.rule, finding.error) for finding in unknown.findings] == [("gender.unverified", False)]


def test_same_text_twice_counts_once(tools: Tools) -> None:
    """A transformation whose answer repeats its sentence has one finding, not two."""
    twice = score(tools, exercise("transformation", "Trasforma: La ragno tesse.", "La ragno tesse."))
    assert len(twice.findings) == 1


def test_no_exercises(tools: Tools) -> None:
    (empty,) = score_gender(Batch([REQUEST], [parse("no JSON at all")], tools))
    assert empty.status == "not_applicable"


def test_batch_order_does_not_matter(tools: Tools) -> None:
    texts = [json.dumps([exercise("translation", "x", text)]) for text in ("il aquila", "la volpe", "lo zorbo", "vola")]
    together = score_gender(Batch([REQUEST] * 4, [parse(text) for text in texts], tools))
    alone = [score_gender(Batch([REQUEST], [parse(text)], tools))[0] for text in texts]
    assert together == alone


@pytest.mark.parametrize(
    ("agreements", "value"),
    [
        ([Agreement()], None),  # nothing to agree
        ([Agreement(passed=3)], 1.0),
        ([Agreement(passed=2, failed=1)], 0.5 * 2 / 3),  # an error costs its share, and half of the rest
        ([Agreement(passed=2, unverified=1)], 2 / 3),  # an unknown word costs its share alone
        ([Agreement(passed=3), Agreement(failed=1)], 0.5 * 3 / 4),  # one sentence of the two is wrong
    ],
)
def test_the_value_of_an_exercise(agreements: list[Agreement], value: float | None) -> None:
    assert exercise_value(*agreements) == (None if value is None else pytest.approx(value))
