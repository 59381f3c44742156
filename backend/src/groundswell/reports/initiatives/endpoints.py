"""The pages over initiatives: one initiative, the chart of one of its measures, a federation's board."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from groundswell.initiatives.endpoints.callers import MayRead
from groundswell.reports.initiatives.board import initiative_board as board_of
from groundswell.reports.initiatives.board_schemas import InitiativeBoard
from groundswell.reports.initiatives.page import initiative_page as page_of
from groundswell.reports.initiatives.schemas import InitiativePage
from groundswell.reports.initiatives.series import initiative_series as series_of
from groundswell.reports.initiatives.series_schemas import InitiativeSeries
from groundswell.reports.series.table import CHART_OR_POINTS, points_csv
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import RowId
from groundswell.web.session import ReadSession
from groundswell.web.tables import as_csv

router = APIRouter(route_class=ByRevision, tags=["reports"])
OfInitiative = Annotated[str, Path(examples=["call-back-instead-of-hold"])]


@router.get("/initiatives/{code}/page", response_model=InitiativePage, responses=problems(404))
def initiative_page(by: MayRead, session: ReadSession, code: OfInitiative) -> Response:
    """The page of an initiative: aim, driver diagram, cycles, measures with their charts, scores, stakeholders.

    Sums over practices are open to whoever sees the initiative; practices are named to those who may see them.
    """
    return as_json(page_of(session, by=by, code=code))


@router.get(
    "/initiatives/{code}/measures/{measure_id}/series",
    response_model=InitiativeSeries,
    responses=problems(404) | CHART_OR_POINTS,
)
def initiative_series(
    by: MayRead,
    session: ReadSession,
    code: OfInitiative,
    measure_id: RowId,
    as_: Annotated[Literal["json", "csv"], Query(alias="format", description="csv: the points alone.")] = "json",
) -> Response:
    """The chart of one measure of an initiative, point by point, with its cycles and where a signal stands to them."""
    found = series_of(session, by=by, code=code, measure_id=measure_id)
    if as_ == "csv":
        named = {"initiative": code, "measure": found["measure"]["code"]}
        return as_csv(points_csv(named, found["points"]), f"{code}-{found['measure']['code']}")
    return as_json(found)


@router.get("/initiative-board", response_model=InitiativeBoard, responses=problems(404))
def initiative_board(
    by: MayRead,
    session: ReadSession,
    federation: Annotated[str, Query(description="The code of a federation.", examples=["F001"])],
) -> Response:
    """What a federation and its practices are trying, by status; those with nothing recorded for 90 days flagged."""
    return as_json(board_of(session, by=by, federation=federation))
