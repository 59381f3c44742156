"""Adopters beside practices like them that had not yet adopted: differences in differences over a staggered spread.

Stacked differences in differences: every month of adoption is a comparison of its own with practices that adopt later
than its window, or never (Cengiz, Dube, Lindner and Zipperer 2019, Q J Econ 134:1405), so that no practice that has
adopted serves as a comparison. Comparisons weigh in each as much as its adopters (Wing, Freedman and Hollingsworth
2024, NBER w32054). The months before and after are one mean each (Bertrand, Duflo and Mullainathan 2004, Q J Econ
119:249), and errors are clustered by federation, in which practices adopt together.
"""

from dataclasses import dataclass

import numpy as np

from groundswell.evidence.estimate import CONFIDENCE, NEGLIGIBLE, Estimate, Floats, Ints, with_t
from groundswell.evidence.panel import NEVER, Adoptions, Panel

MATCHES = 3
"""Comparisons for each adopter."""
SPAN = 12
"""Months of the means before and after."""
FEWEST_MONTHS = 6
"""Of each mean."""
FEWEST_ADOPTERS, FEWEST_GROUPS = 8, 3


@dataclass(frozen=True)
class Compared:
    effect: Estimate
    """How much more adopters changed than those beside them."""
    adopters: int
    comparisons: int
    """Different practices among the matches."""


class TooFewToCompare(ValueError):
    """There are not enough adopters with practices like them beside them."""


@dataclass(frozen=True)
class _Rows:
    """Rows of the regression: one an adopter, and one a practice for each stack it is a match in."""

    change: Floats
    adopter: Floats
    weight: Floats
    stack: Ints
    practice: Ints


def matched_differences(
    panel: Panel, adoptions: Adoptions, size: Floats, *, confidence: float = CONFIDENCE
) -> Compared:
    """The mean change of adopters less that of matched practices that had not yet adopted, in the unit of the measure.

    `size` [practices] is the list size; NaN is taken for the middle one. Each adopter is matched with the 3 practices
    nearest in level and in the logarithm of size, both in standard deviations, among those that adopt at least 12
    months later; whoever is as near as the third is a match too, and all weigh the same (Abadie and Imbens 2006,
    Econometrica 74:235), so that the order of practices says nothing. The level is that of months 24 to 13 before
    where six of them have figures, because matching on the months compared would let chance highs fall back and look
    like change (Daw and Hatfield 2018, Health Serv Res 53:4138); else of the 12 months before. A range is by t with the
    adopters' federations less one degrees of freedom.

    Raises `TooFewToCompare` with fewer than 8 adopters in 3 federations.
    """
    from statsmodels.regression.linear_model import WLS

    windows = _Windows(panel)
    logs = np.log(np.where(size > 0, size, np.nan))
    middle = np.nanmedian(logs) if (~np.isnan(logs)).any() else 0.0
    rows = _stacked(windows, adoptions, np.where(np.isnan(logs), middle, logs))
    adopters = rows.practice[rows.adopter == 1]
    groups = len(np.unique(adoptions.group[adopters]))
    if len(adopters) < FEWEST_ADOPTERS or groups < FEWEST_GROUPS:
        raise TooFewToCompare(f"{len(adopters)} adopters in {groups} groups have practices like them beside them.")
    stacks, stack = np.unique(rows.stack, return_inverse=True)
    design = np.column_stack([rows.adopter, np.eye(len(stacks))[stack]])
    fit = WLS(rows.change, design, weights=rows.weight).fit(
        cov_type="cluster", cov_kwds={"groups": adoptions.group[rows.practice]}
    )
    return Compared(
        with_t(float(fit.params[0]), float(fit.bse[0]), groups - 1, confidence),
        len(adopters),
        len(np.unique(rows.practice[rows.adopter == 0])),
    )


class _Windows:
    """Figures of practices over stretches of months, from running sums."""

    def __init__(self, panel: Panel) -> None:
        counts = ~np.isnan(panel.numerator) & (panel.denominator > 0)
        self._first, self._months, self._multiplier = panel.first, counts.shape[1], panel.multiplier
        self._sums = [
            np.concatenate([np.zeros((len(counts), 1)), np.cumsum(np.where(counts, part, 0.0), axis=1)], axis=1)
            for part in (panel.numerator, panel.denominator, np.ones(counts.shape))
        ]

    def mean(self, first: int, until: int) -> Floats:
        """[practices], over months first <= m < until; NaN with figures in fewer than six of them."""
        begin, end = (int(np.clip(month - self._first, 0, self._months)) for month in (first, until))
        top, below, months = (sums[:, end] - sums[:, begin] for sums in self._sums)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(months >= FEWEST_MONTHS, top / below * self._multiplier, np.nan)


def _stacked(windows: _Windows, adoptions: Adoptions, size: Floats) -> _Rows:
    """Every adopter with its matches, stack by stack; a stack is one month of adoption."""
    moments = np.unique(np.column_stack([adoptions.until, adoptions.begins])[adoptions.until < NEVER], axis=0)
    change, adopter, weight, stack, practice = [], [], [], [], []
    for number, (until, begins) in enumerate(moments.tolist()):
        before, after = windows.mean(until - SPAN, until), windows.mean(begins, begins + SPAN)
        earlier = windows.mean(until - 2 * SPAN, until - SPAN)
        changed = after - before
        changed[np.abs(changed) <= NEGLIGIBLE * np.abs(before)] = 0.0
        # Whoever has no figures that early is matched, like for like, on the year before.
        for level, whose in ((earlier, ~np.isnan(earlier)), (before, np.isnan(earlier))):
            able = ~np.isnan(changed) & ~np.isnan(level)
            theirs = np.flatnonzero(able & whose & (adoptions.until == until) & (adoptions.begins == begins))
            others = np.flatnonzero(able & (adoptions.until >= begins + SPAN))
            if not len(theirs) or len(others) < MATCHES:
                continue
            shares = _shares(level, size, theirs, others)
            found = others[shares > 0]
            rows = np.r_[theirs, found]
            practice.append(rows)
            change.append(changed[rows])
            adopter.append(np.r_[np.ones(len(theirs)), np.zeros(len(found))])
            weight.append(np.r_[np.ones(len(theirs)), shares[shares > 0]])
            stack.append(np.full(len(rows), number))
    if not practice:
        nothing = np.empty(0)
        return _Rows(nothing, nothing, nothing, nothing.astype(np.int64), nothing.astype(np.int64))
    return _Rows(*(np.concatenate(part) for part in (change, adopter, weight, stack, practice)))


def _shares(level: Floats, size: Floats, theirs: Ints, others: Ints) -> Floats:
    """[others]: how many adopters each stands beside, an adopter being shared by the nearest to it."""
    apart = np.zeros((len(theirs), len(others)))
    for what in (level, size):
        spread = float(np.std(what[others]))
        if spread > NEGLIGIBLE * float(np.abs(what[others]).max()):
            apart += ((what[theirs][:, None] - what[others]) / spread) ** 2
    third = np.partition(apart, MATCHES - 1, axis=1)[:, MATCHES - 1 : MATCHES]
    near = apart <= third + NEGLIGIBLE * (1 + third)
    return np.asarray((near / near.sum(axis=1, keepdims=True)).sum(axis=0), np.float64)
