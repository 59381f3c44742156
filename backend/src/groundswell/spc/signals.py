"""All rules over all points: which fire where, and the one label of each point."""

from dataclasses import dataclass

import numpy as np

from groundswell.spc.arrays import Codes, Flags, Floats
from groundswell.spc.classification import label, label_where_improvement_wins
from groundswell.spc.limits import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules
from groundswell.spc.rules.anhoej import Runs, runs_analysis
from groundswell.spc.rules.shift import shift
from groundswell.spc.rules.trend import trends
from groundswell.spc.rules.two_in_three import two_in_three


@dataclass(frozen=True, slots=True)
class Signals:
    """One array per line and rule, [N], and the runs of each phase where a rule needed them; see `Charts`.

    falling, low_two_in_three, low_shift: of the points of these rules, those where it fires downwards.
    """

    centre: Floats
    lower: Floats
    upper: Floats
    side: Codes
    near: Flags
    astronomical: Flags
    trend: Flags
    falling: Flags
    two_in_three: Flags
    low_two_in_three: Flags
    shift: Flags
    low_shift: Flags
    label: Codes
    runs: Runs | None


def signals(value: Floats, limits: Limits, layout: Layout, rules: Rules, direction: Codes, in_order: bool) -> Signals:
    """All rules. value: float64[N], NaN for points that take no part. direction: int8[N], that of each point's series.

    in_order: whether neighbours mean anything; without, only single points are judged.
    """
    # A value on a line, and any value where there is no line (NaN), is not beyond it. The arrays of floats are the
    # largest here: none is made before it is needed or kept for longer.
    nothing = layout.spread(limits.tolerance)
    centre, upper = layout.spread(limits.centre), layout.per_point(limits.upper)
    with np.errstate(over="ignore"):
        at_least = value - nothing
        above, astronomical = at_least > centre, at_least > upper
        near = at_least > layout.per_point(limits.near_upper)
        del at_least
        at_most = np.add(value, nothing, out=nothing)
    lower = layout.per_point(limits.lower)
    below = at_most < centre
    astronomical |= at_most < lower
    near |= at_most < layout.per_point(limits.near_lower)
    near &= ~astronomical
    del at_most, nothing
    side = above.view(np.int8) - below.view(np.int8)

    in_trend = falling = in_shift = in_two_in_three = low_shift = low_two_in_three = np.zeros(
        len(value), dtype=np.bool_
    )
    runs = None
    if in_order:
        same_side = np.zeros(len(value), dtype=np.bool_)
        same_side[1:] = (above[1:] & above[:-1]) | (below[1:] & below[:-1])
        same_side[layout.first] = False
        in_trend, falling = trends(value, layout, rules)
        in_shift, low_shift = shift(value, side, same_side, layout, rules)
        if rules.runs is not None:
            runs, in_long_run = runs_analysis(side, layout, rules.runs)
            in_shift, low_shift = in_shift | in_long_run, low_shift | (in_long_run & below)
        in_two_in_three, low_two_in_three = two_in_three(value, side, near, astronomical, same_side, layout, rules)
    fired = (
        (in_shift, low_shift),
        (in_two_in_three, low_two_in_three),
        (in_trend, falling),
        (astronomical, below),
    )
    labels = label(fired)
    if rules.improvement_wins:
        label_where_improvement_wins(labels, fired, direction)
    return Signals(
        centre=centre,
        lower=lower,
        upper=upper,
        side=side,
        near=near,
        astronomical=astronomical,
        trend=in_trend,
        falling=falling,
        two_in_three=in_two_in_three,
        low_two_in_three=low_two_in_three,
        shift=in_shift,
        low_shift=low_shift,
        label=labels,
        runs=runs,
    )
