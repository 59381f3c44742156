"""The p chart: the share of a number of people or things, counts of n.

Source: Shewhart 1931; Montgomery, "Introduction to Statistical Quality Control", attributes charts; limits that follow
each point's own denominator as qicharts2 0.8.1 `qic.p` computes them.
"""

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.inputs import Given
from groundswell.spc.limits.ratios import pooled, ratio_limits, sizes_of, ties
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def p(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Centre = sum of counts / sum of denominators; limits = centre ± 3 sqrt(centre (1 - centre) / n), within 0 and 1.

    values: counts, denominators: n. used: bool[N], what the centre rests on. All lines are times `scale`.
    """
    ratio = pooled(given.values, sizes_of(given), used, layout)
    centre = given.scale * given.centre_of(layout, ratio)
    return ratio_limits(
        given,
        used,
        layout,
        rules,
        centre=centre,
        reach=3 * binomial_sigma(centre, given.scale),
        tolerance=ties(given.plotted, used, layout),
        floor=0.0,
        ceiling=given.scale,
    )


def binomial_sigma(centre: Floats, scale: float) -> Floats:
    """float64[P]: sqrt(share (1 - share)), the sigma of one draw, times `scale`; NaN for a share outside 0 to 1."""
    share = centre / scale
    return scale * np.sqrt(share * (1 - share))
