"""What the dashboard, the evaluations and the side-by-side page read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from evaluation.metrics import METRICS, Metric
from evaluation.models import EvaluationItem, EvaluationRun, RescoreRun
from evaluation.rescore_selectors import rescores
from rewards.models import CompletionScore, ExerciseRequest, RequestDataset
from rewards.selectors import CompletionView, completion_view
from training import selectors as training
from training.jobs.models import ACTIVE, Job, JobStatus
from training.models import LanguageModel, TrainingRun


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric of one evaluation, in percent or points of 100, with its 95 % interval."""

    value: float | None
    low: float | None
    high: float | None
    n: int | None


@dataclass(frozen=True, slots=True)
class MetricRow:
    """One line of the table. reached: None while there is no V5 value."""

    key: str
    label: str
    definition: str
    percent: bool
    target: float
    v4: Measured | None
    v5: Measured | None

    @property
    def reached(self) -> bool | None:
        if self.v5 is None or self.v5.value is None:
            return None
        return self.v5.value >= self.target


def measured(evaluation: EvaluationRun | None, key: str) -> Measured | None:
    """A stored metric as it is shown; None when it was not measured."""
    stored = evaluation.metrics.get(key) if evaluation else None
    if not stored:
        return None
    value, low, high = (as_shown(METRICS[key], stored.get(name)) for name in ("value", "low", "high"))
    return Measured(value, low, high, stored.get("n"))


def as_shown(metric: Metric, value: float | None) -> float | None:
    """A share in percent; points as they are."""
    return value * 100 if value is not None and metric.unit == "%" else value


def metric_rows(v4: EvaluationRun | None, v5: EvaluationRun | None) -> list[MetricRow]:
    """The five metrics of two evaluations beside their targets."""
    return [
        MetricRow(
            metric.id,
            metric.label,
            metric.definition,
            metric.unit == "%",
            as_shown(metric, metric.target) or 0.0,
            measured(v4, metric.id),
            measured(v5, metric.id),
        )
        for metric in METRICS.values()
    ]


def evaluations() -> QuerySet[EvaluationRun]:
    """All evaluations, newest first, with what a list shows."""
    return EvaluationRun.objects.select_related("model__run", "dataset", "rubric", "created_by")


def newest_pair() -> tuple[EvaluationRun | None, EvaluationRun | None]:
    """(V4, V5): the newest finished evaluation of a trained model, and of the model it came from, on the same requests
    at the same temperature.

    Without an evaluation of a trained model: the newest one of any other model. One query.
    """
    done = list(evaluations().filter(status=JobStatus.SUCCEEDED)[:200])
    v5 = next((e for e in done if e.model.run_id), None)
    if v5 is None:
        return next(iter(done), None), None
    assert v5.model.run is not None
    base = v5.model.run.base_model_id
    wanted = (base, v5.dataset_id, v5.split, v5.temperature)
    same = [e for e in done if (e.model_id, e.dataset_id, e.split, e.temperature) == wanted]
    alike = [e for e in same if (e.limit, e.seed) == (v5.limit, v5.seed)]
    return next(iter(alike or same), None), v5


@dataclass(frozen=True, slots=True)
class Dashboard:
    v4: EvaluationRun | None
    v5: EvaluationRun | None
    rows: Sequence[MetricRow]
    active: Sequence[Job]
    runs: Sequence[TrainingRun]
    has_models: bool
    has_requests: bool

    @property
    def changing(self) -> bool:
        return bool(self.active)


def dashboard() -> Dashboard:
    """Seven queries: evaluations, active runs, evaluations and re-scores, newest runs, any model, any dataset."""
    v4, v5 = newest_pair()
    active: list[Job] = [
        *training.runs().filter(status__in=ACTIVE).order_by("created_at"),
        *evaluations().filter(status__in=ACTIVE).order_by("created_at"),
        *rescores().filter(status__in=ACTIVE).order_by("created_at"),
    ]
    return Dashboard(
        v4, v5, metric_rows(v4, v5), active, list(training.runs()[:5]),
        LanguageModel.objects.exists(), RequestDataset.objects.exists(),
    )  # fmt: skip


def jobs_ahead(job: EvaluationRun | RescoreRun) -> int:
    """Active jobs made before this one: runs, evaluations, re-scores. Three queries."""
    earlier = sum(
        model._default_manager.filter(status__in=ACTIVE, created_at__lt=job.created_at).count()
        for model in (EvaluationRun, RescoreRun)
    )
    return earlier + training.jobs_ahead(job)


# --- Side by side ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pair:
    """One request that both evaluations hold, with both completions and totals."""

    request_id: int
    label: str
    left: int
    right: int
    left_total: float | None
    right_total: float | None

    @property
    def gain(self) -> float:
        return (self.right_total or 0.0) - (self.left_total or 0.0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The chosen pair with its neighbours in the chosen order."""

    pairs: Sequence[Pair]
    position: int
    request: ExerciseRequest
    left: CompletionView | None
    right: CompletionView | None

    @property
    def pair(self) -> Pair:
        return self.pairs[self.position]

    @property
    def previous(self) -> Pair | None:
        return self.pairs[self.position - 1] if self.position else None

    @property
    def next(self) -> Pair | None:
        return self.pairs[self.position + 1] if self.position + 1 < len(self.pairs) else None


ORDERS = {
    "asked": "as evaluated",
    "gain": "largest gain first",
    "loss": "largest loss first",
}


def pairs(left: EvaluationRun, right: EvaluationRun, order: str = "asked") -> list[Pair]:
    """The requests that both evaluations hold. Two queries: the items of each."""
    other = {row["completion__request"]: row for row in _items(right)}
    found = [
        Pair(
            row["completion__request"],
            "{completion__request__level} · {completion__request__grammar} · {completion__request__topic}".format(
                **row
            ).replace("_", " "),
            row["completion"],
            other[row["completion__request"]]["completion"],
            row["completion__scores__total"],
            other[row["completion__request"]]["completion__scores__total"],
        )
        for row in _items(left)
        if row["completion__request"] in other
    ]
    if order == "gain":
        found.sort(key=lambda pair: -pair.gain)
    elif order == "loss":
        found.sort(key=lambda pair: pair.gain)
    return found


def _items(evaluation: EvaluationRun) -> list[dict[str, Any]]:
    rows = (
        EvaluationItem.objects.filter(evaluation=evaluation, completion__scores__rubric=evaluation.rubric_id)
        .order_by("index")
        .values(
            "completion",
            "completion__request",
            "completion__request__level",
            "completion__request__grammar",
            "completion__request__topic",
            "completion__scores__total",
        )
    )
    return [dict(row) for row in rows]


def comparison(left: EvaluationRun, right: EvaluationRun, request_id: int | None, order: str) -> Comparison | None:
    """The pair of a request, or the first; None when the evaluations share no request.

    Five queries: items of each, the request, the two scores, their components.
    """
    found = pairs(left, right, order)
    if not found:
        return None
    position = next((place for place, pair in enumerate(found) if pair.request_id == request_id), 0)
    pair = found[position]
    scores = (
        CompletionScore.objects.filter(
            completion__in=[pair.left, pair.right], rubric__in=[left.rubric_id, right.rubric_id]
        )
        .select_related("completion", "rubric")
        .prefetch_related("components")
    )
    views = {(score.completion_id, score.rubric_id): completion_view(score) for score in scores}
    return Comparison(
        found, position, ExerciseRequest.objects.get(pk=pair.request_id),
        views.get((pair.left, left.rubric_id)), views.get((pair.right, right.rubric_id)),
    )  # fmt: skip
