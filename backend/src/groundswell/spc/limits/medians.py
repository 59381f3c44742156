"""Medians of many phases at once."""

import numpy as np

from groundswell.spc.arrays import Counts, Floats
from groundswell.spc.phases import Layout


def medians(values: Floats, layout: Layout) -> Floats:
    """float64[P]: the median of the values of each phase, the mean of the middle two of an even number; NaN if none.

    values: float64[N], NaN = not counted.
    Phases of similar lengths are sorted together as the rows of a table, infinity at the end of the shorter ones. Table
    widths grow by a half or a third, so there are few of them and at most a third of each is infinity.
    """
    held = ~np.isnan(values)
    if not held.any():
        return np.full(len(layout.first), np.nan)
    if not held.all():
        part = layout.only(held)
        return part.back(medians(values[held], part.layout))
    length = layout.length
    doublings = np.frexp(length - 0.5)[1]  # the power of two that a length just fits under
    shelf = 2 * doublings + (length > 0.75 * 2.0**doublings)
    middle = np.empty((2, len(length)))
    for chosen in np.unique(shelf):
        rows = np.flatnonzero(shelf == chosen)
        table, size = _table(values, layout, rows), length[rows]
        row = np.arange(len(rows))
        middle[:, rows] = table[row, (size - 1) // 2], table[row, size // 2]
    low, high = middle
    with np.errstate(over="ignore"):
        return low + (high - low) / 2


def _table(values: Floats, layout: Layout, phases: Counts) -> Floats:
    """One row a phase, its values in rising order and then infinity."""
    size = layout.length[phases]
    if len(phases) < len(layout.length):
        chosen = np.zeros(len(layout.length), dtype=np.bool_)
        chosen[phases] = True
        values = values[np.repeat(chosen, layout.length)]
    width = int(size.max())
    if (size == width).all():
        return np.sort(values.reshape(-1, width), axis=1)
    table = np.full((len(phases), width), np.inf)
    table[np.arange(width) < size[:, None]] = values
    table.sort(axis=1)
    return table
