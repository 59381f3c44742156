"""The i chart: individual values with limits from their moving ranges, known to the NHS as the XmR chart.

Source: NHS England, Making Data Count, "Plot the dots", as NHSRplotthedots 0.2.2 computes it, and qicharts2 0.8.1
`qic.i`; the chart itself is Shewhart's, with Wheeler's rounded factor 2.66 or the unrounded 3 / 1.128 as the rules say.
"""

from groundswell.spc.arrays import Flags
from groundswell.spc.inputs import Given
from groundswell.spc.limits.means import means, resting
from groundswell.spc.limits.moving_ranges import mean_moving_ranges
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def i(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Centre = mean of the used values; limits = centre ± 2.66 x mean moving range of the used values. No clamp.

    used: bool[N], the values the limits rest on (never a missing one).
    """
    value = given.plotted
    centre, tolerance, count = means(resting(value, used), layout)
    centre = given.centre_of(layout, centre, given.scale)
    reach = rules.limit_factor * mean_moving_ranges(value, used, given.excluded, tolerance, layout, rules)
    near = rules.near_limit * reach
    return Limits(
        value=value,
        centre=centre,
        lower=centre - reach,
        upper=centre + reach,
        near_lower=centre - near,
        near_upper=centre + near,
        tolerance=tolerance,
        used=count,
    )
