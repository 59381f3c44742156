"""The x̄ chart: means of subgroups, with limits from the spread inside them.

Source: Shewhart 1931; Montgomery, "Introduction to Statistical Quality Control", x̄ and s charts with variable sample
size; as qicharts2 0.8.1 `qic.xbar` computes it.
"""

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.inputs import Given
from groundswell.spc.limits.constants import a3
from groundswell.spc.limits.means import means, resting
from groundswell.spc.limits.ratios import pooled, sizes_of, ties
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def xbar(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Centre = mean of the subgroup means, weighted by size; limits = centre ± A3(n) x typical standard deviation.

    values: means, denominators: sizes n, spreads: standard deviations of the subgroups. used: bool[N], what centre and
    spread rest on. No limits for a subgroup of one.
    """
    sizes, means_of = sizes_of(given), given.plotted
    assert given.spreads is not None
    centre = given.centre_of(layout, pooled(means_of * sizes, sizes, used, layout), given.scale)
    spread = typical_deviation(given.scale * given.spreads, sizes, used, layout)
    middle = layout.spread(centre)
    away = a3(sizes) * layout.spread(spread)
    near = rules.near_limit * away
    return Limits(
        value=means_of,
        centre=centre,
        lower=middle - away,
        upper=middle + away,
        near_lower=middle - near,
        near_upper=middle + near,
        tolerance=ties(means_of, used, layout),
        used=layout.count(used),
    )


def typical_deviation(deviations: Floats, sizes: Floats, used: Flags, layout: Layout) -> Floats:
    """float64[P]: the standard deviation inside the subgroups of each phase, NaN where none can tell.

    Where all subgroups of a phase, used or not, are of one size: the mean of the used deviations. Else the pooled one,
    sqrt(sum (n - 1) s² / sum (n - 1)) over the used.
    """
    one_size = np.fmin.reduceat(sizes, layout.first) == np.fmax.reduceat(sizes, layout.first)
    telling = used & ~np.isnan(deviations) & (sizes >= 2)
    mean, _, _ = means(resting(deviations, telling), layout)
    pooled_deviation = np.sqrt(pooled((sizes - 1) * deviations**2, sizes - 1, telling, layout))
    return np.where(one_size, mean, pooled_deviation)
