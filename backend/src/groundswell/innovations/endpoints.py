"""The library of innovations and how far practices have come with each."""

from datetime import date
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Path, Query, Response
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.innovations import actions, adopting, adoptions, queries, reading
from groundswell.innovations.actions import NewContact
from groundswell.innovations.from_initiative import make_innovation
from groundswell.innovations.schemas import (
    Adoption,
    Contacts,
    Innovation,
    InnovationChanges,
    InnovationOfInitiative,
    NewAdoptions,
    NewInnovation,
    RecordedAdoptions,
    Stage,
    StepTaken,
)
from groundswell.organisations.schemas import maybe_ref, ref
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, Paging
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession, permitted
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision, tags=["innovations"])

MayRead = Annotated[Principal, permitted(Permission.READ_INNOVATIONS)]
MayWrite = Annotated[Principal, permitted(Permission.WRITE_INNOVATIONS)]
MayRecord = Annotated[Principal, permitted(Permission.RECORD_ADOPTIONS)]
OfInnovation = Annotated[str, Path(examples=["call-back-instead-of-hold"])]


@router.post("/innovations", status_code=HTTP_201_CREATED, responses=problems(404))
def add_innovation(by: MayWrite, session: WriteSession, new: NewInnovation, response: Response) -> Innovation:
    """Add an innovation from nothing: for the national team and the faculty. Others begin with a write-up."""
    made = actions.add_innovation(session, by=by, **new.model_dump())
    response.headers["Location"] = f"/api/v1/innovations/{made.code}"
    return reading.in_full(session, by, made)


@router.post("/initiatives/{code}/innovation", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def make_innovation_of_initiative(
    by: MayWrite, session: WriteSession, code: str, given: InnovationOfInitiative, response: Response
) -> Innovation:
    """The write-up of an initiative becomes an innovation; what is sent stands instead of its words."""
    texts = {name: words for name, words in given.model_dump().items() if words is not None}
    made = make_innovation(session, by=by, initiative=code, given=texts)
    response.headers["Location"] = f"/api/v1/innovations/{made.code}"
    return reading.in_full(session, by, made)


@router.get("/innovations/{code}", responses=problems(404))
def one_innovation(by: MayRead, session: ReadSession, code: OfInnovation) -> Innovation:
    """One innovation of the library."""
    return reading.in_full(session, by, queries.innovation(session, code))


@router.patch("/innovations/{code}", responses=problems(404, 412, 428))
def change_innovation(
    by: MayWrite, session: WriteSession, code: OfInnovation, seen: SeenRevision, changes: InnovationChanges
) -> Innovation:
    """Change what is sent; themes, measures and origins as whole lists. `retired_because` takes it off the library."""
    sent = changes.model_dump(exclude_unset=True)
    return reading.in_full(
        session, by, actions.change_innovation(session, by=by, code=code, seen_revision=seen, changes=sent)
    )


@router.put("/innovations/{code}/contacts", responses=problems(404, 412, 428))
def set_innovation_contacts(
    by: MayWrite, session: WriteSession, code: OfInnovation, seen: SeenRevision, new: Contacts
) -> Innovation:
    """Whom to talk to, as a whole list."""
    contacts = [NewContact(**each.model_dump()) for each in new.contacts]
    return reading.in_full(
        session, by, actions.set_contacts(session, by=by, code=code, seen_revision=seen, contacts=contacts)
    )


class AdoptionsQuery:
    def __init__(
        self,
        innovation: Annotated[str | None, Query(description="The code of an innovation.")] = None,
        practice: Annotated[str | None, Query(description="The code of a practice.")] = None,
        federation: Annotated[str | None, Query(description="Only today's members of this group.")] = None,
        stage: Annotated[Stage | None, Query(description="Only those at this stage now.")] = None,
    ) -> None:
        self.asked: dict[str, Any] = {
            "innovation": innovation,
            "practice": practice,
            "federation": federation,
            "stage": stage,
        }


@router.get("/adoptions", responses=problems(404))
def all_adoptions(
    by: MayRead, session: ReadSession, page: Paging, wanted: Annotated[AdoptionsQuery, Depends()]
) -> Items[Adoption]:
    """How far practices in the caller's sight have come, by the name of the practice."""
    found = adoptions.adoptions(session, by=by, **wanted.asked, limit=page.limit, after=page.key(str, str, str, str))
    page.go_on(found.last)
    return Items(items=[_adoption(each) for each in found.rows], total=found.total)


@router.get("/adoptions.csv", response_class=Response)
def adoptions_table(by: MayRead, session: ReadSession, wanted: Annotated[AdoptionsQuery, Depends()]) -> Response:
    """The same as a table, one row a step."""
    rows = (
        {
            "innovation": each.innovation.code,
            "practice": each.practice.code,
            "practice_name": each.practice.name,
            "federation": None if each.federation is None else each.federation.code,
            "stage": step.stage,
            "on": step.on,
            "reason": step.reason,
            "stage_now": each.adoption.stage,
        }
        for each in adoptions.adoptions(session, by=by, **wanted.asked).rows
        for step in each.steps
    )
    columns = ["innovation", "practice", "practice_name", "federation", "stage", "on", "reason", "stage_now"]
    return as_table(columns, rows, "adoptions")


@router.post("/adoptions", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def record_adoptions(by: MayRecord, session: WriteSession, new: NewAdoptions) -> RecordedAdoptions:
    """One step of any number of practices, all or none. Of a refusal `errors` names each that cannot:
    `practices.Z10101`."""
    found = adopting.record_adoptions(session, by=by, **new.model_dump())
    return RecordedAdoptions(
        innovation={"code": found.innovation.code, "title": found.innovation.title},
        stage=new.stage,
        on=new.on,
        practices=found.practices,
        revision=found.revision.id,
    )


@router.delete(
    "/adoptions/{innovation}/{practice}/{stage}/{on}",
    status_code=HTTP_204_NO_CONTENT,
    responses=problems(404, 409, 412, 428),
)
def take_back_adoption(
    by: MayRecord,
    session: WriteSession,
    innovation: OfInnovation,
    practice: Annotated[str, Path(examples=["Z10101"])],
    stage: Stage,
    on: date,
    seen: SeenRevision,
) -> None:
    """Take back a step that was wrong. The revision is that of how far the practice has come."""
    adopting.take_back(session, by=by, innovation=innovation, practice=practice, stage=stage, on=on, seen_revision=seen)


def _adoption(found: adoptions.AdoptionFacts) -> Adoption:
    now = found.adoption
    return Adoption(
        innovation={"code": found.innovation.code, "title": found.innovation.title},
        practice=ref(found.practice),
        federation=maybe_ref(found.federation),
        stage=cast(Any, now.stage),
        since=now.stage_on,
        adopted_on=now.adopted_on,
        reason=found.steps[-1].reason,
        steps=[StepTaken(stage=cast(Any, each.stage), on=each.on, reason=each.reason) for each in found.steps],
        revision=now.revision_id,
    )
