"""Mistakes other tools make on real practice figures, and small traps of floating point."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from groundswell.spc import NHS_PLOT_THE_DOTS, Assurance, Charts, Direction, Label, Rules, Variation, analyse

UNSCREENED = replace(NHS_PLOT_THE_DOTS, screening=False)


def one(values: list[float], **settings: Any) -> Charts:
    return analyse(values, [0, len(values)], **settings)


@pytest.mark.parametrize("constant", [0.1, 0.3, 1 / 3, 99.99, 1e-300, 5e-324, -7.7, 0.0, 1.2e300])
@pytest.mark.parametrize("length", [2, 13, 24, 1000])
@pytest.mark.parametrize("rules", [NHS_PLOT_THE_DOTS, UNSCREENED])
def test_copies_of_one_number_have_it_as_centre_and_no_flag(constant: float, length: int, rules: Rules) -> None:
    chart = one([constant] * length, rules=rules)
    assert (chart.centre == constant).all()
    assert not chart.label.any()
    assert not chart.side.any()


def test_a_value_that_is_the_mean_on_paper_is_on_the_centre() -> None:
    assert one([0.1, 0.2, 0.3]).side.tolist() == [-1, 0, 1]


def test_a_value_on_the_limit_on_paper_is_not_beyond_it() -> None:
    ranges_of_one_tenth = [0.1, 0.2] * 6  # centre 0.15, limits 0.15 ± 0.266
    chart = one([*ranges_of_one_tenth, 0.416, -0.116], baseline=12)
    assert not chart.astronomical.any()
    assert one([*ranges_of_one_tenth, 0.4161, -0.1161], baseline=12).astronomical.tolist() == [False] * 12 + [True] * 2


def test_a_target_on_a_limit_on_paper_is_inconsistent() -> None:
    values = [4.9, 5.8] * 6  # centre 5.35, limits 2.956 and 7.744; computed in doubles, both are a digit too near
    for target, assurance in (
        (7.7441, Assurance.CONSISTENT_FAIL),
        (7.744, Assurance.INCONSISTENT),
        (2.956, Assurance.INCONSISTENT),
        (2.9559, Assurance.CONSISTENT_PASS),
    ):
        assert one(values, direction=1, target=target).assurance.tolist() == [assurance]


@pytest.mark.parametrize("length", [10, 36, 500, 5000])
def test_a_mean_is_right_to_half_a_unit_of_rounding_of_its_largest_value(length: int) -> None:
    shares = np.random.default_rng(length).uniform(0, 1, (200, length))
    centres = analyse(shares.ravel(), np.arange(201) * length).phases.centre
    exact = [math.fsum(series) / length for series in shares.tolist()]
    assert np.abs(centres - exact).max() <= 0.5 * np.finfo(np.float64).eps


@pytest.mark.parametrize("unit", [1, 0.1, 1 / 3, 1 / 55, 1 / 97])
def test_a_range_of_exactly_the_screening_threshold_is_screened(unit: float) -> None:
    steps = [0, 3267, 4000, 4000, 4000]  # ranges 3267, 733, 0, 0: their mean is 1000
    chart = one([step * unit for step in steps])
    assert chart.upper[0] - chart.centre[0] == pytest.approx(2.66 * unit * 733 / 3)


def test_one_blip_in_a_constant_series_does_not_make_every_point_astronomical() -> None:
    chart = one([5.0] * 11 + [6.0] + [5.0] * 12)
    assert np.flatnonzero(chart.astronomical).tolist() == [11]
    assert (chart.upper > chart.centre).all()


@pytest.mark.parametrize("rules", [NHS_PLOT_THE_DOTS, UNSCREENED])
@pytest.mark.parametrize(
    ("target", "assured"),
    [
        (95.0, Assurance.CONSISTENT_PASS),
        (100.0, Assurance.INCONSISTENT),
        (100.5, Assurance.CONSISTENT_FAIL),
    ],
)
def test_a_constant_hundred_per_cent_meets_a_target_of_95(rules: Rules, target: float, assured: Assurance) -> None:
    chart = one([100.0] * 24, direction=Direction.HIGHER, target=target, rules=rules)
    assert chart.assurance.tolist() == [assured]


def test_one_value_alone_assures_nothing() -> None:
    chart = one([100.0], direction=Direction.HIGHER, target=95.0)
    assert chart.assurance.tolist() == [Assurance.INCONSISTENT]


def test_a_missing_value_breaks_runs_and_takes_the_two_ranges_beside_it() -> None:
    rising = [1.0, 2.0, 3.0, np.nan, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]
    chart = one(rising)
    assert not chart.trend.any()
    assert chart.upper[0] == pytest.approx(np.nanmean(rising) + 2.66)
    assert one([*rising[4:], 11.0]).trend.all()


def test_a_missing_last_value_reads_as_common_cause() -> None:
    values = [10.0, 11.0] * 8 + [40.0]
    assert one(values, direction=1).variation.tolist() == [Variation.IMPROVEMENT_HIGH]
    assert one([*values, np.nan], direction=1).variation.tolist() == [Variation.COMMON_CAUSE]


def test_runs_do_not_cross_from_one_series_or_phase_into_the_next() -> None:
    rising = np.arange(8.0)
    assert analyse(rising, [0, 8]).trend.all()
    assert not analyse(rising, [0, 4, 8]).trend.any()
    starts = np.arange(8) == 4
    assert not analyse(rising, [0, 8], phase_starts=starts).trend.any()


def test_a_peak_or_valley_shared_by_two_trends_goes_with_the_later_one() -> None:
    wide_limits = [0.0, 20.0] * 6
    climb, fall = [1.0, 2, 3, 4, 5, 6, 7, 8], [7.0, 6, 5, 4, 3, 2, 1]
    peak = one([*wide_limits, *climb, *fall], baseline=12)
    assert peak.label[18:21].tolist() == [Label.TREND_UP, Label.TREND_DOWN, Label.TREND_DOWN]
    valley = one([*wide_limits, *fall, *climb[1:]], baseline=12)
    assert valley.label[17:20].tolist() == [Label.TREND_DOWN, Label.TREND_UP, Label.TREND_UP]


def test_a_baseline_counts_missing_rows_and_holds_for_the_whole_phase() -> None:
    values = [np.nan, 10.0, *([12.0, 10.0] * 5), 50.0, 51.0]
    chart = one(values, baseline=12)
    assert chart.phases.used.tolist() == [11]
    assert chart.in_baseline.tolist() == [False] + [True] * 11 + [False] * 2
    assert chart.centre[-1] == pytest.approx(np.mean(values[1:12]))
    assert chart.label[-2:].tolist() == [Label.ABOVE_UPPER_LIMIT] * 2


def test_the_assurance_icon_comes_from_the_current_phase() -> None:
    values = np.concatenate([np.tile([10.0, 11.0], 7), np.tile([90.0, 91.0], 7)])
    chart = analyse(values, [0, 28], phase_starts=np.arange(28) == 14, direction=1, target=50.0)
    assert chart.assurance.tolist() == [Assurance.CONSISTENT_PASS]
    assert chart.phases.short.tolist() == [False, False]
