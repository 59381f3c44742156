from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from starlette.status import HTTP_201_CREATED

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.organisations.schemas import maybe_ref
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import LARGEST_ID, Items, Paging, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession, permitted
from groundswell.web.tables import as_table
from groundswell.workload import assignments as assigning
from groundswell.workload import queries
from groundswell.workload import specialist_days as recording
from groundswell.workload.schemas import (
    Assigned,
    Assignment,
    AssignmentEnd,
    NewAssignment,
    NewDays,
    RecordedDays,
    SpecialistDay,
)

router = APIRouter(route_class=ByRevision, tags=["faculty"])

MayRead = Annotated[Principal, permitted(Permission.READ_PROGRAMMES)]
MayRun = Annotated[Principal, permitted(Permission.RUN_PROGRAMMES)]


class AssignmentsQuery:
    """Which are wanted, the same for the list and its table."""

    def __init__(
        self,
        member: Annotated[
            int | None, Query(ge=1, le=LARGEST_ID, description="The number of a member of the faculty.")
        ] = None,
        cohort: Annotated[str | None, Query(description="The code of a cohort.")] = None,
        organisation: Annotated[str | None, Query(description="The code of a federation or another one.")] = None,
        current: Annotated[bool, Query(description="Only those that hold today.")] = False,
    ) -> None:
        self.asked: dict[str, Any] = {
            "member_id": member,
            "cohort": cohort,
            "organisation": organisation,
            "on": today() if current else None,
        }


@router.get("/assignments")
def assignments(
    by: MayRead, session: ReadSession, page: Paging, wanted: Annotated[AssignmentsQuery, Depends()]
) -> Items[Assignment]:
    """Who of the faculty works for which cohort or with which federation, by name."""
    found = queries.assignments(session, **wanted.asked, limit=page.limit, after=page.key(str, date, int))
    page.go_on(found.last)
    return Items(items=[_assignment(each) for each in found.rows], total=found.total)


@router.get("/assignments.csv", response_class=Response)
def assignments_table(by: MayRead, session: ReadSession, wanted: Annotated[AssignmentsQuery, Depends()]) -> Response:
    """The same as a table."""
    rows = [
        shown.model_dump() | {"organisation": shown.organisation["name"] if shown.organisation else None}
        for shown in map(_assignment, queries.assignments(session, **wanted.asked).rows)
    ]
    names = [name for name in Assignment.model_fields if name not in ("id", "member", "revision")]
    return as_table(names, rows, "assignments")


@router.post("/assignments", status_code=HTTP_201_CREATED, responses=problems(404))
def assign(by: MayRun, session: WriteSession, new: NewAssignment) -> Assigned:
    """Give a member work. More than they have days for is taken, with a warning."""
    made = assigning.assign(
        session,
        by=by,
        member_id=new.member,
        cohort=new.cohort,
        organisation=new.organisation,
        part=new.part,
        first=new.first,
        last=new.last,
        days_per_month=new.days_per_month,
    )
    given = _assignment(queries.assignment(session, made.assignment.id))
    return Assigned(**given.model_dump(), warning=made.warning)


@router.patch("/assignments/{assignment_id}", responses=problems(404, 412, 428))
def end_assignment(
    by: MayRun, session: WriteSession, assignment_id: RowId, seen: SeenRevision, end: AssignmentEnd
) -> Assignment:
    """Say on which day it ends."""
    assigning.end(session, by=by, assignment_id=assignment_id, seen_revision=seen, last=end.last)
    return _assignment(queries.assignment(session, assignment_id))


@router.post("/contracts/{contract_id}/days", status_code=HTTP_201_CREATED, responses=problems(404))
def record_days(by: MayRun, session: WriteSession, contract_id: RowId, new: NewDays) -> RecordedDays:
    """Days that specialists worked, of those that are left of the contract."""
    made = recording.record_days(session, by=by, contract_id=contract_id, **new.model_dump())
    (found,) = queries.specialist_days(session, specialist_day_id=made.id).rows
    return RecordedDays(**_worked(found).model_dump(), worked=recording.worked(session, contract_id))


OfContract = Annotated[int | None, Query(ge=1, le=LARGEST_ID, description="The number of a contract.")]


@router.get("/specialist-days")
def specialist_days(
    by: MayRead, session: ReadSession, page: Paging, contract: OfContract = None
) -> Items[SpecialistDay]:
    """Days that specialists worked, and where, in the order in which they were recorded."""
    found = queries.specialist_days(session, contract_id=contract, limit=page.limit, after=page.key(int))
    page.go_on(found.last)
    return Items(items=[_worked(each) for each in found.rows], total=found.total)


@router.get("/specialist-days.csv", response_class=Response)
def specialist_days_table(by: MayRead, session: ReadSession, contract: OfContract = None) -> Response:
    """The same as a table."""
    rows = [
        shown.model_dump() | {"organisation": shown.organisation["name"] if shown.organisation else None}
        for shown in map(_worked, queries.specialist_days(session, contract_id=contract).rows)
    ]
    return as_table([name for name in SpecialistDay.model_fields if name != "id"], rows, "specialist-days")


def _worked(found: queries.Worked) -> SpecialistDay:
    return SpecialistDay(
        id=found.day.id,
        provider=found.provider.name,
        contract=found.contract.title,
        day=found.day.day,
        days=found.day.days,
        what=found.day.what,
        cohort=found.cohort,
        cohort_name=found.cohort_name,
        organisation=maybe_ref(found.organisation),
    )


def _assignment(given: queries.Given) -> Assignment:
    one = given.assignment
    return Assignment(
        id=one.id,
        member=one.member_id,
        name=given.name,
        cohort=given.cohort,
        cohort_name=given.cohort_name,
        organisation=maybe_ref(given.organisation),
        part=one.part,
        first=one.first,
        last=one.last,
        days_per_month=one.days_per_month,
        revision=one.revision_id,
    )
