"""What the reference model does on held-out requests, by the rubric: V4's five figures."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rewards.request_dataset import build_requests, split_of
from rewards.requests import Request
from rewards.rubric import CompletionScore, Rubric, score_batch
from rewards.thresholds import ON_TOPIC
from rewards.tools import load_tools
from training.generation import generate
from training.prompts import REFERENCE_TEMPLATE, render


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in [0, 1] (of exercises, json_validity of completions), overall in [0, 100], tokens per completion.

    nan where nothing could be judged.
    """

    completions: int
    exercises: int
    gender: float
    tense: float
    json_validity: float
    topic: float
    overall: float
    distinct: float
    tokens: float


def test_requests(limit: int) -> list[Request]:
    """The first `limit` requests of the dataset's test split."""
    return [request for request in build_requests() if split_of(request) == "test"][:limit]


def measure(model: Any, tokenizer: Any, *, limit: int = 400, seed: int = 1) -> Figures:
    """Samples one completion per test request and scores it."""
    requests = test_requests(limit)
    prompts = [render(request, REFERENCE_TEMPLATE, None) for request in requests]
    made = generate(model, tokenizer, prompts, seed=seed, max_new_tokens=320, batch_size=100)
    scores = score_batch(Rubric(), requests, [item.text for item in made], load_tools())
    return figures(scores, sum(item.completion_tokens for item in made) / len(made))


def figures(scores: Sequence[CompletionScore], tokens: float = 0.0) -> Figures:
    """The five figures. An exercise without agreement, or whose focus cannot be checked, is not counted there."""
    exercises = [exercise for score in scores for exercise in score.parsed.exercises if exercise is not None]
    return Figures(
        completions=len(scores),
        exercises=len(exercises),
        gender=_share(scores, "gender", 1.0),
        tense=_share(scores, "tense", 1.0),
        json_validity=_mean([float(score.parsed.valid) for score in scores]),
        topic=_share(scores, "topic", ON_TOPIC),
        overall=_mean([score.total or 0.0 for score in scores]),
        distinct=len({(item.question, item.answer) for item in exercises}) / max(1, len(exercises)),
        tokens=tokens,
    )


def _share(scores: Sequence[CompletionScore], component: str, least: float) -> float:
    values = [value for score in scores for value in score.components[component].exercises if value is not None]
    return _mean([float(value >= least) for value in values])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan
