"""Centre lines and limits, one file a chart kind. All answer in the same shape, `Limits`."""

from collections.abc import Callable

import numpy as np

from groundswell.spc.arrays import Flags
from groundswell.spc.inputs import Given
from groundswell.spc.kinds import Kind
from groundswell.spc.limits.c import c
from groundswell.spc.limits.g import g
from groundswell.spc.limits.i import i
from groundswell.spc.limits.ip import ip
from groundswell.spc.limits.mr import mr
from groundswell.spc.limits.p import p
from groundswell.spc.limits.pp import pp
from groundswell.spc.limits.run import run
from groundswell.spc.limits.s import s
from groundswell.spc.limits.shape import TIE, Limits, refuse_overflow
from groundswell.spc.limits.t import t
from groundswell.spc.limits.u import u
from groundswell.spc.limits.up import up
from groundswell.spc.limits.xbar import xbar
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules

__all__ = ["TIE", "Limits", "limits_of"]

_KINDS: dict[Kind, Callable[[Given, Flags, Layout, Rules], Limits]] = {
    Kind.RUN: run,
    Kind.I: i,
    Kind.MR: mr,
    Kind.P: p,
    Kind.PP: pp,
    Kind.U: u,
    Kind.UP: up,
    Kind.C: c,
    Kind.G: g,
    Kind.T: t,
    Kind.XBAR: xbar,
    Kind.S: s,
    Kind.IP: ip,
}


def limits_of(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """The lines of this kind of chart. used: bool[N], the points they rest on, each with a value and not excluded.

    Raises ValueError where the numbers are so large that their sum or a line is no number any more.
    """
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        limits = _KINDS[given.chart](given, used, layout, rules)
        refuse_overflow(limits)
    return limits
