"""Small numbers are not read back to people."""

import numpy as np
import pytest

from groundswell.measures.disclosure import disclosed


def test_nothing_is_shown_of_a_share_with_fewer_than_five_answers() -> None:
    shown = disclosed("suppress_under_5", np.array([3.0, 3.0]), np.array([4.0, 5.0]), np.array([75.0, 60.0]), 100)
    assert shown.withheld.tolist() == [True, False]
    assert np.isnan(shown.value[0])
    assert np.isnan(shown.numerator[0])
    assert shown.value[1] == 60


def test_counts_of_one_to_seven_are_withheld_zero_stays_and_others_are_rounded_to_five() -> None:
    tops = np.array([0.0, 1.0, 7.0, 8.0, 12.0, 13.0])
    shown = disclosed("round_5_suppress_1_7", tops, np.full(6, np.nan), tops, 1)
    assert shown.withheld.tolist() == [False, True, True, False, False, False]
    assert shown.value[[0, 3, 4, 5]].tolist() == [0, 10, 10, 15]


def test_a_share_is_made_from_the_rounded_numbers() -> None:
    shown = disclosed("round_5_suppress_1_7", np.array([12.0]), np.array([48.0]), np.array([25.0]), 100)
    assert shown.value.tolist() == [20.0]


def test_without_a_policy_nothing_changes() -> None:
    shown = disclosed("none", np.array([1.0]), np.array([2.0]), np.array([50.0]), 100)
    assert (shown.value.tolist(), shown.withheld.tolist()) == ([50.0], [False])


def test_a_policy_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no disclosure policy"):
        disclosed("hide", np.array([1.0]), np.array([2.0]), np.array([50.0]), 100)
