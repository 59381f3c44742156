"""Trend: seven consecutive points, each strictly above (or each strictly below) the one before."""

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules
from groundswell.spc.rules.runs import in_run


def trends(values: Floats, layout: Layout, rules: Rules) -> tuple[Flags, Flags]:
    """The points of a trend, and which of them count as falling rather than rising.

    values: float64[N]. They are compared as they stand: an equal neighbour breaks a trend, as does a missing one, and
    the centre plays no part. A peak or valley that ends one trend and begins the next goes with the later one.
    """
    rises, falls = np.zeros((2, len(values)), dtype=np.bool_)
    np.greater(values[1:], values[:-1], out=rises[1:])
    np.less(values[1:], values[:-1], out=falls[1:])
    rises[layout.first] = falls[layout.first] = False
    up, down = in_run(rises, rules.trend_length), in_run(falls, rules.trend_length)
    down[:-1] &= ~(up[:-1] & rises[1:])
    return up | down, down
