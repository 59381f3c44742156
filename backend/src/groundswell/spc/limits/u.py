"""The u chart: events per unit of exposure, such as falls per thousand bed days.

Source: Shewhart 1931; Montgomery, "Introduction to Statistical Quality Control", attributes charts; as qicharts2 0.8.1
`qic.u` computes it.
"""

import numpy as np

from groundswell.spc.arrays import Flags
from groundswell.spc.inputs import Given
from groundswell.spc.limits.ratios import pooled, ratio_limits, sizes_of, ties
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def u(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Centre = sum of events / sum of exposure; limits = centre ± 3 sqrt(centre / exposure), not below 0.

    values: events, denominators: exposure. used: bool[N], what the centre rests on. All lines are times `scale`.
    """
    ratio = pooled(given.values, sizes_of(given), used, layout)
    centre = given.scale * given.centre_of(layout, ratio)
    sigma = np.sqrt(centre * given.scale)  # scale x sqrt(rate): the centre is scale x rate
    return ratio_limits(
        given,
        used,
        layout,
        rules,
        centre=centre,
        reach=3 * sigma,
        tolerance=ties(given.plotted, used, layout),
        floor=0.0,
    )
