"""Interrupted time series: what changed at one site, at once and month by month, against its own trend before.

Segmented regression (Wagner, Soumerai, Zhang and Ross-Degnan 2002, J Clin Pharm Ther 27:299; Lopez Bernal, Cummins and
Gasparrini 2017, Int J Epidemiol 46:348) with errors that follow the month before, fitted by restricted maximum
likelihood: of the methods compared by Turner, Forbes, Karahalios, Taljaard and McKenzie 2021 (BMC Med Res Methodol
21:181) the one whose ranges are nearest to what they say in short series. Newey-West errors were tried and miss the
truth too often in 18 to 48 months; `docs/evidence.md` has the figures.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from groundswell.evidence.estimate import CONFIDENCE, Estimate, Floats, Ints, with_t

FEWEST_BEFORE, FEWEST_AFTER = 12, 6
"""Months with figures before, and of the first twelve after; with fewer there is no trend to continue or compare."""
EFFECT_OVER = 12
"""The effect is the mean over so many first months."""
SEASON_FROM = 24
"""Months from which a yearly season is part of the regression."""
NO_SEASON = 1e-6
"""A wave of which less is left has cancelled out over the practices of a site, and the regression has none."""
MOST_CORRELATED = 0.95


class TooFewMonths(ValueError):
    """There are not enough months on one side of the change."""


@dataclass(frozen=True)
class Interrupted:
    """What a segmented regression says of one series."""

    effect: Estimate
    """Mean over the first twelve months after of what is fitted less the trend before, continued."""
    level: Estimate
    """The step in the first month."""
    slope: Estimate
    """The change of the trend, for each month."""
    after_a_year: Estimate | None
    """Fitted less continued in the thirteenth month; None where the figures end before it."""
    autocorrelation: float
    """Of errors a month apart, 0 to 0.95."""
    months_before: int
    months_after: int
    fitted: Floats
    """[n], at the months given."""
    continued: Floats
    """[n], the trend before with the season, carried on."""


def interrupted(
    month: Ints, value: Floats, season: Floats | None = None, *, without: int = 0, confidence: float = CONFIDENCE
) -> Interrupted:
    """Segmented regression of `value` [n] on `month` [n]: -1 is the last month before the change, 0 the first after.

    value = a + b month + after (c + d month) + season columns, with errors whose correlation over m months is r^m, so
    that a missing month is a longer step. `season` [n, s] is used from 24 months on. r is where the restricted
    likelihood is largest between 0 and 0.95: a negative r, mostly chance in short series, would narrow the ranges.
    Ranges are by t; what n months less the number of coefficients are worth shrinks by (1 - r) / (1 + r), as months
    that repeat each other say less (Bartlett 1935, J R Stat Soc 98:536), but not below 2. NaN values are left out.

    `without` leaves out so many months just before the change, once it is known that there are enough with them.

    Raises `TooFewMonths` with fewer than 12 months before, or 6 of the first 12 after.
    """
    given = ~np.isnan(value)
    before, after = int((given & (month < 0)).sum()), int((given & (month >= 0)).sum())
    first_year = month[given & (month >= 0) & (month < EFFECT_OVER)]
    if before < FEWEST_BEFORE or len(first_year) < FEWEST_AFTER:
        raise TooFewMonths(
            f"{before} months before and {len(first_year)} of the first {EFFECT_OVER} after; "
            f"{FEWEST_BEFORE} and {FEWEST_AFTER} are needed."
        )
    use_season = season is not None and before + after >= SEASON_FROM and float(np.abs(season[given]).max()) > NO_SEASON
    given &= (month >= 0) | (month < -without)
    design = design_of(month, season if use_season else None)
    fit = Fit(month[given], value[given], design[given])
    past = design.copy()
    past[:, 2:4] = 0.0
    lasts = bool((given & (month >= EFFECT_OVER)).any())
    return Interrupted(
        effect=fit.at(float(first_year.mean()), confidence),
        level=fit.at(0.0, confidence),
        slope=fit.contrast((0.0, 1.0), confidence),
        after_a_year=fit.at(float(EFFECT_OVER), confidence) if lasts else None,
        autocorrelation=fit.autocorrelation,
        months_before=int((given & (month < 0)).sum()),
        months_after=after,
        fitted=design @ fit.coefficients,
        continued=past @ fit.coefficients,
    )


def design_of(month: Ints, season: Floats | None = None) -> Floats:
    """The columns of the regression, [n, 4 + s]: one, month, after, after × month, season."""
    t = month.astype(np.float64)
    after = (month >= 0).astype(np.float64)
    return np.column_stack([np.ones(len(t)), t, after, after * t, *(() if season is None else season.T)])


def seasons(month: Ints) -> Floats:
    """The yearly wave of calendar months, counted from any January: sine and cosine along a last axis of two."""
    turn = 2 * np.pi * month / 12
    return np.stack([np.sin(turn), np.cos(turn)], axis=-1)


class Fit:
    """Generalised least squares with errors of correlation r^|months apart|, r by restricted maximum likelihood."""

    def __init__(self, month: Ints, value: Floats, design: Floats) -> None:
        self._gap = np.diff(month).astype(np.float64)
        self._value, self._design = value, design
        self._free = len(value) - int(np.linalg.matrix_rank(design))

    @cached_property
    def autocorrelation(self) -> float:
        from scipy.optimize import minimize_scalar

        found = minimize_scalar(
            self._minus_log_likelihood, bounds=(0.0, MOST_CORRELATED), method="bounded", options={"xatol": 1e-3}
        )
        return min((0.0, float(found.x)), key=self._minus_log_likelihood)  # the search never tries its end

    @cached_property
    def df(self) -> float:
        return max(2.0, self._free * (1 - self.autocorrelation) / (1 + self.autocorrelation))

    @cached_property
    def coefficients(self) -> Floats:
        return np.asarray(self._result.params, np.float64)

    @property
    def fitted(self) -> Floats:
        return np.asarray(self._design @ self.coefficients, np.float64)

    @property
    def news(self) -> Floats:
        """What each month does not repeat of the one before it, as wide as the errors themselves."""
        return np.asarray(self._result.resid * np.sqrt(len(self._value) / self._free), np.float64)

    @cached_property
    def _result(self) -> Any:
        from statsmodels.regression.linear_model import OLS

        value, design, _ = self._whitened(self.autocorrelation)
        return OLS(value, design).fit()

    def at(self, months_on: float, confidence: float = CONFIDENCE) -> Estimate:
        """Fitted less continued, so many months after the first."""
        return self.contrast((1.0, months_on), confidence)

    def contrast(self, weights: tuple[float, float], confidence: float = CONFIDENCE) -> Estimate:
        """A sum of the changes of level and of slope."""
        along = np.zeros(self._design.shape[1])
        along[2:4] = weights
        variance = float(along @ self._result.cov_params() @ along)
        return with_t(float(along @ self.coefficients), float(np.sqrt(variance)), self.df, confidence)

    def _whitened(self, r: float) -> tuple[Floats, Floats, float]:
        """Value and design as if errors were independent, and half the logarithm of the determinant of their
        correlation: what a month does not repeat of the one given before it, in units of its own spread."""
        repeats = np.power(r, self._gap)
        own = np.sqrt(1 - repeats**2)
        value, design = self._value.copy(), self._design.copy()
        value[1:] = (value[1:] - repeats * self._value[:-1]) / own
        design[1:] = (design[1:] - repeats[:, None] * self._design[:-1]) / own[:, None]
        return value, design, float(np.log(own).sum())

    def _minus_log_likelihood(self, r: float) -> float:
        """Restricted, with the variance profiled out (Harville 1977, J Am Stat Assoc 72:320)."""
        value, design, half_log_determinant = self._whitened(r)
        q, triangle = np.linalg.qr(design)
        rest = value - q @ (q.T @ value)
        logs = float(np.log(np.abs(np.diag(triangle))).sum()) + half_log_determinant
        return logs + self._free / 2 * float(np.log(max(float(rest @ rest), 1e-300)))
