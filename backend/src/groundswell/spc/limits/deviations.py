"""Standard deviations of each phase."""

import numpy as np

from groundswell.spc.arrays import Floats
from groundswell.spc.limits.means import means
from groundswell.spc.phases import Layout


def deviations(values: Floats, layout: Layout) -> Floats:
    """float64[P]: standard deviation, divisor n - 1, of the values of each phase; NaN for fewer than two.

    values: float64[N], NaN = not counted. Distances are taken from the mean first, so nothing large cancels.
    """
    mean, _, count = means(values, layout)
    distance = np.nan_to_num(values - layout.spread(mean))
    with np.errstate(over="ignore"):
        return np.sqrt(layout.total(distance * distance) / np.where(count < 2, np.nan, count - 1))
