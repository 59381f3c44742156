"""One change of course of a whole nation: when it began, and how differently practices changed with it."""

from dataclasses import dataclass

import numpy as np

from groundswell.evidence.estimate import CONFIDENCE, Floats, Ints
from groundswell.evidence.its import (
    EFFECT_OVER,
    FEWEST_AFTER,
    FEWEST_BEFORE,
    SEASON_FROM,
    Fit,
    Interrupted,
    TooFewMonths,
    design_of,
    interrupted,
    seasons,
)

REDRAWN = 999
"""Series drawn again with errors like those seen, for the interval of the date and for chance."""
SEED = 20_181_001
ROUNDING = 1e-13
"""The share of all squares that is left of a perfect fit: a straight line has no break in its last digits."""


@dataclass(frozen=True)
class Break:
    at: int
    """The first month of the new course."""
    earliest: int
    latest: int
    """The months between which it began in 95 of 100 such estimates."""
    f: float
    """The largest F statistic over all months (Quandt 1960, J Am Stat Assoc 55:324; Andrews 1993)."""
    by_chance: float
    """How often a series without a change of course would have so large a one, 0 to 1."""
    change: Interrupted
    """At that month, taken as known."""


def course_broken(month: Ints, value: Floats, *, confidence: float = CONFIDENCE) -> Break:
    """The month after which a new level and trend fit `value` [n], monthly by `month` [n], with least squares.

    Every month with 12 figures before and 6 in the year from it on is tried (Bai 1997, Rev Econ Stat 79:551). The range
    of the date holds the months whose sum of squares is not too much above the smallest (Eo and Morley 2015, Quant
    Econom 6:463); how much is too much, and how large an F chance makes, come from 999 series each, drawn with the
    fitted course, or with one trend without a break, and errors resampled after taking out what each month repeats of
    the last. The same figures always give the same answer.

    Raises `TooFewMonths` where there are not as many about any month.
    """
    given = ~np.isnan(value)
    month, value = month[given], value[given]
    count = len(month)
    season = seasons(month) if count >= SEASON_FROM else None
    first_year = np.searchsorted(month, month + EFFECT_OVER) - np.arange(count)
    candidates = month[(np.arange(count) >= FEWEST_BEFORE) & (first_year >= FEWEST_AFTER)]
    if not len(candidates):
        raise TooFewMonths(f"No month has {FEWEST_BEFORE} before it and {FEWEST_AFTER} in the year from it on.")
    search = _Search(month, season, candidates)
    squares, f = search.over(value[:, None])
    best = int(squares[:, 0].argmin())
    found = int(candidates[best])
    random = np.random.default_rng(SEED)
    redrawn, _ = search.over(_redrawn(Fit(month, value, design_of(month - found, season)), month, random))
    _, chance = search.over(_redrawn(Fit(month, value, search.unbroken), month, random))
    worse = np.quantile(redrawn[best] / redrawn.min(axis=0), confidence)
    possible = candidates[squares[:, 0] <= worse * squares[best, 0]]
    return Break(
        found,
        int(possible.min()),
        int(possible.max()),
        float(f[0]),
        float((1 + (chance >= f[0]).sum()) / (1 + REDRAWN)),
        interrupted(month - found, value, season, confidence=confidence),
    )


class _Search:
    """Least squares with a break at each of some months, for many series at once."""

    def __init__(self, month: Ints, season: Floats | None, candidates: Ints) -> None:
        self._bases = [np.linalg.qr(design_of(month - at, season))[0] for at in candidates.tolist()]
        # Without a break: one level, one trend.
        self.unbroken = np.delete(design_of(month - int(candidates[0]), season), [2, 3], axis=1)
        self._base = np.linalg.qr(self.unbroken)[0]
        self._free = len(month) - self._bases[0].shape[1]

    def over(self, values: Floats) -> tuple[Floats, Floats]:
        """Sums of squares [months, series] with a break at each month, and the largest F [series] against none."""
        whole = (values**2).sum(axis=0)
        left = np.array([whole - ((base.T @ values) ** 2).sum(axis=0) for base in self._bases])
        rounding = ROUNDING * whole + np.finfo(float).tiny
        left = np.maximum(left, rounding)
        least = left.min(axis=0)
        plain = np.maximum(whole - ((self._base.T @ values) ** 2).sum(axis=0), rounding)
        return left, (plain - least) / 2 / (least / self._free)


def _redrawn(fit: Fit, month: Ints, random: np.random.Generator) -> Floats:
    """[n, 999] series of the fitted course with new errors like the old."""
    news = fit.news
    drawn = random.choice(news - news.mean(), size=(len(news), REDRAWN))
    repeats = np.power(fit.autocorrelation, np.diff(month))
    errors = np.empty_like(drawn)
    errors[0] = drawn[0]
    for place, repeat in enumerate(repeats, start=1):
        errors[place] = repeat * errors[place - 1] + np.sqrt(1 - repeat**2) * drawn[place]
    return fit.fitted[:, None] + errors
