from typing import Annotated

from fastapi import APIRouter, Query, Response

from groundswell.reports.asked import MayReadInnovations, OfInnovation
from groundswell.reports.evidence.page import evidence as evidence_of
from groundswell.reports.evidence.schemas import Evidence
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.session import ReadSession
from groundswell.web.tables import SAME_AS_TABLE, as_table

router = APIRouter(route_class=ByRevision, tags=["innovations"])

ForMeasure = Annotated[
    str | None, Query(description="Code of a measure; without it, the first outcome that the innovation should move.")
]
SITE_COLUMNS = (
    "name",
    "code",
    "region",
    "practices",
    "began",
    "change",
    "lower",
    "upper",
    "level",
    "slope",
    "weight",
    "months_before",
    "months_after",
)


@router.get("/innovations/{code}/evidence", response_model=Evidence, responses=problems(404, 422))
def innovation_evidence(
    by: MayReadInnovations, session: ReadSession, code: OfInnovation, measure: ForMeasure = None
) -> Response:
    """What happened to a measure at the sites that adopted an innovation: each site, all of them together, beside
    practices like them that had not adopted, and how strong that evidence is."""
    return as_json(evidence_of(session, by=by, code=code, measure_code=measure))


@router.get("/innovations/{code}/evidence.csv", response_class=Response, responses=SAME_AS_TABLE)
def innovation_evidence_table(
    by: MayReadInnovations, session: ReadSession, code: OfInnovation, measure: ForMeasure = None
) -> Response:
    """The sites as CSV, in the unit of the measure."""
    found = evidence_of(session, by=by, code=code, measure_code=measure)
    rows = [
        {
            **site,
            "code": site["organisation"] and site["organisation"]["code"],
            "region": site["region"] and site["region"]["name"],
            "change": site["change"]["value"],
            "lower": site["change"]["lower"],
            "upper": site["change"]["upper"],
            "level": site["level"]["value"],
            "slope": site["slope"]["value"],
        }
        for site in found["sites"]
    ]
    return as_table(SITE_COLUMNS, rows, f"evidence-{found['innovation']['code']}-{found['measure']['code']}")
