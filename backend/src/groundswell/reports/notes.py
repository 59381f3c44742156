"""What stands beside a chart: figures set aside, and months without any."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.measures.models import Exclusion, Observation
from groundswell.measures.periods import month_of
from groundswell.reports.cells import iso
from groundswell.reports.grammar import capital, counted, listed, month_year
from groundswell.reports.schemas import Note
from groundswell.revisions.models import Revision

_GAP = "Never sent. Left as a gap; runs start again after it."


class StandingExclusion(NamedTuple):
    """An exclusion that stands, with who made it and when."""

    id: int
    first: int
    last: int
    reason: str
    by: str
    at: datetime

    @property
    def words(self) -> str:
        return f"“{self.reason}” {self.by}, {self.at.day} {self.at:%B %Y}."


def exclusions_of(session: Session, measure_id: int) -> list[StandingExclusion]:
    """Every exclusion of a measure that has not been lifted, oldest months first. One query."""
    rows = session.execute(
        select(Exclusion.id, Exclusion.first, Exclusion.last, Exclusion.reason, Revision.by_name, Revision.made_at)
        .join(Revision, Revision.id == Exclusion.revision_id)
        .where(Exclusion.measure_id == measure_id, Exclusion.lifted_revision_id.is_(None))
        .order_by(Exclusion.first, Exclusion.id)
    )
    return [StandingExclusion(r.id, month_of(r.first), month_of(r.last), r.reason, r.by_name, r.made_at) for r in rows]


def exclusion_by_month(session: Session, measure_id: int, organisation_id: int) -> dict[int, int]:
    """Of one practice: which exclusion sets a month's figure aside. One query."""
    rows = session.execute(
        select(Observation.period, Observation.exclusion_id).where(
            Observation.organisation_id == organisation_id,
            Observation.measure_id == measure_id,
            Observation.exclusion_id.is_not(None),
        )
    )
    return {month_of(period): exclusion for period, exclusion in rows if exclusion is not None}


def exclusion_notes(
    standing: Sequence[StandingExclusion], excluded: dict[int, int], of: dict[int, int] | None, *, is_group: bool
) -> list[Note]:
    """`excluded`: how many figures of each month are set aside. `of`: by which exclusion, where that is known."""
    notes: list[Note] = []
    for exclusion in standing:
        months = [
            month
            for month in sorted(excluded)
            if exclusion.first <= month <= exclusion.last and (of is None or of.get(month) == exclusion.id)
        ]
        if not months:
            continue
        if is_group:
            many = sum(excluded[month] for month in months)
            what = f"{capital(counted(many, 'figure'))} of practices left out of the sums."
        else:
            what = "Drawn hollow; not in limits or rules."
        notes.append(
            {
                "period": iso(months[0]),
                "until": iso(months[-1]) if len(months) > 1 else None,
                "title": f"{_stretch(months[0], months[-1])}, excluded",
                "words": f"{exclusion.words} {what}",
                "kind": "exclusion",
            }
        )
    return notes


def gap_notes(missing: Collection[int], latest: int) -> list[Note]:
    """One note for each stretch of months in which nothing was sent. `latest`: the end of the axis."""
    notes: list[Note] = []
    months = sorted(missing)
    begin = 0
    for place, month in enumerate(months):
        if place + 1 < len(months) and months[place + 1] == month + 1:
            continue
        first = months[begin]
        notes.append(
            {
                "period": iso(first),
                "until": iso(month) if month > first else None,
                "title": f"{_stretch(first, month)}, no figures",
                "words": "Not sent so far." if month == latest else _GAP,
                "kind": "gap",
            }
        )
        begin = place + 1
    return notes


def _stretch(first: int, last: int) -> str:
    """ "August 2015", "August and September 2015", "December 2015 to March 2016"."""
    if first == last:
        return month_year(first)
    if last == first + 1 and last % 12:
        return f"{listed([month_year(first).split()[0], month_year(last)])}"
    return f"{month_year(first)} to {month_year(last)}"
