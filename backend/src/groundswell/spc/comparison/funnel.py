"""Funnel plots: every organisation's share or rate against its size, with the limits that chance would keep it in.

Spiegelhalter D (2005) Funnel plots for comparing institutional performance. Statistics in Medicine 24:1185-1202.
Spiegelhalter D (2005) Handling over-dispersion of performance indicators. Quality and Safety in Health Care 14:347-351.
"""

from dataclasses import dataclass
from enum import IntEnum
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from groundswell.spc.arrays import Codes, Flags, Floats
from groundswell.spc.comparison.compared import Compared, compared
from groundswell.spc.comparison.counts import binomial_quantile, poisson_quantile
from groundswell.spc.kinds import Kind

TAIL_2, TAIL_3 = 0.025, 0.001
"""Outside each two-sigma (95%) limit, and outside each three-sigma (99.8%) limit."""
WINSORISED = 0.1
"""So much of the scores at each end is drawn in, so that the outliers looked for do not widen their own limits."""
_CUT = NormalDist().inv_cdf(1 - WINSORISED)
_WINSORISED_BY_CHANCE = 1 - 2 * WINSORISED - 2 * _CUT * NormalDist().pdf(_CUT) + 2 * WINSORISED * _CUT**2
"""Mean square of standard normal scores so drawn in: 0.679."""
_HALVINGS = 40
GRID = 100


class Place(IntEnum):
    """Where an organisation lies among the limits; strictly beyond, as everywhere in the engine."""

    BELOW_3 = -2
    BELOW_2 = -1
    WITHIN = 0
    ABOVE_2 = 1
    ABOVE_3 = 2


@dataclass(frozen=True, slots=True)
class Lines:
    """Limits at a number of denominators; all float64[G], in the unit shown, NaN where there is no denominator."""

    denominator: Floats
    lower_3: Floats
    lower_2: Floats
    upper_2: Floats
    upper_3: Floats


@dataclass(frozen=True, slots=True)
class Funnel:
    """One period of K organisations.

    compared    bool[K], has a place: a numerator and a denominator above zero
    value       float64[K], scale x numerator / denominator; NaN where not compared
    centre      scale x sum of numerators / sum of denominators; NaN when nobody is compared
    lines       the limits at every organisation, [K]
    curve       the limits from the smallest to the largest denominator, for drawing, [<= 100]
    place       int8[K] of Place; WITHIN where not compared
    dispersion  how many times the variance that chance alone gives (Spiegelhalter's phi); 1 is chance alone
    adjusted    whether that is more than chance would do, so that the limits take in the spread between organisations
    between     that spread, a standard deviation in the unit shown; 0 where not adjusted
    """

    compared: Flags
    value: Floats
    centre: float
    lines: Lines
    curve: Lines
    place: Codes
    dispersion: float
    adjusted: bool
    between: float


def funnel(numerators: ArrayLike, denominators: ArrayLike, *, chart: Kind = Kind.P, scale: float = 1.0) -> Funnel:
    """Limits around the overall share (p) or rate (u) of organisations in one period.

    numerators    float64[K] counts; NaN = missing, suppressed or excluded
    denominators  float64[K] opportunities; those at zero or NaN have no place
    scale         shown = scale x ratio: 100 for percent

    Chance alone: quantiles of the binomial (p) or Poisson (u) count at 0.025 and 0.975, 0.001 and 0.999, divided by
    the denominator (`counts.py`).

    Over-dispersion: z = (ratio - centre) / standard error, the lowest and highest tenth drawn in to the 10th and 90th
    centile; phi = mean z^2, divided by the 0.679 that drawing in leaves of it when only chance is at work. Where
    phi > 1 + 2 sqrt(2 / C), C organisations compared, the limits also take in tau, the standard deviation between
    organisations with which phi, taken with standard errors sqrt(se^2 + tau^2), is 1 (Paule and Mandel 1982, Journal
    of Research of the National Bureau of Standards 87:377-385). The second paper's closed formula for tau comes out a
    fifth too small where sizes differ as those of practices do; DerSimonian and Kacker (2007, Contemporary Clinical
    Trials 28:105-114) set the two beside each other. Chance and tau are added as squares on the scale on which chance
    is alike at every level, arcsine of the root for shares, root for rates (Anscombe 1948, Biometrika 35:246-254):
    what is low cannot differ far downwards.

    Additive tau, not limits multiplied by sqrt(phi): that practices differ is a fact about practices, equally large at
    every size. Multiplying would excuse small practices nearly anything and leave every large one outside.

    Raises ValueError as `compared.compared`.
    """
    figures = compared(numerators, denominators, chart)
    centre = float(figures.numerators.sum() / figures.denominators.sum()) if len(figures.numerators) else np.nan
    phi, tau = _dispersion(figures, centre)
    lines = _lines(figures.denominators, centre, tau, figures.is_share)
    ratios = figures.ratios
    place = np.zeros(len(figures.which), np.int8)
    place[figures.which] = (
        (ratios > lines.upper_2).astype(np.int8)
        + (ratios > lines.upper_3)
        - (ratios < lines.lower_2)
        - (ratios < lines.lower_3)
    )
    return Funnel(
        compared=figures.which,
        value=figures.spread(ratios * scale),
        centre=centre * scale,
        lines=Lines(
            *(
                figures.spread(column * by)
                for column, by in zip(_columns(lines), (1.0, scale, scale, scale, scale), strict=True)
            )
        ),
        curve=_curve(figures, centre, tau, scale),
        place=place,
        dispersion=phi,
        adjusted=tau > 0,
        between=tau * scale,
    )


def _dispersion(figures: Compared, centre: float) -> tuple[float, float]:
    """Phi, and tau in units of the ratio: 0 where chance could have done it. Nobody, or nothing that varies: 0, 0."""
    spread = centre * (1 - centre) if figures.is_share else centre
    if not spread > 0:
        return 0.0, 0.0
    distance, by_chance = figures.ratios - centre, spread / figures.denominators

    def phi(tau: float) -> float:
        scores = distance / np.sqrt(by_chance + tau**2)
        drawn_in = np.clip(scores, *np.quantile(scores, [WINSORISED, 1 - WINSORISED]))
        return float(np.mean(drawn_in**2)) / _WINSORISED_BY_CHANCE

    chance_alone = phi(0.0)
    if chance_alone <= 1 + 2 * np.sqrt(2 / len(distance)):
        return chance_alone, 0.0
    low, high = 0.0, 2 * float(np.abs(distance).max())  # with that much between them no score exceeds a half
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if phi(middle) > 1 else (low, middle)
    return chance_alone, high


def _lines(denominators: Floats, centre: float, tau: float, is_share: bool) -> Lines:
    """In units of the ratio."""

    def limit(probability: float) -> Floats:
        if np.isnan(centre):
            return np.full(len(denominators), np.nan)
        if is_share:
            by_chance = binomial_quantile(denominators, centre, probability)
        else:
            by_chance = poisson_quantile(denominators * centre, probability)
        by_chance /= denominators
        if tau == 0:
            return by_chance
        middle = _levelled(np.array([centre]), is_share)
        chance = _levelled(by_chance, is_share) - middle
        between = NormalDist().inv_cdf(probability) * tau / (2 * np.sqrt(centre * (1 - centre if is_share else 1)))
        return _unlevelled(middle + np.sign(between) * np.hypot(chance, between), is_share)

    return Lines(denominators, limit(TAIL_3), limit(TAIL_2), limit(1 - TAIL_2), limit(1 - TAIL_3))


def _levelled(ratios: Floats, is_share: bool) -> Floats:
    roots: Floats = np.sqrt(ratios)
    return np.arcsin(roots) if is_share else roots


def _unlevelled(levels: Floats, is_share: bool) -> Floats:
    """Beyond what a share or a rate can be: the furthest it can."""
    levels = np.clip(levels, 0, np.pi / 2 if is_share else np.inf)
    return np.square(np.sin(levels)) if is_share else np.square(levels)


def _curve(figures: Compared, centre: float, tau: float, scale: float) -> Lines:
    """Denser where the curve bends, at small sizes; at whole numbers, since denominators are mostly counts."""
    if len(figures.denominators) == 0:
        sizes = np.array([])
    else:
        low, high = figures.denominators.min(), figures.denominators.max()
        sizes = np.unique(np.clip(np.round(np.geomspace(low, high, GRID)), low, high))
    lines = _lines(sizes, centre, tau, figures.is_share)
    denominator, *limits = _columns(lines)
    return Lines(denominator, *(column * scale for column in limits))


def _columns(lines: Lines) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    return lines.denominator, lines.lower_3, lines.lower_2, lines.upper_2, lines.upper_3
