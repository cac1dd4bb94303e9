"""What the pages read about runs, their curves and their groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone

from italian_teacher.processes import broker_answers
from rewards.models import CompletionScore
from rewards.selectors import LABELS, CompletionView, completion_view
from training.jobs.models import ACTIVE, Attempt, Job, JobStatus
from training.models import LanguageModel, MetricPoint, Rollout, TrainingRun

MAX_POINTS = 400
LOG_TAIL_BYTES = 16_384
# A crashed job may be taken up again by itself; after this nobody waits for it any more.
MAY_RESTART = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class JobState:
    """What a page says about a job besides its row.

    seconds_left: None when it cannot be told. ahead: active jobs that were made earlier.
    changing: whether a page should keep asking.
    """

    attempts: Sequence[Attempt]
    seconds_left: float | None
    broker_down: bool
    ahead: int
    changing: bool

    @property
    def last(self) -> Attempt | None:
        return self.attempts[-1] if self.attempts else None

    @property
    def reason(self) -> str:
        """Why the newest attempt ended as it did; empty when nothing is said."""
        return self.last.reason if self.last else ""


def runs() -> QuerySet[TrainingRun]:
    """All runs, newest first, with what a list shows."""
    return TrainingRun.objects.select_related("base_model", "dataset", "created_by")


def models() -> QuerySet[LanguageModel]:
    """All models, newest first, with what a list shows."""
    return LanguageModel.objects.select_related("base", "run")


def job_state(job: Job, ahead: int = 0) -> JobState:
    """One query: attempts. For a queued job the broker is asked too (0.3 s at most)."""
    kind = ContentType.objects.get_for_model(type(job))
    attempts = list(Attempt.objects.filter(job_type=kind, job_id=job.pk).order_by("number"))
    queued = job.status == JobStatus.QUEUED
    return JobState(
        attempts=attempts,
        seconds_left=_seconds_left(job, attempts[-1] if attempts else None),
        broker_down=queued and not broker_answers(settings.REDIS_URL, 0.3),
        ahead=ahead if queued else 0,
        changing=job.is_active or _may_restart(job),
    )


def _may_restart(job: Job) -> bool:
    recent = job.finished_at is None or timezone.now() - job.finished_at < MAY_RESTART
    return job.status == JobStatus.CRASHED and recent


def _seconds_left(job: Job, last: Attempt | None) -> float | None:
    """From the pace of the newest attempt."""
    left = job.progress_total - job.progress
    if job.status != JobStatus.RUNNING or last is None or left <= 0:
        return None
    done = job.progress - last.progress_at_start
    if done <= 0:
        return None
    return (timezone.now() - last.started_at).total_seconds() / done * left


def jobs_ahead(job: Job) -> int:
    """Active training runs made before this one."""
    return TrainingRun.objects.filter(status__in=ACTIVE, created_at__lt=job.created_at).count()


def log_tail(job: Job) -> str:
    """The end of the newest attempt's log; empty when there is none. One query."""
    kind = ContentType.objects.get_for_model(type(job))
    attempt = Attempt.objects.filter(job_type=kind, job_id=job.pk).exclude(log_path="").order_by("-number").first()
    if attempt is None:
        return ""
    path = (settings.RUNTIME_DIR / attempt.log_path).resolve()
    if not path.is_relative_to(settings.RUNTIME_DIR) or not path.is_file():
        return ""
    return _tail(path)


def _tail(path: Path) -> str:
    with path.open("rb") as log:
        size = log.seek(0, 2)
        log.seek(max(0, size - LOG_TAIL_BYTES))
        text = log.read().decode("utf-8", "replace")
    # A progress bar rewrites its line with carriage returns: keep what stands at the end of each.
    lines = [line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n")]
    return "\n".join(lines[1:] if size > LOG_TAIL_BYTES else lines).strip()


# Curves: chart -> (label, colour, names under which a trainer logs it).
CURVES: Mapping[str, Sequence[tuple[str, str, tuple[str, ...]]]] = {
    "reward": [("Total", "total", ("reward",))],
    "parts": [(label, name, (f"rewards/{name}/mean",)) for name, label in LABELS.items()],
    "kl": [("KL", "total", ("kl",))],
    "length": [("Tokens", "total", ("completions/mean_length",))],
    "zero": [("Share of groups", "total", ("frac_reward_zero_std",))],
}


def curves(run: TrainingRun) -> dict[str, Any]:
    """{"x": steps, "charts": {chart: [{"label", "colour", "values"}]}}, at most MAX_POINTS steps. One query."""
    rows = list(
        MetricPoint.objects.filter(run=run, superseded=False).order_by("step", "id").values_list("step", "values")
    )
    merged: dict[int, dict[str, Any]] = {}
    for step, values in rows:
        merged.setdefault(step, {}).update(values)
    steps = [step for step, values in merged.items() if "reward" in values]
    stride = -(-len(steps) // MAX_POINTS) or 1
    # Counted from the end, so that the newest step is always shown.
    shown = steps[::-1][::stride][::-1]
    charts = {
        chart: [
            {"label": label, "colour": colour, "values": [_value(merged[step], names) for step in shown]}
            for label, colour, names in series
        ]
        for chart, series in CURVES.items()
    }
    return {"x": shown, "charts": charts}


def _value(values: Mapping[str, Any], names: Sequence[str]) -> float | None:
    found = next((values[name] for name in names if name in values), None)
    # A mean over nothing is logged as NaN, which JSON does not have.
    return float(found) if isinstance(found, int | float) and found == found else None


def latest(data: Mapping[str, Any]) -> list[tuple[str, str, float | None]]:
    """(chart, label, newest value) of every curve of curves()."""
    return [
        (chart, line["label"], next((v for v in reversed(line["values"]) if v is not None), None))
        for chart, series in data["charts"].items()
        for line in series
    ]


@dataclass(frozen=True, slots=True)
class GroupMember:
    rollout: Rollout
    view: CompletionView | None


@dataclass(frozen=True, slots=True)
class Group:
    """The completions of one prompt in one step. equal: all rewards are the same, so nothing is learnt from it."""

    number: int
    request: Any
    members: Sequence[GroupMember]

    @property
    def equal(self) -> bool:
        return all(abs(member.rollout.advantage) < 1e-9 for member in self.members)


@dataclass(frozen=True, slots=True)
class Step:
    number: int
    previous: int | None
    next: int | None
    first: int
    last: int
    groups: Sequence[Group]


def recorded_steps(run: TrainingRun) -> tuple[int, int] | None:
    """The first and the last step with rollouts; None when there are none yet. One query."""
    span = run.rollouts.filter(superseded=False).aggregate(first=Min("step"), last=Max("step"))
    return None if span["first"] is None else (span["first"], span["last"])


def nearest_step(run: TrainingRun, wanted: int) -> int | None:
    """The last recorded step up to `wanted`, else the first; None when there are none. At most two queries."""
    kept = run.rollouts.filter(superseded=False)
    upto: int | None = kept.filter(step__lte=wanted).aggregate(step=Max("step"))["step"]
    if upto is not None:
        return upto
    first: int | None = kept.aggregate(step=Min("step"))["step"]
    return first


def step_groups(run: TrainingRun, number: int) -> Step | None:
    """The groups of a step with their completions' views.

    Five queries: span of steps, neighbours, rollouts with completions and requests, scores
    with rubrics, components. None when nothing is recorded for the step.
    """
    span = recorded_steps(run)
    if span is None:
        return None
    kept = run.rollouts.filter(superseded=False)
    neighbours = kept.aggregate(
        previous=Max("step", filter=Q(step__lt=number)), next=Min("step", filter=Q(step__gt=number))
    )
    rollouts = list(kept.filter(step=number).select_related("completion__request"))
    if not rollouts:
        return None
    views = _views([rollout.completion_id for rollout in rollouts], run.rubric_id)
    groups: dict[int, list[GroupMember]] = {}
    for rollout in rollouts:
        groups.setdefault(rollout.group, []).append(GroupMember(rollout, views.get(rollout.completion_id)))
    return Step(
        number, neighbours["previous"], neighbours["next"], *span,
        [Group(group, members[0].rollout.completion.request, members) for group, members in groups.items()],
    )  # fmt: skip


def _views(completions: Sequence[int], rubric: int) -> dict[int, CompletionView]:
    """By the run's own version of the rubric, on which the advantages rest."""
    scores = (
        CompletionScore.objects.filter(completion__in=completions, rubric=rubric)
        .select_related("completion", "rubric")
        .prefetch_related("components")
    )
    return {score.completion_id: completion_view(score) for score in scores}
