"""The moving range chart: how far each value is from the one before it, the other half of the XmR chart.

Source: Shewhart's ranges of two; Montgomery, "Introduction to Statistical Quality Control", appendix VI, for D3 = 0 and
D4 = 3.267; as qicharts2 0.8.1 `qic.mr` computes it.
"""

import numpy as np

from groundswell.spc.arrays import Flags
from groundswell.spc.inputs import Given
from groundswell.spc.limits.means import means, resting
from groundswell.spc.limits.ratios import ties
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules

# Upper limit of a range of two as a multiple of the mean range.
D4 = 3.267


def mr(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Value = |x[i] - x[i-1]|, none at the first point of a phase; centre = mean range; limits = 0 and 3.267 x centre.

    used: bool[N], the points whose range the centre rests on. An excluded point takes away its own range only; the
    next one is still measured from it. A missing value takes both ranges that touch it.
    """
    ranges = np.empty_like(given.plotted)
    np.abs(np.diff(given.plotted), out=ranges[1:])
    ranges[layout.first] = np.nan
    mean, _, count = means(resting(ranges, used), layout)
    centre = given.centre_of(layout, mean, given.scale)
    upper = D4 * centre
    nothing = np.where(np.isnan(upper), np.nan, 0.0)
    return Limits(
        value=ranges,
        centre=centre,
        lower=nothing,
        upper=upper,
        near_lower=nothing,
        near_upper=rules.near_limit * upper,
        # A range is as exact as the values it lies between.
        tolerance=ties(given.plotted, used, layout),
        used=count,
    )
