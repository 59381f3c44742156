"""Phases, targets and recorded changes: listed, made, removed with a reason."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.measures import changes, phases, targets
from groundswell.measures.models import Phase, RecordedChange, Target
from groundswell.measures.settings_queries import MadeSetting, Set, settings_made
from groundswell.measures.settings_schemas import (
    Change,
    NewChange,
    NewPhase,
    NewTarget,
    Removal,
    SetPhase,
    SetTarget,
)
from groundswell.organisations.schemas import maybe_ref
from groundswell.people.moments import aware
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, RowId
from groundswell.web.session import ReadSession, WriteFigures, permitted

router = APIRouter(route_class=ByRevision, tags=["measures"])

MayRead = Annotated[Principal, permitted(Permission.READ_ROLL_UPS)]
MaySet = Annotated[Principal, permitted(Permission.SET_CHARTS)]
Measure = Annotated[str | None, Query(description="Its code.")]
Organisation = Annotated[str | None, Query(description="Its code.")]


@router.get("/phases", responses=problems(404))
def set_phases(
    by: MayRead, session: ReadSession, measure: Measure = None, organisation: Organisation = None
) -> Items[SetPhase]:
    """Where people have begun limits anew, newest first; removed ones too."""
    rows = settings_made(session, Phase, by=by, measure=measure, organisation=organisation)
    return Items(items=[_phase(each) for each in rows], total=len(rows))


@router.post("/phases", status_code=HTTP_201_CREATED, responses=problems(404, 409, 422))
def begin_phase(by: MaySet, session: WriteFigures, new: NewPhase) -> SetPhase:
    """Begin limits anew, because the way of working changed. Every grid and chart follows at once."""
    made = phases.begin_phase(
        session,
        by=by,
        measure=new.measure,
        organisation=new.organisation,
        first=new.from_,
        baseline=new.baseline,
        reason=new.reason,
    )
    return _phase(_one(session, by, Phase, made.id))


@router.post("/phases/{phase_id}/removal", responses=problems(404, 409, 422))
def remove_phase(by: MaySet, session: WriteFigures, phase_id: RowId, removal: Removal) -> SetPhase:
    """The limits before and after become one again."""
    phases.remove_phase(session, by=by, phase_id=phase_id, reason=removal.reason)
    return _phase(_one(session, by, Phase, phase_id))


@router.get("/targets", responses=problems(404))
def set_targets(
    by: MayRead, session: ReadSession, measure: Measure = None, organisation: Organisation = None
) -> Items[SetTarget]:
    """What is aimed at, by organisations and by the nation, newest first; removed ones too."""
    rows = settings_made(session, Target, by=by, measure=measure, organisation=organisation)
    return Items(items=[_target(each) for each in rows], total=len(rows))


@router.post("/targets", status_code=HTTP_201_CREATED, responses=problems(404, 409, 422))
def set_target(by: MaySet, session: WriteFigures, new: NewTarget) -> SetTarget:
    """Set a target of one's own, or, by the national team, that of all who have none."""
    made = targets.set_target(
        session,
        by=by,
        measure=new.measure,
        organisation=new.organisation,
        first=new.from_,
        value=new.value,
        reason=new.reason,
    )
    return _target(_one(session, by, Target, made.id))


@router.post("/targets/{target_id}/removal", responses=problems(404, 409, 422))
def remove_target(by: MaySet, session: WriteFigures, target_id: RowId, removal: Removal) -> SetTarget:
    """The target before it, or the nation's, is in force again."""
    targets.remove_target(session, by=by, target_id=target_id, reason=removal.reason)
    return _target(_one(session, by, Target, target_id))


@router.get("/recorded-changes", responses=problems(404))
def recorded_changes(
    by: MayRead, session: ReadSession, measure: Measure = None, organisation: Organisation = None
) -> Items[Change]:
    """What was done, newest record first; removed ones too. Of a measure: what may show in any of them too."""
    rows = settings_made(session, RecordedChange, by=by, measure=measure, organisation=organisation)
    return Items(items=[_change(each) for each in rows], total=len(rows))


@router.post("/recorded-changes", status_code=HTTP_201_CREATED, responses=problems(404, 409, 422))
def record_change(by: MaySet, session: WriteFigures, new: NewChange) -> Change:
    """Record what was done, so that charts show what came of it. It touches no figure and no limit."""
    made = changes.record_change(
        session, by=by, organisation=new.organisation, measure=new.measure, day=new.day, words=new.words
    )
    return _change(_one(session, by, RecordedChange, made.id))


@router.post("/recorded-changes/{change_id}/removal", responses=problems(404, 409, 422))
def remove_change(by: MaySet, session: WriteFigures, change_id: RowId, removal: Removal) -> Change:
    """Take a record back."""
    changes.remove_change(session, by=by, change_id=change_id, reason=removal.reason)
    return _change(_one(session, by, RecordedChange, change_id))


def _one(session: Session, by: Principal, table: type[Set], number: int) -> MadeSetting[Set]:
    return settings_made(session, table, by=by, number=number)[0]


def _phase(made: MadeSetting[Phase]) -> SetPhase:
    row = made.row
    return SetPhase.model_validate({**_shared(made), "from": row.first, "baseline": row.baseline, "reason": row.reason})


def _target(made: MadeSetting[Target]) -> SetTarget:
    row = made.row
    return SetTarget.model_validate({**_shared(made), "from": row.first, "value": row.value, "reason": row.reason})


def _change(made: MadeSetting[RecordedChange]) -> Change:
    return Change.model_validate({**_shared(made), "day": made.row.day, "words": made.row.words})


def _shared(made: MadeSetting[Any]) -> dict[str, Any]:
    return {
        "id": made.row.id,
        "measure": made.measure,
        "organisation": maybe_ref(made.organisation),
        "made_by": made.made_by,
        "made_at": aware(made.made_at),
        "removed_reason": made.row.removed_reason,
        "removed_by": made.removed_by,
        "removed_at": _maybe(made.removed_at),
    }


def _maybe(moment: datetime | None) -> datetime | None:
    return None if moment is None else aware(moment)
