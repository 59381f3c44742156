from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from groundswell.reports.asked import MayReadGroups, Members
from groundswell.reports.overview.page import SignalFilter, Wanted, WaveFilter, overview_csv
from groundswell.reports.overview.page import overview as overview_of
from groundswell.reports.overview.schemas import Overview
from groundswell.reports.schemas import Level
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Page
from groundswell.web.session import ReadSession
from groundswell.web.tables import SAME_AS_TABLE, as_csv

router = APIRouter(route_class=ByRevision, tags=["reports"])

ROWS, MOST_ROWS = 200, 2000


class RowsPage(Page):
    """A grid is scrolled, not leafed through: its pages are larger than those of other lists."""

    def __init__(
        self,
        request: Request,
        response: Response,
        cursor: Annotated[str | None, Query(description='From the `Link` header with rel="next".')] = None,
        limit: Annotated[int, Query(ge=1, le=MOST_ROWS, description="At most so many rows.")] = ROWS,
    ) -> None:
        super().__init__(request, response, cursor, limit)


class OverviewQuery:
    """What the overview is asked for, the same for the page and its table."""

    def __init__(
        self,
        level: Annotated[Level, Query(description="The kind of group that is a row.")] = "federation",
        region: Annotated[str | None, Query(description="Only groups mostly in this region.")] = None,
        commissioner: Annotated[str | None, Query(description="Only groups mostly at this commissioner.")] = None,
        scheme: Annotated[str | None, Query(description="Only groups in this scheme.")] = None,
        wave: Annotated[WaveFilter | None, Query(description="Only groups in this wave of the Access Fund.")] = None,
        signal: Annotated[SignalFilter | None, Query(description="Only groups with one of these.")] = None,
        membership: Members = "then",
        sort: Annotated[Literal["worst", "name"], Query(description="The order of rows.")] = "worst",
        measures: Annotated[str | None, Query(description="Codes of measures with commas between.")] = None,
    ) -> None:
        self.asked: dict[str, Any] = {
            "level": level,
            "wanted": Wanted(region, commissioner, scheme, wave, signal),
            "membership": membership,
            "sort": sort,
            "measure_codes": [code.strip() for code in (measures or "").split(",") if code.strip()],
        }


@router.get("/overview", response_model=Overview, responses=problems(422))
def overview(
    by: MayReadGroups,
    session: ReadSession,
    response: Response,
    query: Annotated[OverviewQuery, Depends()],
    page: Annotated[RowsPage, Depends()],
) -> Response:
    """Every group of a kind by the measures, worst first: signals, latest values and small lines.

    At level=scheme one row more stands at the end, code NONE: the practices in no scheme.
    """
    key = page.key(str)
    found, after = overview_of(
        session, by=by, after=None if key is None else str(key[0]), limit=page.limit, **query.asked
    )
    page.go_on(None if after is None else [after])
    return as_json(found, {"Link": response.headers["Link"]} if "Link" in response.headers else None)


@router.get("/overview.csv", response_class=Response, responses=SAME_AS_TABLE)
def overview_table(by: MayReadGroups, session: ReadSession, query: Annotated[OverviewQuery, Depends()]) -> Response:
    """All rows of the overview as CSV."""
    found, _ = overview_of(session, by=by, **query.asked)
    return as_csv(overview_csv(found), f"overview-{found['level']}-{found['period'] or 'empty'}")
