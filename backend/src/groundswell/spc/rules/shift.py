"""Shift: seven consecutive points strictly on one side of the centre.

Source: run of seven of NHS Making Data Count; eight in Western Electric's and Nelson's rules: a parameter.
"""

import numpy as np

from groundswell.spc.arrays import Codes, Flags, Floats
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules
from groundswell.spc.rules.runs import in_run
from groundswell.spc.rules.skipping import put_back


def shift(value: Floats, side: Codes, same_side: Flags, layout: Layout, rules: Rules) -> tuple[Flags, Flags]:
    """The points of such runs, and which of them belong to a low one; bool[N] each.

    A value on the centre breaks a run, or as the rules say is skipped: then it neither counts nor breaks, and is
    flagged inside a run. A missing one always breaks it.
    value: float64[N], NaN for points that take no part.
    same_side: bool[N], the point and the one before it are of one phase and strictly on one side of its centre.
    """
    if rules.shift_length is None:
        none = np.zeros_like(same_side)
        return none, none
    if rules.on_centre == "breaks":
        flagged = in_run(same_side, rules.shift_length)
        return flagged, flagged & (side < 0)
    kept = (side != 0) | np.isnan(value)
    sides = side[kept]
    continues = np.zeros(len(sides), dtype=np.bool_)
    continues[1:] = (sides[1:] == sides[:-1]) & (sides[1:] != 0)
    continues[layout.only(kept).layout.first] = False
    flagged = in_run(continues, rules.shift_length)
    return put_back(flagged, continues, kept), put_back(flagged & (sides < 0), continues, kept)
