"""The run chart: a median and no limits.

Source: Perla, Provost, Murray 2011, "The run chart: a simple analytical tool for learning from variation in healthcare
processes", as qicharts2 0.8.1 `qic.run` computes it.
"""

import numpy as np

from groundswell.spc.arrays import Flags
from groundswell.spc.inputs import Given
from groundswell.spc.limits.means import resting
from groundswell.spc.limits.medians import medians
from groundswell.spc.limits.shape import TIE, Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def run(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Centre = median of the used values. used: bool[N], what it rests on."""
    value = given.plotted
    rests_on = resting(value, used)
    highest = np.fmax.reduceat(np.abs(rests_on), layout.first)
    centre = given.centre_of(layout, medians(rests_on, layout), given.scale)
    count = layout.count(used)
    none = np.full(len(centre), np.nan)
    return Limits(
        value=value,
        centre=centre,
        lower=none,
        upper=none,
        near_lower=none,
        near_upper=none,
        tolerance=TIE * np.nan_to_num(highest),
        used=count,
    )
