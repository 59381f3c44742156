"""Trend: seven consecutive points, each strictly above (or each strictly below) the one before."""

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules
from groundswell.spc.rules.runs import in_run
from groundswell.spc.rules.skipping import put_back


def trends(values: Floats, layout: Layout, rules: Rules) -> tuple[Flags, Flags]:
    """The points of a trend, and which of them count as falling rather than rising; bool[N] each.

    values: float64[N], NaN for points that take no part. They are compared as they stand, and the centre plays no part.
    An equal neighbour breaks a trend, or as the rules say is skipped: it counts once. A missing one always breaks it.
    A peak or valley that ends one trend and begins the next goes with the later one.
    """
    length = rules.trend_length
    if length is None:
        none = np.zeros(len(values), dtype=np.bool_)
        return none, none
    if rules.equal_neighbours == "breaks":
        rises, falls = _steps(values, layout)
        up, down = in_run(rises, length), in_run(falls, length)
        down[:-1] &= ~(up[:-1] & rises[1:])
        return up | down, down
    kept = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=kept[1:])
    kept[layout.first] = True
    rises, falls = _steps(values[kept], layout.only(kept).layout)
    up, down = in_run(rises, length), in_run(falls, length)
    rising, falling = put_back(up, rises, kept), put_back(down, falls, kept)
    down[:-1] &= ~(up[:-1] & rises[1:])
    flagged = rising | falling
    falling[kept] = down
    return flagged, falling


def _steps(values: Floats, layout: Layout) -> tuple[Flags, Flags]:
    rises, falls = np.zeros((2, len(values)), dtype=np.bool_)
    np.greater(values[1:], values[:-1], out=rises[1:])
    np.less(values[1:], values[:-1], out=falls[1:])
    rises[layout.first] = falls[layout.first] = False
    return rises, falls
