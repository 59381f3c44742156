"""The s chart: standard deviations of subgroups, the spread beside the x̄ chart's level.

Source: Shewhart 1931; Montgomery, "Introduction to Statistical Quality Control", x̄ and s charts with variable sample
size; as qicharts2 0.8.1 `qic.s` computes it.
"""

import numpy as np

from groundswell.spc.arrays import Flags
from groundswell.spc.inputs import Given
from groundswell.spc.limits.constants import reach_of_deviations
from groundswell.spc.limits.ratios import sizes_of, ties
from groundswell.spc.limits.shape import Limits
from groundswell.spc.limits.xbar import typical_deviation
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def s(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Centre = typical standard deviation, as for `xbar`; limits = B3(n) and B4(n) x centre, not below 0.

    values: standard deviations, denominators: sizes n of the subgroups. used: bool[N], what the centre rests on.
    """
    sizes = sizes_of(given)
    centre = given.centre_of(layout, typical_deviation(given.plotted, sizes, used, layout), given.scale)
    middle = layout.spread(centre)
    away = reach_of_deviations(sizes) * middle
    near = rules.near_limit * away
    return Limits(
        value=given.plotted,
        centre=centre,
        lower=np.maximum(middle - away, 0.0),
        upper=middle + away,
        near_lower=np.maximum(middle - near, 0.0),
        near_upper=middle + near,
        tolerance=ties(given.plotted, used, layout),
        used=layout.count(used & (sizes >= 2)),
    )
