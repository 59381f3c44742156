"""Evidence of effect: of an innovation, of what worked elsewhere, of a national change."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.reports.endpoints import CSV, as_json
from groundswell.reports.evidence import evidence as evidence_of
from groundswell.reports.evidence_schemas import Evidence, NationalChange, WhatWorkedElsewhere
from groundswell.reports.national_change import national_change as national_change_of
from groundswell.reports.worked_elsewhere import worked_elsewhere as worked_elsewhere_of
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.session import ReadSession, permitted
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision, tags=["innovations"])

MayRead = Annotated[Principal, permitted(Permission.READ_INNOVATIONS)]
MayReadGroups = Annotated[Principal, permitted(Permission.READ_ROLL_UPS)]
OfInnovation = Annotated[str, Path(examples=["call-back-instead-of-hold"])]
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
def innovation_evidence(by: MayRead, session: ReadSession, code: OfInnovation, measure: ForMeasure = None) -> Response:
    """What happened to a measure at the sites that adopted an innovation: each site, all of them together, beside
    practices like them that had not adopted, and how strong that evidence is."""
    return as_json(evidence_of(session, by=by, code=code, measure_code=measure))


@router.get("/innovations/{code}/evidence.csv", response_class=Response, responses=CSV)
def innovation_evidence_table(
    by: MayRead, session: ReadSession, code: OfInnovation, measure: ForMeasure = None
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


@router.get("/federations/{code}/worked-elsewhere", response_model=WhatWorkedElsewhere, responses=problems(404))
def worked_elsewhere(by: MayRead, session: ReadSession, code: Annotated[str, Path(examples=["F001"])]) -> Response:
    """Innovations that moved a measure with which a federation struggles, at federations like it, and whom to ask."""
    return as_json(worked_elsewhere_of(session, by=by, code=code))


@router.get("/measures/{code}/national-change", response_model=NationalChange, responses=problems(404))
def national_change(
    by: MayReadGroups, session: ReadSession, code: Annotated[str, Path(examples=["trimethoprim_ratio"])]
) -> Response:
    """When the nation's course of a measure changed, and how differently practices changed with it."""
    return as_json(national_change_of(session, by=by, measure_code=code))
