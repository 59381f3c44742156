"""Figures of practices by month, and the series of sites counted from the month in which each practice adopted."""

from dataclasses import dataclass

import numpy as np

from groundswell.evidence.estimate import Floats, Ints
from groundswell.evidence.its import EFFECT_OVER, seasons

WINDOW = 24
"""Months on each side of an adoption that are looked at."""
LAST_THREE = 3
"""Months before adoption that are left out to see whether all hangs on them."""
NEVER = 1 << 30
"""A month later than any: of a practice that has not adopted."""


@dataclass(frozen=True)
class Panel:
    """Figures of one measure. Months count from January 1970; NaN: no figure that counts."""

    first: int
    """The month of the first column."""
    numerator: Floats
    """[practices, months]"""
    denominator: Floats
    """[practices, months]; 1 where the figure is a mean or a count of the practice, so that sums give plain means."""
    multiplier: float
    """Of numerator / denominator, to the unit of the measure."""

    def __post_init__(self) -> None:
        if self.numerator.shape != self.denominator.shape or self.numerator.ndim != 2:
            raise ValueError("Numerators and denominators need one shape, practices by months.")


@dataclass(frozen=True)
class Adoptions:
    """For each practice of a panel, when it adopted and with whom. [practices] each."""

    until: Ints
    """The month that holds the day of adoption: those before it are "before". NEVER: not adopted."""
    begins: Ints
    """The first whole month after: the same month where the day is its first, else the next."""
    site: Ints
    """Number of the site, from 0; -1 for practices that have not adopted."""
    group: Ints
    """Number of the federation, or whatever else it works with; of all practices."""

    @classmethod
    def of(cls, days: np.ndarray, group: Ints) -> "Adoptions":
        """From days of adoption, datetime64[D] with NaT for none: a site is the adopters of one group."""
        month = days.astype("datetime64[M]")
        adopted = ~np.isnat(days)
        until = np.where(adopted, month.astype(np.int64), NEVER)
        begins = np.where(adopted & (month.astype("datetime64[D]") != days), until + 1, until)
        site = np.full(len(days), -1)
        _, site[adopted] = np.unique(group[adopted], return_inverse=True)
        return cls(until, begins, site, group)

    @property
    def sites(self) -> int:
        return int(self.site.max(initial=-1)) + 1


@dataclass(frozen=True)
class SiteSeries:
    """The series of one site, columns of one length."""

    month: Ints
    """-24 to 23; 0 is the first whole month after each practice's adoption."""
    value: Floats
    """NaN: fewer than half of the practices have a figure."""
    season: Floats
    """[n, 2], sine and cosine of the calendar months behind each value, weighted as the figures are."""
    practices: int
    """How many have a figure on both sides."""
    last_three: int
    """Months before nought that hold the last three before any adoption: 4 where someone adopted within a month."""

    @property
    def months_before(self) -> int:
        return int((~np.isnan(self.value) & (self.month < 0)).sum())

    @property
    def months_after(self) -> int:
        """Of the first twelve."""
        return int((~np.isnan(self.value) & (self.month >= 0) & (self.month < EFFECT_OVER)).sum())


def site_series(panel: Panel, adoptions: Adoptions, site: int) -> SiteSeries:
    """Sums over the practices of a site, month by month from the first whole month after each one's own adoption.

    The month that holds the day of adoption counts on neither side unless the day is its first. A practice without a
    figure on both sides is left out: it would move the level, not the trend.
    """
    rows = np.flatnonzero(adoptions.site == site)
    month = np.arange(-WINDOW, WINDOW)
    calendar = adoptions.begins[rows, None] + month
    column = calendar - panel.first
    inside = (column >= 0) & (column < panel.numerator.shape[1])
    inside &= (month >= 0) | (calendar < adoptions.until[rows, None])
    column = np.where(inside, column, 0)
    numerator, denominator = panel.numerator[rows[:, None], column], panel.denominator[rows[:, None], column]
    counts = inside & ~np.isnan(numerator) & (denominator > 0)
    both = counts[:, month < 0].any(axis=1) & counts[:, month >= 0].any(axis=1)
    counts &= both[:, None]
    weight = np.where(counts, denominator, 0.0)
    whole = weight.sum(axis=0)
    enough = (2 * counts.sum(axis=0) >= both.sum()) & (whole > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.where(counts, numerator, 0.0).sum(axis=0) / whole * panel.multiplier
        season = np.einsum("pm,pms->ms", weight, seasons(calendar)) / whole[:, None]
    return SiteSeries(
        month,
        np.where(enough, value, np.nan),
        np.where(enough[:, None], season, 0.0),
        int(both.sum()),
        LAST_THREE + int((adoptions.begins[rows] - adoptions.until[rows])[both].max(initial=0)),
    )
