"""The five metrics of an evaluation before and after its re-score."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.metrics import METRICS, Metric, difference, measure
from evaluation.models import RescoreRun
from evaluation.records import scored
from evaluation.selectors import Measured, as_shown
from evaluation.statistics import Estimate


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A metric over the completions that have both scores; change: after - before, completion by completion."""

    key: str
    label: str
    percent: bool
    before: Measured
    after: Measured
    change: Measured

    @property
    def unchanged(self) -> bool:
        """Whether no completion's part in the metric changed."""
        return self.change.value == self.change.low == self.change.high == 0.0


def metric_changes(job: RescoreRun) -> Sequence[MetricChange]:
    """One row per metric; none while it runs, or when it is not of an evaluation. Three queries."""
    if job.evaluation_id is None or job.is_active:
        return ()
    both = ("before", "after")
    items = list(
        job.items.filter(before__isnull=False)
        .select_related(*both)
        .prefetch_related(*(f"{side}__components" for side in both))
        # As the evaluation's own metrics take them, so that the intervals are the same.
        .order_by("completion__evaluation_item__index")
    )
    if not items:
        return ()
    before = [scored(item.before) for item in items if item.before is not None]
    after = [scored(item.after) for item in items]
    old, new = measure(before), measure(after)
    return [
        MetricChange(
            metric.id,
            metric.label,
            metric.unit == "%",
            _measured(metric, old[metric.id]),
            _measured(metric, new[metric.id]),
            _measured(metric, difference(metric, before, after)),
        )
        for metric in METRICS.values()
    ]


def _measured(metric: Metric, found: Estimate) -> Measured:
    value, low, high = (as_shown(metric, part) for part in (found.value, found.low, found.high))
    return Measured(value, low, high, found.n)
