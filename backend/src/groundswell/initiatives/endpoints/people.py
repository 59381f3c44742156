from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.access.principal import Principal
from groundswell.initiatives import taking_part, team
from groundswell.initiatives.endpoints.callers import MayEdit, MayRead
from groundswell.initiatives.models import TakingPart
from groundswell.initiatives.schemas.initiatives import (
    NewPracticesTakingPart,
    NewTeamMember,
    PracticesTakingPart,
    PracticeTakingPart,
    TakingPartChanges,
    TeamMember,
    TeamMemberChanges,
)
from groundswell.initiatives.scope import may_edit, seen
from groundswell.initiatives.team import Member
from groundswell.organisations.models import Organisation
from groundswell.organisations.schemas import maybe_ref, ref
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
TEAM_COLUMNS = ("id", "name", "email", "role", "leads", "organisation")
PRACTICE_COLUMNS = ("id", "practice", "name", "first", "last")


@router.get("/initiatives/{code}/team")
def initiative_team(by: MayRead, session: ReadSession, code: str) -> Items[TeamMember]:
    """Those who lead it first."""
    items = _team(session, by, code)
    return Items(items=items, total=len(items))


@router.get("/initiatives/{code}/team.csv", response_class=Response)
def initiative_team_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """The same as a table."""
    rows = (
        each.model_dump() | {"organisation": each.organisation["code"] if each.organisation else None}
        for each in _team(session, by, code)
    )
    return as_table(TEAM_COLUMNS, rows, f"{code}-team")


@router.post("/initiatives/{code}/team", status_code=HTTP_201_CREATED, responses=problems(409))
def add_team_member(by: MayEdit, session: WriteSession, code: str, new: NewTeamMember) -> TeamMember:
    """A person known by their address is not made twice."""
    made = team.add_member(session, by=by, code=code, **new.model_dump())
    return _member(session, by, code, made.id)


@router.patch("/initiatives/{code}/team/{member_id}", responses=problems(412, 428))
def change_team_member(
    by: MayEdit, session: WriteSession, code: str, member_id: RowId, seen: SeenRevision, changes: TeamMemberChanges
) -> TeamMember:
    """Change what is sent of their part in the team."""
    sent = changes.model_dump(exclude_unset=True)
    team.change_member(session, by=by, code=code, member_id=member_id, seen_revision=seen, changes=sent)
    return _member(session, by, code, member_id)


@router.delete("/initiatives/{code}/team/{member_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(412, 428))
def remove_team_member(by: MayEdit, session: WriteSession, code: str, member_id: RowId, seen: SeenRevision) -> None:
    """They leave the team; the person stays known."""
    team.remove_member(session, by=by, code=code, member_id=member_id, seen_revision=seen)


@router.get("/initiatives/{code}/practices")
def practices_taking_part(by: MayRead, session: ReadSession, code: str) -> PracticesTakingPart:
    """Which practices take part or took part, as far as the caller may see them, and how many there are in all."""
    found = taking_part.practices_of(session, by=by, code=code)
    return PracticesTakingPart(items=[_part(*row) for row in found.rows], total=found.total)


@router.get("/initiatives/{code}/practices.csv", response_class=Response)
def practices_taking_part_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """The same as a table."""
    rows: list[dict[str, Any]] = [
        {"id": part.id, "practice": practice.code, "name": practice.name, "first": part.first, "last": part.last}
        for part, practice in taking_part.practices_of(session, by=by, code=code).rows
    ]
    return as_table(PRACTICE_COLUMNS, rows, f"{code}-practices")


@router.post("/initiatives/{code}/practices", status_code=HTTP_201_CREATED)
def add_practices_taking_part(
    by: MayEdit, session: WriteSession, code: str, new: NewPracticesTakingPart
) -> PracticesTakingPart:
    """Several practices from one day on, all of them or none; the answer lists every practice of the initiative."""
    taking_part.add_practices(session, by=by, code=code, practices=new.practices, first=new.first)
    return practices_taking_part(by, session, code)


@router.patch("/initiatives/{code}/practices/{part_id}", responses=problems(412, 428))
def end_practice_taking_part(
    by: MayEdit, session: WriteSession, code: str, part_id: RowId, seen: SeenRevision, changes: TakingPartChanges
) -> PracticesTakingPart:
    """A practice takes part up to a day, or goes on after all."""
    taking_part.end_taking_part(session, by=by, code=code, part_id=part_id, seen_revision=seen, last=changes.last)
    return practices_taking_part(by, session, code)


@router.delete(
    "/initiatives/{code}/practices/{part_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(409, 412, 428)
)
def take_out_practice(by: MayEdit, session: WriteSession, code: str, part_id: RowId, seen: SeenRevision) -> None:
    """It was named by mistake. Refused once it has given figures."""
    taking_part.take_back(session, by=by, code=code, part_id=part_id, seen_revision=seen)


def _team(session: Session, by: Principal, code: str) -> list[TeamMember]:
    initiative = seen(session, by, code)
    edits = may_edit(session, by, initiative)
    return [_shown(each, edits) for each in team.team_of(session, initiative)]


def _member(session: Session, by: Principal, code: str, member_id: int) -> TeamMember:
    return _shown(team.team_of(session, seen(session, by, code), member_id)[0], True)


def _shown(each: Member, edits: bool) -> TeamMember:
    return TeamMember(
        id=each.member.id,
        person=each.person.id,
        name=each.person.name,
        email=each.person.email if edits else None,
        role=each.member.role,
        leads=each.member.leads,
        organisation=maybe_ref(each.organisation),
        revision=each.member.revision_id,
    )


def _part(part: TakingPart, practice: Organisation) -> PracticeTakingPart:
    return PracticeTakingPart(
        id=part.id, practice=ref(practice), first=part.first, last=part.last, revision=part.revision_id
    )
