"""The c chart: how many events happened, where the chance of one is the same in every period.

Source: Shewhart 1931; Montgomery, "Introduction to Statistical Quality Control", attributes charts; as qicharts2 0.8.1
`qic.c` computes it.
"""

import numpy as np

from groundswell.spc.arrays import Flags
from groundswell.spc.inputs import Given
from groundswell.spc.limits.means import means, resting
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def c(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Centre = mean count; limits = centre ± 3 sqrt(centre), not below 0. All lines are times `scale`."""
    mean, tolerance, count = means(resting(given.plotted, used), layout)
    centre = given.centre_of(layout, mean, given.scale)
    reach = 3 * np.sqrt(centre * given.scale)  # scale x sqrt(count): the centre is scale x count
    near = rules.near_limit * reach
    return Limits(
        value=given.plotted,
        centre=centre,
        lower=np.maximum(centre - reach, 0.0),
        upper=centre + reach,
        near_lower=np.maximum(centre - near, 0.0),
        near_upper=centre + near,
        tolerance=tolerance,
        used=count,
    )
