"""The bench runs at all, its exercises are distinct and seeded, and scores depend on nothing but the text."""

import io
from collections.abc import Iterator
from itertools import islice

import pytest
from django.core.management import call_command

from rewards import rubric as rubric_module
from rewards.benchmark import Bench, Line, exercises, independent, measure_batches, measure_growth
from rewards.exercises import parse
from rewards.rubric import Rubric, score_batch
from rewards.tools import Tools


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    return list(islice(exercises(seed=7), 120))


@pytest.fixture(scope="module")
def bench(tools: Tools) -> Bench:
    return Bench(tools.language)


def test_exercises_are_distinct_seeded_and_readable(lines: list[Line]) -> None:
    assert lines == list(islice(exercises(seed=7), 120))
    assert lines != list(islice(exercises(seed=8), 120))
    assert len({text for _, text in lines}) == 120
    assert all(parse(text).valid for _, text in lines)
    assert len({request.grammar for request, _ in lines}) > 40
    assert len({parse(text).exercises[0].type for _, text in lines}) == 6  # type: ignore[union-attr]


def test_scores_do_not_depend_on_batch_size_or_order(bench: Bench, lines: list[Line]) -> None:
    """With every finding; the vectors and parses behind them come out of batches of other sizes."""
    assert independent(bench, lines, sizes=(1, 7))


def test_a_long_batch_is_scored_in_slices(tools: Tools, lines: list[Line], monkeypatch: pytest.MonkeyPatch) -> None:
    requests, texts = [request for request, _ in lines], [text for _, text in lines]
    whole = score_batch(Rubric(), requests, texts, tools)
    sizes: list[int] = []
    score_slice = rubric_module._score_slice
    monkeypatch.setattr(rubric_module, "AT_A_TIME", 50)
    monkeypatch.setattr(
        rubric_module, "_score_slice", lambda *given: sizes.append(len(given[1])) or score_slice(*given)
    )
    assert score_batch(Rubric(), requests, texts, tools) == whole
    assert sizes == [50, 50, 20]
    with pytest.raises(ValueError, match="119 requests for 120 completions"):
        score_batch(Rubric(), requests[1:], texts, tools)


def test_parts_are_measured_on_the_texts_of_the_reward(bench: Bench) -> None:
    figures = measure_batches(bench, exercises(seed=2), size=8, batches=3)
    assert figures.size == 8
    assert 0 < figures.spacy < figures.seconds
    assert 0 < figures.embedder < figures.seconds
    assert figures.ratio > 1


def test_growth_counts_every_exercise_once(bench: Bench) -> None:
    taken = 0

    def counted() -> Iterator[Line]:
        nonlocal taken
        for line in exercises(seed=3):
            taken += 1
            yield line

    growth = measure_growth(bench, counted(), marks=(5, 12), size=4)
    assert [count for count, _ in growth] == [5, 12]
    assert all(seconds > 0 for _, seconds in growth)
    assert taken == 12


def test_the_command_says_every_figure() -> None:
    out = io.StringIO()
    call_command("bench_reward", sizes=[1, 4], repeat=1, exercises=8, stdout=out)
    for words in ("total/parts", "8 exercises:", "growth", "peak memory", "and reversed"):
        assert words in out.getvalue()
