from typing import Any

from fastapi import APIRouter, Response
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.errors import Invalid
from groundswell.initiatives import measures_actions, scope
from groundswell.initiatives.endpoints.callers import MayEdit, MayRead
from groundswell.initiatives.measures_queries import MeasureFacts, measures_of
from groundswell.initiatives.schemas.measures import (
    InitiativeMeasure,
    InitiativeMeasureChanges,
    NewInitiativeMeasure,
)
from groundswell.initiatives.team_measures import aim_words, typed_numbers
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = tuple(name for name in InitiativeMeasure.model_fields if name not in ("revision", "numbers"))


@router.get("/initiatives/{code}/measures", responses=problems(404))
def initiative_measures(by: MayRead, session: ReadSession, code: str) -> Items[InitiativeMeasure]:
    """By what an initiative is judged: measures of the library, and those that its team has defined."""
    items = [measure_of(each) for each in measures_of(session, [scope.seen(session, by, code).id])]
    return Items(items=items, total=len(items))


@router.get("/initiatives/{code}/measures.csv", response_class=Response, responses=problems(404))
def initiative_measures_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """The same as a table."""
    found = scope.seen(session, by, code)
    rows = (measure_of(each).model_dump() for each in measures_of(session, [found.id]))
    return as_table(COLUMNS, rows, f"measures-{found.code}")


@router.post("/initiatives/{code}/measures", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def add_initiative_measure(
    by: MayEdit, session: WriteSession, code: str, new: NewInitiativeMeasure
) -> InitiativeMeasure:
    """Take one of the library, or define one of your own: its title, and what is counted of what."""
    if (new.measure is None) == (new.title is None):
        raise Invalid(
            "Choose a measure of the library, or give your own a title.",
            [("title", "Give a title, or the code of a measure of the library; not both.")],
        )
    if new.measure is not None:
        sent = new.model_dump(include={"family", "aim", "baseline_months", "due_days"}, exclude_unset=True)
        facts = {"due_days": new.due_days} | {name: value for name, value in sent.items() if value is not None}
        beyond = new.model_fields_set - {"measure", *sent}
        if beyond:
            raise Invalid(
                "What a measure of the library means is the same for everyone.",
                [(name, "Leave this out.") for name in sorted(beyond)],
            )
        return measure_of(
            measures_actions.choose_measure(session, by=by, initiative=code, measure=new.measure, facts=facts)
        )
    own: dict[str, Any] = new.model_dump(exclude={"measure"})
    own["family"] = new.family or "outcome"
    own["unit_label"] = new.unit_label or ("%" if new.unit == "percent" else new.numerator or new.unit)
    return measure_of(measures_actions.define_measure(session, by=by, initiative=code, facts=own))


@router.patch("/initiatives/{code}/measures/{measure_id}", responses=problems(412, 428))
def change_initiative_measure(
    by: MayEdit,
    session: WriteSession,
    code: str,
    measure_id: RowId,
    seen: SeenRevision,
    changes: InitiativeMeasureChanges,
) -> InitiativeMeasure:
    """Change what is sent. What figures were given for stays; what the library says too."""
    changed = measures_actions.change_measure(
        session,
        by=by,
        initiative=code,
        number=measure_id,
        seen_revision=seen,
        changes=changes.model_dump(exclude_unset=True),
    )
    return measure_of(changed)


@router.delete(
    "/initiatives/{code}/measures/{measure_id}",
    status_code=HTTP_204_NO_CONTENT,
    responses=problems(409, 412, 428),
)
def remove_initiative_measure(
    by: MayEdit, session: WriteSession, code: str, measure_id: RowId, seen: SeenRevision
) -> None:
    """One with figures is kept."""
    measures_actions.remove_measure(session, by=by, initiative=code, number=measure_id, seen_revision=seen)


def measure_of(facts: MeasureFacts) -> InitiativeMeasure:
    row, definition = facts.row, facts.definition
    return InitiativeMeasure.model_validate(
        {
            "id": row.id,
            "place": row.place,
            "family": row.family,
            "title": definition.title,
            "measure": None if facts.own else definition.code,
            "numerator": definition.numerator,
            "denominator": definition.denominator,
            "unit": definition.unit,
            "unit_label": definition.unit_label,
            "aggregation": definition.aggregation,
            "multiplier": definition.multiplier,
            "decimals": definition.decimals,
            "direction": definition.direction,
            "by_practice": row.by_practice,
            "numbers": typed_numbers(definition) if facts.own else [],
            "baseline_months": row.baseline_months,
            "aim": row.aim,
            "aim_shown": aim_words(definition, row.aim),
            "due_days": row.due_days,
            "figures": facts.figures,
            "revision": row.revision_id,
        }
    )
