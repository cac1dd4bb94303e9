"""What if the weights were others: totals and rankings of stored values, without scoring anything anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau

from rewards.rubric import totals

Floats = NDArray[np.float64]
# Totals are compared at this precision: the same points in another order of summing are the same points.
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Reweighed:
    """Totals of n completions under two sets of weights, in points of 100; NaN where there is no total."""

    before: Floats
    after: Floats

    @property
    def change(self) -> Floats:
        change: Floats = self.after - self.before
        return change


@dataclass(frozen=True, slots=True)
class GroupChange:
    """One group whose order changes.

    members: places of its completions. tau: Kendall's tau-b of both rankings, from 1 (the same
    order) to -1 (reversed); None when one ranking is all ties. best_changes: no completion that was
    best before is best afterwards.
    """

    group: int
    members: Sequence[int]
    tau: float | None
    best_changes: bool


@dataclass(frozen=True, slots=True)
class Rankings:
    """All groups of two or more: how many, and those whose order changes, the most changed first.

    mean_tau: over the groups in which both rankings tell completions apart; None when there is none.
    """

    groups: int
    changes: Sequence[GroupChange]
    mean_tau: float | None

    @property
    def best_changes(self) -> int:
        return sum(change.best_changes for change in self.changes)


def reweigh(values: Floats, before: Sequence[float], after: Sequence[float]) -> Reweighed:
    """values: shape (completions, components), NaN for none; weights in the components' order."""
    return Reweighed(np.round(totals(values, before), DECIMALS), np.round(totals(values, after), DECIMALS))


def rankings(groups: NDArray[np.int64], totals: Reweighed) -> Rankings:
    """Compare the order within each group. groups: a number per completion; equal numbers, same group.

    A completion without a total ranks below all others.
    """
    before, after = (np.where(np.isnan(side), -1.0, side) for side in (totals.before, totals.after))
    changes: list[GroupChange] = []
    taus: list[float] = []
    seen = 0
    for members in _by_size(groups):
        old, new = before[members], after[members]
        seen += len(members)
        changed = (_pairs(old) != _pairs(new)).any(axis=(1, 2))
        tau = _taus(old, new, changed)
        taus += [float(one) for one in tau if not np.isnan(one)]
        was_best = old == old.max(axis=1, keepdims=True)
        is_best = new == new.max(axis=1, keepdims=True)
        lost = ~(was_best & is_best).any(axis=1)
        for row in np.flatnonzero(changed):
            value = None if np.isnan(tau[row]) else float(tau[row])
            changes.append(GroupChange(int(groups[members[row, 0]]), members[row].tolist(), value, bool(lost[row])))
    changes.sort(key=lambda one: (not one.best_changes, 2.0 if one.tau is None else one.tau, one.group))
    return Rankings(seen, changes, float(np.mean(taus)) if taus else None)


def _by_size(groups: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Groups of the same size together: arrays of places, shape (groups, size); single completions are left out."""
    order = np.argsort(groups, kind="stable")
    _, starts, sizes = np.unique(groups[order], return_index=True, return_counts=True)
    return [order[starts[sizes == size][:, None] + np.arange(size)[None, :]] for size in np.unique(sizes) if size > 1]


def _pairs(side: Floats) -> NDArray[np.int8]:
    """Which of each two completions is ahead: shape (groups, size, size), -1, 0 or 1."""
    return np.sign(side[:, :, None] - side[:, None, :]).astype(np.int8)


def _taus(old: Floats, new: Floats, changed: NDArray[np.bool_]) -> Floats:
    """Kendall's tau-b of each row; NaN where a row is all ties. Where the order is the same it is 1 by definition."""
    told = (np.ptp(old, axis=1) > 0) & (np.ptp(new, axis=1) > 0)
    found: Floats = np.where(told, 1.0, np.nan)
    if (differ := told & changed).any():
        found[differ] = np.atleast_1d(kendalltau(old[differ], new[differ], axis=1).statistic)
    return found


def scaled(weights: Mapping[str, float], whole: float = 100.0) -> dict[str, float]:
    """The weights in proportion, to tenths that sum to `whole` exactly (the largest remainders are rounded up)."""
    tenths = {name: 10 * whole * weight / sum(weights.values()) for name, weight in weights.items()}
    floors = {name: int(value) for name, value in tenths.items()}
    left = round(10 * whole) - sum(floors.values())
    for name in sorted(tenths, key=lambda name: floors[name] - tenths[name])[:left]:
        floors[name] += 1
    return {name: value / 10 for name, value in floors.items()}
