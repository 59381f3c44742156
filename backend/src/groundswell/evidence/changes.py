"""How differently practices changed from one year to the next, and how much of that chance would make."""

from dataclasses import dataclass

import numpy as np

from groundswell.evidence.estimate import NEGLIGIBLE, Floats
from groundswell.evidence.panel import Panel

SPAN, FEWEST_MONTHS = 12, 6
PERCENTILES = (5, 25, 50, 75, 95)
BINS = 24


@dataclass(frozen=True)
class Changes:
    change: Floats
    """[practices with six figures in both years], after less before, in the unit of the measure."""
    percentiles: Floats
    """At 5, 25, 50, 75 and 95."""
    edges: Floats
    """[bins + 1] of a histogram over the middle 99 of 100; the outermost bins hold what lies beyond."""
    counts: np.ndarray
    better: int
    beyond_chance: float
    """Standard deviation of true changes between practices, in the unit of the measure; 0 where chance explains all."""


class NoChanges(ValueError):
    """No practice has figures on both sides."""


def changes(panel: Panel, at: int, better: int) -> Changes:
    """Each practice's mean over the 12 months from `at` less that over the 12 months before.

    Beyond chance is what the spread of changes has over what months that vary as these do would give: the variance of
    changes less the mean of their sampling variances (Hedges and Olkin 1985, ch. 9). A mean of n months varies by
    s² / n, s² being the variance of months about their own trend, widened as neighbouring months are alike; how alike
    is of all practices together. `better`: -1 where lower is better, 1 higher, 0 neither.

    Raises `NoChanges` where no practice has six figures in each year.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.where(panel.denominator > 0, panel.numerator / panel.denominator * panel.multiplier, np.nan)
    before, after = (_Year(value, first - panel.first) for first in (at - SPAN, at))
    enough = (before.months >= FEWEST_MONTHS) & (after.months >= FEWEST_MONTHS)
    if not enough.any():
        raise NoChanges("No practice has six figures in both years.")
    change = (after.mean - before.mean)[enough]
    change[np.abs(change) <= NEGLIGIBLE * np.abs(before.mean[enough])] = 0.0
    neighbours, squares = (
        float(sum(getattr(year, name)[enough].sum() for year in (before, after))) for name in ("neighbours", "squares")
    )
    widened = _widening(neighbours / squares) if squares > 0 else 1.0
    chance = (before.error_squared + after.error_squared)[enough] * widened
    spread = float(np.var(change, ddof=1)) if len(change) > 1 else 0.0
    low, high = np.percentile(change, [0.5, 99.5])
    edges = np.linspace(low, high, BINS + 1) if high > low else np.array([low - 0.5, low + 0.5])
    counts, _ = np.histogram(np.clip(change, edges[0], edges[-1]), edges)
    return Changes(
        change,
        np.percentile(change, PERCENTILES),
        edges,
        counts,
        int((change * better > 0).sum()) if better else int((change != 0).sum()),
        float(np.sqrt(max(0.0, spread - float(chance.mean())))),
    )


def _widening(likeness: float) -> float:
    """By how much more than s² / n the mean of twelve months varies, where months about their trend have this product
    with their neighbours for each square. Exact for errors of correlation r^|months apart| and no month missing: the
    trend that was taken out took some of what is alike with it."""
    t = np.arange(SPAN) - (SPAN - 1) / 2
    out = np.eye(SPAN) - 1 / SPAN - np.outer(t, t) / (t @ t)
    tried = np.linspace(0, 0.9, 91)
    alike, wider = [], []
    for r in tried.tolist():
        errors = np.power(r, np.abs(np.subtract.outer(t, t)))
        left = out @ errors @ out
        own = np.diag(left)
        alike.append(np.diag(left, 1).sum() / ((own[1:] + own[:-1]) / 2).sum())
        wider.append(errors.sum() / SPAN / (own.sum() / (SPAN - 2)))
    return float(np.interp(likeness, alike, wider))


class _Year:
    """Twelve months of every practice about their own straight line."""

    def __init__(self, value: Floats, begin: int) -> None:
        columns = np.arange(begin, begin + SPAN)
        inside = (columns >= 0) & (columns < value.shape[1])
        given = np.full((len(value), SPAN), np.nan)
        given[:, inside] = value[:, columns[inside]]
        known = ~np.isnan(given)
        self.months = known.sum(axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            t = np.where(known, np.arange(SPAN), 0.0)
            t = np.where(known, np.arange(SPAN) - (t.sum(axis=1) / self.months)[:, None], 0.0)
            self.mean = np.where(known, given, 0.0).sum(axis=1) / self.months
            apart = np.where(known, given - self.mean[:, None], 0.0)
            slope = (t * apart).sum(axis=1) / (t**2).sum(axis=1)
            rest = np.where(known, apart - slope[:, None] * t, 0.0)
            self.error_squared = (rest**2).sum(axis=1) / (self.months - 2) / self.months
        pairs = known[:, 1:] & known[:, :-1]
        self.neighbours = np.where(pairs, rest[:, 1:] * rest[:, :-1], 0.0).sum(axis=1)
        self.squares = np.where(pairs, (rest[:, 1:] ** 2 + rest[:, :-1] ** 2) / 2, 0.0).sum(axis=1)
