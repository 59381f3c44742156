from fastapi import APIRouter, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED

from groundswell.programmes import queries, reference_group
from groundswell.programmes.endpoints.callers import MayRead, MayRun
from groundswell.programmes.schemas import (
    GroupMember,
    GroupMemberChanges,
    Meeting,
    MeetingChanges,
    NewGroupMember,
    NewMeeting,
    ReferenceGroup,
)
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision, tags=["programmes"])


@router.get("/programmes/{code}/reference-group", responses=problems(404))
def reference_group_of(by: MayRead, session: ReadSession, code: str) -> ReferenceGroup:
    """Who advises on the programme, and when they meet."""
    return _group(session, queries.programme(session, code).id)


@router.get("/programmes/{code}/reference-group.csv", response_class=Response, responses=problems(404))
def reference_group_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """Its members as a table."""
    rows = [each.model_dump() for each in _members(session, queries.programme(session, code).id)]
    return as_table(["name", "speaks_for", "first", "last"], rows, f"{code}-reference-group")


@router.post("/programmes/{code}/reference-group", status_code=HTTP_201_CREATED, responses=problems(404))
def add_to_reference_group(by: MayRun, session: WriteSession, code: str, new: NewGroupMember) -> ReferenceGroup:
    """Somebody joins it."""
    made = reference_group.add_member(session, by=by, programme=code, **new.model_dump())
    return _group(session, made.programme_id)


@router.patch("/reference-group-members/{member_id}", responses=problems(404, 412, 428))
def change_in_reference_group(
    by: MayRun, session: WriteSession, member_id: RowId, seen: SeenRevision, changes: GroupMemberChanges
) -> ReferenceGroup:
    """For whom they speak, and the day they left."""
    sent = changes.model_dump(exclude_unset=True)
    made = reference_group.change_member(session, by=by, member_id=member_id, seen_revision=seen, changes=sent)
    return _group(session, made.programme_id)


@router.get("/programmes/{code}/reference-group-meetings", responses=problems(404))
def reference_group_meetings(by: MayRead, session: ReadSession, code: str) -> Items[Meeting]:
    """Its meetings, those to come as well."""
    items = _meetings(session, queries.programme(session, code).id)
    return Items(items=items, total=len(items))


@router.get("/programmes/{code}/reference-group-meetings.csv", response_class=Response, responses=problems(404))
def reference_group_meetings_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """The same as a table."""
    rows = [each.model_dump() for each in _meetings(session, queries.programme(session, code).id)]
    return as_table(["day", "place", "notes"], rows, f"{code}-reference-group-meetings")


@router.post("/programmes/{code}/reference-group-meetings", status_code=HTTP_201_CREATED, responses=problems(404))
def add_reference_group_meeting(by: MayRun, session: WriteSession, code: str, new: NewMeeting) -> ReferenceGroup:
    """A meeting, held or planned."""
    made = reference_group.add_meeting(session, by=by, programme=code, **new.model_dump())
    return _group(session, made.programme_id)


@router.patch("/reference-group-meetings/{meeting_id}", responses=problems(404, 412, 428))
def change_reference_group_meeting(
    by: MayRun, session: WriteSession, meeting_id: RowId, seen: SeenRevision, changes: MeetingChanges
) -> ReferenceGroup:
    """Another day or place, or what came of it."""
    sent = changes.model_dump(exclude_unset=True)
    made = reference_group.change_meeting(session, by=by, meeting_id=meeting_id, seen_revision=seen, changes=sent)
    return _group(session, made.programme_id)


def _group(session: Session, programme_id: int) -> ReferenceGroup:
    return ReferenceGroup(members=_members(session, programme_id), meetings=_meetings(session, programme_id))


def _members(session: Session, programme_id: int) -> list[GroupMember]:
    return [
        GroupMember(
            id=each.id,
            name=each.name,
            speaks_for=each.speaks_for,
            first=each.first,
            last=each.last,
            revision=each.revision_id,
        )
        for each in reference_group.members(session, programme_id)
    ]


def _meetings(session: Session, programme_id: int) -> list[Meeting]:
    return [
        Meeting(id=each.id, day=each.day, place=each.place, notes=each.notes, revision=each.revision_id)
        for each in reference_group.meetings(session, programme_id)
    ]
