from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.clock import today
from groundswell.initiatives import cycles, ramp
from groundswell.initiatives.endpoints.callers import MayEdit, MayRead, OfInitiative
from groundswell.initiatives.endpoints.initiatives import ref_of
from groundswell.initiatives.ramp import CycleFacts
from groundswell.initiatives.schemas.work import NewPdsaCycle, PdsaCycle, PdsaCycleChanges
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, Paging, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = (
    *("id", "initiative", "number", "title", "scale", "question", "prediction", "plan", "first", "last"),
    *("done", "found", "act", "change_idea", "follows", "overdue"),
)


class PdsaCyclesQuery:
    """Which are wanted, the same for the list and its table."""

    def __init__(
        self,
        initiative: OfInitiative = None,
        is_open: Annotated[bool | None, Query(alias="open", description="Only open ones, or closed ones.")] = None,
        due_before: Annotated[date | None, Query(description="Only open ones to be studied before this day.")] = None,
    ) -> None:
        self.asked: dict[str, Any] = {"initiative": initiative, "is_open": is_open, "due_before": due_before}


@router.get("/pdsa-cycles")
def all_pdsa_cycles(
    by: MayRead, session: ReadSession, page: Paging, query: Annotated[PdsaCyclesQuery, Depends()]
) -> Items[PdsaCycle]:
    """What has been tested, the cycle that began last first."""
    found = ramp.cycles(session, by=by, limit=page.limit, after=page.key(date, int), **query.asked)
    page.go_on(found.last)
    return Items(items=[_cycle(each) for each in found.rows], total=found.total)


@router.get("/pdsa-cycles.csv", response_class=Response)
def pdsa_cycles_table(by: MayRead, session: ReadSession, query: Annotated[PdsaCyclesQuery, Depends()]) -> Response:
    """The same as a table."""
    rows = (
        _cycle(each).model_dump()
        | {
            "initiative": each.initiative.code,
            "change_idea": each.change_idea.title if each.change_idea else None,
            "follows": each.follows.number if each.follows else None,
        }
        for each in ramp.cycles(session, by=by, **query.asked).rows
    )
    return as_table(COLUMNS, rows, "pdsa-cycles")


@router.post("/pdsa-cycles", status_code=HTTP_201_CREATED, responses=problems(404))
def plan_pdsa_cycle(by: MayEdit, session: WriteSession, new: NewPdsaCycle, response: Response) -> PdsaCycle:
    """Plan a cycle with its prediction. It ramps from the last one that was closed unless another is named."""
    facts = new.model_dump(exclude_unset=True, exclude={"initiative"})
    made = cycles.plan_cycle(session, by=by, initiative=new.initiative, facts=facts)
    response.headers["Location"] = f"/api/v1/pdsa-cycles/{made.id}"
    return _cycle(ramp.one_cycle(session, by=by, cycle_id=made.id))


@router.get("/pdsa-cycles/{cycle_id}")
def one_pdsa_cycle(by: MayRead, session: ReadSession, cycle_id: RowId) -> PdsaCycle:
    """One PDSA cycle: what was planned, predicted, done and learnt."""
    return _cycle(ramp.one_cycle(session, by=by, cycle_id=cycle_id))


@router.patch("/pdsa-cycles/{cycle_id}", responses=problems(412, 428))
def change_pdsa_cycle(
    by: MayEdit, session: WriteSession, cycle_id: RowId, seen: SeenRevision, changes: PdsaCycleChanges
) -> PdsaCycle:
    """Change the plan of an open cycle, say what was done and found, close it by its act."""
    sent = changes.model_dump(exclude_unset=True)
    cycles.change_cycle(session, by=by, cycle_id=cycle_id, seen_revision=seen, changes=sent)
    return _cycle(ramp.one_cycle(session, by=by, cycle_id=cycle_id))


@router.delete("/pdsa-cycles/{cycle_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(409, 412, 428))
def delete_pdsa_cycle(by: MayEdit, session: WriteSession, cycle_id: RowId, seen: SeenRevision) -> None:
    """Only an open one that has taught nothing yet."""
    cycles.delete_cycle(session, by=by, cycle_id=cycle_id, seen_revision=seen)


def _cycle(facts: CycleFacts) -> PdsaCycle:
    row = facts.cycle
    return PdsaCycle.model_validate(
        {
            "id": row.id,
            "initiative": ref_of(facts.initiative),
            "number": row.number,
            "title": row.title,
            "scale": row.scale,
            "question": row.question,
            "prediction": row.prediction,
            "plan": row.plan,
            "first": row.first,
            "last": row.last,
            "done": row.done,
            "found": row.found,
            "act": row.act,
            "change_idea": {"id": facts.change_idea.id, "title": facts.change_idea.title}
            if facts.change_idea
            else None,
            "follows": {"id": facts.follows.id, "number": facts.follows.number} if facts.follows else None,
            "overdue": row.act is None and row.last < today(),
            "revision": row.revision_id,
        }
    )
