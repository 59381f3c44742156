"""The constant panel: only the practices that reported in every month of a stretch of time, so that a line cannot
move because others came or went."""

import numpy as np
from numpy.typing import NDArray

from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import EVER
from groundswell.measures.roll_up import Figures, Ids, Memberships, RolledUp, roll_up


def constant_panel(
    figures: Figures, memberships: Memberships, group: int, definition: MeasureDefinition
) -> tuple[RolledUp, int]:
    """The roll-up of `group` over its constant panel, and how many practices that is. Pure.

    `figures` are those of the months in question, `memberships` as roll-ups take them. In the panel is who reported,
    neither suppressed nor excluded, as a member of the group in every month in which anyone of it did.
    """
    inside = memberships.parent == group
    own = Memberships(
        *(getattr(memberships, name)[inside] for name in ("child", "parent", "first", "until", "opened", "closed"))
    )
    counts = figures.take(~figures.suppressed & ~figures.excluded & np.isin(figures.organisation, own.child))
    member = was_member(counts, own)
    counts = counts.take(member)
    months = np.unique(counts.month)
    practices, reported = np.unique(counts.organisation, return_counts=True)
    steady = practices[reported == len(months)]
    chosen = counts.take(np.isin(counts.organisation, steady))
    always = np.full(len(steady), EVER)
    panel = Memberships(steady, np.full(len(steady), group), -always, always, -always, always)
    summed = roll_up(chosen, panel, aggregation=definition.aggregation, multiplier=definition.multiplier)
    return summed, len(steady)


def was_member(figures: Figures, memberships: Memberships) -> NDArray[np.bool_]:
    """Whether each figure's practice was in the group in that month."""
    begin = np.searchsorted(memberships.child, figures.organisation, "left")
    end = np.searchsorted(memberships.child, figures.organisation, "right")
    inside = np.zeros(len(figures.month), bool)
    longest: int = int((end - begin).max()) if len(begin) else 0
    for step in range(longest):  # spells of one practice in one group: rarely more than two
        at: Ids = np.minimum(begin + step, len(memberships.child) - 1)
        covers = (memberships.first[at] <= figures.month) & (figures.month < memberships.until[at])
        inside |= (begin + step < end) & covers
    return inside
