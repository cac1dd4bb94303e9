"""What the pages read about re-scores: what changed, by rule, by component, by completion."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Avg, Count, F, FloatField, Q, QuerySet, Sum
from django.db.models.functions import Abs, Cast

from evaluation.models import RescoreItem, RescoreRun, RuleChange
from rewards.models import ComponentScore
from rewards.selectors import LABELS

LARGEST = 12


@dataclass(frozen=True, slots=True)
class RuleRow:
    """Findings of one rule over all completions, and in how many completions."""

    rule: str
    component: str
    gained: int
    lost: int
    gaining: int
    losing: int


@dataclass(frozen=True, slots=True)
class MeanRow:
    """A component's mean value in points of 25 (the total's in points of 100), over those that have both scores."""

    key: str
    label: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        return None if self.before is None or self.after is None else round(self.after - self.before, 4)


@dataclass(frozen=True, slots=True)
class Changes:
    """compared: completions with a score by another version; others: without, so that nothing can be compared."""

    compared: int
    others: int
    up: int
    down: int
    rules: Sequence[RuleRow]
    means: Sequence[MeanRow]
    largest: Sequence[RescoreItem]


def rescores() -> QuerySet[RescoreRun]:
    """All re-scores, newest first, with what a list shows."""
    return RescoreRun.objects.select_related("rubric", "run", "evaluation__model", "created_by")


def changes(job: RescoreRun) -> Changes:
    """What the re-score has found so far. Five queries: counts, rules, components before and after, largest."""
    counts = job.items.aggregate(
        compared=Count("pk", filter=Q(before__isnull=False)),
        others=Count("pk", filter=Q(before=None)),
        # Less than a hundredth of a point is the order of summing.
        up=Count("pk", filter=Q(change__gt=0.01)),
        down=Count("pk", filter=Q(change__lt=-0.01)),
        before=Avg("before__total", filter=Q(change__isnull=False)),
        after=Avg("after__total", filter=Q(change__isnull=False)),
    )
    total = MeanRow("total", "Total", counts.pop("before"), counts.pop("after"))
    largest = (
        job.items.annotate(size=Abs(Cast(F("change"), FloatField())))
        .filter(size__gt=0.01)
        .order_by("-size", "pk")
        .select_related("completion__request", "before__rubric", "after")
    )
    return Changes(**counts, rules=_rules(job), means=[total, *_means(job)], largest=list(largest[:LARGEST]))


def _rules(job: RescoreRun) -> list[RuleRow]:
    rows = (
        RuleChange.objects.filter(item__rescore=job)
        .values("rule")
        .annotate(
            gains=Sum("gained"), losses=Sum("lost"),
            gaining=Count("pk", filter=Q(gained__gt=0)), losing=Count("pk", filter=Q(lost__gt=0)),
        )
        .order_by("rule")
    )  # fmt: skip
    found = [
        RuleRow(row["rule"], row["rule"].partition(".")[0], row["gains"], row["losses"], row["gaining"], row["losing"])
        for row in rows
    ]
    order = list(LABELS)
    return sorted(
        found,
        key=lambda row: (
            order.index(row.component) if row.component in order else len(order), -(row.gained + row.lost), row.rule
        ),
    )  # fmt: skip


def _means(job: RescoreRun) -> list[MeanRow]:
    both = job.items.filter(before__isnull=False)
    sides = []
    for side in ("before", "after"):
        rows = (
            ComponentScore.objects.filter(completion_score__in=both.values(side))
            .values_list("component")
            .annotate(mean=Avg("value"))
            .order_by()
        )
        sides.append({name: None if mean is None else 25.0 * mean for name, mean in rows})
    return [MeanRow(name, label, sides[0].get(name), sides[1].get(name)) for name, label in LABELS.items()]


def cases(job: RescoreRun, rule: str, change: str) -> QuerySet[RuleChange]:
    """The completions that gained or lost (`change`) findings of a rule, the largest change of the total first."""
    field = "gained" if change == "gained" else "lost"
    # Findings gained let the total fall, findings lost let it rise.
    order = [F("item__change").asc(nulls_last=True) if field == "gained" else F("item__change").desc(nulls_last=True)]
    return (
        RuleChange.objects.filter(item__rescore=job, rule=rule, **{f"{field}__gt": 0})
        .select_related("item__completion__request", "item__before", "item__after")
        .order_by(*order, "pk")
    )
