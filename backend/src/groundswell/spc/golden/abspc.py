"""Cases of abspc 1.1.0: XmR, run, c, g, p, t and u charts of values in order, phases found by themselves if asked."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.chart import Charts, analyse
from groundswell.spc.golden.reading import a_count, a_kind, a_number, a_word, column, measured, some_numbers
from groundswell.spc.kinds import Kind
from groundswell.spc.limits.p import binomial_sigma
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules, TwoInThree
from groundswell.spc.rules.shift import shift
from groundswell.spc.rules.trend import trends
from groundswell.spc.rules.two_in_three import two_in_three

KINDS = {
    "xmr": Kind.I,
    "run": Kind.RUN,
    "c": Kind.C,
    "g": Kind.G,
    "p": Kind.P,
    "t": Kind.T,
    "u": Kind.U,
}
DIRECTIONS = {"high": 1, "low": -1, "neutral": 0}
RULES = Rules(
    name="abspc",
    title="abspc",
    limit_factor=3 / 1.128,
    screening=False,
    shift_length=8,
    trend_length=6,
    two_in_three=TwoInThree.NEAR,
    g_centre="mean",
)
# Which sides of the centre count as a shift to close a phase at, times the direction that is better.
SIDES = {"any": (1, -1), "improvement": (1,), "concern": (-1,), "deterioration": (-1,)}


def abspc(kind: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Raises ValueError for a kind, direction or column that is none, a p or u chart without sizes, and a time between
    events that is not above 0."""
    chart = a_kind(kind, KINDS)
    values = measured(inputs, "values")
    sizes = some_numbers(inputs, "subgroup_sizes", len(values))
    direction = a_word(inputs, "improvement_direction", DIRECTIONS, "high")
    target = a_number(inputs, "target")
    columns = _columns(chart, values, sizes)
    search = inputs.get("auto_rebase")
    starts = np.zeros(len(values), dtype=np.bool_)
    if search is not None:
        if not isinstance(search, Mapping):
            raise ValueError("auto_rebase must be an object of its parameters.")
        starts = _phases(chart, columns, direction, search)
    charts = _read_through(_charts(chart, columns, starts))
    points: dict[str, Any] = {"values": column(values), "centre": column(charts.centre)}
    if search is not None:
        points["rebase_group"] = charts.phase.tolist()
    if chart is Kind.RUN:
        signal = charts.shift | charts.trend
        return {
            "points": points | {"rule_shift": charts.shift.tolist(), "rule_trend": charts.trend.tolist()},
            "summary": {"any_signal": bool(signal.any())},
        }
    upper, near_upper = _upper(charts, sizes)
    lower = charts.lower
    near_lower = np.where(np.isnan(charts.near_lower) & ~np.isnan(lower), 0.0, charts.near_lower)
    high = _high(charts)
    flagged = charts.astronomical | charts.shift | charts.trend | charts.two_in_three
    points |= {
        "lcl": column(lower),
        "ucl": column(upper),
        "lcl_95": column(near_lower),
        "ucl_95": column(near_upper),
        "rule_astronomical": charts.astronomical.tolist(),
        "rule_shift": charts.shift.tolist(),
        "rule_trend": charts.trend.tolist(),
        "rule_two_in_three": charts.two_in_three.tolist(),
        "classification": [
            _class(bool(is_high), direction) if is_flagged else "common_cause"
            for is_flagged, is_high in zip(flagged, high, strict=True)
        ],
    }
    latest = "common_cause"
    if flagged.any():
        last = np.flatnonzero(flagged)[-1]
        word = _class(bool(high[last]), direction).removeprefix("special_cause_")
        latest = word if direction == 0 else f"{word}_{'high' if high[last] else 'low'}"
    return {
        "points": points,
        "summary": {
            "variation_latest_signal": latest,
            "assurance": _assurance(target, direction, float(lower[-1]), float(upper[-1])),
        },
    }


def _columns(chart: Kind, values: Floats, sizes: Floats | None) -> dict[str, Floats]:
    """Values of p and u charts are ratios here; the engine counts events."""
    if chart not in (Kind.P, Kind.U):
        return {"values": values}
    if sizes is None:
        raise ValueError(f"A {chart.title} needs subgroup_sizes.")
    return {"values": values * sizes, "denominators": sizes}


def _charts(chart: Kind, columns: Mapping[str, Floats], starts: Flags) -> Charts:
    return analyse(
        columns["values"],
        [0, len(starts)],
        chart=chart,
        denominators=columns.get("denominators"),
        phase_starts=starts,
        rules=RULES,
    )


def _read_through(charts: Charts) -> Charts:
    """The package reads its runs across phases, every point against the centre and limits of its own."""
    layout = Layout.of(np.array([0, len(charts.side)]), None)
    value, side = charts.value, charts.side
    same_side = np.zeros(len(side), dtype=np.bool_)
    same_side[1:] = (side[1:] == side[:-1]) & (side[1:] != 0)
    in_two_in_three, _ = two_in_three(value, side, charts.near, charts.astronomical, same_side, layout, RULES)
    return replace(
        charts,
        trend=trends(value, layout, RULES)[0],
        shift=shift(value, side, same_side, layout, RULES)[0],
        two_in_three=in_two_in_three,
    )


def _phases(chart: Kind, columns: Mapping[str, Floats], direction: int, search: Mapping[str, Any]) -> Flags:
    """bool: points that begin a phase. A phase ends where enough consecutive points lie beyond its centre on a wanted
    side, the first of them at least `baseline` points into it; the rest is a new phase with a centre of its own, which
    is searched in turn as long as enough points are left."""
    sides = a_word(search, "rebase_on", SIDES, "any")
    baseline = a_count(search, "baseline", 1) or 12
    length = a_count(search, "min_phase_length", 1) or 8
    starts = np.zeros(len(columns["values"]), dtype=np.bool_)
    first = 0
    while True:
        side = _charts(chart, columns, starts).side
        found = next(
            (
                start
                for start in range(first + baseline, len(side) - length + 1)
                if any((side[start : start + length] == wanted * (direction or 1)).all() for wanted in sides)
            ),
            None,
        )
        if found is None:
            return starts
        starts[found] = True
        first = found


def _upper(charts: Charts, sizes: Floats | None) -> tuple[Floats, Floats]:
    """The package lets the upper limits of a p chart lie above 1."""
    if charts.chart is not Kind.P or sizes is None:
        return charts.upper, charts.near_upper
    with np.errstate(divide="ignore", invalid="ignore"):
        sigma = binomial_sigma(charts.centre, 1.0) / np.sqrt(np.where(sizes > 0, sizes, np.nan))
    return charts.centre + 3 * sigma, charts.centre + 3 * charts.rules.near_limit * sigma


def _high(charts: Charts) -> Flags:
    """bool: which way a point is flagged, if it is: beyond which limit, else which way its trend came to it, else on
    which side of the centre it lies."""
    rising = np.zeros(len(charts.value), dtype=np.bool_)
    rising[1:] = charts.value[1:] > charts.value[:-1]
    above = charts.side > 0
    return np.where(charts.astronomical, above, np.where(charts.trend & ~charts.shift, rising, above))


def _class(high: bool, direction: int) -> str:
    if direction == 0:
        return f"special_cause_neutral_{'high' if high else 'low'}"
    return "special_cause_improvement" if high == (direction > 0) else "special_cause_concern"


def _assurance(target: float | None, direction: int, lower: float, upper: float) -> str:
    """A target on a limit counts as reached."""
    if target is None or direction == 0:
        return "no_target"
    met, missed = target <= lower, target >= upper
    if direction < 0:
        met, missed = missed, met
    return "pass" if met else "fail" if missed else "hit_or_miss"
