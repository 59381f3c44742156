"""Charts of many series at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundswell.spc.arrays import Codes, Counts, Flags, Floats, Ordinals
from groundswell.spc.assurance import Assurance, assurance
from groundswell.spc.classification import Direction, Variation, classify, label, variation
from groundswell.spc.inputs import Given, checked
from groundswell.spc.limits import Limits
from groundswell.spc.limits.xmr import xmr
from groundswell.spc.phases import Layout, Phases
from groundswell.spc.rule_sets import NHS_PLOT_THE_DOTS, Rules
from groundswell.spc.rules.astronomical import astronomical
from groundswell.spc.rules.shift import shift
from groundswell.spc.rules.trend import trends
from groundswell.spc.rules.two_in_three import near_limit, two_in_three


@dataclass(frozen=True, slots=True)
class _Signals:
    side: Codes
    near: Flags
    astronomical: Flags
    trend: Flags
    two_in_three: Flags
    shift: Flags
    label: Codes


@dataclass(frozen=True, slots=True)
class Charts:
    """One chart per series: arrays over the N points, in the order given, and over the S series.

    centre, lower, upper    float64[N], the unit of the values; NaN where there is none
    phase                   int32[N], 0 for the first phase of the series
    in_baseline             bool[N], the value feeds centre and limits
    side                    int8[N], -1 below, 1 above the centre, 0 on it or missing
    near                    bool[N], beyond two thirds of the way to the limit and not beyond the limit
    astronomical, trend, two_in_three, shift
                            bool[N], each rule by itself, before precedence
    label                   int8[N] of Label, the rule the point is shown under
    classification          int8[N] of Classification
    variation, assurance    int8[S] of Variation and Assurance
    phases                  the limits of every phase
    rules                   the rule set that was applied
    """

    centre: Floats
    lower: Floats
    upper: Floats
    phase: Ordinals
    in_baseline: Flags
    side: Codes
    near: Flags
    astronomical: Flags
    trend: Flags
    two_in_three: Flags
    shift: Flags
    label: Codes
    classification: Codes
    variation: Codes
    assurance: Codes
    phases: Phases
    rules: Rules


def analyse(
    values: ArrayLike,
    offsets: ArrayLike,
    *,
    phase_starts: ArrayLike | None = None,
    baseline: int | None = None,
    direction: ArrayLike = Direction.NEITHER,
    target: ArrayLike | None = None,
    rules: Rules = NHS_PLOT_THE_DOTS,
) -> Charts:
    """XmR charts of S series with N points in all.

    values        float64[N], in time order inside each series; NaN = missing, suppressed or excluded
    offsets       int64[S + 1], series s is values[offsets[s]:offsets[s + 1]] and may be empty
    phase_starts  bool[N], points that begin a new phase; limits and runs never cross into another phase
    baseline      limits rest on the first so many rows (>= 12) of each phase, present or missing; all rows where None
    direction     which way is better, Direction or int8[S]
    target        float64[S] or one number for all, in the unit of the values; NaN or None = no target

    Raises ValueError, saying what is wrong, for an infinite value or target, offsets that do not cover the values in
    order, arrays of the wrong length, a baseline under 12 rows, and values too large to add up.
    """
    given = checked(values, offsets, phase_starts, baseline, direction, target)
    layout = Layout.of(given.offsets, given.phase_starts)
    used = given.present & layout.leading(given.baseline)
    limits = xmr(given.values, used, layout, rules)
    signals = _signals(given.values, limits, layout, rules)
    lower, upper = limits.centre - limits.reach, limits.centre + limits.reach

    variations, assurances = _icons(given, layout, limits, signals.label)
    direction_of_point = np.repeat(given.direction, np.diff(given.offsets))
    return Charts(
        centre=layout.spread(limits.centre),
        lower=layout.spread(lower),
        upper=layout.spread(upper),
        phase=_ordinals(given.offsets, layout),
        in_baseline=used,
        side=signals.side,
        near=signals.near,
        astronomical=signals.astronomical,
        trend=signals.trend,
        two_in_three=signals.two_in_three,
        shift=signals.shift,
        label=signals.label,
        classification=classify(signals.label, direction_of_point),
        variation=variations,
        assurance=assurances,
        phases=Phases(
            series=layout.series,
            first=layout.first,
            length=layout.length,
            used=limits.used,
            centre=limits.centre,
            lower=lower,
            upper=upper,
            short=layout.length < rules.short_below,
        ),
        rules=rules,
    )


def _signals(values: Floats, limits: Limits, layout: Layout, rules: Rules) -> _Signals:
    distance = layout.spread(limits.centre)
    with np.errstate(over="ignore"):  # outside the baseline a value may lie infinitely far away, and beyond any limit
        np.subtract(values, distance, out=distance)
    nothing = layout.spread(limits.tolerance)
    above = distance > nothing
    below = distance < np.negative(nothing, out=nothing)
    np.abs(distance, out=distance)

    beyond = astronomical(distance, limits, layout)
    near = near_limit(distance, beyond, limits, layout, rules)
    del distance, nothing  # the two largest arrays here, before the many small ones

    same_side = np.zeros(len(values), dtype=np.bool_)
    same_side[1:] = (above[1:] & above[:-1]) | (below[1:] & below[:-1])
    same_side[layout.first] = False
    in_trend, falling = trends(values, layout, rules)
    in_shift = shift(same_side, rules)
    in_two_in_three = two_in_three(near, same_side)
    return _Signals(
        side=above.view(np.int8) - below.view(np.int8),
        near=near,
        astronomical=beyond,
        trend=in_trend,
        two_in_three=in_two_in_three,
        shift=in_shift,
        label=label(beyond, in_trend, falling, in_two_in_three, in_shift, below),
    )


def _ordinals(offsets: Counts, layout: Layout) -> Ordinals:
    """Int32[N]: the number of each point's phase inside its series."""
    first_phase = np.searchsorted(layout.first, offsets[:-1])
    within = np.arange(len(layout.first)) - first_phase[layout.series]
    return np.repeat(within.astype(np.int32), layout.length)


def _icons(given: Given, layout: Layout, limits: Limits, labels: Codes) -> tuple[Codes, Codes]:
    """Variation and assurance of each series, from its last row; none where the series has no value in any row."""
    values = np.bincount(layout.series, weights=layout.count(given.present), minlength=len(given.direction))
    series = np.flatnonzero(values)
    direction = given.direction[series]
    variations = np.full(len(values), Variation.NONE, dtype=np.int8)
    assurances = np.full(len(values), Assurance.NONE, dtype=np.int8)

    last_row = given.offsets[series + 1] - 1
    variations[series] = variation(labels[last_row], direction)
    phase = layout.containing(last_row)
    centre, reach, tolerance = limits.centre[phase], limits.reach[phase], limits.tolerance[phase]
    assurances[series] = assurance(given.target[series], direction, centre - reach, centre + reach, tolerance)
    return variations, assurances
