from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.initiatives import diagram
from groundswell.initiatives import drivers as reading
from groundswell.initiatives.diagram import Box, Line
from groundswell.initiatives.drivers import DriverFacts
from groundswell.initiatives.endpoints.callers import MayEdit, MayRead, OfInitiative
from groundswell.initiatives.endpoints.initiatives import aim_of, ref_of
from groundswell.initiatives.models import Initiative
from groundswell.initiatives.schemas.work import (
    Driver,
    DriverDiagram,
    DriverDiagramSent,
    DriverKind,
    DriverLink,
    ListedDriver,
)
from groundswell.initiatives.scope import may_edit, seen
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, Paging
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = ("initiative", "upper_kind", "upper", "lower_kind", "lower", "strong", "state")


@router.get("/drivers")
def all_drivers(
    by: MayRead,
    session: ReadSession,
    page: Paging,
    initiative: OfInitiative = None,
    kind: Annotated[DriverKind | None, Query(description="Only drivers of this kind.")] = None,
) -> Items[ListedDriver]:
    """The boxes of driver diagrams, diagram by diagram, from primary drivers to change ideas."""
    after = page.key(int, int, int, int)
    found = reading.drivers(session, by=by, initiative=initiative, kind=kind, limit=page.limit, after=after)
    page.go_on(found.last)
    items = [ListedDriver.model_validate(_box(each) | {"initiative": ref_of(each.initiative)}) for each in found.rows]
    return Items(items=items, total=found.total)


@router.get("/drivers.csv", response_class=Response)
def drivers_table(by: MayRead, session: ReadSession, initiative: OfInitiative = None) -> Response:
    """One row for each line of the diagrams: what is served, and what serves it."""
    boxes = {each.driver.id: each for each in reading.drivers(session, by=by, initiative=initiative).rows}
    uppers: dict[int, list[tuple[int | None, bool]]] = {
        number: [(None, True)] for number, each in boxes.items() if each.driver.kind == reading.PRIMARY
    }
    for line in reading.links(session, boxes):
        uppers.setdefault(line.lower_id, []).append((line.upper_id, line.strong))
    rows = [
        _row(each, boxes[upper] if upper is not None else None, strong)
        for number, each in boxes.items()
        for upper, strong in uppers.get(number, [])
    ]
    return as_table(COLUMNS, rows, "drivers")


@router.get("/initiatives/{code}/drivers")
def driver_diagram(by: MayRead, session: ReadSession, code: str) -> DriverDiagram:
    """The aim, its drivers and the change ideas, with how far each idea has got."""
    return _diagram(session, by, seen(session, by, code))


@router.put("/initiatives/{code}/drivers", responses=problems(409, 412, 428))
def draw_drivers(
    by: MayEdit, session: WriteSession, code: str, seen: SeenRevision, sent: DriverDiagramSent
) -> DriverDiagram:
    """The whole diagram. Refused where it goes round in a circle, and where what has been tested would be lost."""
    boxes = [Box(each.key, each.kind, each.title, each.id, each.measure_id, each.elsewhere) for each in sent.drivers]
    lines = [Line(each.upper, each.lower, each.strong) for each in sent.links]
    drawn = diagram.draw(session, by=by, code=code, seen_revision=seen, boxes=boxes, lines=lines)
    return _diagram(session, by, drawn)


def _diagram(session: Session, by: Principal, initiative: Initiative) -> DriverDiagram:
    boxes = reading.drivers(session, by=by, initiative=initiative.code).rows
    lines = reading.links(session, [each.driver.id for each in boxes])
    return DriverDiagram(
        revision=initiative.drivers_revision_id,
        aim=aim_of(initiative),
        drivers=[Driver.model_validate(_box(each)) for each in boxes],
        links=[DriverLink(upper=each.upper_id, lower=each.lower_id, strong=each.strong) for each in lines],
        may_edit=may_edit(session, by, initiative),
    )


def _box(facts: DriverFacts) -> dict[str, Any]:
    return {
        "id": facts.driver.id,
        "kind": facts.driver.kind,
        "title": facts.driver.title,
        "place": facts.driver.place,
        "measure": facts.measure._asdict() if facts.measure is not None else None,
        "elsewhere": ref_of(facts.elsewhere) if facts.elsewhere is not None else None,
        "cycles": facts.cycles,
        "state": facts.state,
        "words": facts.words,
    }


def _row(lower: DriverFacts, upper: DriverFacts | None, strong: bool) -> dict[str, Any]:
    return {
        "initiative": lower.initiative.code,
        "upper_kind": upper.driver.kind if upper is not None else "aim",
        "upper": upper.driver.title if upper is not None else lower.initiative.aim_what or lower.initiative.title,
        "lower_kind": lower.driver.kind,
        "lower": lower.driver.title,
        "strong": strong,
        "state": lower.words,
    }
