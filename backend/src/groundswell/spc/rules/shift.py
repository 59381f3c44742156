"""Shift: seven consecutive points strictly on one side of the centre."""

from groundswell.spc.arrays import Flags
from groundswell.spc.rule_sets import Rules
from groundswell.spc.rules.runs import in_run


def shift(same_side: Flags, rules: Rules) -> Flags:
    """All points of the run. A value on the centre is on neither side and breaks a run, as does a missing one.

    same_side: bool[N], the point and the one before it are of one phase and strictly on one side of its centre.
    """
    return in_run(same_side, rules.shift_length)
