from fastapi import APIRouter, Response

from groundswell.reports.asked import MayReadProgrammes
from groundswell.reports.people.page import person_page as person_of
from groundswell.reports.people.schemas import PersonPage
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import RowId
from groundswell.web.session import ReadSession

router = APIRouter(route_class=ByRevision, tags=["reports"])


@router.get("/persons/{person_id}/page", response_model=PersonPage, responses=problems(404))
def person_page(by: MayReadProgrammes, session: ReadSession, person_id: RowId) -> Response:
    """The page of one person: cohorts over the years, practices, projects, achievements, standing in the faculty."""
    return as_json(person_of(session, by=by, person_id=person_id))
