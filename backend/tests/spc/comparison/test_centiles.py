from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.spc.comparison import centiles, mid_rank_centiles
from tests.spc.comparison import reference

numbers = st.one_of(st.just(float("nan")), st.floats(-1e6, 1e6), st.sampled_from([0.0, 1.0, 2.0]))
rows = st.lists(st.tuples(st.integers(570, 576), numbers), max_size=60)
Rows = list[tuple[int, float]]


def columns(given_rows: Rows) -> tuple[np.ndarray, np.ndarray]:
    return np.array([month for month, _ in given_rows], np.int64), np.array([value for _, value in given_rows], float)


def in_month(given_rows: Rows, month: int) -> list[float]:
    return [value for each, value in given_rows if each == month and value == value]


@given(rows)
def test_agrees_with_the_slow_way(given_rows: Rows) -> None:
    found = centiles(*columns(given_rows))
    assert found.period.tolist() == sorted({month for month, _ in given_rows})
    for place, month in enumerate(found.period.tolist()):
        values = in_month(given_rows, month)
        assert found.counted[place] == len(values)
        expected = [reference.centile(values, at) if values else float("nan") for at in (5, 25, 50, 75, 95)]
        assert found.value[place].tolist() == pytest.approx(expected, nan_ok=True)


@given(rows)
def test_agrees_with_numpys_own(given_rows: Rows) -> None:
    at = (0, 12.5, 50, 100)
    found = centiles(*columns(given_rows), at=at)
    for place, month in enumerate(found.period.tolist()):
        if values := in_month(given_rows, month):
            assert found.value[place].tolist() == pytest.approx(np.percentile(values, at).tolist())


@given(rows)
def test_mid_ranks_agree_with_the_slow_way(given_rows: Rows) -> None:
    found = mid_rank_centiles(*columns(given_rows)).tolist()
    expected = [
        reference.mid_rank(in_month(given_rows, month), value) if value == value else float("nan")
        for month, value in given_rows
    ]
    assert found == pytest.approx(expected, nan_ok=True)


@given(rows, st.integers(0, 1_000))
def test_the_order_of_rows_does_not_matter(given_rows: Rows, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(given_rows))
    period, value = columns(given_rows)
    np.testing.assert_array_equal(centiles(period, value).value, centiles(period[order], value[order]).value)
    np.testing.assert_array_equal(
        mid_rank_centiles(period, value)[order], mid_rank_centiles(period[order], value[order])
    )


def test_a_centile_between_two_values_is_on_the_line_between_them() -> None:
    assert centiles([1] * 5, [10, 20, 30, 40, 50]).value.tolist() == [[12, 20, 30, 40, 48]]


def test_equal_values_share_one_centile() -> None:
    assert mid_rank_centiles([1, 1, 1, 1], [5, 5, 9, 1]).tolist() == [50, 50, 87.5, 12.5]
    assert mid_rank_centiles([1], [5]).tolist() == [50]


def test_a_period_without_a_value_is_there_and_empty() -> None:
    found = centiles([1, 2], [np.nan, 3.0])
    assert (found.period.tolist(), found.counted.tolist()) == ([1, 2], [0, 1])
    assert np.isnan(found.value[0]).all()
    assert found.value[1].tolist() == [3.0] * 5


@pytest.mark.parametrize(
    ("periods", "values", "at", "words"),
    [
        ([1], [1, 2], (50,), "one length"),
        ([1.5], [1], (50,), "whole numbers"),
        ([1], [1], (101,), "between 0 and 100"),
        ([1], [1], (float("nan"),), "between 0 and 100"),
    ],
)
def test_what_makes_no_sense_is_refused(periods: Any, values: Any, at: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        centiles(periods, values, at=at)
