"""Two in three: two of three consecutive points beyond two sigma. Three variants, see `TwoInThree`."""

import numpy as np

from groundswell.spc.arrays import Codes, Flags, Floats
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules, TwoInThree


def two_in_three(
    value: Floats, side: Codes, near: Flags, astronomical: Flags, same_side: Flags, layout: Layout, rules: Rules
) -> tuple[Flags, Flags]:
    """The points of such threes, and which of them count as low; bool[N] each.

    value: float64[N], NaN for points that take no part. near, astronomical: bool[N], beyond two sigma and not three;
    beyond three. same_side: bool[N], the point and the one before it are of one phase and strictly on one side.
    Only the points beyond two sigma are flagged, unless the rules highlight the third.
    """
    if rules.two_in_three is None or (not near.any() and not astronomical.any()):
        none = np.zeros_like(near)
        return none, none
    counts = near if rules.two_in_three is TwoInThree.NEAR else near | astronomical
    if rules.two_in_three is TwoInThree.THIRD_ANYWHERE:
        return _third_anywhere(side, counts, ~np.isnan(value), layout, rules)
    flagged = np.zeros_like(counts)
    together = same_side[1:-1] & same_side[2:]
    _mark(flagged, counts, together)
    if not rules.third_highlighted:
        flagged &= counts
    return flagged, flagged & (side < 0)


def _mark(flagged: Flags, counts: Flags, together: Flags) -> None:
    """Marks all three points wherever two of three count; together: bool[N - 2], by the first of the three."""
    if len(counts) < 3:
        return
    first, second, third = counts[:-2], counts[1:-1], counts[2:]
    fires = (first & second) | (third & (first | second))
    fires &= together
    flagged[:-2] |= fires
    flagged[1:-1] |= fires
    flagged[2:] |= fires


def _third_anywhere(
    side: Codes, beyond: Flags, taking_part: Flags, layout: Layout, rules: Rules
) -> tuple[Flags, Flags]:
    """The first two points of a phase are enough by themselves."""
    follows = np.zeros_like(beyond)
    follows[1:] = taking_part[1:] & taking_part[:-1]
    follows[layout.first] = False
    opening = layout.first[layout.length > 1]
    high, low = beyond & (side > 0), beyond & (side < 0)
    found = []
    for counts, others in ((high, low), (low, high)):
        flagged = np.zeros_like(beyond)
        _mark(flagged, counts, follows[1:-1] & follows[2:])
        both = opening[counts[opening] & counts[opening + 1]]
        flagged[both] = flagged[both + 1] = True
        flagged &= ~others if rules.third_highlighted else counts
        found.append(flagged)
    above, below = found
    return above | below, below & ~(above & (side > 0))
