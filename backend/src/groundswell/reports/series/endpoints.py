from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from groundswell.reports.asked import MayReadGroups, Members, OfMeasure
from groundswell.reports.schemas import Panel
from groundswell.reports.series.page import series as series_of
from groundswell.reports.series.schemas import Series
from groundswell.reports.series.table import CHART_OR_POINTS, points_csv
from groundswell.web.answers import as_json
from groundswell.web.etag import ByRevision
from groundswell.web.known_at import KnownAt
from groundswell.web.session import ReadSession
from groundswell.web.tables import as_csv

router = APIRouter(route_class=ByRevision, tags=["reports"])


@router.get("/measures/{code}/series/{organisation}", response_model=Series, responses=CHART_OR_POINTS)
def series(
    by: MayReadGroups,
    session: ReadSession,
    code: OfMeasure,
    organisation: Annotated[str, Path(examples=["F001"])],
    membership: Members = "then",
    panel: Annotated[
        Panel, Query(description="all that reported, or constant: those that reported in every month shown.")
    ] = "all",
    from_: Annotated[date | None, Query(alias="from", description="First month; limits do not move with it.")] = None,
    to: Annotated[date | None, Query(description="Last month.")] = None,
    chart: Annotated[str | None, Query(description="Another chart than the measure's own: run, mr, p, …")] = None,
    rules: Annotated[str | None, Query(description="Other rules than its own: nhs-plot-the-dots, anhoej, …")] = None,
    as_: Annotated[Literal["json", "csv"], Query(alias="format", description="csv: the points alone.")] = "json",
    at: KnownAt = None,
) -> Response:
    """The chart of one measure at one organisation: points, limits, signals, and what they say in words."""
    found = series_of(
        session,
        by=by,
        measure_code=code,
        organisation_code=organisation,
        membership=membership,
        panel=panel,
        from_=from_.replace(day=1) if from_ else None,
        to=to.replace(day=1) if to else None,
        chart=chart,
        rules=rules,
        at=at,
    )
    if as_ == "csv":
        named = {"measure": found["measure"]["code"], "organisation": found["organisation"]["code"]}
        return as_csv(points_csv(named, found["points"]), f"{named['measure']}-{named['organisation']}")
    return as_json(found)
