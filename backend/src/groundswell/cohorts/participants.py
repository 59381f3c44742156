"""Who takes part in a cohort: added, changed, withdrawn with a reason, and carried on into the next year.

Names are personal: no sentence that may reach the log or the list of revisions holds one.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts import placements, queries
from groundswell.cohorts.models import Attendance, Cohort, Participant, TaughtSession
from groundswell.cohorts.placements import NewPlacement, Practices
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.people.models import Person
from groundswell.people.persons import give_address, person_for
from groundswell.revisions import actions as revisions


class NewParticipant(NamedTuple):
    """`person_id` of somebody known already; otherwise a name, and an address by which they may be known."""

    role: str
    name: str = ""
    email: str | None = None
    person_id: int | None = None
    joined: date | None = None
    """None: the day the cohort begins."""
    placements: Sequence[NewPlacement] = ()


def add_participant(session: Session, *, by: Principal, cohort: str, new: NewParticipant) -> Participant:
    """Takes a person into a cohort."""
    by.require(Permission.RUN_PROGRAMMES)
    found = queries.cohort(session, cohort)
    joined = new.joined or joins(session, found)
    practices = Practices(session, [each.organisation for each in new.placements])
    placements.check(new.placements, practices, joined)
    revision = revisions.begin(session, by=by, action="participant_added", words=found.name, source=found.code)
    person = _person(session, new, revision.id)
    _check_not_in(session, found, person)
    participant = Participant(
        cohort_id=found.id, person_id=person.id, role=new.role, joined=joined, revision_id=revision.id
    )
    session.add(participant)
    session.flush()
    placements.place(session, {participant.id: (joined, new.placements)}, practices, revision.id)
    return participant


def change_participant(
    session: Session, *, by: Principal, participant_id: int, seen_revision: int, changes: dict[str, Any]
) -> Participant:
    """Changes what is named in `changes`: name, email, role, joined, placements (`NewPlacement`s, the whole list)."""
    by.require(Permission.RUN_PROGRAMMES)
    participant = queries.participant(session, participant_id)
    queries.check_seen(participant.revision_id, seen_revision, "this participant")
    joined = changes.get("joined", participant.joined)
    if participant.left_on is not None and participant.left_on < joined:
        raise Invalid("Nobody joins after they left.", [("joined", f"Choose {participant.left_on} or earlier.")])
    marked = _marked_days(session, participant.id)
    if marked is not None and marked[0] < joined:
        raise Invalid(f"Attendance was taken for them on {marked[0]}.", [("joined", f"Choose {marked[0]} or earlier.")])
    new: Sequence[NewPlacement] | None = changes.get("placements")
    practices = Practices(session, [each.organisation for each in new or ()])
    placements.check(new or (), practices, joined)
    name = plain_name(changes["name"]) if "name" in changes else None
    revision = revisions.begin(session, by=by, action="participant_changed")
    person = session.get_one(Person, participant.person_id)
    if name is not None:
        person.name, person.revision_id = name, revision.id
    if "email" in changes:
        give_address(session, person, changes["email"])
        person.revision_id = revision.id
    participant.role = changes.get("role", participant.role)
    participant.joined, participant.revision_id = joined, revision.id
    session.flush()
    if new is not None:
        placements.replace(session, participant, new, practices, revision.id)
    return participant


def withdraw(session: Session, *, by: Principal, participant_id: int, on: date, reason: str) -> Participant:
    """Somebody leaves before the end. What they did stays; cover they had promised shows as gaps in the rota."""
    by.require(Permission.RUN_PROGRAMMES)
    participant = queries.participant(session, participant_id)
    if participant.left_on is not None:
        raise Conflict(f"They left already, on {participant.left_on}.")
    if not reason.strip():
        raise Invalid("Say why they leave.", [("reason", "Give a reason.")])
    if on < participant.joined:
        raise Invalid(f"They joined on {participant.joined}.", [("on", f"Choose {participant.joined} or later.")])
    marked = _marked_days(session, participant.id)
    if marked is not None and on <= marked[1]:
        raise Invalid(f"Attendance was taken for them on {marked[1]}.", [("on", f"Choose a day after {marked[1]}.")])
    revision = revisions.begin(session, by=by, action="participant_withdrawn")
    participant.left_on, participant.left_because, participant.revision_id = on, reason.strip(), revision.id
    session.flush()
    return participant


def undo_withdrawal(session: Session, *, by: Principal, participant_id: int, seen_revision: int) -> Participant:
    """They stay after all, or were taken for somebody else."""
    by.require(Permission.RUN_PROGRAMMES)
    participant = queries.participant(session, participant_id)
    queries.check_seen(participant.revision_id, seen_revision, "this participant")
    if participant.left_on is None:
        raise Conflict("They have not left.")
    revision = revisions.begin(session, by=by, action="participant_stays")
    participant.left_on, participant.left_because, participant.revision_id = None, None, revision.id
    session.flush()
    return participant


def joins(session: Session, cohort: Cohort) -> date:
    """The day on which people join unless another is said: the first of the first term."""
    return queries.begins(session, cohort.id) or today()


def plain_name(name: str) -> str:
    """A name without the spaces that come along from a spreadsheet."""
    plain = " ".join(name.split())
    if not plain:
        raise Invalid("Give the person's name.", [("name", "Give a name.")])
    return plain


def _person(session: Session, new: NewParticipant, revision_id: int) -> Person:
    """Who it is: known by number, or by their address together with their name, or new."""
    if new.person_id is None:
        return person_for(session, name=plain_name(new.name), email=new.email, revision_id=revision_id)
    known = session.get(Person, new.person_id)
    if known is None:
        raise NotFound(f"There is no person {new.person_id}.")
    return known


def _check_not_in(session: Session, cohort: Cohort, person: Person) -> None:
    there = select(Participant.id).where(Participant.cohort_id == cohort.id, Participant.person_id == person.id)
    if session.scalar(there) is not None:
        raise Conflict(f"They take part in {cohort.name} already.")


def _marked_days(session: Session, participant_id: int) -> tuple[date, date] | None:
    """The first and the last day on which attendance was taken for somebody."""
    days = session.scalars(
        select(TaughtSession.day)
        .join(Attendance, Attendance.session_id == TaughtSession.id)
        .where(Attendance.participant_id == participant_id)
    ).all()
    return (min(days), max(days)) if days else None
