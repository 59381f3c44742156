from typing import Annotated

from fastapi import APIRouter, Path, Response

from groundswell.reports.asked import MayReadGroups
from groundswell.reports.national_change.page import national_change as national_change_of
from groundswell.reports.national_change.schemas import NationalChange
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.session import ReadSession

router = APIRouter(route_class=ByRevision, tags=["innovations"])


@router.get("/measures/{code}/national-change", response_model=NationalChange, responses=problems(404))
def national_change(
    by: MayReadGroups, session: ReadSession, code: Annotated[str, Path(examples=["trimethoprim_ratio"])]
) -> Response:
    """When the nation's course of a measure changed, and how differently practices changed with it."""
    return as_json(national_change_of(session, by=by, measure_code=code))
