"""Cases of NHSRplotthedots 0.2.2, `ptd_spc()`: XmR charts by date."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from groundswell.spc.assurance import Assurance
from groundswell.spc.chart import Charts, analyse
from groundswell.spc.classification import Classification, Direction, Label, Variation
from groundswell.spc.golden.reading import (
    a_count,
    a_kind,
    a_list,
    a_moment,
    a_number,
    a_switch,
    a_word,
    column,
    measured,
)
from groundswell.spc.kinds import Kind
from groundswell.spc.rule_sets import NHS_PLOT_THE_DOTS

KINDS = {"xmr": Kind.I}
DIRECTIONS = {"increase": Direction.HIGHER, "decrease": Direction.LOWER, "neutral": Direction.NEITHER}
LABELS = {
    Label.COMMON_CAUSE: "Common Cause",
    Label.ABOVE_UPPER_LIMIT: "Above UCL",
    Label.BELOW_LOWER_LIMIT: "Below LCL",
    Label.TREND_UP: "7 Point Trend (Increasing)",
    Label.TREND_DOWN: "7 Point Trend (Decreasing)",
    Label.TWO_IN_THREE_ABOVE: "2 in 3 Above CL",
    Label.TWO_IN_THREE_BELOW: "2 in 3 Below CL",
    Label.SHIFT_ABOVE: "7 Points Above CL",
    Label.SHIFT_BELOW: "7 Points Below CL",
}
ASSURANCES = {
    Assurance.NONE: (None, None),
    Assurance.CONSISTENT_PASS: ("consistent_pass", "pass"),
    Assurance.CONSISTENT_FAIL: ("consistent_fail", "fail"),
    Assurance.INCONSISTENT: ("inconsistent", "inconsistent"),
}
CLASSES = {
    Classification.COMMON_CAUSE: "common_cause",
    Classification.IMPROVEMENT: "special_cause_improvement",
    Classification.CONCERN: "special_cause_concern",
    Classification.NEUTRAL_HIGH: "special_cause_neutral_high",
    Classification.NEUTRAL_LOW: "special_cause_neutral_low",
}


def nhsrplotthedots(kind: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Raises ValueError where the package would stop: dates that are not dates or not unique, values that are not
    numbers, seven rows or more that are all missing, a baseline of under 12 points, a direction or target that is
    none."""
    chart = a_kind(kind, KINDS)
    values = measured(inputs, "values", longest_empty=6)  # the package stops at a window of seven
    dates = a_list(inputs, "dates")
    if len(dates) != len(values):
        raise ValueError(f"There are {len(dates)} dates and {len(values)} values.")
    moments = [a_moment(date) for date in dates]
    if len(set(moments)) < len(moments):
        raise ValueError("Two values have the same date.")
    in_time = sorted(range(len(moments)), key=moments.__getitem__)
    rebased = {a_moment(date) for date in a_list(inputs, "rebase_dates")}
    starts = np.array([moments[row] in rebased for row in in_time])
    direction = a_word(inputs, "improvement_direction", DIRECTIONS, "increase")
    charts = analyse(
        values[in_time],
        [0, len(values)],
        chart=chart,
        phase_starts=starts,
        baseline=a_count(inputs, "fix_after_n_points", NHS_PLOT_THE_DOTS.shortest_baseline),
        direction=direction,
        target=a_number(inputs, "target"),
        rules=replace(NHS_PLOT_THE_DOTS, screening=a_switch(inputs, "screen_outliers", True)),
    )
    # Groups are numbered by the rebase dates met so far.
    groups = charts.phase + int(starts[0])
    classes = [CLASSES[Classification(word)] for word in charts.classification.tolist()]
    on_no_side = np.isnan(charts.value) | np.isnan(charts.centre)
    return {
        "points": {
            "dates": [dates[row] for row in in_time],
            "values": column(charts.value),
            "rebase_group": groups.tolist(),
            "centre": column(charts.centre),
            "lcl": column(charts.lower),
            "ucl": column(charts.upper),
            "side_of_centre": [
                None if nowhere else side
                for nowhere, side in zip(on_no_side.tolist(), charts.side.tolist(), strict=True)
            ],
            "used_for_limits": charts.in_baseline.tolist(),
            "near_limit": charts.near.tolist(),
            "rule_astronomical": charts.astronomical.tolist(),
            "rule_trend": charts.trend.tolist(),
            "rule_two_in_three": charts.two_in_three.tolist(),
            "rule_shift": charts.shift.tolist(),
            "special_cause_type": [LABELS[Label(label)] for label in charts.label.tolist()],
            "special_cause": (charts.label != Label.COMMON_CAUSE).tolist(),
            "classification": classes,
        },
        "summary": _summary(charts, direction, classes, int(groups[0])),
    }


def _summary(charts: Charts, direction: Direction, classes: list[str], first_group: int) -> dict[str, Any]:
    variation, assured = Variation(charts.variation[0]), Assurance(charts.assurance[0])
    if variation is Variation.NONE:  # without any value a series is to the package like one without limits
        variation = Variation.COMMON_CAUSE
    if np.isnan(charts.upper[-1]) and direction and not np.isnan(charts.target[-1]):
        assured = Assurance.INCONSISTENT  # without limits it never is sure, not even of a constant series
    assurance, assurance_icon = ASSURANCES[assured]
    phases = charts.phases
    return {
        "variation": classes[-1],
        "variation_icon": variation.name.lower(),
        "assurance": assurance,
        "assurance_icon": assurance_icon,
        "any_short_group": bool(phases.short.any()),
        "groups": [
            _group(first_group + phase, classes[first : first + length], centre, lower, upper, short)
            for phase, (first, length, centre, lower, upper, short) in enumerate(
                zip(
                    phases.first.tolist(),
                    phases.length.tolist(),
                    column(phases.centre),
                    column(phases.lower),
                    column(phases.upper),
                    phases.short.tolist(),
                    strict=True,
                )
            )
        ],
    }


def _group(
    number: int, classes: list[str], centre: float | None, lower: float | None, upper: float | None, short: bool
) -> dict[str, Any]:
    return {
        "rebase_group": number,
        "n": len(classes),
        "centre": centre,
        "lcl": lower,
        "ucl": upper,
        "short_group_warning": short,
        "n_common_cause": classes.count("common_cause"),
        "n_improvement": classes.count("special_cause_improvement"),
        "n_concern": classes.count("special_cause_concern"),
        "n_neutral_high": classes.count("special_cause_neutral_high"),
        "n_neutral_low": classes.count("special_cause_neutral_low"),
        "last_point_type": classes[-1],
    }
