"""The five metrics, from stored scores. A metric with nothing to measure is None, never 0."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.statistics import Cluster, Estimate, ratio, ratio_difference, share_of_trials
from rewards.exercises import VALIDITY_RULES
from rewards.thresholds import ON_TOPIC


@dataclass(frozen=True, slots=True)
class Scored:
    """One completion's stored scores.

    total: 0-100 or None. exercises: component -> a value in [0, 1] or None per exercise.
    rules: the structure findings' rule ids. errors: how many components failed on it.
    """

    total: float | None
    exercises: Mapping[str, Sequence[float | None]]
    rules: frozenset[str]
    errors: int = 0

    @property
    def valid(self) -> bool:
        return not self.rules & VALIDITY_RULES


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric with its definition in one sentence; v4 and target are the seed's figures.

    unit "%": values are shares in [0, 1]; unit "/100": values are points in [0, 100].
    """

    id: str
    label: str
    definition: str
    unit: str
    v4: float
    target: float
    cluster: Callable[[Scored], Cluster]


def _exercises_with(component: str, right: Callable[[float], bool]) -> Callable[[Scored], Cluster]:
    def cluster(scored: Scored) -> Cluster:
        judged = [value for value in scored.exercises.get(component, ()) if value is not None]
        return float(sum(right(value) for value in judged)), float(len(judged))

    return cluster


def _reward(scored: Scored) -> Cluster:
    return (0.0, 0.0) if scored.total is None else (scored.total, 1.0)


METRICS: Mapping[str, Metric] = {
    metric.id: metric
    for metric in (
        Metric(
            "gender_accuracy",
            "Gender accuracy",
            "The share of exercises in which every checked agreement (article, adjective, participle, verb) is right "
            "and no word is unknown, among the exercises that have any agreement to check.",
            "%",
            0.85,
            0.95,
            _exercises_with("gender", lambda value: value >= 1.0),
        ),
        Metric(
            "tense_consistency",
            "Tense consistency",
            "The share of exercises whose target shows the tense or construction that the grammar focus demands, "
            "among the exercises whose focus can be checked.",
            "%",
            0.75,
            0.95,
            _exercises_with("tense", lambda value: value >= 1.0),
        ),
        Metric(
            "json_validity",
            "JSON validity",
            "The share of completions that are a strict JSON array of exercises with known types and all required "
            "fields.",
            "%",
            0.90,
            0.99,
            lambda scored: (float(scored.valid), 1.0),
        ),
        Metric(
            "topic_adherence",
            "Topic adherence",
            "The share of exercises that the topic component judges to be on the requested topic.",
            "%",
            0.80,
            0.90,
            _exercises_with("topic", lambda value: value >= ON_TOPIC),
        ),
        Metric(
            "overall_reward",
            "Overall reward",
            "The mean reward of a completion, in points of 100; a completion that is not JSON has 0.",
            "/100",
            60.0,
            85.0,
            _reward,
        ),
    )
}


def measure(completions: Sequence[Scored]) -> dict[str, Estimate]:
    """Every metric over the completions, with its interval."""
    return {name: _estimate(metric, completions) for name, metric in METRICS.items()}


def _estimate(metric: Metric, completions: Sequence[Scored]) -> Estimate:
    clusters = [metric.cluster(scored) for scored in completions]
    if metric.id == "json_validity":
        return share_of_trials(round(sum(right for right, _ in clusters)), len(clusters))
    return ratio(clusters)


def difference(metric: Metric, v4: Sequence[Scored], v5: Sequence[Scored]) -> Estimate:
    """V5 - V4 over the same requests in the same order."""
    return ratio_difference([metric.cluster(s) for s in v4], [metric.cluster(s) for s in v5])


def distinct_share(exercises: Sequence[tuple[str, str]]) -> float | None:
    """The share of different (question, answer) pairs, white space and capitals ignored; None without exercises."""
    if not exercises:
        return None
    return len({tuple(re.sub(r"\s+", " ", part).strip().lower() for part in pair) for pair in exercises}) / len(
        exercises
    )
