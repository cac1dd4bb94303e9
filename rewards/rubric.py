"""Rubric: components x weights, versioned. total() is the only rule for the total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rewards.components import COMPONENTS
from rewards.components.batch import Batch
from rewards.exercises import ParsedCompletion, parse
from rewards.requests import Request
from rewards.score import Score
from rewards.tools import Tools

DEFAULT_WEIGHTS: Mapping[str, float] = {name: 25.0 for name in COMPONENTS}


@dataclass(frozen=True)
class Rubric:
    """Weights (points per component, summing to 100) under a name and version."""

    name: str = "default"
    version: int = 1
    weights: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))

    def __post_init__(self) -> None:
        if set(self.weights) != set(COMPONENTS):
            raise ValueError(f"weights name {sorted(self.weights)}; components are {sorted(COMPONENTS)}")
        if any(weight < 0 for weight in self.weights.values()) or sum(self.weights.values()) <= 0:
            raise ValueError("weights are not negative and at least one is positive")


@dataclass(frozen=True, slots=True)
class CompletionScore:
    """One completion's scores: total in [0, 100] or None, one Score per component."""

    parsed: ParsedCompletion
    total: float | None
    components: Mapping[str, Score]


def total(scores: Mapping[str, float | None], weights: Mapping[str, float]) -> float | None:
    """Weighted mean of the applicable values, in points of 100.

    A component without a value (not applicable, or failed) is left out and the rest is
    rescaled over the remaining weights; None when nothing is left.
    """
    judged = [(value, weights[name]) for name, value in scores.items() if value is not None]
    weight = sum(part for _, part in judged)
    if weight <= 0:
        return None
    return 100.0 * sum(value * part for value, part in judged) / weight


def score_batch(rubric: Rubric, requests: Sequence[Request], texts: Sequence[str], tools: Tools) -> list[CompletionScore]:
    """Score completions (parallel to requests). A component that raises gives "error" scores."""
    batch = Batch(requests, [parse(text) for text in texts], tools)
    columns = {name: _guarded(name, batch) for name in COMPONENTS}
    result = []
    for index, parsed in enumerate(batch.completions):
        components = {name: column[index] for name, column in columns.items()}
        values = {name: score.value for name, score in components.items()}
        result.append(CompletionScore(parsed, total(values, rubric.weights), components))
    return result


def _guarded(name: str, batch: Batch) -> list[Score]:
    """One component over the batch; if it raises, over each completion alone, so that one bad text spoils only itself."""
    try:
        return COMPONENTS[name](batch)
    except Exception as error:  # a component's failure is a third state, never a number
        if len(batch) == 1:
            return [Score.error(f"The component failed: {type(error).__name__}: {error}")]
        return [
            _guarded(name, Batch([request], [completion], batch.tools))[0]
            for request, completion in zip(batch.requests, batch.completions, strict=True)
        ]
