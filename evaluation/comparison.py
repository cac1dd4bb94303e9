"""Two evaluations side by side: metric by metric against the targets, and part by part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.metrics import METRICS, Metric, Scored, difference, measure
from evaluation.statistics import Estimate
from rewards.catalog import FOCUSES, TOPICS
from rewards.catalog.subject import subject


@dataclass(frozen=True, slots=True)
class Record:
    """One completion of an evaluation: the request it answers, and its scores."""

    request: int
    level: str
    focus: str
    topic: str
    scored: Scored


@dataclass(frozen=True, slots=True)
class Row:
    """One metric of two evaluations. difference: V5 - V4 over the requests that both answered."""

    metric: Metric
    v4: Estimate
    v5: Estimate
    difference: Estimate

    @property
    def reached(self) -> bool | None:
        """Whether V5 reaches the target; None when there was nothing to measure."""
        return None if self.v5.value is None else self.v5.value >= self.metric.target


@dataclass(frozen=True, slots=True)
class Group:
    """The requests of one level, grammar focus or topic. n counts requests that both answered."""

    key: str
    label: str
    n: int
    rows: Sequence[Row]


def compare(v4: Sequence[Record], v5: Sequence[Record]) -> list[Row]:
    """The five metrics. Each side's value is over all its completions, the difference over the shared requests."""
    left, right = measure([r.scored for r in v4]), measure([r.scored for r in v5])
    shared = _shared(v4, v5)
    return [
        Row(metric, left[name], right[name], difference(metric, [a.scored for a, _ in shared], [b.scored for _, b in shared]))
        for name, metric in METRICS.items()
    ]  # fmt: skip


def by_level(v4: Sequence[Record], v5: Sequence[Record]) -> list[Group]:
    """One group per level, A1 first."""
    return _grouped(v4, v5, lambda record: record.level, {})


def by_focus(v4: Sequence[Record], v5: Sequence[Record]) -> list[Group]:
    """One group per grammar focus, in the catalogue's order."""
    return _grouped(v4, v5, lambda record: record.focus, {focus.id: focus.english for focus in FOCUSES.values()})


def by_topic(v4: Sequence[Record], v5: Sequence[Record]) -> list[Group]:
    """One group per topic category, a concrete topic under its category; others under "other"."""
    labels = {topic.id: topic.english for topic in TOPICS.values()} | {"other": "Other topics"}
    return _grouped(v4, v5, _category, labels)


def _category(record: Record) -> str:
    category = subject(record.topic).category
    return category.id if category else "other"


def _grouped(
    v4: Sequence[Record], v5: Sequence[Record], key: Callable[[Record], str], labels: Mapping[str, str]
) -> list[Group]:
    left, right = _by(v4, key), _by(v5, key)
    order = list(labels) or sorted(left.keys() | right.keys())
    groups = []
    for name in order:
        here, there = left.get(name, []), right.get(name, [])
        if pairs := len(_shared(here, there)):
            groups.append(Group(name, labels.get(name, name), pairs, compare(here, there)))
    return groups


def _by(records: Sequence[Record], key: Callable[[Record], str]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return found


def _shared(v4: Sequence[Record], v5: Sequence[Record]) -> list[tuple[Record, Record]]:
    """Pairs of completions of the same request, in V4's order."""
    other = {record.request: record for record in v5}
    return [(record, other[record.request]) for record in v4 if record.request in other]
