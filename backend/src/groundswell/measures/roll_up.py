"""Roll-ups: the figures of a group as sums over its member practices, period by period. Pure arrays.

A practice is counted in a group in the periods on whose first day it was a member (`then`), or, in every period, if
its membership has no known end (`now`). Missing is not zero: a roll-up says of how many practices it is the sum
(`contributing`) and how many could have been in it (`expected`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from groundswell.measures.periods import EVER

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]
MEMBERSHIPS = ("then", "now")
ROWS_AT_ONCE = 50_000


class Figures(NamedTuple):
    """Figures of one measure, one row each, sorted by organisation and month. NaN: not given."""

    organisation: Ids
    month: Ids
    numerator: Floats
    denominator: Floats
    value: Floats
    suppressed: NDArray[np.bool_]
    excluded: NDArray[np.bool_]

    def take(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> "Figures":
        return Figures(**{name: getattr(self, name)[which] for name in self._fields})


@dataclass(frozen=True)
class Memberships:
    """Practices in groups, one row a spell: a member in months first <= m < until. Sorted by child."""

    child: Ids
    parent: Ids
    first: Ids
    until: Ids
    opened: Ids
    """First month in which the child was open on the first day."""
    closed: Ids
    """First month in which it was no longer open."""

    @classmethod
    def of(cls, child: Ids, parent: Ids, first: Ids, until: Ids, opened: Ids, closed: Ids) -> "Memberships":
        order = np.argsort(child, kind="stable")
        return cls(child[order], parent[order], first[order], until[order], opened[order], closed[order])

    def take(self, which: NDArray[np.bool_]) -> "Memberships":
        return Memberships(
            self.child[which],
            self.parent[which],
            self.first[which],
            self.until[which],
            self.opened[which],
            self.closed[which],
        )

    def of_groups(self, groups: Ids) -> "Memberships":
        return self.take(np.isin(self.parent, groups))

    def as_now(self) -> "Memberships":
        """Today's members counted as if they had always been."""
        today = self.take(self.until == EVER)
        return replace(today, first=np.full(len(today.child), -EVER))


class RolledUp(NamedTuple):
    """One row for each group and month in which anything was stated, sorted by group and month."""

    organisation: Ids
    month: Ids
    numerator: Floats
    denominator: Floats
    value: Floats
    contributing: Ids
    expected: Ids
    above_zero: Ids
    excluded: Ids
    suppressed: Ids


def roll_up(
    figures: Figures,
    memberships: Memberships,
    *,
    aggregation: str,
    multiplier: float,
    not_practices: Ids | None = None,
) -> RolledUp:
    """Sums of `figures` by group and month.

    `aggregation` is `ratio` (value = sum of numerators / sum of denominators x multiplier), `sum` (of numerators)
    or `mean` (of values). `not_practices` are organisations whose figures are summed but which count as no practice.

    Worked out a stretch of months at a time: each figure counts in some five groups, and the room that takes should not
    grow with the length of the history.
    """
    parts = [_roll_up(block, memberships, aggregation, multiplier, not_practices) for block in _by_months(figures)]
    joined = RolledUp(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in RolledUp._fields})
    order = np.lexsort((joined.month, joined.organisation))
    return RolledUp(**{name: getattr(joined, name)[order] for name in RolledUp._fields})


def _by_months(figures: Figures) -> Iterator[Figures]:
    """The figures in stretches of whole months of about `ROWS_AT_ONCE` rows; one empty stretch if there are none."""
    if len(figures.month) <= ROWS_AT_ONCE:
        yield figures
        return
    first = int(figures.month.min())
    ends = np.cumsum(np.bincount(figures.month - first))
    stretch = ends // ROWS_AT_ONCE
    stretch_of_row = stretch[figures.month - first]
    for number in np.unique(stretch_of_row):
        yield figures.take(stretch_of_row == number)


def _roll_up(
    figures: Figures, memberships: Memberships, aggregation: str, multiplier: float, not_practices: Ids | None
) -> RolledUp:
    row, spell, is_open = _members_of_figures(figures, memberships)
    groups, line = np.unique(memberships.parent, return_inverse=True)
    first_month = int(figures.month.min()) if len(figures.month) else 0
    width = int(figures.month.max()) - first_month + 1 if len(figures.month) else 1
    # A cell for each group and month, of which those where anything was stated are kept: no need to sort to find them.
    cell = line[spell] * width + (figures.month[row] - first_month)
    stated = np.bincount(cell, minlength=len(groups) * width) > 0
    kept = np.flatnonzero(stated)
    place = (np.cumsum(stated) - 1)[cell]
    size = len(kept)
    counts = ~figures.excluded & ~figures.suppressed
    takes = counts[row]
    is_practice = (
        np.ones(len(row), bool) if not_practices is None else ~np.isin(figures.organisation[row], not_practices)
    )

    def total(column: Floats) -> Floats:
        given = takes & ~np.isnan(column[row])
        sums = np.bincount(place[given], weights=column[row[given]], minlength=size)
        return np.where(np.bincount(place[given], minlength=size) > 0, sums, np.nan)

    def count(which: NDArray[np.bool_]) -> Ids:
        return np.bincount(place[which], minlength=size).astype(np.int64)

    numerator, denominator = total(figures.numerator), total(figures.denominator)
    contributing = count(takes & is_practice)
    level = figures.value if aggregation == "mean" else figures.numerator
    with np.errstate(invalid="ignore", divide="ignore"):
        above_zero = count(takes & is_practice & (level[row] > 0))
        if aggregation == "ratio":
            value = np.where(denominator > 0, numerator / denominator * multiplier, np.nan)
        elif aggregation == "sum":
            value = numerator
        else:
            given = takes & ~np.isnan(figures.value[row])
            value = total(figures.value) / np.bincount(place[given], minlength=size)
    groups, months = groups[kept // width], kept % width + first_month
    expected = _open_members(memberships, groups, months) + count(is_practice & ~is_open)
    return RolledUp(
        groups,
        months,
        numerator,
        denominator,
        value,
        contributing,
        expected,
        above_zero,
        count(figures.excluded[row] & is_practice),
        count(figures.suppressed[row] & ~figures.excluded[row] & is_practice),
    )


def _members_of_figures(figures: Figures, memberships: Memberships) -> tuple[Ids, Ids, NDArray[np.bool_]]:
    """For each figure and each group it counts in: the figure's row, the spell, and whether the practice was open."""
    begin = np.searchsorted(memberships.child, figures.organisation, "left")
    end = np.searchsorted(memberships.child, figures.organisation, "right")
    spells = end - begin
    row = np.repeat(np.arange(len(figures.organisation)), spells)
    ends = np.cumsum(spells)
    spell = np.arange(len(row)) - np.repeat(ends - spells, spells) + np.repeat(begin, spells)
    month = figures.month[row]
    inside = (memberships.first[spell] <= month) & (month < memberships.until[spell])
    row, spell, month = row[inside], spell[inside], month[inside]
    is_open = (memberships.opened[spell] <= month) & (month < memberships.closed[spell])
    return row, spell, is_open


def _open_members(memberships: Memberships, groups: Ids, months: Ids) -> Ids:
    """How many practices each group had in each month that were open then."""
    if len(groups) == 0:
        return groups
    first = np.maximum(memberships.first, memberships.opened)
    until = np.minimum(memberships.until, memberships.closed)
    low, high = int(months.min()), int(months.max())
    wanted, column = np.unique(groups, return_inverse=True)
    keep = np.isin(memberships.parent, wanted) & (first <= high) & (until > low) & (first < until)
    place = np.searchsorted(wanted, memberships.parent[keep])
    width = high - low + 2
    changes = np.zeros((len(wanted), width), np.int64)
    np.add.at(changes, (place, np.clip(first[keep] - low, 0, width - 1)), 1)
    np.add.at(changes, (place, np.clip(until[keep] - low, 0, width - 1)), -1)
    return np.cumsum(changes, axis=1)[column, months - low]


def composed(inner: Memberships, outer: Memberships) -> Memberships:
    """Practices in the parents of their parents: a practice in a region while in a commissioner that was in it.

    `inner` and `outer` may each have several spells; the result has one row for each pair that overlaps in time.
    """
    begin = np.searchsorted(outer.child, inner.parent, "left")
    end = np.searchsorted(outer.child, inner.parent, "right")
    pairs = end - begin
    left = np.repeat(np.arange(len(inner.child)), pairs)
    ends = np.cumsum(pairs)
    right = np.arange(len(left)) - np.repeat(ends - pairs, pairs) + np.repeat(begin, pairs)
    first = np.maximum(inner.first[left], outer.first[right])
    until = np.minimum(inner.until[left], outer.until[right])
    overlap = first < until
    left, right = left[overlap], right[overlap]
    return united(
        inner.child[left],
        outer.parent[right],
        first[overlap],
        until[overlap],
        inner.opened[left],
        inner.closed[left],
    )


def united(child: Ids, parent: Ids, first: Ids, until: Ids, opened: Ids, closed: Ids) -> Memberships:
    """Memberships in which no practice is in one group twice at a time: overlapping and touching spells become one.

    A practice may reach a region by two ways, through its commissioner and through the commissioner's parent.
    """
    order = np.lexsort((first, parent, child))
    child, parent, first, until = child[order], parent[order], first[order], until[order]
    opened, closed = opened[order], closed[order]
    if len(child) == 0:
        return Memberships(child, parent, first, until, opened, closed)
    pair_begins = np.r_[True, (child[1:] != child[:-1]) | (parent[1:] != parent[:-1])]
    pair = np.cumsum(pair_begins) - 1
    # The furthest end so far within each pair: adding a step for each pair keeps one running maximum from the next.
    step = np.int64(1) << 33
    reach = np.maximum.accumulate(until + pair * step) - pair * step
    begins = pair_begins.copy()
    begins[1:] |= first[1:] > reach[:-1]
    at = np.flatnonzero(begins)
    return Memberships(child[at], parent[at], first[at], np.maximum.reduceat(until, at), opened[at], closed[at])
