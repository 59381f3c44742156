"""Cases of controlchartspy 0.1.3, the engine of PowerBI-SPC: every rule by itself, saying which way it fires."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.golden.reading import a_count, a_kind, a_switch, a_word, column, measured, some_numbers
from groundswell.spc.inputs import Given, checked
from groundswell.spc.kinds import HAS_SUBGROUPS, MAY_HAVE_DENOMINATORS, NEEDS_DENOMINATORS, Kind
from groundswell.spc.limits import limits_of
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules, TwoInThree
from groundswell.spc.signals import signals

KINDS = {kind.value: kind for kind in Kind if kind is not Kind.IP}
# What a high and a low point mean.
DIRECTIONS = {
    "increase": ("improvement", "deterioration"),
    "decrease": ("deterioration", "improvement"),
    "neutral": ("neutral_high", "neutral_low"),
}
ENDS = {"Start": True, "End": False}


def controlchartspy(kind: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Raises ValueError for a kind, direction or column that is none, and what `analyse` refuses."""
    given = _given(a_kind(kind, KINDS), inputs)
    meanings = a_word(inputs, "improvement_direction", DIRECTIONS, "increase")
    layout = Layout.of(given.offsets, None)
    used = _used(
        given, a_count(inputs, "num_points_subset", 1), from_start=a_word(inputs, "subset_points_from", ENDS, "Start")
    )
    rules = _rules(inputs, given, used)
    limits = limits_of(given, used, layout, rules)
    found = signals(limits.value, limits, layout, rules, np.zeros(len(used), dtype=np.int8), in_order=True)

    rows = slice(1 if given.chart is Kind.MR else 0, None)  # the first point has no range and is not plotted
    low = found.side < 0

    def flags(fires: Flags, is_low: Flags) -> list[str]:
        words = np.where(fires, np.where(is_low, meanings[1], meanings[0]), "none")
        return [str(word) for word in words[rows]]

    def lines(numbers: Floats) -> list[float | None]:
        return column(layout.per_point(numbers)[rows])

    return {
        "points": {
            "values": column(limits.value[rows]),
            "centre": lines(limits.centre),
            "lcl": lines(limits.lower),
            "ucl": lines(limits.upper),
            "lcl_95": lines(limits.near_lower),
            "ucl_95": lines(limits.near_upper),
            "astronomical": flags(found.astronomical, low),
            "shift": flags(found.shift, found.low_shift),
            "trend": flags(found.trend, _earlier_trend(limits.value, found.trend, found.falling)),
            "two_in_three": flags(found.two_in_three, found.low_two_in_three),
        },
        "summary": {},
    }


def _given(chart: Kind, inputs: Mapping[str, Any]) -> Given:
    values = measured(inputs, "values")
    sizes = some_numbers(inputs, "denominators", len(values))
    takes_sizes = chart in NEEDS_DENOMINATORS | MAY_HAVE_DENOMINATORS | HAS_SUBGROUPS
    return checked(
        values,
        [0, len(values)],
        chart=chart,
        denominators=sizes if takes_sizes else None,
        spreads=some_numbers(inputs, "subgroup_sds", len(values)) if chart is Kind.XBAR else None,
        excluded=None,
        phase_starts=None,
        baseline=None,
        centre=None,
        direction=0,
        target=None,
        scale=1.0,
        ordered=True,
    )


def _used(given: Given, count: int | None, *, from_start: bool) -> Flags:
    """bool: the points that limits rest on, the first or last `count` of them. Ranges lie between two of them."""
    if count is None:
        return given.present
    row = np.arange(len(given.present))
    if from_start:
        return given.present & (row < count)
    return given.present & (row >= len(row) - count + (given.chart is Kind.MR))


def _rules(inputs: Mapping[str, Any], given: Given, used: Flags) -> Rules:
    """Ranges are not screened where they are all 0. For `may_collapse` see qicharts2."""
    varies = len(np.unique(given.plotted[used])) > 1
    return Rules(
        name="controlchartspy",
        title="controlchartspy",
        limit_factor=3 / 1.128,
        screening=a_switch(inputs, "screened_moving_ranges", True) and varies,
        may_collapse=given.chart is not Kind.I,
        shift_length=a_count(inputs, "shift_n", 2),
        trend_length=a_count(inputs, "trend_n", 2),
        two_in_three=TwoInThree.THIRD_ANYWHERE,
        third_highlighted=a_switch(inputs, "two_in_three_highlight_series", False),
        on_centre="skips",
        equal_neighbours="skips",
    )


def _earlier_trend(value: Floats, trend: Flags, falling: Flags) -> Flags:
    """Which points of trends count as falling where a peak or valley goes with the trend it ends, not the one it
    begins. falling: the same where it goes with the later one. A repeated value goes with the first of its kind."""
    new = np.ones(len(value), dtype=np.bool_)
    new[1:] = value[1:] != value[:-1]
    first = np.maximum.accumulate(np.where(new, np.arange(len(value)), 0))
    before = np.maximum(first - 1, 0)
    steps_down = value < value[before]
    goes_on = trend & trend[before] & (value != value[before]) & (falling[before] == steps_down)
    return np.where(goes_on, steps_down, falling)
