"""Two in three: two of three consecutive points near a limit, all three on one side of the centre."""

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.limits import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def near_limit(distance: Floats, beyond: Flags, limits: Limits, layout: Layout, rules: Rules) -> Flags:
    """Strictly more than two thirds of the way from centre to limit (two sigma), and not beyond the limit."""
    return (distance > layout.spread(rules.near_limit * limits.reach + limits.tolerance)) & ~beyond


def two_in_three(near: Flags, same_side: Flags) -> Flags:
    """Flags the near points, and only those, of every such three.

    near: bool[N]. same_side: bool[N], the point and the one before it are of one phase and strictly on one side of its
    centre.
    A point beyond the limit is not near, so it does not count as one of the two; it may be the third.
    """
    flagged = np.zeros_like(near)
    if len(near) < 3:
        return flagged
    first, second, third = near[:-2], near[1:-1], near[2:]
    fires = (first & second) | (third & (first | second))
    fires &= same_side[1:-1] & same_side[2:]
    flagged[:-2] |= fires
    flagged[1:-1] |= fires
    flagged[2:] |= fires
    flagged &= near
    return flagged
