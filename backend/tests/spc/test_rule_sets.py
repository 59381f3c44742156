"""What each rule set and each parameter does, on series small enough to check by eye."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from groundswell.spc import (
    ANHOEJ,
    MAKING_DATA_COUNT,
    MAKING_DATA_COUNT_6,
    NHS_PLOT_THE_DOTS,
    RULE_SETS,
    Assurance,
    Charts,
    Classification,
    Direction,
    Kind,
    Label,
    Rules,
    TwoInThree,
    Variation,
    analyse,
)

ZIGZAG = [49.0, 51.0] * 10  # centre 50, mean range 2: two sigma at 46.45 and 53.55, limits at 44.68 and 55.32


def one(values: list[float], **settings: Any) -> Charts:
    return analyse(values, [0, len(values)], **settings)


def flagged(chart: Charts, rule: str) -> list[int]:
    return np.flatnonzero(getattr(chart, rule)).tolist()


def test_every_rule_set_goes_by_its_name_and_says_its_parameters() -> None:
    for name, rules in RULE_SETS.items():
        assert rules.name == name
        labels = [label for label, _ in rules.parameters()]
        assert len(labels) == len(set(labels)) >= 15
    told = dict(MAKING_DATA_COUNT_6.parameters())
    assert told["Shift"] == "6 points in a row on one side of the centre"
    assert told["Limits"] == told["Icons"] == "from 13 values in a phase"
    assert told["Large moving ranges"] == "all count"
    assert dict(ANHOEJ.parameters())["Trend"] == "off"


@pytest.mark.parametrize(
    "change",
    [
        {"limit_factor": 3.0},
        {"near_limit": 0.5},
        {"screening": False},
        {"screening_factor": 3.0},
        {"may_collapse": True},
        {"shift_length": None},
        {"trend_length": 6},
        {"two_in_three": None},
        {"two_in_three": TwoInThree.BEYOND},
        {"third_highlighted": True},
        {"on_centre": "skips"},
        {"equal_neighbours": "skips"},
        {"improvement_wins": True},
        {"limits_from": 13},
        {"icons_from": 13},
        {"short_below": 12},
        {"shortest_baseline": 8},
        {"g_centre": "mean"},
        {"runs": "cut_box"},
    ],
)
def test_no_parameter_is_kept_quiet(change: dict[str, Any]) -> None:
    assert set(change) <= {field.name for field in fields(Rules)}
    assert replace(NHS_PLOT_THE_DOTS, **change).parameters() != NHS_PLOT_THE_DOTS.parameters()


def test_making_data_count_draws_limits_and_icons_from_thirteen_values() -> None:
    settings = {"rules": MAKING_DATA_COUNT, "direction": Direction.HIGHER, "target": 40.0}
    twelve, thirteen = one([*ZIGZAG[:12], np.nan], **settings), one(ZIGZAG[:13], **settings)
    assert np.isnan([twelve.lower, twelve.upper, twelve.near_lower, twelve.near_upper]).all()
    assert (twelve.centre == 50).all()
    assert (twelve.variation.tolist(), twelve.assurance.tolist()) == ([Variation.NONE], [Assurance.NONE])
    assert not np.isnan([thirteen.lower, thirteen.upper]).any()
    assert thirteen.variation.tolist() == [Variation.COMMON_CAUSE]
    assert thirteen.assurance.tolist() == [Assurance.CONSISTENT_PASS]


def test_the_icons_of_making_data_count_wait_for_the_values_of_the_current_phase() -> None:
    starts = np.arange(32) == 20
    chart = one([*ZIGZAG, *ZIGZAG[:12]], phase_starts=starts, rules=MAKING_DATA_COUNT)
    assert np.isnan(chart.lower).tolist() == [False] * 20 + [True] * 12
    assert chart.variation.tolist() == [Variation.NONE]


def test_a_point_beyond_the_limit_counts_for_two_in_three_in_making_data_count_only() -> None:
    values = [*ZIGZAG, 49.0, 59.0, 54.3, 51.0]
    assert flagged(one(values, baseline=20), "two_in_three") == []
    assert flagged(one(values, baseline=20, rules=MAKING_DATA_COUNT), "two_in_three") == [21, 22]


def test_the_third_of_two_in_three_may_be_anywhere_where_the_rules_say_so() -> None:
    values = [*ZIGZAG, 49.0, 54.0, 49.0, 54.0, 49.0, 51.0]
    assert flagged(one(values, baseline=20), "two_in_three") == []
    anywhere = replace(NHS_PLOT_THE_DOTS, two_in_three=TwoInThree.THIRD_ANYWHERE)
    assert flagged(one(values, baseline=20, rules=anywhere), "two_in_three") == [21, 23]
    highlighted = one(values, baseline=20, rules=replace(anywhere, third_highlighted=True))
    assert flagged(highlighted, "two_in_three") == [21, 22, 23]
    assert highlighted.label[22] == Label.TWO_IN_THREE_ABOVE


def test_runs_of_six_are_enough_for_making_data_count_by_six() -> None:
    six = [*ZIGZAG, 51.0, 52.0, 51.0, 52.0, 51.0]
    assert flagged(one(six, baseline=20, rules=MAKING_DATA_COUNT), "shift") == []
    assert flagged(one(six, baseline=20, rules=MAKING_DATA_COUNT_6), "shift") == [19, 20, 21, 22, 23, 24]


def test_improvement_wins_where_a_point_is_both() -> None:
    climb = [46.0, 47.0, 48.0, 48.5, 49.0, 49.5, 49.9]  # below the centre, and rising
    settings = {"baseline": 20, "direction": Direction.HIGHER}
    values = [*ZIGZAG, *climb]
    low_shift = replace(MAKING_DATA_COUNT, trend_length=None)
    assert one(values, rules=low_shift, **settings).label[-1] == Label.SHIFT_BELOW
    both = one([*ZIGZAG, 40.0, *climb], rules=MAKING_DATA_COUNT, **settings)
    assert both.astronomical[20]
    assert both.trend[20]
    assert both.label[20] == Label.TREND_UP
    assert both.classification[20] == Classification.IMPROVEMENT
    first = one([*ZIGZAG, 40.0, *climb], rules=replace(MAKING_DATA_COUNT, improvement_wins=False), **settings)
    assert first.classification[20] == Classification.CONCERN


def test_a_value_on_the_centre_is_skipped_where_the_rules_say_so() -> None:
    values = [*ZIGZAG[:-1], 50.0, 52.0, 51.0, 52.0, 50.0, 51.0, 52.0, 51.0, 52.0, 50.0, 49.0]
    assert flagged(one(values, baseline=19, centre=50.0), "shift") == []
    skipping = one(values, baseline=19, centre=50.0, rules=replace(NHS_PLOT_THE_DOTS, on_centre="skips"))
    assert flagged(skipping, "shift") == list(range(20, 28))
    assert (skipping.label[20:28] == Label.SHIFT_ABOVE).all()


def test_a_repeated_value_is_skipped_where_the_rules_say_so() -> None:
    values = [43.0, 45.0, 47.0, 47.0, 48.0, 49.0, 50.0, 51.0, 51.0]
    assert flagged(one(values), "trend") == []
    skips = replace(NHS_PLOT_THE_DOTS, equal_neighbours="skips")
    assert flagged(one(values, rules=skips), "trend") == list(range(8))
    assert flagged(one(values[1:], rules=skips), "trend") == []


def test_an_excluded_point_keeps_its_place_but_is_in_no_limit_and_no_rule() -> None:
    values = [*ZIGZAG, 90.0, *ZIGZAG]
    aside = np.arange(41) == 20
    chart = one(values, excluded=aside)
    assert (chart.value[20], chart.side[20], chart.centre[20]) == (90.0, 0, 50.0)
    assert not chart.label.any()
    assert not chart.in_baseline[20]
    # The ranges of its neighbours bridge over it: 51 and 49 are 2 apart, as all others.
    assert chart.upper[0] == pytest.approx(50 + 2.66 * 2)
    assert one([*values[:20], np.nan, *values[21:]]).upper[0] == pytest.approx(50 + 2.66 * 2)
    shifted = [*ZIGZAG, 51.5, 52.0, 51.5, 90.0, 52.0, 51.5, 52.0]
    assert flagged(one(shifted, baseline=20, excluded=np.arange(27) == 23), "shift") == []


def test_each_phase_has_the_baseline_asked_for_at_its_first_point() -> None:
    values = [*ZIGZAG, *(10.0 + value for value in ZIGZAG)]
    baseline = np.zeros(40, dtype=np.int64)
    baseline[20] = 14
    chart = one(values, phase_starts=np.arange(40) == 20, baseline=baseline)
    assert chart.phases.baseline.tolist() == [0, 14]
    assert chart.phases.used.tolist() == [20, 14]


def test_the_target_in_force_at_the_last_point_is_the_one_to_meet() -> None:
    target = np.where(np.arange(20) < 15, 40.0, 60.0)
    chart = one(ZIGZAG, target=target, direction=Direction.HIGHER)
    assert chart.target.tolist() == target.tolist()
    assert chart.assurance.tolist() == [Assurance.CONSISTENT_FAIL]
    ended = one(ZIGZAG, target=np.where(np.arange(20) < 15, 40.0, np.nan), direction=Direction.HIGHER)
    assert ended.assurance.tolist() == [Assurance.NONE]


def test_limits_are_built_on_a_supplied_centre() -> None:
    chart = analyse([*ZIGZAG, *ZIGZAG], [0, 20, 40], centre=[np.nan, 48.0])
    assert chart.phases.centre.tolist() == [50.0, 48.0]
    assert chart.phases.upper.tolist() == pytest.approx([50 + 2.66 * 2, 48 + 2.66 * 2])
    assert not chart.shift[:20].any()
    assert chart.shift[20:].all()


def test_a_run_chart_has_a_median_no_limits_and_no_assurance() -> None:
    chart = one([1.0, 2.0, 30.0, np.nan, 4.0], chart=Kind.RUN, direction=1, target=1.0, rules=ANHOEJ)
    assert (chart.centre == 3.0).all()
    assert np.isnan([chart.lower, chart.upper]).all()
    assert chart.assurance.tolist() == [Assurance.NONE]


def test_what_is_plotted_is_the_ratio_times_the_scale() -> None:
    denominators = np.tile([10.0, 20.0], 10)
    chart = one((np.array(ZIGZAG) * denominators).tolist(), denominators=denominators, scale=2.0, centre=50.0)
    assert chart.value.tolist() == [2 * value for value in ZIGZAG]
    assert chart.upper[0] == pytest.approx(100 + 2.66 * 4)
    none = one([1.0, 2.0, 3.0], denominators=[1.0, 0.0, np.nan])
    assert np.isnan(none.value).tolist() == [False, True, True]
