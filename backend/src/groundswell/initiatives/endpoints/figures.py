import asyncio
import tempfile
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.database.engine import Turn, writing
from groundswell.files.source import Source
from groundswell.initiatives import figures, pasting, scope
from groundswell.initiatives.endpoints.callers import MayEdit, MayRead
from groundswell.initiatives.endpoints.measures import measure_of
from groundswell.initiatives.figures import Given, Grid, value_in
from groundswell.initiatives.figures_checking import Cell
from groundswell.initiatives.figures_giving import give_figures
from groundswell.initiatives.pasting import Pasted
from groundswell.initiatives.schemas.measures import (
    FiguresGrid,
    InitiativeFigure,
    OverdueMonth,
    PastedFigure,
    PastedFigureProblem,
    PastedFigures,
    PastedText,
    SentFigures,
)
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import first_day
from groundswell.organisations.schemas import maybe_ref, ref
from groundswell.revisions.sequencer import number_committed
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import RowId
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table
from groundswell.web.uploads import received

router = APIRouter(route_class=ByRevision)
COLUMNS = ("practice", "practice_name", "period", "numerator", "denominator", "value")
A_FILE = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        },
    }
}


@router.get("/initiatives/{code}/measures/{measure_id}/figures", responses=problems(404))
def initiative_figures(by: MayRead, session: ReadSession, code: str, measure_id: RowId) -> FiguresGrid:
    """The grid of a team's own measure: what was given, month by month, and what is overdue."""
    return _grid(session, by, code, measure_id)


@router.get("/initiatives/{code}/measures/{measure_id}/figures.csv", response_class=Response, responses=problems(404))
def initiative_figures_table(by: MayRead, session: ReadSession, code: str, measure_id: RowId) -> Response:
    """One row a figure."""
    rows = (
        each.model_dump()
        | {
            "practice": each.practice["code"] if each.practice else None,
            "practice_name": each.practice["name"] if each.practice else None,
        }
        for each in _grid(session, by, code, measure_id).items
    )
    return as_table(COLUMNS, rows, f"figures-{code}-{measure_id}")


@router.put("/initiatives/{code}/measures/{measure_id}/figures", responses=problems(409, 412))
def give_initiative_figures(
    by: MayEdit, session: WriteSession, code: str, measure_id: RowId, sent: SentFigures
) -> FiguresGrid:
    """Many at once, all of them or none. Each names the revision of the figure that it replaces; 412 where another
    stands."""
    cells = [
        Cell(each.practice, each.period.replace(day=1), each.numerator, each.denominator, each.value, each.revision)
        for each in sent.figures
    ]
    give_figures(session, by=by, initiative=code, number=measure_id, cells=cells)
    return _grid(session, by, code, measure_id)


@router.post("/initiatives/{code}/measures/{measure_id}/figures/paste", responses=problems(409))
def paste_initiative_figures(
    by: MayEdit, session: WriteSession, code: str, measure_id: RowId, sent: PastedText
) -> PastedFigures:
    """Figures from a spreadsheet: the practice's code where each gives its own, the month, the numbers. All of it is
    taken, or none; with `preview` it is only understood."""
    rows = pasting.rows_of_text(sent.text)
    return _pasted(
        pasting.paste_figures(session, by=by, initiative=code, number=measure_id, rows=rows, preview=sent.preview)
    )


@router.post(
    "/initiatives/{code}/measures/{measure_id}/figures/file",
    responses=problems(409, 413),
    openapi_extra=A_FILE,
)
async def send_initiative_figures(
    request: Request,
    by: MayEdit,
    code: str,
    measure_id: RowId,
    preview: Annotated[bool, Query(description="Only say how it is understood.")] = False,
) -> PastedFigures:
    """The same from a CSV file or the first sheet of a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        path = FilePath(folder) / "figures"
        name = await received(request, path, most=pasting.MOST_BYTES)
        return await asyncio.to_thread(_from_file, Source(path, name), by, code, measure_id, preview)


def _from_file(source: Source, by: Principal, code: str, measure_id: int, preview: bool) -> PastedFigures:
    rows = pasting.rows_of_file(source)
    with writing(turn=Turn.WORK) as session:
        answer = _pasted(
            pasting.paste_figures(session, by=by, initiative=code, number=measure_id, rows=rows, preview=preview)
        )
    number_committed()
    return answer


def _grid(session: Session, by: Principal, code: str, measure_id: int) -> FiguresGrid:
    found: Grid = figures.grid(session, by=by, initiative=code, number=measure_id)
    practices = {part.practice.code: ref(part.practice) for part in found.parts if found.measure.row.by_practice}
    items = [_figure(each, found.measure.definition) for each in found.figures]
    return FiguresGrid(
        measure=measure_of(found.measure),
        practices=list(practices.values()),
        months=[first_day(month) for month in found.months],
        items=items,
        total=len(items),
        overdue=[
            OverdueMonth(period=first_day(late.month), practices=[ref(each) for each in late.practices])
            for late in found.overdue
        ],
        may_edit=scope.may_edit(session, by, found.initiative),
    )


def _figure(given: Given, definition: MeasureDefinition) -> InitiativeFigure:
    value = value_in(definition, given.figure)
    return InitiativeFigure(
        practice=maybe_ref(given.practice),
        period=given.figure.period,
        numerator=given.figure.numerator,
        denominator=given.figure.denominator,
        value=value,
        shown="" if value is None else definition.shown(value),
        revision=given.figure.revision_id,
    )


def _pasted(found: Pasted) -> PastedFigures:
    return PastedFigures(
        figures=[
            PastedFigure(
                row=each.row,
                practice=each.cell.practice,
                period=each.cell.period,
                numerator=each.cell.numerator,
                denominator=each.cell.denominator,
                value=each.cell.value,
                shown=each.shown,
                replaces=each.replaces,
            )
            for each in found.figures
        ],
        problems=[PastedFigureProblem(**each._asdict()) for each in found.problems],
        taken=None if found.changed is None else found.changed.given,
    )
