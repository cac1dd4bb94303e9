"""Other weights on stored values: totals and rankings, each by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from evaluation.reweighing import Rankings, Reweighed, rankings, reweigh, scaled

NAN = float("nan")
NONE = None


def ranked(before: list[float], after: list[float], groups: list[int] | None = None) -> Rankings:
    places = np.array(groups if groups is not None else [0] * len(before))
    return rankings(places, Reweighed(np.array(before), np.array(after)))


def test_totals_follow_the_weights() -> None:
    """(1, 0, 1, –): 2 of 3 even; with gender alone 100; the missing topic is left out, not 0."""
    values = np.array([[1.0, 0.0, 1.0, NAN], [NAN, NAN, NAN, NAN]])
    sides = reweigh(values, (25, 25, 25, 25), (100, 0, 0, 0))
    assert sides.before[0] == pytest.approx(200 / 3, abs=1e-5)
    assert sides.after[0] == 100.0
    assert np.isnan(sides.before[1])
    assert np.isnan(sides.after[1])


@pytest.mark.parametrize(
    ("before", "after", "tau", "best_changes", "reason"),
    [
        ([10, 20, 30], [30, 20, 10], -1.0, True, "the reverse order"),
        ([10, 20, 30], [20, 10, 30], 1 / 3, False, "one of three pairs swapped, the best stays"),
        ([10, 30, 30], [10, 20, 30], 2 / np.sqrt(6), False, "a tie is told apart; one that was best still is"),
        ([20, 30, 30], [40, 20, 20], -1.0, True, "both that were best are overtaken"),
        ([50, 50, 50], [10, 20, 30], NONE, False, "all were best, so nobody is overtaken; all ties have no tau"),
        ([10, 20, 30], [50, 50, 50], NONE, False, "all become equal: the order is lost"),
        ([NAN, 0, 5], [9, 0, 5], -1 / 3, True, "without a total it ranks below 0"),
    ],
)
def test_what_changes_in_a_group(
    before: list[float], after: list[float], tau: float | None, best_changes: bool, reason: str
) -> None:
    (change,) = ranked(before, after).changes
    assert change.tau == (None if tau is None else pytest.approx(tau)), reason
    assert change.best_changes == best_changes, reason


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([10, 20, 30], [1, 2, 3], "the same order at other heights"),
        ([10, 10, 30], [20, 20, 25], "the same ties"),
        ([7, 7, 7], [9, 9, 9], "all equal before and after"),
        ([0.1 + 0.2, 0.3], [0.3, 0.3], "equal but for the last binary digit"),
    ],
)
def test_what_is_no_change(before: list[float], after: list[float], reason: str) -> None:
    rounded = [[round(one, 6) for one in side] for side in (before, after)]
    assert not ranked(*rounded).changes, reason


def test_groups_of_different_sizes_stand_together_the_most_changed_first() -> None:
    """Group 7 swaps its best, group 3 two others, group 5 nothing; the single completion of 9 has no order."""
    found = ranked(
        [1, 2, 10, 20, 30, 1, 2, 3, 5],
        [2, 1, 20, 10, 30, 1, 2, 3, 9],
        [7, 7, 3, 3, 3, 5, 5, 5, 9],
    )
    assert found.groups == 3
    assert [(change.group, list(change.members)) for change in found.changes] == [(7, [0, 1]), (3, [2, 3, 4])]
    assert found.best_changes == 1
    assert found.mean_tau == pytest.approx((-1 + 1 / 3 + 1) / 3)


def test_nothing_stored_has_no_tau() -> None:
    assert ranked([], []) == Rankings(0, [], None)


points = st.integers(0, 5).map(float)


@given(st.lists(st.lists(st.tuples(points, points), min_size=4, max_size=4), min_size=1, max_size=5))
def test_the_mean_tau_is_scipys_group_by_group(groups: list[list[tuple[float, float]]]) -> None:
    before = [pair[0] for group in groups for pair in group]
    after = [pair[1] for group in groups for pair in group]
    numbers = [number for number, group in enumerate(groups) for _ in group]
    wanted = []
    for group in groups:
        old, new = zip(*group, strict=True)
        if len(set(old)) > 1 and len(set(new)) > 1:
            wanted.append(kendalltau(old, new).statistic)
    found = ranked(before, after, numbers).mean_tau
    assert found == (pytest.approx(np.mean(wanted)) if wanted else None)


@given(st.lists(st.one_of(st.just(0.0), st.floats(0.001, 100)), min_size=4, max_size=4).filter(any))
def test_scaled_weights_sum_to_100_and_stay_close(weights: list[float]) -> None:
    found = scaled(dict(zip("abcd", weights, strict=True)))
    assert round(sum(found.values()), 6) == 100.0
    for name, weight in zip("abcd", weights, strict=True):
        assert found[name] == pytest.approx(100 * weight / sum(weights), abs=0.1 + 1e-9)
