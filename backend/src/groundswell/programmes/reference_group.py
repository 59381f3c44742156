"""The reference group of a programme: who speaks for whom, and when they meet."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Invalid, NotFound, Stale
from groundswell.programmes import queries
from groundswell.programmes.models import ReferenceGroupMeeting, ReferenceGroupMember
from groundswell.revisions import actions as revisions


def add_member(
    session: Session, *, by: Principal, programme: str, name: str, speaks_for: str, first: date, last: date | None
) -> ReferenceGroupMember:
    by.require(Permission.RUN_PROGRAMMES)
    found = queries.programme(session, programme)
    if last is not None and last < first:
        raise Invalid("Nobody leaves the group before they join.", [("last", f"Choose a day from {first} onwards.")])
    revision = revisions.begin(session, by=by, action="reference_group_joined", words=speaks_for, source=found.code)
    member = ReferenceGroupMember(
        programme_id=found.id,
        name=name.strip(),
        speaks_for=speaks_for.strip(),
        first=first,
        last=last,
        revision_id=revision.id,
    )
    session.add(member)
    session.flush()
    return member


def add_meeting(
    session: Session, *, by: Principal, programme: str, day: date, place: str, notes: str
) -> ReferenceGroupMeeting:
    by.require(Permission.RUN_PROGRAMMES)
    found = queries.programme(session, programme)
    revision = revisions.begin(session, by=by, action="reference_group_met", words=str(day), source=found.code)
    meeting = ReferenceGroupMeeting(
        programme_id=found.id, day=day, place=place.strip(), notes=notes.strip(), revision_id=revision.id
    )
    session.add(meeting)
    session.flush()
    return meeting


def change_member(
    session: Session, *, by: Principal, member_id: int, seen_revision: int, changes: dict[str, Any]
) -> ReferenceGroupMember:
    """Changes what is named in `changes`: speaks_for, last."""
    by.require(Permission.RUN_PROGRAMMES)
    member = session.get(ReferenceGroupMember, member_id)
    if member is None:
        raise NotFound(f"There is no member {member_id} of a reference group.")
    if member.revision_id != seen_revision:
        raise Stale("Somebody else has changed this member since you looked.", member.revision_id)
    last = changes.get("last", member.last)
    if last is not None and last < member.first:
        raise Invalid(
            "Nobody leaves the group before they join.", [("last", f"Choose a day from {member.first} onwards.")]
        )
    revision = revisions.begin(session, by=by, action="reference_group_changed", words=member.speaks_for)
    member.last = last
    member.speaks_for = changes.get("speaks_for", member.speaks_for)
    member.revision_id = revision.id
    session.flush()
    return member


def change_meeting(
    session: Session, *, by: Principal, meeting_id: int, seen_revision: int, changes: dict[str, Any]
) -> ReferenceGroupMeeting:
    """Changes what is named in `changes`: day, place, notes."""
    by.require(Permission.RUN_PROGRAMMES)
    meeting = session.get(ReferenceGroupMeeting, meeting_id)
    if meeting is None:
        raise NotFound(f"There is no meeting {meeting_id} of a reference group.")
    if meeting.revision_id != seen_revision:
        raise Stale("Somebody else has changed this meeting since you looked.", meeting.revision_id)
    revision = revisions.begin(session, by=by, action="reference_group_meeting_changed", words=str(meeting.day))
    for name in ("day", "place", "notes"):
        if name in changes:
            setattr(meeting, name, changes[name])
    meeting.revision_id = revision.id
    session.flush()
    return meeting


def members(session: Session, programme_id: int) -> list[ReferenceGroupMember]:
    return list(
        session.scalars(
            select(ReferenceGroupMember)
            .where(ReferenceGroupMember.programme_id == programme_id)
            .order_by(ReferenceGroupMember.speaks_for, ReferenceGroupMember.name)
        )
    )


def meetings(session: Session, programme_id: int) -> list[ReferenceGroupMeeting]:
    return list(
        session.scalars(
            select(ReferenceGroupMeeting)
            .where(ReferenceGroupMeeting.programme_id == programme_id)
            .order_by(ReferenceGroupMeeting.day)
        )
    )
