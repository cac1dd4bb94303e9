"""Two evaluations of the same requests, side by side: the figures of the report, the demo and the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.metrics import METRICS, Metric, Scored, difference, distinct_share, measure
from evaluation.models import EvaluationRun
from evaluation.records import exercises_of, scored_of
from evaluation.statistics import Estimate


@dataclass(frozen=True, slots=True)
class Row:
    """One metric: V4, V5, V5 - V4, in the metric's unit. reached: V5's value is at least the target."""

    metric: Metric
    v4: Estimate
    v5: Estimate
    difference: Estimate

    @property
    def reached(self) -> bool:
        return self.v5.value is not None and self.v5.value >= self.metric.target


@dataclass(frozen=True, slots=True)
class Comparison:
    v4: EvaluationRun
    v5: EvaluationRun
    rows: Sequence[Row]
    distinct: float | None


class ComparisonError(ValueError):
    """Two evaluations that cannot be compared; str() says why."""


def compare(v4: EvaluationRun, v5: EvaluationRun) -> Comparison:
    """Compare two finished evaluations. Raises ComparisonError unless both judged the same requests by one rubric."""
    same = ("dataset_id", "split", "limit", "rubric_id")
    if different := [name for name in same if getattr(v4, name) != getattr(v5, name)]:
        raise ComparisonError(f"The evaluations differ in {different[0].removesuffix('_id')}; make them alike.")
    first, second = scored_of(v4), scored_of(v5)
    if not first or len(first) != len(second):
        raise ComparisonError(f"{len(first)} and {len(second)} completions: an evaluation is not finished.")
    return Comparison(v4, v5, _rows(first, second), distinct_share(exercises_of(v5)))


def _rows(first: Sequence[Scored], second: Sequence[Scored]) -> list[Row]:
    before: Mapping[str, Estimate] = measure(first)
    after: Mapping[str, Estimate] = measure(second)
    return [Row(metric, before[name], after[name], difference(metric, first, second)) for name, metric in METRICS.items()]
