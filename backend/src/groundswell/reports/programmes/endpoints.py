from typing import Annotated

from fastapi import APIRouter, Path, Response

from groundswell.reports.asked import MayReadProgrammes
from groundswell.reports.programmes.page import programme_page as programme_of
from groundswell.reports.programmes.schemas import ProgrammePage
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.session import ReadSession

router = APIRouter(route_class=ByRevision, tags=["reports"])


@router.get("/programmes/{code}/page", response_model=ProgrammePage, responses=problems(404))
def programme_page(
    by: MayReadProgrammes, session: ReadSession, code: Annotated[str, Path(examples=["practice-leaders-1"])]
) -> Response:
    """The page of a programme: where its targets, sites, cohorts and those who joined it stand."""
    return as_json(programme_of(session, by=by, code=code))
