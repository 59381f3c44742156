from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED

from groundswell.clock import today
from groundswell.organisations.schemas import ref
from groundswell.programmes import joining, queries
from groundswell.programmes.endpoints.callers import MayRead, MayRun
from groundswell.programmes.schemas import (
    Joining,
    JoiningChanges,
    JoiningStage,
    NewJoining,
    NewJoiningStep,
)
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import LARGEST_ID, Items, Paging, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision, tags=["programmes"])


class JoiningsQuery:
    """Which are wanted, the same for the list and its table."""

    def __init__(
        self,
        programme: Annotated[str | None, Query(description="The code of a programme.")] = None,
        stage: Annotated[JoiningStage | None, Query(description="Only those at this stage.")] = None,
        overdue: Annotated[bool | None, Query(description="Only those whose adviser is late, or the others.")] = None,
        adviser: Annotated[
            int | None, Query(ge=1, le=LARGEST_ID, description="The number of a member of the faculty.")
        ] = None,
    ) -> None:
        self.asked: dict[str, Any] = {
            "programme": programme,
            "stage": stage,
            "overdue": overdue,
            "adviser_id": adviser,
        }


@router.get("/joinings")
def all_joinings(
    by: MayRead, session: ReadSession, page: Paging, wanted: Annotated[JoiningsQuery, Depends()]
) -> Items[Joining]:
    """Federations and practices on their way through programmes, in the order in which they came."""
    found = queries.joined(session, today(), **wanted.asked, limit=page.limit, after=page.key(int))
    page.go_on(found.last)
    return Items(items=[_joining(each) for each in found.rows], total=found.total)


@router.get("/joinings.csv", response_class=Response)
def joinings_table(by: MayRead, session: ReadSession, wanted: Annotated[JoiningsQuery, Depends()]) -> Response:
    """The same as a table."""
    rows = [
        shown.model_dump() | {"code": shown.organisation["code"], "organisation": shown.organisation["name"]}
        for shown in map(_joining, queries.joined(session, today(), **wanted.asked).rows)
    ]
    names = [name for name in Joining.model_fields if name not in ("id", "revision")]
    return as_table(["code", *names], rows, "joinings")


@router.post("/joinings", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def express_interest(by: MayRun, session: WriteSession, new: NewJoining) -> Joining:
    """Interest expressed by a federation or a practice; an adviser's contact is due four weeks later."""
    sent = new.model_dump(exclude={"adviser"})
    made = joining.express_interest(session, by=by, **sent, adviser_id=new.adviser)
    return _one_joining(session, made.id)


@router.patch("/joinings/{joining_id}", responses=problems(404, 412, 428))
def change_joining(
    by: MayRun, session: WriteSession, joining_id: RowId, seen: SeenRevision, changes: JoiningChanges
) -> Joining:
    """Who advises, and how many days it needs."""
    sent = changes.model_dump(exclude_unset=True)
    joining.change_joining(session, by=by, joining_id=joining_id, seen_revision=seen, changes=sent)
    return _one_joining(session, joining_id)


@router.post("/joinings/{joining_id}/steps", responses=problems(404, 409))
def step_of_joining(by: MayRun, session: WriteSession, joining_id: RowId, new: NewJoiningStep) -> Joining:
    """The next stage, or withdrawal with a reason in the note."""
    made = joining.step(
        session, by=by, joining_id=joining_id, stage=new.stage, on=new.on, note=new.note, adviser_id=new.adviser
    )
    return _one_joining(session, made.id)


def _joining(found: queries.Joined) -> Joining:
    one = found.joining
    return Joining(
        id=one.id,
        programme=found.programme.code,
        programme_name=found.programme.name,
        organisation=ref(found.organisation),
        stage=cast(Any, one.stage),
        stage_on=one.stage_on,
        expressed_on=one.expressed_on,
        contact_due=one.contact_due,
        overdue=queries.is_overdue(one, today()),
        adviser=found.adviser,
        days_needed=one.days_needed,
        revision=one.revision_id,
    )


def _one_joining(session: Session, joining_id: int) -> Joining:
    return _joining(queries.joined(session, today(), joining_id=joining_id).rows[0])
