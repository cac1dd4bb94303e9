"""Intervals, against calculations by hand."""

import math

import pytest

from evaluation.statistics import NOTHING, Estimate, ratio, ratio_difference, share_of_trials


def wilson(right: int, trials: int) -> tuple[float, float]:
    """Wilson's interval written out: (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n), z = 1.959964."""
    z, p = 1.959964, right / trials
    middle = p + z * z / (2 * trials)
    half = z * math.sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials))
    return (middle - half) / (1 + z * z / trials), (middle + half) / (1 + z * z / trials)


@pytest.mark.parametrize(
    ("right", "trials"),
    [
        (9, 10),  # .9: (.596, .982)
        (0, 10),  # none: the lower limit is 0, the upper is not
        (10, 10),  # all: the upper limit is 1, the lower is not
        (396, 400),  # .99
    ],
)
def test_shares_of_completions_have_wilsons_interval(right: int, trials: int) -> None:
    found = share_of_trials(right, trials)
    low, high = wilson(right, trials)
    assert found.value == right / trials
    assert found.low == pytest.approx(low, abs=1e-6)
    assert found.high == pytest.approx(high, abs=1e-6)
    assert found.n == trials


@pytest.mark.parametrize("found", [share_of_trials(0, 0), ratio([]), ratio([(0, 0), (0, 0)]), ratio_difference([], [])])
def test_nothing_to_measure_is_none_and_never_zero(found: Estimate) -> None:
    assert found == NOTHING
    assert found.value is None


def test_a_ratio_weighs_exercises_not_completions() -> None:
    # 3 of 3 and 0 of 1 right: 3/4 of the exercises, though the mean of the completions' shares is 1/2.
    assert ratio([(3, 3), (0, 1)]).value == 0.75
    assert ratio([(3, 3), (0, 1)]).n == 4


def test_completions_without_anything_to_judge_change_nothing() -> None:
    some = [(1.0, 2.0), (2.0, 2.0), (0.0, 1.0)]
    assert ratio([*some, (0.0, 0.0), (0.0, 0.0)]) == ratio(some)


def test_the_interval_is_as_wide_as_the_standard_error_says() -> None:
    # 400 completions of one exercise, 300 right: se = sqrt(.75 × .25 / 400) = .02165, so .75 ± 1.96 × .02165.
    found = ratio([(1, 1)] * 300 + [(0, 1)] * 100)
    assert found.low == pytest.approx(0.75 - 0.04243, abs=0.005)
    assert found.high == pytest.approx(0.75 + 0.04243, abs=0.005)


def test_alike_exercises_of_a_completion_widen_the_interval() -> None:
    # The same 300 right of 400 exercises, but four to a completion and all of them alike: 100 independent
    # things instead of 400, so the standard error doubles: sqrt(.75 × .25 / 100) = .0433.
    found = ratio([(4, 4)] * 75 + [(0, 4)] * 25)
    assert found.value == 0.75
    assert found.high is not None
    assert found.low is not None
    assert (found.high - found.low) / 2 == pytest.approx(1.96 * 0.0433, abs=0.01)


def test_means_of_points() -> None:
    # 50 completions with 60 points and 50 with 80: mean 70, sd 10, se = 10 / sqrt(100) = 1.
    found = ratio([(60, 1)] * 50 + [(80, 1)] * 50)
    assert found.value == 70.0
    assert found.low == pytest.approx(70 - 1.96, abs=0.3)
    assert found.high == pytest.approx(70 + 1.96, abs=0.3)


@pytest.mark.parametrize(
    ("clusters", "right"),
    [
        ([(2, 2)] * 50, 50),  # everything right: Wilson's 50 of 50, about .929 to 1
        ([(0, 2)] * 50, 0),  # everything wrong
    ],
)
def test_a_share_of_all_or_none_is_not_certain(clusters: list[tuple[float, float]], right: int) -> None:
    found = ratio(clusters)
    low, high = wilson(right, 50)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6))
    assert found.n == 100


def test_pairs_narrow_the_interval_of_a_difference() -> None:
    # Each of 200 requests gains exactly .5 (0 -> .5 or .5 -> 1). The sides vary, the pairs' differences do not.
    before = [(0.0, 2.0)] * 100 + [(1.0, 2.0)] * 100
    after = [(1.0, 2.0)] * 100 + [(2.0, 2.0)] * 100
    found = ratio_difference(before, after)
    assert (found.value, found.low, found.high) == (pytest.approx(0.5), pytest.approx(0.5), pytest.approx(0.5))
    assert found.n == 200


def test_a_difference_by_hand() -> None:
    # V4: 1 of 2 and 1 of 2 = 2/4; V5: 2 of 2 and nothing to judge = 2/2. Difference .5.
    assert ratio_difference([(1, 2), (1, 2)], [(2, 2), (0, 0)]).value == 0.5


def test_the_interval_of_no_difference_holds_zero() -> None:
    sides = [(1.0, 1.0)] * 60 + [(0.0, 1.0)] * 40
    found = ratio_difference(sides, list(reversed(sides)))
    assert found.value == 0.0
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 < found.high


def test_sides_of_different_length_are_no_pairs() -> None:
    with pytest.raises(ValueError, match="1 and 2 clusters"):
        ratio_difference([(1, 1)], [(1, 1), (0, 1)])


def test_the_same_data_give_the_same_interval() -> None:
    data = [(float(i % 3), 3.0) for i in range(100)]
    assert ratio(data) == ratio(list(data))


def test_blocks_of_resamples_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    # 50,000 completions are resampled block by block, to bound memory.
    data = [(float(i % 3), 3.0) for i in range(100)]
    whole = ratio(data)
    monkeypatch.setattr("evaluation.statistics.BLOCK", 1000)
    assert ratio(data) == whole
