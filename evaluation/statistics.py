"""Intervals: 95 % confidence intervals for shares and means, and for paired differences.

Exercises of one completion are not independent, so whole completions are resampled
(cluster bootstrap with percentile limits: Efron & Tibshirani 1993, ch. 8 and 13); shares of
completions get Wilson's interval (Wilson 1927).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

RESAMPLES = 2000
SEED = 20_260_101
LIMITS = (0.025, 0.975)
# Indices drawn at a time: bounds the memory of a large evaluation.
BLOCK = 2_000_000
# (numerator, denominator) of one cluster: right and judged exercises of one completion, say.
Cluster = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval and the number of things judged; the first three None when n is 0."""

    value: float | None
    low: float | None
    high: float | None
    n: int


NOTHING = Estimate(None, None, None, 0)


def share_of_trials(right: int, trials: int) -> Estimate:
    """right / trials with Wilson's interval."""
    if trials == 0:
        return NOTHING
    low, high = _wilson(right, trials)
    return Estimate(right / trials, low, high, trials)


def ratio(clusters: Sequence[Cluster]) -> Estimate:
    """Sum of numerators over sum of denominators, clusters resampled. n is the sum of denominators.

    A share of exactly 0 or 1 leaves nothing to resample: its interval is Wilson's over the
    number of clusters, as if each were one trial.
    """
    data = np.asarray([cluster for cluster in clusters if cluster[1] > 0], dtype=float)
    if not len(data):
        return NOTHING
    right, judged = data.sum(axis=0)
    value, n = float(right / judged), round(float(judged))
    if value in (0.0, 1.0):
        low, high = _wilson(len(data) if value else 0, len(data))
        return Estimate(value, low, high, n)
    sums = np.concatenate([data[picks].sum(axis=1) for picks in _picks(len(data))])
    low, high = np.quantile(sums[:, 0] / sums[:, 1], LIMITS)
    return Estimate(value, float(low), float(high), n)


def ratio_difference(first: Sequence[Cluster], second: Sequence[Cluster]) -> Estimate:
    """ratio(second) - ratio(first) over pairs of clusters (the same request), pairs resampled. n counts pairs."""
    if len(first) != len(second):
        raise ValueError(f"{len(first)} and {len(second)} clusters are not pairs")
    data = np.asarray([[*a, *b] for a, b in zip(first, second, strict=True)], dtype=float)
    if not len(data) or not data[:, 1].sum() or not data[:, 3].sum():
        return NOTHING
    sums = np.concatenate([data[picks].sum(axis=1) for picks in _picks(len(data))])
    sums = sums[(sums[:, 1] > 0) & (sums[:, 3] > 0)]
    low, high = np.quantile(sums[:, 2] / sums[:, 3] - sums[:, 0] / sums[:, 1], LIMITS)
    a, b, c, d = data.sum(axis=0)
    return Estimate(float(c / d - a / b), float(low), float(high), len(data))


def _wilson(right: int, trials: int) -> tuple[float, float]:
    interval = binomtest(right, trials).proportion_ci(0.95, method="wilson")
    return float(interval.low), float(interval.high)


def _picks(count: int) -> Iterator[NDArray[np.intp]]:
    """RESAMPLES rows of `count` indices in blocks of rows, the same at every call."""
    generator = np.random.default_rng(SEED)
    rows = max(1, min(RESAMPLES, BLOCK // count))
    for start in range(0, RESAMPLES, rows):
        yield generator.integers(0, count, size=(min(rows, RESAMPLES - start), count))
