"""Who is in which set, and what was said there, for those inside."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts.models import Cohort, Participant
from groundswell.database.listed import Listed, paged
from groundswell.errors import NotFound
from groundswell.faculty.models import FacultyMember
from groundswell.learning_sets.models import LearningSet, SetMeeting, SetMember, Undertaking
from groundswell.people.models import Person


class Member(NamedTuple):
    participant: Participant
    person: Person


class Listing(NamedTuple):
    """A set and who is in it, by name."""

    learning_set: LearningSet
    cohort: Cohort
    facilitator: Person
    members: Sequence[Member]


def is_facilitator(by: Principal, day: date) -> ColumnElement[bool]:
    """Whether the caller leads a set, as a member of the faculty who has not left by a day."""
    if by.user_id is None:
        return false()
    mine = (
        select(FacultyMember.id)
        .join(Person, Person.id == FacultyMember.person_id)
        .where(Person.user_id == by.user_id, or_(FacultyMember.left_on.is_(None), FacultyMember.left_on > day))
    )
    return LearningSet.facilitator_id.in_(mine)


def is_member(by: Principal, day: date) -> ColumnElement[bool]:
    """Whether the caller belongs to a set, as a participant who has not left the cohort by a day."""
    if by.user_id is None:
        return false()
    mine = (
        select(SetMember.set_id)
        .join(Participant, Participant.id == SetMember.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(Person.user_id == by.user_id, or_(Participant.left_on.is_(None), Participant.left_on > day))
    )
    return LearningSet.id.in_(mine)


def learning_set(session: Session, set_id: int) -> LearningSet:
    found = session.get(LearningSet, set_id)
    if found is None:
        raise _none(set_id)
    return found


def inside(session: Session, by: Principal, set_id: int, day: date) -> LearningSet:
    """The set, for its facilitator and members. To everyone else, whatever their role, it does not exist."""
    query = select(LearningSet).where(LearningSet.id == set_id, or_(is_facilitator(by, day), is_member(by, day)))
    found = session.scalar(query)
    if found is None:
        raise _none(set_id)
    return found


def leads(session: Session, by: Principal, learning_set: LearningSet, day: date) -> bool:
    found = select(LearningSet.id).where(LearningSet.id == learning_set.id, is_facilitator(by, day))
    return session.scalar(found) is not None


def listings(
    session: Session,
    by: Principal,
    day: date,
    *,
    cohort: str | None = None,
    set_id: int | None = None,
    limit: int | None = None,
    after: Sequence[int] | None = None,
) -> Listed[Listing]:
    """All sets for those who run programmes, their own for others; in the order in which they were made. Three
    queries."""
    person = aliased(Person)
    runs = true() if Permission.RUN_PROGRAMMES in by.permissions else or_(is_facilitator(by, day), is_member(by, day))
    query = (
        select(LearningSet, Cohort, person)
        .join(Cohort, Cohort.id == LearningSet.cohort_id)
        .join(FacultyMember, FacultyMember.id == LearningSet.facilitator_id)
        .join(person, person.id == FacultyMember.person_id)
        .where(runs)
    )
    if cohort is not None:
        query = query.where(Cohort.code == cohort)
    if set_id is not None:
        query = query.where(LearningSet.id == set_id)
    found = paged(session, query, (LearningSet.id,), lambda row: [row[0].id], limit=limit, after=after)
    members = members_of(session, [row[0].id for row in found.rows])
    rows = [Listing(row[0], row[1], row[2], members[row[0].id]) for row in found.rows]
    return Listed(rows, found.total, found.last)


def members_of(session: Session, set_ids: Collection[int]) -> dict[int, list[Member]]:
    """The members of each set, by name. One query."""
    found: dict[int, list[Member]] = {each: [] for each in set_ids}
    rows = session.execute(
        select(SetMember.set_id, Participant, Person)
        .join(Participant, Participant.id == SetMember.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(SetMember.set_id.in_(set_ids))
        .order_by(Person.name, Participant.id)
    )
    for set_id, participant, person in rows:
        found[set_id].append(Member(participant, person))
    return found


class Meeting(NamedTuple):
    meeting: SetMeeting
    undertakings: Sequence[tuple[Undertaking, str]]
    """Each with the name of whose it is."""


def meetings(session: Session, learning_set: LearningSet) -> list[Meeting]:
    """What was said in each meeting of a set, the earliest first. Only of a set that came from `inside`. Two
    queries."""
    rows = session.scalars(
        select(SetMeeting).where(SetMeeting.set_id == learning_set.id).order_by(SetMeeting.day, SetMeeting.id)
    ).all()
    said: dict[int, list[tuple[Undertaking, str]]] = {row.id: [] for row in rows}
    found = session.execute(
        select(Undertaking, Person.name)
        .join(SetMeeting, and_(SetMeeting.id == Undertaking.meeting_id, SetMeeting.set_id == learning_set.id))
        .join(Participant, Participant.id == Undertaking.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .order_by(Person.name, Participant.id)
    )
    for undertaking, name in found:
        said[undertaking.meeting_id].append((undertaking, name))
    return [Meeting(row, said[row.id]) for row in rows]


def first_done(session: Session, meeting_id: int) -> date | None:
    """The earliest day on which something undertaken in a meeting was done."""
    return session.scalar(select(func.min(Undertaking.done_on)).where(Undertaking.meeting_id == meeting_id))


def has_met(session: Session, set_id: int) -> bool:
    return session.scalar(select(SetMeeting.id).where(SetMeeting.set_id == set_id).limit(1)) is not None


def _none(set_id: int) -> NotFound:
    return NotFound(f"There is no learning set {set_id} that you belong to.")
