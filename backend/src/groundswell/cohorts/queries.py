"""Cohorts, their terms, sessions and people, one at a time; and lists of them in pages."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, case, func, select, true
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.cohorts.models import Attendance, Cohort, Participant, Placement, Project, Site, TaughtSession, Term
from groundswell.errors import Missing, NotFound, Stale
from groundswell.organisations.scope import visible_practices
from groundswell.people.models import Person

MOST_WEEKS = 60
"""The longest a term may be."""


def check_seen(revision_id: int, seen: int | None, what: str) -> None:
    """Raises `Missing` where the caller does not say which version of `what` they saw, `Stale` where it was another."""
    if seen is None:
        raise Missing(f"Send If-Match with the revision of {what} that you saw.")
    if seen != revision_id:
        raise Stale(f"Somebody else has changed {what} since you looked.", revision_id)


def cohort(session: Session, code: str) -> Cohort:
    found = session.scalar(select(Cohort).where(Cohort.code == code))
    if found is None:
        raise NotFound(f"There is no cohort called {code}.")
    return found


def site(session: Session, site_id: int) -> Site:
    found = session.get(Site, site_id)
    if found is None:
        raise NotFound(f"There is no site {site_id}.")
    return found


def term(session: Session, term_id: int) -> Term:
    found = session.get(Term, term_id)
    if found is None:
        raise NotFound(f"There is no term {term_id}.")
    return found


def taught_session(session: Session, session_id: int) -> TaughtSession:
    found = session.get(TaughtSession, session_id)
    if found is None:
        raise NotFound(f"There is no session {session_id}.")
    return found


def participant(session: Session, participant_id: int) -> Participant:
    found = session.get(Participant, participant_id)
    if found is None:
        raise NotFound(f"There is no participant {participant_id}.")
    return found


def project(session: Session, project_id: int) -> Project:
    found = session.get(Project, project_id)
    if found is None:
        raise NotFound(f"There is no project {project_id}.")
    return found


def terms(session: Session, cohort_id: int) -> Sequence[Term]:
    return session.scalars(select(Term).where(Term.cohort_id == cohort_id).order_by(Term.first, Term.id)).all()


def last_day(term: Term) -> date:
    return term.first + timedelta(weeks=term.weeks, days=-1)


def lasts_on(day: date) -> ColumnElement[bool]:
    """Whether a term has not ended before a day, for a database that cannot add weeks to days alike everywhere."""
    return Term.first > case(
        {weeks: day - timedelta(weeks=weeks) for weeks in range(1, MOST_WEEKS + 1)}, value=Term.weeks
    )


def begins(session: Session, cohort_id: int) -> date | None:
    """The first day of a cohort; None while it has no terms."""
    return session.scalar(select(func.min(Term.first)).where(Term.cohort_id == cohort_id))


def sessions_of(session: Session, cohort_id: int) -> Sequence[TaughtSession]:
    """In the order in which they are held, which is how people number them."""
    return session.scalars(
        select(TaughtSession)
        .where(TaughtSession.cohort_id == cohort_id)
        .order_by(TaughtSession.day, TaughtSession.begins, TaughtSession.id)
    ).all()


def participants_of(session: Session, cohort_id: int) -> Sequence[Participant]:
    return session.scalars(select(Participant).where(Participant.cohort_id == cohort_id).order_by(Participant.id)).all()


def cohort_participants(cohort_id: int) -> Select[int]:
    """Their numbers, for use inside another query."""
    return select(Participant.id).where(Participant.cohort_id == cohort_id)


def names_of(session: Session, participant_ids: Collection[int]) -> dict[int, str]:
    rows = session.execute(
        select(Participant.id, Person.name)
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.id.in_(participant_ids))
    )
    return dict(rows.all())


def is_attendance_taken(session: Session, session_id: int) -> bool:
    taken = select(Attendance.session_id).where(Attendance.session_id == session_id)
    return session.scalar(taken.limit(1)) is not None


def takes_part(participant: Participant, day: date) -> bool:
    """Whether someone was in the cohort on a day. On the day they leave they are gone."""
    return participant.joined <= day and (participant.left_on is None or participant.left_on > day)


def visible_participants(by: Principal) -> ColumnElement[bool]:
    """Names are personal: the national team and the faculty see all of them, others the people of their practices."""
    if by.sees_everything:
        return true()
    theirs = select(Placement.participant_id).where(Placement.organisation_id.in_(visible_practices(by)))
    return Participant.id.in_(theirs)
