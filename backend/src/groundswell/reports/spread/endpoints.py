"""How innovations have spread, and a federation's adoptions."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from groundswell.reports.asked import MayReadInnovations, OfFederation, OfInnovation
from groundswell.reports.spread.adoption_matrix import adoption_matrix as matrix_of
from groundswell.reports.spread.adoption_matrix import matrix_rows
from groundswell.reports.spread.national import national_spread as national_of
from groundswell.reports.spread.page import spread as spread_of
from groundswell.reports.spread.schemas import AdoptionMatrix, NationalSpread, Spread, SpreadBy
from groundswell.reports.spread.tables import national_rows, spread_table
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.session import ReadSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision, tags=["innovations"])

Within = Annotated[
    str | None, Query(max_length=20, description="The code of one region or scheme, whose course over time is told.")
]
Per = Annotated[SpreadBy, Query(alias="by", description="What a row is.")]


@router.get("/innovations/{code}/spread", response_model=Spread, responses=problems(404))
def innovation_spread(
    by: MayReadInnovations, session: ReadSession, code: OfInnovation, per: Per = "region", within: Within = None
) -> Response:
    """How far it has spread: by stage and place, over time with a forecast, and what became of those that tried it."""
    return as_json(spread_of(session, by=by, code=code, per=per, within=within))


@router.get("/innovations/{code}/spread.csv", response_class=Response, responses=problems(404))
def innovation_spread_table(
    by: MayReadInnovations, session: ReadSession, code: OfInnovation, per: Per = "region"
) -> Response:
    """Practices by stage today, one row a region or scheme."""
    columns, rows = spread_table(spread_of(session, by=by, code=code, per=per))
    return as_table(columns, rows, f"{code}-by-{per}")


@router.get("/spread", response_model=NationalSpread)
def national_spread(by: MayReadInnovations, session: ReadSession, per: Per = "region") -> Response:
    """Every innovation by region or scheme: how many practices use it."""
    return as_json(national_of(session, by=by, per=per))


@router.get("/spread.csv", response_class=Response)
def national_spread_table(by: MayReadInnovations, session: ReadSession, per: Per = "region") -> Response:
    """The same as a table, one row an innovation in a place."""
    columns, rows = national_rows(national_of(session, by=by, per=per))
    return as_table(columns, rows, f"spread-by-{per}")


@router.get("/federations/{code}/adoptions", response_model=AdoptionMatrix, responses=problems(404))
def federation_adoptions(by: MayReadInnovations, session: ReadSession, code: OfFederation) -> Response:
    """A federation's practices by innovations: rows of those that the caller may see, counts of all."""
    return as_json(matrix_of(session, by=by, code=code))


@router.get("/federations/{code}/adoptions.csv", response_class=Response, responses=problems(404))
def federation_adoptions_table(by: MayReadInnovations, session: ReadSession, code: OfFederation) -> Response:
    """The same as a table, a row a practice."""
    columns, rows = matrix_rows(matrix_of(session, by=by, code=code))
    return as_table(columns, rows, f"{code}-adoptions")
