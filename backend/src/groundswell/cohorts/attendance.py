"""Who came to a session: taken in one go, or a mark at a time."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts import queries
from groundswell.cohorts.models import Attendance, Participant, TaughtSession
from groundswell.errors import Invalid
from groundswell.people.models import Person
from groundswell.revisions import actions as revisions

MARKS = ("present", "apologies", "absent")


class Attender(NamedTuple):
    participant: Participant
    person: Person
    mark: str | None
    """None: not taken yet."""


def attenders(session: Session, *, by: Principal, taught: TaughtSession) -> list[Attender]:
    """Everybody who took part in the cohort on the day of a session, by name, of those whom the caller may see."""
    rows = session.execute(
        select(Participant, Person, Attendance.mark)
        .join(Person, Person.id == Participant.person_id)
        .outerjoin(
            Attendance,
            (Attendance.cohort_id == Participant.cohort_id)
            & (Attendance.session_id == taught.id)
            & (Attendance.participant_id == Participant.id),
        )
        .where(Participant.cohort_id == taught.cohort_id, queries.visible_participants(by))
        .order_by(Person.name, Participant.id)
    )
    return [Attender(*row) for row in rows if queries.takes_part(row[0], taught.day)]


def take_attendance(
    session: Session, *, by: Principal, session_id: int, marks: Mapping[int, str | None]
) -> TaughtSession:
    """Marks some participants; None takes a mark back. The others keep theirs; the same again changes nothing."""
    by.require(Permission.RUN_PROGRAMMES)
    taught = queries.taught_session(session, session_id)
    if taught.day > today():
        raise Invalid("The session is still to come.", [("marks", f"Take attendance on {taught.day} or later.")])
    if unknown := [each for each in marks.values() if each is not None and each not in MARKS]:
        raise Invalid("There is no such mark.", [("marks", f"{unknown[0]}: use {', '.join(MARKS)}.")])
    _check_were_there(session, taught, marks)
    standing = {
        row.participant_id: row
        for row in session.scalars(
            select(Attendance).where(Attendance.cohort_id == taught.cohort_id, Attendance.session_id == taught.id)
        )
    }
    changed = {who: mark for who, mark in marks.items() if mark != (standing[who].mark if who in standing else None)}
    if not changed:
        return taught
    revision = revisions.begin(session, by=by, action="attendance_taken", words=taught.title)
    for who, mark in changed.items():
        if mark is None:
            session.delete(standing[who])
        elif who in standing:
            standing[who].mark, standing[who].revision_id = mark, revision.id
        else:
            row = Attendance(
                cohort_id=taught.cohort_id, session_id=taught.id, participant_id=who, mark=mark, revision_id=revision.id
            )
            session.add(row)
    session.flush()
    return taught


def _check_were_there(session: Session, taught: TaughtSession, marks: Mapping[int, str | None]) -> None:
    of_cohort = {
        row.id: row for row in session.scalars(select(Participant).where(Participant.cohort_id == taught.cohort_id))
    }
    errors = []
    for each in marks:
        who = of_cohort.get(each)
        if who is None:
            errors.append((f"marks.{each}", "They are not in this cohort."))
        elif who.joined > taught.day:
            errors.append((f"marks.{each}", f"They joined on {who.joined}, after this session."))
        elif not queries.takes_part(who, taught.day):
            errors.append((f"marks.{each}", f"They had left on {who.left_on}."))
    if errors:
        raise Invalid(f"{len(errors)} of them did not take part on {taught.day}: leave them out.", errors)
