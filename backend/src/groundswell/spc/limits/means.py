"""Means and ties of each phase, exact where it matters."""

import numpy as np

from groundswell.spc.arrays import Counts, Flags, Floats
from groundswell.spc.limits.shape import TIE
from groundswell.spc.phases import Layout


def resting(values: Floats, used: Flags) -> Floats:
    """float64[N]: the values that limits rest on, NaN elsewhere; the array itself where that is so already."""
    unused = np.flatnonzero(~used)
    if np.isnan(values[unused]).all():
        return values
    copied = values.copy()
    copied[unused] = np.nan
    return copied


def means(values: Floats, layout: Layout) -> tuple[Floats, Floats, Counts]:
    """Mean, tolerance for ties and number of the values of each phase, all [P]; NaN and 0 where a phase has none.

    values: float64[N], NaN = not counted. A plain mean is off in the last digits; adding the mean distance of the
    values from it leaves no more than half a unit of rounding of the largest, and of a constant series its very number.
    """
    missing = np.flatnonzero(np.isnan(values))
    count = layout.length
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        largest = np.fmax.reduceat(np.abs(values), layout.first)
        counted = values
        if len(missing):
            count = count - np.bincount(layout.containing(missing), minlength=len(count))
            counted = values.copy()
            counted[missing] = 0.0
        plain = layout.total(counted) / count
        distance = layout.spread(plain)
        np.subtract(values, distance, out=distance)
        distance[missing] = 0.0
        return plain + layout.total(distance) / count, TIE * largest, count
