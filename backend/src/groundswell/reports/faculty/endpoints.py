from fastapi import APIRouter, Response

from groundswell.reports.asked import MayRunProgrammes
from groundswell.reports.faculty.page import faculty_page
from groundswell.reports.faculty.schemas import FacultyPage
from groundswell.web.answers import as_json
from groundswell.web.etag import ByRevision
from groundswell.web.session import ReadSession

router = APIRouter(route_class=ByRevision, tags=["reports"])


@router.get("/faculty", response_model=FacultyPage)
def faculty(by: MayRunProgrammes, session: ReadSession) -> Response:
    """The page of the improvement faculty: apprenticeship, growth against its target, workload, capacity, specialists.

    Not for federation leads: it tells how long each person has been in training and how much they have taken on.
    """
    return as_json(faculty_page(session))
