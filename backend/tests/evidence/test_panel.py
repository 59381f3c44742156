"""Which months of which practices make up the series of a site."""

from datetime import date

import numpy as np
import pytest

from groundswell.evidence.panel import Adoptions, Panel, site_series

FIRST = 44 * 12  # January 2014


def days(*given: date | None) -> np.ndarray:
    return np.array([None if each is None else np.datetime64(each) for each in given], "datetime64[D]")


def test_the_month_of_the_day_counts_on_neither_side_unless_it_is_its_first() -> None:
    found = Adoptions.of(days(date(2016, 3, 15), date(2016, 3, 1), None), np.array([7, 7, 9]))
    march = FIRST + 26
    assert found.until[:2].tolist() == [march, march]
    assert found.begins[:2].tolist() == [march + 1, march]
    assert found.site.tolist() == [0, 0, -1]


def test_a_site_is_summed_from_each_practices_own_adoption() -> None:
    """Against a loop over practices and months."""
    random = np.random.default_rng(5)
    top, below = random.uniform(1, 9, (3, 60)), random.uniform(50, 99, (3, 60))
    top[1, 30] = np.nan
    adopted = Adoptions.of(days(date(2016, 3, 15), date(2016, 5, 1), date(2015, 1, 9)), np.array([1, 1, 2]))
    panel = Panel(FIRST, top, below, 100.0)
    found = site_series(panel, adopted, 0)
    assert found.practices == 2
    for place, month in enumerate(found.month.tolist()):
        sums = np.zeros(2)
        for practice in (0, 1):
            calendar = int(adopted.begins[practice]) + month
            if month < 0 and calendar >= adopted.until[practice]:
                continue
            column = calendar - FIRST
            if 0 <= column < 60 and not np.isnan(top[practice, column]):
                sums += top[practice, column], below[practice, column]
        assert found.value[place] == pytest.approx(sums[0] / sums[1] * 100)


def test_the_season_is_that_of_the_calendar_months_behind_a_value() -> None:
    panel = Panel(FIRST, np.ones((2, 60)), np.array([[300.0] * 60, [100.0] * 60]), 1.0)
    adopted = Adoptions.of(days(date(2016, 1, 1), date(2016, 4, 1)), np.array([1, 1]))
    found = site_series(panel, adopted, 0)
    at_nought = found.season[found.month == 0][0]
    np.testing.assert_allclose(at_nought, [0.25, 0.75], atol=1e-12)  # three parts January, one part April


def test_a_month_in_which_less_than_half_report_has_no_value() -> None:
    top = np.ones((3, 60))
    top[:2, 10] = np.nan
    panel = Panel(FIRST, top, np.ones((3, 60)), 1.0)
    found = site_series(panel, Adoptions.of(days(*[date(2016, 1, 1)] * 3), np.array([1, 1, 1])), 0)
    assert np.isnan(found.value[found.month == 10 - 24]).all()
    assert (~np.isnan(found.value)).sum() == 47
    assert (found.months_before, found.months_after) == (23, 12)


def test_the_last_three_months_before_any_adoption_are_known() -> None:
    """Month 0 is the first whole one after: of who adopts within a month, the last three end at -2."""
    panel = Panel(FIRST, np.ones((2, 60)), np.ones((2, 60)), 1.0)
    firsts = Adoptions.of(days(date(2016, 1, 1), date(2016, 4, 1)), np.array([1, 1]))
    mixed = Adoptions.of(days(date(2016, 1, 1), date(2016, 4, 2)), np.array([1, 1]))
    assert [site_series(panel, each, 0).last_three for each in (firsts, mixed)] == [3, 4]


def test_a_practice_with_figures_on_one_side_alone_is_left_out() -> None:
    top = np.ones((2, 60))
    top[1, 24:] = np.nan
    top[1, :24] = 50
    panel = Panel(FIRST, top, np.ones((2, 60)), 1.0)
    found = site_series(panel, Adoptions.of(days(*[date(2016, 1, 1)] * 2), np.array([1, 1])), 0)
    assert found.practices == 1
    assert set(found.value[~np.isnan(found.value)]) == {1.0}


def test_tables_of_two_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="one shape"):
        Panel(FIRST, np.ones((2, 3)), np.ones((3, 2)), 1.0)
