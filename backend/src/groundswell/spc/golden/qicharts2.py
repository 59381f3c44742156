"""Cases of qicharts2 0.8.1, `qic(return.data = TRUE)`: run charts, Shewhart's charts and the Anhøj rules."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from groundswell.spc.arrays import Counts, Flags, Floats
from groundswell.spc.chart import Charts, analyse
from groundswell.spc.golden.reading import (
    a_count,
    a_kind,
    a_number,
    a_switch,
    a_word,
    column,
    some_numbers,
    whole_column,
    whole_numbers,
)
from groundswell.spc.golden.rows import Points, points_of
from groundswell.spc.kinds import HAS_SUBGROUPS, MAY_HAVE_DENOMINATORS, Kind
from groundswell.spc.limits import TIE
from groundswell.spc.limits.t import POWER
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import ANHOEJ, RunsMethod
from groundswell.spc.rules.anhoej import runs_analysis

KINDS = {kind.value: kind for kind in Kind}
METHODS: dict[str, RunsMethod] = {"anhoej": "anhoej", "bestbox": "best_box", "cutbox": "cut_box"}
AGGREGATES = {"mean": "means", "median": "medians", "sum": "sums", "sd": "deviations"}
COUNTED = frozenset({Kind.P, Kind.PP, Kind.U, Kind.UP})


def qicharts2(kind: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Raises ValueError where there is nothing to chart, a column is not what it should be, a p or u chart has no
    denominator, or a time between events is not above 0."""
    chart = a_kind(kind, KINDS)
    points = points_of(inputs)
    aggregate = a_word(inputs, "agg_fun", AGGREGATES, "mean")
    count = len(points.x)
    excluded = points.numbered(whole_numbers(inputs, "exclude"))
    # A baseline is not heard of where there are parts.
    freeze = None if points.part_given else a_count(inputs, "freeze", 1)
    multiply = a_number(inputs, "multiply")
    in_baseline = np.arange(count) < (freeze or count)
    first = np.append(0, np.flatnonzero(points.starts))  # each part is a chart of its own
    target = _target(inputs, count)
    charts = analyse(
        **_columns(chart, points, aggregate),
        offsets=np.append(first, count),
        chart=chart,
        excluded=excluded,
        baseline=freeze,
        centre=_centres(chart, points, a_number(inputs, "cl"), first, in_baseline & ~excluded),
        target=target,
        scale=1.0 if multiply is None else multiply,
        ordered=not points.categories,
        rules=replace(
            ANHOEJ,
            screening=a_switch(inputs, "screened_moving_ranges", True),
            # A defect, shown by its u′ chart of zeros and ones; for i charts it is known as one and not followed.
            may_collapse=chart is not Kind.I,
            runs=a_word(inputs, "method", METHODS, "anhoej"),
        ),
    )
    charts = _as_plotted(charts, chart, points, aggregate, multiply)
    lower, near_lower = charts.lower, charts.near_lower
    if not a_switch(inputs, "y_neg", True) and not np.any(charts.value < 0):
        lower, near_lower = np.maximum(lower, 0.0), np.maximum(near_lower, 0.0)
    # These are 0 even where there are no limits.
    if chart in (Kind.T, Kind.MR):
        lower = np.nan_to_num(lower)
    if chart is Kind.MR:
        near_lower = np.nan_to_num(near_lower)
    beyond = _beyond(charts)
    return {
        "points": {
            "x": points.x,
            "y": column(charts.value),
            "n": [None] * count if points.sizes is None else column(points.sizes),
            "subgroup_n": points.measured.sizes.astype(np.int64).tolist(),
            "centre": column(charts.centre),
            "lcl": column(lower),
            "ucl": column(charts.upper),
            "lcl_95": column(near_lower),
            "ucl_95": column(charts.near_upper),
            "part": (np.cumsum(points.starts) + 1).tolist(),
            "in_baseline": in_baseline.tolist(),
            "included": (~excluded).tolist(),
            "sigma_signal": beyond.tolist(),
            "target": column(target),
        },
        "summary": _summary(charts, excluded, beyond, in_order=not points.categories and chart is not Kind.MR),
    }


def _columns(chart: Kind, points: Points, aggregate: str) -> dict[str, Floats]:
    """The columns of `analyse` that this chart is drawn from."""
    of = points.measured
    if chart in HAS_SUBGROUPS:
        if chart is Kind.S:
            return {"values": of.deviations, "denominators": of.sizes}
        return {"values": of.means, "denominators": of.sizes, "spreads": of.deviations}
    if chart is Kind.C:
        return {"values": of.sums}
    if points.sizes is not None:
        if chart in COUNTED or chart is Kind.IP or chart in MAY_HAVE_DENOMINATORS:
            return {"values": of.sums, "denominators": points.sizes}
        with np.errstate(divide="ignore", invalid="ignore"):
            return {"values": np.where(points.sizes > 0, of.sums / points.sizes, np.nan)}
    if chart in COUNTED:
        raise ValueError(f"A {chart.title} needs denominators, n.")
    values: Floats = getattr(of, aggregate)
    if chart is Kind.IP:
        return {"values": values * of.sizes, "denominators": of.sizes}
    return {"values": values}


def _centres(chart: Kind, points: Points, supplied: float | None, first: Counts, base: Flags) -> Floats | None:
    """The centre of each part where it is not the engine's, NaN where it is: one supplied, or that of counts among
    none, which the package adds up with the others."""
    if supplied is not None:
        # A t chart takes it on the transformed scale.
        return np.full(len(first), supplied**POWER if chart is Kind.T else supplied)
    if chart not in COUNTED or points.sizes is None:
        return None
    among_none = base & (points.sizes == 0) & (points.measured.sums > 0)
    if not among_none.any():
        return None
    counts = np.where(base, np.nan_to_num(points.measured.sums), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        centre = np.add.reduceat(counts, first) / np.add.reduceat(np.where(base, points.sizes, 0.0), first)
    return np.where(np.logical_or.reduceat(among_none, first) & np.isfinite(centre), centre, np.nan)


def _as_plotted(charts: Charts, chart: Kind, points: Points, aggregate: str, multiply: float | None) -> Charts:
    """The charts with the package's points in place of those they are drawn from.

    An x̄ chart has its lines from the means of the subgroups, and shows what any other chart would of the same rows. A
    count among none is infinite: above the centre, and beyond no limit for it has none.
    """
    if points.sizes is not None and chart in COUNTED | {Kind.IP, Kind.XBAR}:
        with np.errstate(divide="ignore", invalid="ignore"):
            value = points.measured.sums / points.sizes
    elif chart is Kind.XBAR:
        value = getattr(points.measured, aggregate)
    else:
        return charts
    if multiply is not None:
        value = value * multiply
    tie = _tie(charts)
    above, below = value - tie > charts.centre, value + tie < charts.centre
    same = (value == charts.value) | (np.isnan(value) & np.isnan(charts.value))
    plotted = replace(
        charts, value=value, side=np.where(same, charts.side, (above.astype(np.int8) - below) * ~charts.excluded)
    )
    return replace(plotted, astronomical=np.where(same, charts.astronomical, _outside(plotted) & ~charts.excluded))


def _tie(charts: Charts) -> Floats:
    """How near a line is on it, for points that the engine does not judge itself."""
    tie: Floats = TIE * np.fmax(np.abs(charts.centre), np.abs(charts.upper))
    return tie


def _outside(charts: Charts) -> Flags:
    tie = _tie(charts)
    outside: Flags = (charts.value - tie > charts.upper) | (charts.value + tie < charts.lower)
    return outside


def _target(inputs: Mapping[str, Any], count: int) -> Floats:
    """One target for all points or one for each; NaN where there is none."""
    if isinstance(inputs.get("target"), list):
        stepped = some_numbers(inputs, "target", count)
        assert stepped is not None
        return stepped
    target = a_number(inputs, "target")
    return np.full(count, np.nan if target is None else target)


def _beyond(charts: Charts) -> Flags:
    """The package says of excluded points too whether they are beyond the limits."""
    return charts.astronomical | (charts.excluded & _outside(charts))


def _summary(charts: Charts, excluded: Flags, beyond: Flags, *, in_order: bool) -> dict[str, Any]:
    """Runs are counted but mean nothing among categories and moving ranges. The numbers shown as allowed are Anhøj's
    whatever method gives the signal."""
    first = charts.phases.first
    layout = Layout(charts.phases.series, first, charts.phases.length, len(beyond))
    runs, _ = runs_analysis(charts.side, layout, "anhoej")
    useful = runs.useful > 0
    signal = runs_analysis(charts.side, layout, charts.rules.runs or "anhoej")[0].signal & in_order
    columns = {
        "part": list(range(1, len(first) + 1)),
        "n_obs": layout.count(~excluded).tolist(),
        "n_useful": runs.useful.tolist(),
        "longest_run": whole_column(runs.longest, useful),
        "longest_run_max": whole_column(runs.longest_allowed, useful),
        "n_crossings": whole_column(runs.crossings, useful),
        "n_crossings_min": whole_column(runs.fewest_crossings, useful),
        "runs_signal": signal.tolist(),
        "n_sigma_signals": layout.count(beyond).tolist(),
    }
    return {
        "parts": [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)],
        "any_runs_signal": bool(signal.any()),
        "any_sigma_signal": bool(beyond.any()),
    }
