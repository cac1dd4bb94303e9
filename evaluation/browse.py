"""The exercise browser: scored completions behind filters, and their neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.db.models.query import prefetch_related_objects

from rewards.catalog import TOPICS
from rewards.models import CompletionScore, Rubric
from rewards.querysets import CompletionScoreQuerySet
from rewards.requests import normalise_topic
from rewards.selectors import Part, breakdown, preview

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of the browser."""

    score: CompletionScore
    question: str
    answer: str
    count: int
    parts: Sequence[Part]


def filtered_scores(filters: Mapping[str, Any]) -> CompletionScoreQuerySet:
    """Newest completions first. filters: ExerciseFilter.cleaned_data; a missing or empty key filters nothing."""
    rubric: Rubric | None = filters.get("rubric")
    found = CompletionScore.objects.filter(rubric=rubric) if rubric else CompletionScore.objects.newest()
    found = found.filter(_origin(filters), _asked(filters))
    if kind := filters.get("type"):
        found = found.of_type(kind)
    if words := filters.get("q"):
        found = found.with_text(words)
    if rule := filters.get("rule"):
        found = found.with_rule(rule)
    return _by_value(found, filters).order_by("-completion_id")


def _origin(filters: Mapping[str, Any]) -> Q:
    where = Q()
    kind, _, number = (filters.get("source") or "").partition(":")
    if kind == "run":
        where &= Q(completion__rollout__run=int(number), completion__rollout__superseded=False)
    elif kind == "evaluation":
        where &= Q(completion__evaluation_item__evaluation=int(number))
    if model := filters.get("model"):
        of_model = Q(completion__evaluation_item__evaluation__model=model)
        where &= of_model | Q(completion__rollout__run=model.run_id) if model.run_id else of_model
    return where


def _asked(filters: Mapping[str, Any]) -> Q:
    where = Q()
    if level := filters.get("level"):
        where &= Q(completion__request__level=level)
    if focus := filters.get("focus"):
        where &= Q(completion__request__grammar=focus)
    if topic := normalise_topic(filters.get("topic") or ""):
        # A category finds its concrete words too.
        names = [topic, *TOPICS[topic].words] if topic in TOPICS else [topic]
        where &= Q(completion__request__topic__in=names)
    return where


def _by_value(found: CompletionScoreQuerySet, filters: Mapping[str, Any]) -> CompletionScoreQuerySet:
    below, above = filters.get("below"), filters.get("above")
    if component := filters.get("component"):
        status = filters.get("status") or ""
        if below is None and above is None and not status:
            return found
        return found.with_component(
            component,
            below=None if below is None else below / 100,
            above=None if above is None else above / 100,
            status=status,
        )
    if below is not None:
        found = found.filter(total__lt=below)
    if above is not None:
        found = found.filter(total__gt=above)
    return found


SHOWN = (
    "rubric",
    "completion__request",
    "completion__rollout__run",
    "completion__evaluation_item__evaluation__model",
)


def hits(scores: Sequence[CompletionScore]) -> list[Hit]:
    """Rows for one page of filtered_scores().select_related(*SHOWN). One query: components."""
    rows = list(scores)
    prefetch_related_objects(rows, "components")
    return [Hit(score, *preview(score.completion.text), breakdown(score)) for score in rows]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Completion numbers beside one, in the browser's order (newest first)."""

    previous: int | None
    next: int | None


def neighbours(scores: CompletionScoreQuerySet, completion_id: int) -> Neighbours:
    """Two queries: the completion before and the one after, under the same filters."""
    before = scores.filter(completion_id__gt=completion_id).order_by("completion_id")
    after = scores.filter(completion_id__lt=completion_id).order_by("-completion_id")
    return Neighbours(
        before.values_list("completion_id", flat=True).first(), after.values_list("completion_id", flat=True).first()
    )
