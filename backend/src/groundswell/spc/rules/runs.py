"""Runs of consecutive points, the ground of the shift and the trend rule."""

import numpy as np

from groundswell.spc.arrays import Flags


def in_run(continues: Flags, length: int) -> Flags:
    """Bool[N]: which points belong to a run of at least `length` (two or more) points.

    continues: bool[N], the point continues the run that the one before it stands in.
    Windows double in size, so a run of any length costs a handful of passes over single bytes.
    """
    points = len(continues)
    if points < length:
        return np.zeros(points, dtype=np.bool_)
    unbroken = continues[1:]
    size = 1
    while size < length - 1:
        step = min(size, length - 1 - size)
        unbroken = unbroken[:-step] & unbroken[step:]
        size += step
    # A window that starts at point j holds for the points j .. j + length - 1.
    held = np.zeros(len(unbroken) + 2 * (length - 1), dtype=np.bool_)
    held[length - 1 : length - 1 + len(unbroken)] = unbroken
    size = 1
    while size < length:
        step = min(size, length - size)
        held = held[:-step] | held[step:]
        size += step
    return held
