from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response

from groundswell.reports.asked import MayReadGroups, OfMeasure
from groundswell.reports.comparison.centiles import centiles as centiles_of
from groundswell.reports.comparison.funnel import funnel as funnel_of
from groundswell.reports.comparison.schemas import Centiles, ComparedKind, Funnel
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.session import ReadSession

router = APIRouter(route_class=ByRevision, tags=["reports"])

Compared = Annotated[ComparedKind, Query(description="What is compared.")]
Within = Annotated[str | None, Query(description="Only practices in this group; without it, in the nation.")]


@router.get("/measures/{code}/funnel", response_model=Funnel, responses=problems(404, 422))
def funnel(
    by: MayReadGroups,
    session: ReadSession,
    code: OfMeasure,
    of: Compared = "practice",
    within: Within = None,
    organisation: Annotated[str | None, Query(description="One of them, of which it is said where it lies.")] = None,
    period: Annotated[date | None, Query(description="A month; without it, the newest with figures.")] = None,
) -> Response:
    """Everyone's figure in one month against their size, with the limits that chance would keep it in."""
    month = period.replace(day=1) if period else None
    found = funnel_of(session, by=by, measure_code=code, of=of, within=within, organisation=organisation, period=month)
    return as_json(found)


@router.get("/measures/{code}/centiles", response_model=Centiles, responses=problems(404, 422))
def centiles(
    by: MayReadGroups,
    session: ReadSession,
    code: OfMeasure,
    of: Compared = "practice",
    within: Within = None,
    organisation: Annotated[str | None, Query(description="One of them, to see among the others.")] = None,
    from_: Annotated[date | None, Query(alias="from", description="First month.")] = None,
    to: Annotated[date | None, Query(description="Last month.")] = None,
) -> Response:
    """How a figure is spread over organisations month by month."""
    found = centiles_of(
        session,
        by=by,
        measure_code=code,
        of=of,
        within=within,
        organisation=organisation,
        from_=from_.replace(day=1) if from_ else None,
        to=to.replace(day=1) if to else None,
    )
    return as_json(found)
