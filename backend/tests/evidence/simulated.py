"""Innovations whose effect is known, at practices whose figures are not: made by chance, the same for the same seed.

The shares of practices differ in level; each federation has a trend of its own; everyone has a yearly wave that is no
plain sine; errors follow the month before, in the federation and in the practice; months are missing; and what a
practice counts is binomial. Federations adopt one after another, their practices over half a year, on any day.
"""

from dataclasses import dataclass

import numpy as np
from scipy.signal import lfilter

from groundswell.evidence.estimate import Floats, Ints
from groundswell.evidence.panel import Adoptions, Panel

JANUARY_2014 = 44 * 12
MONTHS = 60
FEDERATIONS, ADOPTING = 40, 12


@dataclass(frozen=True)
class Truth:
    """Effects in points, as the mean over the first twelve months."""

    average: float
    differ: float
    """Standard deviation between sites."""


@dataclass(frozen=True)
class Simulated:
    panel: Panel
    adoptions: Adoptions
    size: Floats
    truth: Truth
    effects: Floats
    """[sites]"""

    @property
    def of_adopters(self) -> float:
        """The mean effect over practices that adopted."""
        return float(self.effects[self.adoptions.site[self.adoptions.site >= 0]].mean())


def simulated(seed: int, truth: Truth, *, shock: float = 0.0, dip: float = 0.0, after_worst: bool = False) -> Simulated:
    """`shock`: points by which everyone falls in month 36, adopters or not. `dip`: points by which practices are worse
    by chance in the three months before they adopt. `after_worst`: each practice adopts when its last three months were
    worse than any other three of that year."""
    random = np.random.default_rng(seed)
    members = random.integers(4, 13, FEDERATIONS)
    group = np.repeat(np.arange(FEDERATIONS), members)
    practices = len(group)
    days = _days(random, group)
    month = JANUARY_2014 + np.arange(MONTHS)
    effects = random.normal(truth.average, truth.differ, ADOPTING) if truth.differ else np.full(ADOPTING, truth.average)
    share = 12 + random.normal(0, 2.5, (practices, 1)) + random.normal(0, 1, FEDERATIONS)[group][:, None]
    share = share + (random.normal(0, 0.03, FEDERATIONS)[group][:, None] - 0.02) * np.arange(MONTHS)
    share = share + random.uniform(0.5, 1.5, (practices, 1)) * _season(month)
    share = share + _errors(random, (FEDERATIONS, MONTHS), 0.6, 0.3)[group]
    share = share + _errors(random, (practices, MONTHS), 1.5, 0.4)
    adoptions = Adoptions.of(_after_worst(days, share) if after_worst else days, group)
    share = share + _since(adoptions, month, effects) - shock * (month >= JANUARY_2014 + 36)
    ahead = adoptions.until[:, None] - month
    share = share + dip * ((ahead >= 1) & (ahead <= 3))
    size = np.exp(random.normal(9, 0.5, practices))
    calls = np.maximum(50, random.poisson(size[:, None] * 0.15, (practices, MONTHS))).astype(np.float64)
    missed = random.binomial(calls.astype(np.int64), np.clip(share, 0.5, 60) / 100).astype(np.float64)
    missed[random.random(missed.shape) < 0.03] = np.nan
    return Simulated(Panel(JANUARY_2014, missed, calls, 100.0), adoptions, size, truth, effects)


def _days(random: np.random.Generator, group: Ints) -> np.ndarray:
    """Federations 0 to 11 adopt in waves; a fifth of their practices never do."""
    wave = random.integers(20, MONTHS - 16, FEDERATIONS)
    days = np.full(len(group), "NaT", "datetime64[D]")
    for row in np.flatnonzero((group < ADOPTING) & (random.random(len(group)) < 0.8)):
        month = JANUARY_2014 + wave[group[row]] + random.integers(0, 7)
        days[row] = np.datetime64(int(month), "M").astype("datetime64[D]") + int(random.integers(0, 28))
    # Every federation that is meant to has adopted somewhere, so that the effects and the sites go together.
    for federation in range(ADOPTING):
        if np.isnat(days[group == federation]).all():
            first = np.flatnonzero(group == federation)[0]
            days[first] = np.datetime64(int(JANUARY_2014 + wave[federation]), "M").astype("datetime64[D]")
    return days


def _after_worst(days: np.ndarray, share: Floats) -> np.ndarray:
    """Days moved to the month, of the six on either side, before which the practice's three months were worst."""
    moved = days.copy()
    for row in np.flatnonzero(~np.isnat(days)):
        planned = int(days[row].astype("datetime64[M]").astype(np.int64)) - JANUARY_2014
        worst = max(range(planned - 6, planned + 7), key=lambda place: share[row, place - 3 : place].mean())
        moved[row] = np.datetime64(JANUARY_2014 + worst, "M").astype("datetime64[D]") + 14
    return moved


def _season(month: Ints) -> Floats:
    turn = 2 * np.pi * month / 12
    return np.cos(turn) + 0.4 * np.sin(2 * turn)


def _errors(random: np.random.Generator, shape: tuple[int, int], spread: float, repeat: float) -> Floats:
    """Of correlation `repeat` from one month to the next, and standard deviation `spread`."""
    news = random.normal(0, spread, shape) * np.sqrt(1 - repeat**2)
    news[:, 0] /= np.sqrt(1 - repeat**2)
    return np.asarray(lfilter([1.0], [1.0, -repeat], news, axis=1), np.float64)


def _since(adoptions: Adoptions, month: Ints, effects: Floats) -> Floats:
    """Seven tenths of each effect at once and the rest growing, so that the first twelve months have it on average."""
    months_on = month - adoptions.begins[:, None]
    whole = np.where(adoptions.site >= 0, effects[adoptions.site], 0.0)[:, None]
    return np.where(months_on >= 0, whole * (0.7 + 0.3 / 5.5 * months_on), 0.0)
