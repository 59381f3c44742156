from datetime import date
from typing import Any, cast

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED

from groundswell.programmes import actions, queries
from groundswell.programmes import models as kept
from groundswell.programmes.actions import NewPartner, NewTarget
from groundswell.programmes.endpoints.callers import MayRead, MayRun
from groundswell.programmes.schemas import (
    NewProgramme,
    Partner,
    Programme,
    ProgrammeChanges,
    ProgrammeHead,
    Renewal,
    Target,
    Year,
)
from groundswell.programmes.years import years_of
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, PagingWhole
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision, tags=["programmes"])


@router.get("/programmes")
def all_programmes(by: MayRead, session: ReadSession, page: PagingWhole) -> Items[ProgrammeHead]:
    """Every programme and every year of it, the newest first."""
    found = queries.programmes(session, limit=page.limit, after=page.key(date, int))
    page.go_on(found.last)
    return Items(items=[ProgrammeHead(**_head(each, renews)) for each, renews in found.rows], total=found.total)


@router.get("/programmes.csv", response_class=Response)
def programmes_table(by: MayRead, session: ReadSession) -> Response:
    """The same as a table."""
    rows = [_head(each, renews) for each, renews in queries.programmes(session).rows]
    return as_table([name for name in ProgrammeHead.model_fields if name != "revision"], rows, "programmes")


@router.post("/programmes", status_code=HTTP_201_CREATED, responses=problems(409))
def add_programme(by: MayRun, session: WriteSession, new: NewProgramme, response: Response) -> Programme:
    """Add a programme."""
    made = actions.add_programme(session, by=by, **_sent(new.model_dump()))
    response.headers["Location"] = f"/api/v1/programmes/{made.code}"
    return _programme(session, made)


@router.get("/programmes/{code}", responses=problems(404))
def one_programme(by: MayRead, session: ReadSession, code: str) -> Programme:
    """One programme with its year and its partners."""
    return _programme(session, queries.programme(session, code))


@router.patch("/programmes/{code}", responses=problems(404, 412, 428))
def change_programme(
    by: MayRun, session: WriteSession, code: str, seen: SeenRevision, changes: ProgrammeChanges
) -> Programme:
    """Change what is sent; principles, partners and targets as whole lists."""
    sent = _sent(changes.model_dump(exclude_unset=True))
    return _programme(session, actions.change_programme(session, by=by, code=code, seen_revision=seen, changes=sent))


@router.post("/programmes/{code}/renewal", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def renew_programme(by: MayRun, session: WriteSession, code: str, new: Renewal, response: Response) -> Programme:
    """A further year, which keeps the history of the ones before."""
    made = actions.renew(
        session,
        by=by,
        code=code,
        new_code=new.code,
        name=new.name,
        first=new.first,
        last=new.last,
        funding_pounds=new.funding_pounds,
    )
    response.headers["Location"] = f"/api/v1/programmes/{made.code}"
    return _programme(session, made)


def _sent(fields: dict[str, Any]) -> dict[str, Any]:
    if "partners" in fields:
        fields["partners"] = [NewPartner(**each) for each in fields["partners"]]
    if "targets" in fields:
        fields["targets"] = [NewTarget(**each) for each in fields["targets"]]
    return fields


def _head(programme: kept.Programme, renews: str | None) -> dict[str, Any]:
    return {
        "code": programme.code,
        "name": programme.name,
        "commissioned_by": programme.commissioned_by,
        "led_by": programme.led_by,
        "first": programme.first,
        "last": programme.last,
        "funding_pounds": programme.funding_pounds,
        "renews": renews,
        "revision": programme.revision_id,
    }


def _programme(session: Session, programme: kept.Programme) -> Programme:
    years = years_of(queries.programmes(session).rows, programme.id)
    before = next((year.code for year in years if year.id == programme.renews_id), None)
    return Programme(
        **_head(programme, before),
        aims=programme.aims,
        principles=list(queries.principles(session, programme.id)),
        partners=[Partner(name=p.name, kind=p.kind, part=p.part) for p in queries.partners(session, programme.id)],
        targets=[
            Target(what=cast(Any, t.what), number=t.number, first=t.first, by=t.by)
            for t in queries.targets(session, programme.id)
        ],
        years=[Year(code=year.code, name=year.name, first=year.first, last=year.last) for year in years],
    )
