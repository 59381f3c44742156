"""The figures of organisations beside each other, checked once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.kinds import Kind


@dataclass(frozen=True, slots=True)
class Compared:
    """numerators, denominators: float64[C], of those that can be compared. which: bool[K], who they are of those
    given. is_share: whether the numerator is part of the denominator (p), or events beside it (u)."""

    numerators: Floats
    denominators: Floats
    which: Flags
    is_share: bool

    @property
    def ratios(self) -> Floats:
        return self.numerators / self.denominators

    def spread(self, column: Floats) -> Floats:
        """float64[K]: a column of those compared, NaN for the others."""
        out = np.full(len(self.which), np.nan)
        out[self.which] = column
        return out


def compared(numerators: ArrayLike, denominators: ArrayLike, chart: Kind) -> Compared:
    """Those with a numerator and a denominator above zero; the others have nothing to compare.

    Raises ValueError for a chart other than p and u, arrays that do not match, numbers below zero or infinite, and,
    of a p chart, a numerator above its denominator.
    """
    if chart not in (Kind.P, Kind.U):
        raise ValueError(f"Organisations are compared as p (shares) or u (rates), not as {chart}.")
    tops, below = (np.asarray(given, dtype=np.float64) for given in (numerators, denominators))
    if tops.ndim != 1 or tops.shape != below.shape:
        raise ValueError("numerators and denominators must be flat arrays of one length.")
    for name, column in (("numerators", tops), ("denominators", below)):
        wrong = np.flatnonzero(np.isinf(column) | (column < 0))
        if len(wrong):
            raise ValueError(f"{name}[{wrong[0]}] is below zero or infinite; use NaN where there is no number.")
    which = ~np.isnan(tops) & (below > 0)
    if chart == Kind.P and (over := np.flatnonzero(which & (tops > below))).size:
        raise ValueError(f"numerators[{over[0]}] is above its denominator, which a share cannot be.")
    return Compared(tops[which], below[which], which, chart == Kind.P)
