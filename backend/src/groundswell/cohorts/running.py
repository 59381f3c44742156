"""Cohorts with what tells how they stand: their terms, how many take part, how many sessions have been held."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from groundswell.cohorts import queries
from groundswell.cohorts.models import Cohort, Participant, Site, TaughtSession, Term
from groundswell.database.listed import Listed, paged
from groundswell.programmes.models import Programme


class CohortFacts(NamedTuple):
    cohort: Cohort
    programme: Programme
    site: Site | None
    terms: list[Term]
    participants: int
    """Who takes part still."""
    left: int
    sessions: int
    held: int
    """Whose day has come."""

    @property
    def first(self) -> date | None:
        return self.terms[0].first if self.terms else None

    @property
    def last(self) -> date | None:
        return max((queries.last_day(term) for term in self.terms), default=None)


def is_running(day: date) -> ColumnElement[bool]:
    """Between the first day of a cohort's first term and the last of its last."""
    begun = select(Term.id).where(Term.cohort_id == Cohort.id, Term.first <= day).correlate(Cohort).exists()
    lasts = select(Term.id).where(Term.cohort_id == Cohort.id, queries.lasts_on(day)).correlate(Cohort).exists()
    return begun & lasts


def cohorts(
    session: Session,
    *,
    day: date,
    programme: str | None = None,
    site_id: int | None = None,
    running: bool | None = None,
    code: str | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[CohortFacts]:
    """By name. Five queries."""
    query = (
        select(Cohort, Programme, Site)
        .join(Programme, Programme.id == Cohort.programme_id)
        .outerjoin(Site, Site.id == Cohort.site_id)
    )
    if programme is not None:
        query = query.where(Programme.code == programme)
    if site_id is not None:
        query = query.where(Cohort.site_id == site_id)
    if code is not None:
        query = query.where(Cohort.code == code)
    if running is not None:
        query = query.where(is_running(day) if running else ~is_running(day))
    found = paged(
        session,
        query,
        (Cohort.name, Cohort.code),
        lambda row: [row[0].name, row[0].code],
        limit=limit,
        after=after,
    )
    ids = [row[0].id for row in found.rows]
    terms: dict[int, list[Term]] = {each: [] for each in ids}
    for term in session.scalars(select(Term).where(Term.cohort_id.in_(ids)).order_by(Term.first, Term.id)):
        terms[term.cohort_id].append(term)
    still = or_(Participant.left_on.is_(None), Participant.left_on > day)
    people = _counted(session, Participant.cohort_id, still, ids)
    sessions = _counted(session, TaughtSession.cohort_id, TaughtSession.day <= day, ids)
    rows = [
        CohortFacts(
            cohort,
            within,
            site,
            terms[cohort.id],
            people[cohort.id][0],
            people[cohort.id][1] - people[cohort.id][0],
            sessions[cohort.id][1],
            sessions[cohort.id][0],
        )
        for cohort, within, site in found.rows
    ]
    return Listed(rows, found.total, found.last)


def _counted(session: Session, of: Any, such: ColumnElement[bool], ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """How many rows a cohort has for which `such` holds, and how many in all."""
    rows = session.execute(select(of, func.sum(case((such, 1), else_=0)), func.count()).where(of.in_(ids)).group_by(of))
    return dict.fromkeys(ids, (0, 0)) | {cohort_id: (some, every) for cohort_id, some, every in rows}
