"""Astronomical point: one value strictly beyond a limit."""

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.limits import Limits
from groundswell.spc.phases import Layout


def astronomical(distance: Floats, limits: Limits, layout: Layout) -> Flags:
    """distance: float64[N], |value - centre|. A value on the limit, and any value without limits, is not flagged."""
    return distance > layout.spread(limits.reach + limits.tolerance)
