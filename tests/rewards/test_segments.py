"""Segments of exercises: which texts are judged, and where each of their characters stands."""

import json
import random
import time
from pathlib import Path
from typing import Any

import pytest

from rewards.exercises import EXERCISE_TYPES, Exercise
from rewards.italian.guess import LanguageGuess
from rewards.italian.lexicon import load_lexicon
from rewards.segments import Segment, segments

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "segments.json").read_text(encoding="utf-8")
)
IS_ITALIAN = LanguageGuess(load_lexicon()).italian


def exercise(kind: str, question: str, answer: str, options: tuple[str, ...] = ()) -> Exercise:
    return Exercise(type=kind, question=question, answer=answer, options=options)


def faithful(one: Exercise, segment: Segment) -> bool:
    """Every piece is the same text in its field and in the segment."""
    return all(
        one.field(piece.field)[piece.start : piece.start + piece.length]
        == segment.text[piece.at : piece.at + piece.length]
        for piece in segment.pieces
    )


@pytest.mark.parametrize("case", CASES, ids=[f"{case['type']}-{case['why']}" for case in CASES])
def test_segments(case: dict[str, Any]) -> None:
    one = exercise(case["type"], case["question"], case["answer"], tuple(case.get("options", ())))
    found = segments(3, one, IS_ITALIAN)
    assert [[segment.role, segment.text] for segment in found] == case["segments"], case["why"]
    assert all(segment.exercise == 3 for segment in found)
    assert all(faithful(one, segment) for segment in found)


@pytest.mark.parametrize(
    ("question", "answer", "word", "place"),
    [
        # The article that the learner writes stands in the answer, the noun in the question.
        ("___ aquila vola.", "Il", "Il", ("answer", 0, 2)),
        ("___ aquila vola.", "L'", "aquila", ("question", 4, 10)),
        ("Il ragno ___ (tessere) la tela.", "ha tessuto", "tela", ("question", 26, 30)),
        ("Completa: il ragno ___ la tela.", " tesse", "tesse", ("answer", 1, 6)),
    ],
)
def test_place(question: str, answer: str, word: str, place: tuple[str, int, int]) -> None:
    (segment,) = segments(0, exercise("fill_in_blank", question, answer), IS_ITALIAN)
    start = segment.text.index(word)
    assert segment.place(start, start + len(word)) == place


def test_place_crosses_no_field() -> None:
    """A finding over "Il aquila" is cut where the answer ends."""
    (segment,) = segments(0, exercise("fill_in_blank", "___ aquila vola.", "Il"), IS_ITALIAN)
    assert segment.text == "Il aquila vola."
    assert segment.place(0, 9) == ("answer", 0, 2)


def test_in_field() -> None:
    (segment,) = segments(0, exercise("fill_in_blank", "Il ragno ___ la tela.", "tesse"), IS_ITALIAN)
    assert segment.in_field(segment.text.index("tesse"), "answer")
    assert not segment.in_field(0, "answer")


@pytest.mark.parametrize("kind", EXERCISE_TYPES)
def test_any_text(kind: str) -> None:
    """No text breaks the pieces: each is found again in its field, and every place lies in its field."""
    random.seed(7)
    parts = [
        "___",
        "l'aquila",
        "(volare)",
        "«",
        "»",
        "'",
        '"',
        ":",
        "...",
        "…",
        "/",
        "\n",
        " ",
        "Completa",
        "B)",
        "→",
        "é",
    ]
    for _ in range(300):
        question = "".join(random.choices(parts, k=random.randint(0, 9)))
        answer = "".join(random.choices(parts, k=random.randint(0, 5)))
        one = exercise(kind, question, answer, ("vola", "l'aquila"))
        for segment in segments(0, one, IS_ITALIAN):
            assert faithful(one, segment)
            for start in range(len(segment.text)):
                field, begin, end = segment.place(start, start + 2)
                assert 0 <= begin <= end <= len(one.field(field))


@pytest.mark.parametrize("text", ["___ " * 2500, "(" * 10_000, '"' * 10_000, "'a " * 3000, " " * 10_000, ": " * 5000])
def test_long_text_takes_no_time(text: str) -> None:
    """10,000 characters are cut in well under a second whatever they are."""
    started = time.perf_counter()
    for kind in EXERCISE_TYPES:
        segments(0, exercise(kind, text, text), IS_ITALIAN)
    assert time.perf_counter() - started < 6 * 2.0
