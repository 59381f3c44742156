from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import away, backfill, cover
from groundswell.cohorts import models as kept
from groundswell.cohorts.cover import BackfillFacts, cohort_rota
from groundswell.cohorts.cover import Rota as FoundRota
from groundswell.cohorts.endpoints.callers import MayRead, MayRun, OfCohort, cohort_ref
from groundswell.cohorts.rota import State
from groundswell.cohorts.schemas.covering import (
    AwayDay,
    AwaySent,
    Backfill,
    NewBackfill,
    Rota,
    RotaDay,
    RotaGap,
    RotaRow,
)
from groundswell.cohorts.schemas.fields import Day, PersonRef
from groundswell.cohorts.weekdays import bits, in_words, listed
from groundswell.organisations.schemas import ref
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, Paging, RowId
from groundswell.web.preconditions import SeenIfAny, SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = ("id", "cohort", "by", "covers", "practice", "weekdays", "first", "last")
ROTA_COLUMNS = ("name", "practices", "covers_for")
AwayOn = Annotated[date, Path(description="The day on which they are away.")]


@router.get("/backfills")
def all_backfills(by: MayRead, session: ReadSession, page: Paging, cohort: OfCohort = None) -> Items[Backfill]:
    """Who covers whose sessions, at practices the caller may see."""
    found = cover.backfills(session, by=by, cohort=cohort, limit=page.limit, after=page.key(date, int))
    page.go_on(found.last)
    return Items(items=[_backfill(each) for each in found.rows], total=found.total)


@router.get("/backfills.csv", response_class=Response)
def backfills_table(by: MayRead, session: ReadSession, cohort: OfCohort = None) -> Response:
    """The same as a table."""
    rows = (
        {
            "id": each.backfill.id,
            "cohort": each.cohort.code,
            "by": each.by[1].name,
            "covers": each.covered[1].name,
            "practice": f"{each.practice.name} ({each.practice.code})",
            "weekdays": in_words(each.backfill.weekdays),
            "first": each.backfill.first,
            "last": each.backfill.last,
        }
        for each in cover.backfills(session, by=by, cohort=cohort).rows
    )
    return as_table(COLUMNS, rows, "backfills")


@router.post("/backfills", status_code=HTTP_201_CREATED, responses=problems(404))
def add_backfill(by: MayRun, session: WriteSession, new: NewBackfill) -> Backfill:
    """One person covers another; both must be placed there on those days, and nobody covers for two on one day."""
    made = backfill.add_backfill(
        session,
        by=by,
        covering=new.by,
        covered=new.covers,
        organisation=new.organisation,
        weekdays=bits(new.weekdays),
        first=new.first,
        last=new.last,
    )
    return _one(session, by, made.id)


@router.delete("/backfills/{backfill_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(412, 428))
def remove_backfill(by: MayRun, session: WriteSession, backfill_id: RowId, seen: SeenRevision) -> None:
    """Remove a day of backfill that was recorded in error."""
    backfill.remove_backfill(session, by=by, backfill_id=backfill_id, seen_revision=seen)


@router.put("/participants/{participant_id}/away/{day}", responses=problems(412, 428))
def say_away(
    by: MayRun, session: WriteSession, participant_id: RowId, day: AwayOn, sent: AwaySent, seen: SeenIfAny
) -> AwayDay:
    """Say that somebody cannot cover on a day, and who steps in once that is known."""
    row = away.say_away(
        session,
        by=by,
        participant_id=participant_id,
        day=day,
        reason=sent.reason,
        covered_by=sent.covered_by,
        seen_revision=seen,
    )
    return _away(row, by)


@router.delete(
    "/participants/{participant_id}/away/{day}",
    status_code=HTTP_204_NO_CONTENT,
    responses=problems(412, 428),
)
def take_back_away(by: MayRun, session: WriteSession, participant_id: RowId, day: AwayOn, seen: SeenRevision) -> None:
    """Take back that somebody is away on a day."""
    away.take_back_away(session, by=by, participant_id=participant_id, day=day, seen_revision=seen)


@router.get("/cohorts/{code}/rota")
def rota(
    by: MayRead,
    session: ReadSession,
    code: str,
    first: Annotated[Day | None, Query(alias="from", description="Without it, the current or next term's.")] = None,
    last: Annotated[Day | None, Query(alias="to", description="Up to this day.")] = None,
) -> Rota:
    """Where everybody who covers is on each day, what has no cover, and who should be in two places."""
    return _rota(cohort_rota(session, by=by, cohort=code, first=first, last=last), by)


@router.get("/cohorts/{code}/rota.csv", response_class=Response)
def rota_table(
    by: MayRead,
    session: ReadSession,
    code: str,
    first: Annotated[Day | None, Query(alias="from", description="From this day.")] = None,
    last: Annotated[Day | None, Query(alias="to", description="Up to this day.")] = None,
) -> Response:
    """The same as a table: a line a person, a column a day."""
    found = cohort_rota(session, by=by, cohort=code, first=first, last=last)
    rows = (
        {
            "name": row.person.name,
            "practices": [each.name for each in row.practices],
            "covers_for": [person.name for _, person in row.covers_for],
            **{day.isoformat(): cell.state.value for day, cell in zip(found.days, row.cells, strict=True)},
        }
        for row in found.rows
    )
    return as_table([*ROTA_COLUMNS, *(day.isoformat() for day in found.days)], rows, f"rota-{found.cohort.code}")


def _one(session: Session, by: Principal, backfill_id: int) -> Backfill:
    return _backfill(cover.backfills(session, by=by, backfill_id=backfill_id).rows[0])


def _backfill(facts: BackfillFacts) -> Backfill:
    return Backfill(
        id=facts.backfill.id,
        cohort=cohort_ref(facts.cohort),
        by={"id": facts.by[0].id, "name": facts.by[1].name},
        covers={"id": facts.covered[0].id, "name": facts.covered[1].name},
        organisation=ref(facts.practice),
        weekdays=listed(facts.backfill.weekdays),
        first=facts.backfill.first,
        last=facts.backfill.last,
        revision=facts.backfill.revision_id,
    )


def _away(row: kept.Away, by: Principal) -> AwayDay:
    return AwayDay(
        participant=row.participant_id,
        day=row.day,
        reason=row.reason if Permission.RUN_PROGRAMMES in by.permissions else None,
        covered_by=row.covered_by,
        revision=row.revision_id,
    )


def _rota(found: FoundRota, by: Principal) -> Rota:
    people: list[PersonRef] = [{"id": row.participant.id, "name": row.person.name} for row in found.rows]
    return Rota(
        cohort=cohort_ref(found.cohort),
        first=found.first,
        last=found.last,
        days=[RotaDay(day=day, programme=day in found.sessions) for day in found.days],
        rows=[
            RotaRow(
                participant=person,
                practices=[ref(each) for each in row.practices],
                covers_for=[{"id": who.id, "name": whose.name} for who, whose in row.covers_for],
                states=[cell.state for cell in row.cells],
                away=[_away(each, by) for each in row.away],
            )
            for person, row in zip(people, found.rows, strict=True)
        ],
        gaps=[
            RotaGap(
                participant=person,
                day=day,
                state=cell.state,
                practices=[ref(found.practices[each]) for each in cell.practices],
            )
            for person, row in zip(people, found.rows, strict=True)
            for day, cell in zip(found.days, row.cells, strict=True)
            if cell.state in (State.NO_COVER, State.CLASH)
        ],
        sentence=found.sentence,
    )
