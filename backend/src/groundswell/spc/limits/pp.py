"""The p′ chart: a p chart whose limits also hold the variation that large denominators bring to light.

Source: Laney 2002, "Improved control charts for attributes", Quality Engineering 14(4), as qicharts2 0.8.1 `qic.pp`
computes it.
"""

import numpy as np

from groundswell.spc.arrays import Flags
from groundswell.spc.inputs import Given
from groundswell.spc.limits.p import binomial_sigma
from groundswell.spc.limits.ratios import observed_reach, pooled, ratio_limits, sizes_of, ties
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def pp(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """As `p`, the distance to the limits times sigma_z, the sigma of the z scores from their moving ranges.

    sigma_z may be below 1. No limits where the centre is 0 or 1, for there are no z scores.
    """
    ratio = pooled(given.values, sizes_of(given), used, layout)
    centre = given.scale * given.centre_of(layout, ratio)
    tolerance = ties(given.plotted, used, layout)
    reach = observed_reach(given, used, layout, rules, centre, tolerance)
    return ratio_limits(
        given,
        used,
        layout,
        rules,
        centre=centre,
        reach=np.where(binomial_sigma(centre, given.scale) > 0, reach, np.nan),
        tolerance=tolerance,
        floor=0.0,
        ceiling=given.scale,
    )
