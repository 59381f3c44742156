from fastapi import APIRouter, Response

from groundswell.reports.asked import MayReadGroups, Members, OfFederation
from groundswell.reports.dashboard.page import dashboard as dashboard_of
from groundswell.reports.dashboard.schemas import Dashboard
from groundswell.web.answers import as_json
from groundswell.web.etag import Personal
from groundswell.web.session import ReadSession

router = APIRouter(route_class=Personal, tags=["reports"])


@router.get("/federations/{code}/dashboard", response_model=Dashboard)
def dashboard(
    by: MayReadGroups,
    session: ReadSession,
    code: OfFederation,
    membership: Members = "then",
) -> Response:
    """The page of a federation, network, scheme, commissioner or region: what changed, who needs help, its charts."""
    return as_json(dashboard_of(session, by=by, code=code, membership=membership))
