from fastapi import APIRouter, Response

from groundswell.reports.asked import MayReadInnovations, OfFederation
from groundswell.reports.worked_elsewhere.page import worked_elsewhere as worked_elsewhere_of
from groundswell.reports.worked_elsewhere.schemas import WhatWorkedElsewhere
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.session import ReadSession

router = APIRouter(route_class=ByRevision, tags=["innovations"])


@router.get("/federations/{code}/worked-elsewhere", response_model=WhatWorkedElsewhere, responses=problems(404))
def worked_elsewhere(by: MayReadInnovations, session: ReadSession, code: OfFederation) -> Response:
    """Innovations that moved a measure with which a federation struggles, at federations like it, and whom to ask."""
    return as_json(worked_elsewhere_of(session, by=by, code=code))
