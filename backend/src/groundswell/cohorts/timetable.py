"""Sessions as people look them up: in a cohort, between two days, or one's own; with their number in the cohort."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from groundswell.cohorts.models import Attendance, Cohort, Facilitator, Participant, TaughtSession, Term
from groundswell.database.listed import Listed, paged
from groundswell.faculty.models import FacultyMember
from groundswell.people.models import Person
from groundswell.programmes.models import Theme


class SessionFacts(NamedTuple):
    taught: TaughtSession
    cohort: Cohort
    term: Term
    theme: Theme | None
    number: int
    """Its place among the sessions of its cohort, from 1."""
    facilitators: list[tuple[FacultyMember, Person]]
    marks: Counter[str]
    """How many present, apologies, absent; empty while attendance has not been taken."""


def sessions(
    session: Session,
    *,
    cohort: str | None = None,
    first: date | None = None,
    last: date | None = None,
    of: int | None = None,
    session_id: int | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[SessionFacts]:
    """By day and time. `of`: only those that this user facilitates or takes part in. Four queries."""
    query = (
        select(TaughtSession, Cohort, Term, Theme, _number())
        .join(Cohort, Cohort.id == TaughtSession.cohort_id)
        .join(Term, Term.id == TaughtSession.term_id)
        .outerjoin(Theme, Theme.id == TaughtSession.theme_id)
    )
    if cohort is not None:
        query = query.where(Cohort.code == cohort)
    if first is not None:
        query = query.where(TaughtSession.day >= first)
    if last is not None:
        query = query.where(TaughtSession.day <= last)
    if of is not None:
        query = query.where(of_user(of))
    if session_id is not None:
        query = query.where(TaughtSession.id == session_id)
    found = paged(
        session,
        query,
        (TaughtSession.day, TaughtSession.begins, TaughtSession.id),
        lambda row: [row[0].day.isoformat(), row[0].begins.isoformat(), row[0].id],
        limit=limit,
        after=after,
    )
    ids = [row[0].id for row in found.rows]
    facilitators, marks = _facilitators(session, ids), _marks(session, ids, {row[1].id for row in found.rows})
    rows = [
        SessionFacts(row[0], row[1], row[2], row[3], row[4], facilitators[row[0].id], marks[row[0].id])
        for row in found.rows
    ]
    return Listed(rows, found.total, found.last)


def of_user(user_id: int) -> ColumnElement[bool]:
    """Sessions that a user facilitates, or takes part in on their day."""
    facilitates = (
        select(Facilitator.session_id)
        .join(FacultyMember, FacultyMember.id == Facilitator.member_id)
        .join(Person, Person.id == FacultyMember.person_id)
        .where(Person.user_id == user_id)
    )
    takes_part = (
        select(Participant.id)
        .join(Person, Person.id == Participant.person_id)
        .where(
            Person.user_id == user_id,
            Participant.cohort_id == TaughtSession.cohort_id,
            Participant.joined <= TaughtSession.day,
            or_(Participant.left_on.is_(None), Participant.left_on > TaughtSession.day),
        )
        .correlate(TaughtSession)
    )
    return or_(TaughtSession.id.in_(facilitates), takes_part.exists())


def takes_part_in(user_id: int) -> ColumnElement[bool]:
    """Cohorts in which a user takes part."""
    return Cohort.id.in_(
        select(Participant.cohort_id)
        .join(Person, Person.id == Participant.person_id)
        .where(Person.user_id == user_id, Participant.left_on.is_(None))
    )


def _number() -> ScalarSelect[int]:
    before = aliased(TaughtSession)
    return (
        select(func.count())
        .select_from(before)
        .where(
            and_(
                before.cohort_id == TaughtSession.cohort_id,
                tuple_(before.day, before.begins, before.id)
                <= tuple_(TaughtSession.day, TaughtSession.begins, TaughtSession.id),
            )
        )
        .correlate(TaughtSession)
        .scalar_subquery()
    )


def _facilitators(session: Session, ids: Collection[int]) -> dict[int, list[tuple[FacultyMember, Person]]]:
    found: dict[int, list[tuple[FacultyMember, Person]]] = {each: [] for each in ids}
    for session_id, member, person in session.execute(
        select(Facilitator.session_id, FacultyMember, Person)
        .join(FacultyMember, FacultyMember.id == Facilitator.member_id)
        .join(Person, Person.id == FacultyMember.person_id)
        .where(Facilitator.session_id.in_(ids))
        .order_by(Person.name, FacultyMember.id)
    ):
        found[session_id].append((member, person))
    return found


def _marks(session: Session, ids: Collection[int], cohort_ids: Collection[int]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {each: Counter() for each in ids}
    for session_id, mark, count in session.execute(
        select(Attendance.session_id, Attendance.mark, func.count())
        .where(Attendance.cohort_id.in_(cohort_ids), Attendance.session_id.in_(ids))
        .group_by(Attendance.session_id, Attendance.mark)
    ):
        found[session_id][mark] = count
    return found
