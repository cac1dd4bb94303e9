"""What the what-if page reads: stored component values of a source, reweighed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.core.paginator import Page, Paginator
from django.db.models import Case, FloatField, Max, Q, QuerySet, When

from evaluation.forms import WhatIfForm
from evaluation.models import EvaluationRun
from evaluation.reweighing import Floats, GroupChange, Rankings, Reweighed, rankings, reweigh, scaled
from rewards.components import COMPONENTS
from rewards.models import Completion, ComponentScore, ExerciseRequest, Rubric
from rewards.selectors import rubric_newest
from rewards.services import DEFAULT_RUBRIC
from training.models import TrainingRun

GROUPS_SHOWN, MOVERS_SHOWN, BINS = 20, 10, 10
# Groups are numbered within their step.
STRIDE = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """Whose completions: those of a run (of some of its steps), or of an evaluation."""

    run: TrainingRun | None = None
    evaluation: EvaluationRun | None = None
    first: int | None = None
    last: int | None = None

    @property
    def rubric_id(self) -> int:
        """The version that its completions were scored by at first."""
        job = self.run or self.evaluation
        assert job is not None
        return job.rubric_id

    def completions(self) -> QuerySet[Completion]:
        return Completion.objects.filter(self.where())

    def where(self, prefix: str = "") -> Q:
        """The condition on a query whose path to the completion is `prefix`."""
        if self.evaluation is not None:
            return Q(**{f"{prefix}evaluation_item__evaluation": self.evaluation.pk})
        assert self.run is not None
        found = Q(**{f"{prefix}rollout__run": self.run.pk, f"{prefix}rollout__superseded": False})
        if self.first is not None:
            found &= Q(**{f"{prefix}rollout__step__gte": self.first})
        if self.last is not None:
            found &= Q(**{f"{prefix}rollout__step__lte": self.last})
        return found


@dataclass(frozen=True, slots=True)
class Member:
    """One completion of a group that is shown. Totals are None when nothing applies."""

    completion: int
    before: float | None
    after: float | None
    was_best: bool
    is_best: bool


@dataclass(frozen=True, slots=True)
class ShownGroup:
    step: int
    number: int
    request: ExerciseRequest
    tau: float | None
    best_changes: bool
    members: Sequence[Member]


@dataclass(frozen=True, slots=True)
class Mover:
    """A completion whose total changes much."""

    completion: int
    request: ExerciseRequest
    before: float
    after: float

    @property
    def change(self) -> float:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answer. unscored: completions of the source without a score by the version.

    ranks is None for an evaluation, which has one completion per request.
    page: that of the changed groups which `groups` shows; None without groups.
    bins: (from, to, share before, share after) of the totals, shares of the fullest bin.
    """

    n: int
    unscored: int
    before: float | None
    after: float | None
    up: int
    down: int
    bins: Sequence[tuple[int, int, float, float]]
    movers: Sequence[Mover]
    ranks: Rankings | None
    page: Page[GroupChange] | None
    groups: Sequence[ShownGroup]


def what_if(source: Source, rubric: Rubric, weights: Mapping[str, float], page: str | None = None) -> WhatIf:
    """Stored values of the version under other weights. page: which groups are shown; "1" or None: the first.

    Three queries at most: values of the source, its number of completions, requests of what is shown.
    """
    keys, places, values = _values(source, rubric)
    total = source.completions().count()
    sides = reweigh(values, [rubric.weights[name] for name in COMPONENTS], [weights[name] for name in COMPONENTS])
    ranks = rankings(places, sides) if source.run is not None else None
    changed = Paginator(ranks.changes, GROUPS_SHOWN).get_page(page) if ranks else None
    shown = list(changed) if changed else []
    change = sides.change
    movers = _movers(change)
    requests = _requests([int(keys[place]) for place in [*movers, *(one.members[0] for one in shown)]])
    return WhatIf(
        n=len(keys),
        unscored=total - len(keys),
        before=_mean(sides.before),
        after=_mean(sides.after),
        up=int((change > 0).sum()),
        down=int((change < 0).sum()),
        bins=_bins(sides),
        movers=[
            Mover(int(keys[place]), requests[int(keys[place])], float(sides.before[place]), float(sides.after[place]))
            for place in movers
        ],
        ranks=ranks,
        page=changed,
        groups=[_shown(one, keys, sides, requests) for one in shown],
    )


def _values(source: Source, rubric: Rubric) -> tuple[Any, Any, Floats]:
    """(completion numbers, group numbers, values of shape (n, 4) with NaN for none), one query."""
    where = source.where("completion_score__completion__")
    group = ["completion_score__completion__rollout__step", "completion_score__completion__rollout__group"]
    columns = {name: Max(Case(When(component=name, then="value"), output_field=FloatField())) for name in COMPONENTS}
    rows = list(
        ComponentScore.objects.filter(where, completion_score__rubric=rubric)
        .order_by("completion_score__completion_id")
        .values_list("completion_score__completion_id", *(group if source.run is not None else []))
        .annotate(**columns)
    )
    if not rows:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, len(COMPONENTS)))
    table: Floats = np.array(rows, dtype=np.float64)
    keys = table[:, 0].astype(np.int64)
    if source.run is None:
        return keys, keys, table[:, 1:]
    places = (table[:, 1] * STRIDE + table[:, 2]).astype(np.int64)
    return keys, places, table[:, 3:]


def _mean(side: Floats) -> float | None:
    found = side[~np.isnan(side)]
    return float(found.mean()) if len(found) else None


def _movers(change: Floats) -> list[int]:
    """Places of the largest changes, up or down."""
    size = np.where(np.isnan(change), 0.0, np.abs(change))
    order = np.argsort(-size, kind="stable")[:MOVERS_SHOWN]
    return [int(place) for place in order if size[place] > 0]


def _bins(sides: Reweighed) -> list[tuple[int, int, float, float]]:
    width = 100 // BINS
    old, new = (
        np.histogram(side[~np.isnan(side)], bins=BINS, range=(0.0, 100.0))[0] for side in (sides.before, sides.after)
    )
    most = max(int(old.max()), int(new.max()), 1)
    return [
        (place * width, (place + 1) * width, float(old[place]) / most, float(new[place]) / most)
        for place in range(BINS)
    ]


def _requests(completions: Sequence[int]) -> dict[int, ExerciseRequest]:
    rows = Completion.objects.filter(pk__in=completions).select_related("request") if completions else ()
    return {row.pk: row.request for row in rows}


def _shown(change: GroupChange, keys: Any, sides: Reweighed, requests: Mapping[int, ExerciseRequest]) -> ShownGroup:
    before, after = (
        [None if np.isnan(side[place]) else float(side[place]) for place in change.members]
        for side in (sides.before, sides.after)
    )
    # There is a best one unless nothing has a total.
    best_before = max((one for one in before if one is not None), default=None)
    best_after = max((one for one in after if one is not None), default=None)
    members = [
        Member(
            int(keys[place]), old, new, old is not None and old == best_before, new is not None and new == best_after
        )
        for place, old, new in zip(change.members, before, after, strict=True)
    ]
    step, number = divmod(change.group, STRIDE)
    return ShownGroup(step, number, requests[members[0].completion], change.tau, change.best_changes, members)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page shows for an address. answer is None when there is nothing to compute with."""

    source: Source | None
    rubric: Rubric | None
    weights: Mapping[str, float]
    answer: WhatIf | None

    @property
    def sum(self) -> float:
        return round(sum(self.weights.values()), 4)

    @property
    def proportion(self) -> Mapping[str, float]:
        """The weights in proportion, so that they sum to 100."""
        return scaled(self.weights)

    @property
    def changed(self) -> bool:
        """Whether the weights are others than the version's."""
        return self.rubric is not None and dict(self.rubric.weights) != dict(self.weights)


def asked(form: WhatIfForm, page: str | None = None) -> Asked:
    """Read a what-if's address. Without a rubric in it: the one that the source was scored by."""
    nothing: Mapping[str, float] = {}
    if not form.is_valid():
        return Asked(None, None, nothing, None)
    data = form.cleaned_data
    chosen = form.chosen_source()
    source = Source(**chosen, first=data["first"], last=data["last"]) if chosen else None
    rubric = data["rubric"] or (Rubric.objects.get(pk=source.rubric_id) if source else rubric_newest(DEFAULT_RUBRIC))
    if rubric is None:
        return Asked(None, None, nothing, None)
    weights = form.weights(rubric)
    if not any(weights.values()):
        form.add_error(None, "At least one component needs more than 0 points.")
        return Asked(source, rubric, weights, None)
    return Asked(source, rubric, weights, what_if(source, rubric, weights, page) if source else None)
