from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts.endpoints.callers import OfProgramme, RowQuery
from groundswell.initiatives import changing, starting
from groundswell.initiatives.endpoints.callers import MayEdit, MayRead
from groundswell.initiatives.endpoints.themes import theme_of
from groundswell.initiatives.models import Initiative as KeptInitiative
from groundswell.initiatives.portfolio import InitiativeFacts, initiatives
from groundswell.initiatives.schemas.initiatives import (
    Aim,
    Initiative,
    InitiativeChanges,
    InitiativeRef,
    ListedInitiative,
    NewInitiative,
    Status,
    WriteUp,
)
from groundswell.initiatives.scope import may_edit, seen
from groundswell.organisations.schemas import maybe_ref
from groundswell.texts import Text
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, Paging
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = (
    *("code", "title", "owner", "programme", "theme", "status", "stalled", "origin", "started", "expected_end"),
    *("practices", "cycles", "last_activity", "score_team", "score_adviser"),
)


class InitiativesQuery:
    """Which are wanted, the same for the list and its table."""

    def __init__(
        self,
        owner: Annotated[str | None, Query(description="The code of an organisation.")] = None,
        programme: OfProgramme = None,
        theme: Annotated[RowQuery | None, Query(description="The number of a theme.")] = None,
        status: Annotated[Status | None, Query(description="Only initiatives of this status.")] = None,
        practice: Annotated[str | None, Query(description="Only where it takes part, now or once.")] = None,
        person: Annotated[RowQuery | None, Query(description="Only with them in the team, or as adviser.")] = None,
        stalled: Annotated[bool | None, Query(description="Only those that have stalled, or the others.")] = None,
        text: Annotated[Text | None, Query(max_length=200, description="Words of the title or the aim.")] = None,
    ) -> None:
        self.asked: dict[str, Any] = {
            "owner": owner,
            "programme": programme,
            "theme": theme,
            "status": status,
            "practice": practice,
            "person": person,
            "stalled": stalled,
            "text": text,
        }


@router.get("/initiatives")
def all_initiatives(
    by: MayRead, session: ReadSession, page: Paging, query: Annotated[InitiativesQuery, Depends()]
) -> Items[ListedInitiative]:
    """What is being tried, the one with the newest activity first."""
    found = initiatives(session, by=by, limit=page.limit, after=page.key(date, int), **query.asked)
    page.go_on(found.last)
    return Items(items=[ListedInitiative.model_validate(_listed(each)) for each in found.rows], total=found.total)


@router.get("/initiatives.csv", response_class=Response)
def initiatives_table(by: MayRead, session: ReadSession, query: Annotated[InitiativesQuery, Depends()]) -> Response:
    """The same as a table."""
    rows = (
        _listed(each)
        | {
            "owner": each.owner.code if each.owner else None,
            "programme": each.programme.code if each.programme else None,
            "theme": each.theme.title if each.theme else None,
        }
        for each in initiatives(session, by=by, **query.asked).rows
    )
    return as_table(COLUMNS, rows, "initiatives")


@router.post("/initiatives", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def start_initiative(by: MayEdit, session: WriteSession, new: NewInitiative, response: Response) -> Initiative:
    """A title and an owner, or a programme, are enough; the rest can wait."""
    facts = new.model_dump(exclude_unset=True, exclude={"title", "owner", "practices", "project"})
    made = starting.start(
        session,
        by=by,
        title=new.title,
        owner=new.owner,
        practices=new.practices,
        project_id=new.project,
        facts=facts,
    )
    response.headers["Location"] = f"/api/v1/initiatives/{made.code}"
    return _one(session, by, made)


@router.get("/initiatives/{code}")
def one_initiative(by: MayRead, session: ReadSession, code: str) -> Initiative:
    """One initiative: its aim, its owner and how far it is."""
    return _one(session, by, seen(session, by, code))


@router.patch("/initiatives/{code}", responses=problems(412, 428))
def change_initiative(
    by: MayEdit, session: WriteSession, code: str, seen: SeenRevision, changes: InitiativeChanges
) -> Initiative:
    """Change what is sent; of the aim and the write-up too, only the parts that are sent."""
    sent = changes.model_dump(exclude_unset=True)
    return _one(session, by, changing.change(session, by=by, code=code, seen_revision=seen, changes=sent))


def ref_of(row: KeptInitiative) -> InitiativeRef:
    return {"code": row.code, "title": row.title}


def aim_of(row: KeptInitiative) -> Aim:
    return Aim(what=row.aim_what, how_much=row.aim_how_much, for_whom=row.aim_for_whom, by=row.aim_by)


def _one(session: Session, by: Principal, row: KeptInitiative) -> Initiative:
    facts = initiatives(session, by=by, initiative_id=row.id).rows[0]
    edits = may_edit(session, by, row)
    return Initiative.model_validate(
        _listed(facts)
        | {
            "project": row.project_id,
            "adviser": {"id": row.adviser_id, "name": facts.adviser} if row.adviser_id is not None else None,
            "ended": row.ended,
            "ended_because": row.ended_because,
            "aim": aim_of(row),
            "write_up": WriteUp(
                problem=row.problem,
                changed=row.changed,
                result=row.result,
                again=row.again,
                written_up=row.written_up,
            ),
            "shared": row.shared,
            "drivers_revision": row.drivers_revision_id,
            "may_edit": edits,
            "may_advise": Permission.ADVISE_INITIATIVES in by.permissions,
        }
    )


def _listed(facts: InitiativeFacts) -> dict[str, Any]:
    row = facts.initiative
    return {
        "code": row.code,
        "title": row.title,
        "owner": maybe_ref(facts.owner),
        "programme": {"code": facts.programme.code, "name": facts.programme.name} if facts.programme else None,
        "theme": theme_of(facts.theme) if facts.theme else None,
        "status": row.status,
        "stalled": facts.stalled,
        "origin": row.origin,
        "started": row.started,
        "expected_end": row.expected_end,
        "practices": facts.practices,
        "cycles": facts.cycles,
        "last_activity": facts.last_activity,
        "score_team": facts.score_team,
        "score_adviser": facts.score_adviser,
        "revision": row.revision_id,
    }
