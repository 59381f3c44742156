"""Sets are made up of the participants of a cohort, by those who run it. What is said in them is in `meetings.py`."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.models import Cohort, Participant
from groundswell.cohorts.queries import check_seen, takes_part
from groundswell.cohorts.queries import cohort as cohort_called
from groundswell.errors import Conflict, Invalid, NotPermitted
from groundswell.faculty.models import FacultyMember
from groundswell.learning_sets import queries
from groundswell.learning_sets.models import LearningSet, SetMember
from groundswell.people.models import Person
from groundswell.revisions import actions as revisions

USUAL, MOST_USUAL = 6, 8
"""About six people are a set; above eight there is no time for everyone's question."""


class Kept(NamedTuple):
    learning_set: LearningSet
    warning: str | None
    """Said, never refused: a set may have to be larger for a time."""


def add_set(
    session: Session, *, by: Principal, cohort: str, name: str, facilitator_id: int, members: Sequence[int]
) -> Kept:
    """A set of a cohort with its facilitator, a member of the faculty, and its members, numbers of participants."""
    by.require(Permission.RUN_PROGRAMMES)
    found = cohort_called(session, cohort)
    name = _free_name(session, found.id, name, None)
    _facilitator(session, facilitator_id)
    revision = revisions.begin(session, by=by, action="learning_set_added", words=name, source=found.code)
    learning_set = LearningSet(cohort_id=found.id, name=name, facilitator_id=facilitator_id, revision_id=revision.id)
    session.add(learning_set)
    session.flush()
    _set_members(session, learning_set, members)
    return Kept(learning_set, _warning(members))


def change_set(session: Session, *, by: Principal, set_id: int, seen_revision: int, changes: dict[str, Any]) -> Kept:
    """Changes what is named in `changes`: name, facilitator, members (the whole list).

    What was said stays with the set. So that those who run programmes stay out of it, nobody lets themselves into a
    set that has met.
    """
    by.require(Permission.RUN_PROGRAMMES)
    learning_set = queries.learning_set(session, set_id)
    check_seen(learning_set.revision_id, seen_revision, "this learning set")
    _refuse_oneself(session, by, learning_set, changes)
    revision = revisions.begin(session, by=by, action="learning_set_changed", words=learning_set.name)
    if "name" in changes:
        learning_set.name = _free_name(session, learning_set.cohort_id, changes["name"], learning_set.id)
    if "facilitator" in changes:
        learning_set.facilitator_id = _facilitator(session, changes["facilitator"]).id
    if "members" in changes:
        _set_members(session, learning_set, changes["members"])
    learning_set.revision_id = revision.id
    session.flush()
    return Kept(learning_set, _warning([each.participant.id for each in _members(session, learning_set)]))


def _refuse_oneself(session: Session, by: Principal, learning_set: LearningSet, changes: dict[str, Any]) -> None:
    if by.user_id is None or not queries.has_met(session, learning_set.id):
        return
    standing = {each.participant.id for each in _members(session, learning_set)}
    new = set(changes.get("members", ())) - standing
    let_in = set(session.scalars(select(Participant.person_id).where(Participant.id.in_(new))))
    if changes.get("facilitator", learning_set.facilitator_id) != learning_set.facilitator_id:
        let_in.add(_facilitator(session, changes["facilitator"]).person_id)
    oneself = session.scalar(select(Person.id).where(Person.user_id == by.user_id))
    if oneself in let_in:
        raise NotPermitted("The set has met, and nobody lets themselves into what was said: ask a colleague.")


def _members(session: Session, learning_set: LearningSet) -> list[queries.Member]:
    return queries.members_of(session, [learning_set.id])[learning_set.id]


def _free_name(session: Session, cohort_id: int, name: str, own_id: int | None) -> str:
    name = name.strip()
    same = select(LearningSet.id).where(LearningSet.cohort_id == cohort_id, LearningSet.name == name)
    if session.scalar(same) not in (None, own_id):
        raise Conflict(f"The cohort already has a learning set called {name}.")
    return name


def _facilitator(session: Session, member_id: int) -> FacultyMember:
    found = session.get(FacultyMember, member_id)
    if found is None:
        raise Invalid("A member of the faculty leads a set.", [("facilitator", "Choose a member of the faculty.")])
    if found.left_on is not None and found.left_on <= today():
        raise Invalid(f"They left the faculty on {found.left_on}.", [("facilitator", "Choose a present member.")])
    return found


def _set_members(session: Session, learning_set: LearningSet, participant_ids: Sequence[int]) -> None:
    cohort = session.get_one(Cohort, learning_set.cohort_id)
    standing = {each.participant.id for each in _members(session, learning_set)}
    elsewhere = session.execute(
        select(SetMember.participant_id, LearningSet.name)
        .join(LearningSet, LearningSet.id == SetMember.set_id)
        .where(SetMember.participant_id.in_(participant_ids), SetMember.set_id != learning_set.id)
    )
    others = {row.participant_id: row.name for row in elsewhere}
    found = {each.id: each for each in session.scalars(select(Participant).where(Participant.id.in_(participant_ids)))}
    for place, participant_id in enumerate(participant_ids):
        field = f"members.{place}"
        participant = found.get(participant_id)
        if participant is None or participant.cohort_id != cohort.id:
            raise Invalid(f"Someone is not in {cohort.name}.", [(field, f"Choose a participant of {cohort.name}.")])
        if participant_id not in standing and not takes_part(participant, max(today(), participant.joined)):
            raise Invalid(f"Someone has left {cohort.name}.", [(field, "Choose a participant who takes part.")])
        if participant_id in others:
            raise Conflict(f"Someone is in {others[participant_id]} already: take them out of it first.")
    session.execute(delete(SetMember).where(SetMember.set_id == learning_set.id))
    session.add_all(SetMember(participant_id=each, set_id=learning_set.id) for each in dict.fromkeys(participant_ids))
    session.flush()


def _warning(members: Sequence[int]) -> str | None:
    number = len(set(members))
    if number <= MOST_USUAL:
        return None
    return f"{number} people are many for a learning set: about {USUAL} have time for everyone's question."
