"""The g chart: how many cases go well between two that do not.

Source: Benneyan 2001, "Number-between g-type statistical quality control charts for monitoring adverse events", Health
Care Management Science 4; Provost and Murray, "The Health Care Data Guide", for the median as centre line; as
qicharts2 0.8.1 `qic.g` computes it.
"""

import numpy as np

from groundswell.spc.arrays import Flags
from groundswell.spc.inputs import Given
from groundswell.spc.limits.means import means, resting
from groundswell.spc.limits.medians import medians
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules

# The median of a geometric distribution as a share of its mean, ln 2, to the digits the source uses.
MEDIAN_OF_MEAN = 0.693


def g(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Limits = m ± 3 sqrt(m (m + 1)) with m the mean of the used values, not below 0. All lines are times `scale`.

    The centre drawn, which runs are read against, is their median (half of the points lie below it, far more below the
    mean of so skewed a distribution), or m where `rules.g_centre` says "mean". A centre supplied is taken for m; the
    median is then 0.693 of it.
    """
    rests_on = resting(given.plotted, used)
    computed, tolerance, count = means(rests_on, layout)
    mean = given.centre_of(layout, computed, given.scale)
    centre = mean
    if rules.g_centre == "median":
        centre = given.centre_of(layout, medians(rests_on, layout), given.scale * MEDIAN_OF_MEAN)
    reach = 3 * np.sqrt(mean * (mean + given.scale))  # scale x sqrt(m (m + 1)): the mean is scale x m
    near = rules.near_limit * reach
    return Limits(
        value=given.plotted,
        centre=centre,
        lower=np.maximum(mean - reach, 0.0),
        upper=mean + reach,
        near_lower=np.maximum(mean - near, 0.0),
        near_upper=mean + near,
        tolerance=tolerance,
        used=count,
    )
