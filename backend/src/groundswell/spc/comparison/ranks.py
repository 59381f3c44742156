"""Ranks with their uncertainty: of each organisation, every place in an order by level that it could truly have."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundswell.spc.arrays import Counts, Flags, Floats
from groundswell.spc.comparison.compared import compared
from groundswell.spc.kinds import Kind

CONFIDENCE = 0.95
_HALVINGS = 60
"""Of the stretch in which an end of an interval lies: to the last digit of a double."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """compared bool[K]; low, high int64[K], the lowest and the highest rank, 1 for the lowest level, 0 where not
    compared; lower, upper float64[K], the ratio's interval they come from, NaN where not compared."""

    compared: Flags
    low: Counts
    high: Counts
    lower: Floats
    upper: Floats


def ranks(
    numerators: ArrayLike, denominators: ArrayLike, *, chart: Kind = Kind.P, confidence: float = CONFIDENCE
) -> Ranks:
    """Sets of ranks that all hold at once with at least `confidence`, K organisations, O(K log K) time and memory.

    numerators, denominators as in `funnel`; shares (p) or rates (u).

    Klein, Wright and Wieczorek (2020) A joint confidence region for an overall ranking of populations. Journal of the
    Royal Statistical Society C 69:589-606: with intervals that jointly hold, an organisation ranks above everyone
    whose interval ends before its own begins, and below everyone whose interval begins after its own ends; between
    overlapping ones the order is open. Each of C intervals has confidence^(1/C), organisations being independent
    (Šidák 1967, JASA 62:626-633).

    The intervals must hold far out in the tails and for a single event, where those that lean on the normal
    distribution do not. So they rest on Chernoff's bound (1952, Annals of Mathematical Statistics 23:493-507), which
    holds for every size: all true ratios t with n x divergence(ratio, t) <= ln(2 / (1 - confidence^(1/C))), for shares
    r ln(r/t) + (1-r) ln((1-r)/(1-t)), for rates t - r + r ln(r/t).

    Raises ValueError as `compared.compared`, and for a confidence that is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError("confidence must lie between 0 and 1.")
    figures = compared(numerators, denominators, chart)
    many = len(figures.numerators)
    low, high = (np.zeros(len(figures.which), np.int64) for _ in range(2))
    if many == 0:
        nothing = figures.spread(figures.numerators)
        return Ranks(figures.which, low, high, nothing, nothing)
    reach = -np.log(-np.expm1(np.log(confidence) / many) / 2)
    lower, upper = _interval(figures.ratios, figures.denominators, float(reach), figures.is_share)
    low[figures.which] = 1 + np.searchsorted(np.sort(upper), lower, "left")
    high[figures.which] = np.searchsorted(np.sort(lower), upper, "right")
    return Ranks(figures.which, low, high, figures.spread(lower), figures.spread(upper))


def _interval(ratios: Floats, sizes: Floats, reach: float, is_share: bool) -> tuple[Floats, Floats]:
    def divergence(true: Floats) -> Floats:
        """Infinite where the true ratio could never have given this one."""
        with np.errstate(divide="ignore", invalid="ignore"):
            hits = np.where(ratios > 0, ratios * np.log(ratios / true), 0.0)
            if not is_share:
                return true - ratios + hits
            return hits + np.where(ratios < 1, (1 - ratios) * np.log((1 - ratios) / (1 - true)), 0.0)

    if is_share:
        furthest = np.ones(len(ratios))
    else:  # since ln(1 + x) <= x - x^2 / (2 + 2x), the divergence of a rate has reached this far by here
        furthest = ratios + (reach + np.sqrt(reach * (reach + 2 * ratios * sizes))) / sizes

    def too_far(true: Floats) -> Flags:
        return sizes * divergence(true) > reach

    return _edge(too_far, ratios, np.zeros(len(ratios))), _edge(too_far, ratios, furthest)


def _edge(too_far: Callable[[Floats], Flags], inside: Floats, outside: Floats) -> Floats:
    """Where between the two it becomes too far, by halving; `outside` itself where it never does."""
    never = ~too_far(outside)
    near, far = inside, outside
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        beyond = too_far(middle)
        near, far = np.where(beyond, near, middle), np.where(beyond, middle, far)
    return np.where(never, outside, far)
