"""Intervals: 95 % confidence intervals for shares and means, and for paired differences.

Exercises of one completion are not independent, so whole completions are resampled
(cluster bootstrap, Efron & Tibshirani 1993, ch. 8); shares of completions get Wilson's
interval (Wilson 1927).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

RESAMPLES = 2000
SEED = 20_260_101
# (numerator, denominator) of one cluster: right and judged exercises of one completion, say.
Cluster = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval and the number of things judged; all None when n is 0."""

    value: float | None
    low: float | None
    high: float | None
    n: int


NOTHING = Estimate(None, None, None, 0)


def share_of_trials(right: int, trials: int) -> Estimate:
    """right / trials with Wilson's interval."""
    if trials == 0:
        return NOTHING
    interval = binomtest(right, trials).proportion_ci(0.95, method="wilson")
    return Estimate(right / trials, float(interval.low), float(interval.high), trials)


def ratio(clusters: Sequence[Cluster]) -> Estimate:
    """Sum of numerators over sum of denominators, clusters resampled. n is the sum of denominators."""
    data = np.asarray([cluster for cluster in clusters if cluster[1] > 0], dtype=float)
    if not len(data):
        return NOTHING
    sums = data[_picks(len(data))].sum(axis=1)
    low, high = np.quantile(sums[:, 0] / sums[:, 1], [0.025, 0.975])
    total = data.sum(axis=0)
    return Estimate(float(total[0] / total[1]), float(low), float(high), round(float(total[1])))


def ratio_difference(first: Sequence[Cluster], second: Sequence[Cluster]) -> Estimate:
    """ratio(second) - ratio(first) over pairs of clusters (the same request), pairs resampled. n counts pairs."""
    if len(first) != len(second):
        raise ValueError(f"{len(first)} and {len(second)} clusters are not pairs")
    data = np.asarray([[*a, *b] for a, b in zip(first, second, strict=True)], dtype=float)
    if not len(data) or data[:, 1].sum() == 0 or data[:, 3].sum() == 0:
        return NOTHING
    sums = data[_picks(len(data))].sum(axis=1)
    sums = sums[(sums[:, 1] > 0) & (sums[:, 3] > 0)]
    low, high = np.quantile(sums[:, 2] / sums[:, 3] - sums[:, 0] / sums[:, 1], [0.025, 0.975])
    a, b, c, d = data.sum(axis=0)
    return Estimate(float(c / d - a / b), float(low), float(high), len(data))


def _picks(count: int) -> NDArray[np.intp]:
    """RESAMPLES rows of `count` indices, the same at every call."""
    return np.random.default_rng(SEED).integers(0, count, size=(RESAMPLES, count))
