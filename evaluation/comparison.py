"""Two evaluations side by side: metric by metric against the targets, and part by part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.metrics import METRICS, Metric, Scored, difference, measure
from evaluation.statistics import Estimate
from rewards.catalog import FOCUSES, TOPICS
from rewards.catalog.subject import subject

OTHER = "other"


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
    """One metric of two evaluations, in the metric's unit. difference: V5 - V4 over the requests that both answered."""

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
    """The requests of one level, grammar focus or topic. n counts the requests that both answered."""

    key: str
    label: str
    n: int
    rows: Sequence[Row]


def compare(v4: Sequence[Record], v5: Sequence[Record]) -> list[Row]:
    """The five metrics. Each side's value is over all its completions, the difference over the shared requests."""
    pairs = shared(v4, v5)
    before, after = [pair[0].scored for pair in pairs], [pair[1].scored for pair in pairs]
    left, right = measure([record.scored for record in v4]), measure([record.scored for record in v5])
    return [Row(metric, left[name], right[name], difference(metric, before, after)) for name, metric in METRICS.items()]


def shared(v4: Sequence[Record], v5: Sequence[Record]) -> list[tuple[Record, Record]]:
    """Pairs of completions of the same request, in V4's order."""
    other = {record.request: record for record in v5}
    return [(record, other[record.request]) for record in v4 if record.request in other]


def by_level(v4: Sequence[Record], v5: Sequence[Record]) -> list[Group]:
    """One group per level, A1 first."""
    levels = sorted({record.level for record in v4})
    return _grouped(v4, v5, lambda record: record.level, dict(zip(levels, levels, strict=True)))


def by_focus(v4: Sequence[Record], v5: Sequence[Record]) -> list[Group]:
    """One group per grammar focus, in the catalogue's order."""
    return _grouped(v4, v5, lambda record: record.focus, {focus.id: focus.english for focus in FOCUSES.values()})


def by_topic(v4: Sequence[Record], v5: Sequence[Record]) -> list[Group]:
    """One group per topic category, a concrete topic under its category; topics of no category come last."""
    labels = {topic.id: topic.english for topic in TOPICS.values()} | {OTHER: "Other topics"}
    return _grouped(v4, v5, _category, labels)


def _category(record: Record) -> str:
    category = subject(record.topic).category
    return category.id if category else OTHER


def _grouped(
    v4: Sequence[Record], v5: Sequence[Record], key: Callable[[Record], str], labels: Mapping[str, str]
) -> list[Group]:
    left, right = _split(v4, key), _split(v5, key)
    groups = []
    for name, label in labels.items():
        here, there = left.get(name, []), right.get(name, [])
        if pairs := shared(here, there):
            groups.append(Group(name, label, len(pairs), compare(here, there)))
    return groups


def _split(records: Sequence[Record], key: Callable[[Record], str]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return found
