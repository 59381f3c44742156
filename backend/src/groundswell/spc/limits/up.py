"""The u′ chart: a u chart whose limits also hold the variation that large exposures bring to light.

Source: Laney 2002, "Improved control charts for attributes", Quality Engineering 14(4), as qicharts2 0.8.1 `qic.up`
computes it.
"""

import numpy as np

from groundswell.spc.arrays import Flags
from groundswell.spc.inputs import Given
from groundswell.spc.limits.ratios import observed_reach, pooled, ratio_limits, sizes_of, ties
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def up(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """As `u`, the distance to the limits times sigma_z, the sigma of the z scores from their moving ranges.

    No limits where the centre is 0, for there are no z scores.
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
        reach=np.where(centre > 0, reach, np.nan),
        tolerance=tolerance,
        floor=0.0,
    )
