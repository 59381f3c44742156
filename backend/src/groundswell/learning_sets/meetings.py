"""What is said in a set stays there: its facilitator and its members alone write it and read it.

The log says that something was written and by whom, as of every change, and no word of what.
"""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Invalid, NotFound, NotPermitted
from groundswell.learning_sets import queries
from groundswell.learning_sets.models import LearningSet, SetMeeting, Undertaking
from groundswell.revisions import actions as revisions


def add_meeting(session: Session, *, by: Principal, set_id: int, day: date, place: str) -> SetMeeting:
    learning_set = queries.inside(session, by, set_id, today())
    revision = revisions.begin(session, by=by, action="learning_set_meeting_added")
    meeting = SetMeeting(set_id=learning_set.id, day=day, place=place.strip(), revision_id=revision.id)
    session.add(meeting)
    session.flush()
    return meeting


def change_meeting(
    session: Session, *, by: Principal, set_id: int, meeting_id: int, seen_revision: int, changes: dict[str, Any]
) -> SetMeeting:
    """Changes what is named in `changes`: day, place. What was done since keeps the meeting before it."""
    meeting = _meeting(session, queries.inside(session, by, set_id, today()), meeting_id)
    check_seen(meeting.revision_id, seen_revision, "this meeting")
    day = changes.get("day", meeting.day)
    done = queries.first_done(session, meeting.id)
    if done is not None and day > done:
        raise Invalid(f"Something undertaken in it was done on {done}.", [("day", f"Choose a day up to {done}.")])
    revision = revisions.begin(session, by=by, action="learning_set_meeting_changed")
    meeting.day, meeting.place = day, changes.get("place", meeting.place).strip()
    meeting.revision_id = revision.id
    session.flush()
    return meeting


def undertake(
    session: Session,
    *,
    by: Principal,
    set_id: int,
    meeting_id: int,
    participant_id: int,
    question: str,
    undertakes: str,
    done_on: date | None,
    seen_revision: int | None,
) -> Undertaking:
    """The question a member brought to a meeting, what they undertook, and the day on which it was done.

    Members write their own, the facilitator anyone's. `seen_revision` None: the caller saw none yet.
    """
    learning_set = queries.inside(session, by, set_id, today())
    meeting = _meeting(session, learning_set, meeting_id)
    member = _member(session, learning_set, participant_id)
    _require_hand(session, by, learning_set, member)
    if done_on is not None and not meeting.day <= done_on <= today():
        raise Invalid(
            "It was done between the meeting and today.", [("done_on", f"Choose a day from {meeting.day} to today.")]
        )
    standing = session.get(Undertaking, (meeting.id, member.participant.id))
    if standing is not None:
        check_seen(standing.revision_id, seen_revision, "this undertaking")
    revision = revisions.begin(session, by=by, action="undertaking_written")
    if standing is None:
        standing = Undertaking(meeting_id=meeting.id, participant_id=member.participant.id)
        session.add(standing)
    standing.question, standing.undertakes = question.strip(), undertakes.strip()
    standing.done_on, standing.revision_id = done_on, revision.id
    session.flush()
    return standing


def _meeting(session: Session, learning_set: LearningSet, meeting_id: int) -> SetMeeting:
    found = session.get(SetMeeting, meeting_id)
    if found is None or found.set_id != learning_set.id:
        raise NotFound(f"The set has no meeting {meeting_id}.")
    return found


def _member(session: Session, learning_set: LearningSet, participant_id: int) -> queries.Member:
    for member in queries.members_of(session, [learning_set.id])[learning_set.id]:
        if member.participant.id == participant_id:
            return member
    raise NotFound(f"Participant {participant_id} is not in the set.")


def _require_hand(session: Session, by: Principal, learning_set: LearningSet, member: queries.Member) -> None:
    if member.person.user_id != by.user_id and not queries.leads(session, by, learning_set, today()):
        raise NotPermitted("Everyone writes what they undertake themselves, or their facilitator does.")
