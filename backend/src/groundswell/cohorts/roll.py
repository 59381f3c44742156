"""Participants as they are listed: who they are, where they work, how often they came."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.cohorts import placements, queries
from groundswell.cohorts.models import Attendance, Cohort, Participant, Placement
from groundswell.database.listed import Listed, paged
from groundswell.errors import NotFound
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import seen
from groundswell.people.models import Person
from groundswell.programmes.models import Programme


class ParticipantFacts(NamedTuple):
    participant: Participant
    person: Person
    cohort: Cohort
    placements: list[tuple[Placement, Organisation]]
    present: int
    marked: int
    """Sessions for which attendance was taken."""


def participants(
    session: Session,
    *,
    by: Principal,
    cohort: str | None = None,
    programme: str | None = None,
    role: str | None = None,
    practice: str | None = None,
    taking_part_on: date | None = None,
    participant_ids: Collection[int] | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[ParticipantFacts]:
    """Those whom the caller may know of, by name. Four queries, one more where a practice is asked for."""
    query = (
        select(Participant, Person, Cohort)
        .join(Person, Person.id == Participant.person_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(queries.visible_participants(by))
    )
    if cohort is not None:
        query = query.where(Cohort.code == cohort)
    if programme is not None:
        query = query.join(Programme, Programme.id == Cohort.programme_id).where(Programme.code == programme)
    if role is not None:
        query = query.where(Participant.role == role)
    if practice is not None:
        place = seen(session, by, practice)
        there = select(Placement.participant_id).where(Placement.organisation_id == place.id)
        query = query.where(Participant.id.in_(there))
    if taking_part_on is not None:
        day = taking_part_on
        still = or_(Participant.left_on.is_(None), Participant.left_on > day)
        query = query.where(Participant.joined <= day, still)
    if participant_ids is not None:
        query = query.where(Participant.id.in_(participant_ids))
    found = paged(
        session,
        query,
        (Person.name, Participant.id),
        lambda row: [row.Person.name, row.Participant.id],
        limit=limit,
        after=after,
    )
    ids = [row.Participant.id for row in found.rows]
    working = placements.of_participants(session, ids)
    marks = _marks(session, ids)
    rows = [
        ParticipantFacts(
            row.Participant, row.Person, row.Cohort, working[row.Participant.id], *marks.get(row.Participant.id, (0, 0))
        )
        for row in found.rows
    ]
    return Listed(rows, found.total, found.last)


def participant(session: Session, *, by: Principal, participant_id: int) -> ParticipantFacts:
    """Raises `NotFound` alike when there is none and when the caller may not know of them."""
    found = participants(session, by=by, participant_ids=[participant_id])
    if not found.rows:
        raise NotFound(f"There is no participant {participant_id} that you may see.")
    return found.rows[0]


def _marks(session: Session, ids: Collection[int]) -> dict[int, tuple[int, int]]:
    rows = session.execute(
        select(Attendance.participant_id, func.sum(case((Attendance.mark == "present", 1), else_=0)), func.count())
        .where(Attendance.participant_id.in_(ids))
        .group_by(Attendance.participant_id)
    )
    return {participant_id: (present, marked) for participant_id, present, marked in rows}
