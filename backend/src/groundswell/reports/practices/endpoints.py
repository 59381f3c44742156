from typing import Annotated

from fastapi import APIRouter, Path, Response

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.reports.practices.page import practice as practice_of
from groundswell.reports.practices.schemas import PracticePage
from groundswell.web.answers import as_json
from groundswell.web.etag import ByRevision
from groundswell.web.session import ReadSession, permitted

router = APIRouter(route_class=ByRevision, tags=["reports"])

MayReadPractices = Annotated[Principal, permitted(Permission.READ_PRACTICES)]


@router.get("/practices/{ods}", response_model=PracticePage)
def practice(by: MayReadPractices, session: ReadSession, ods: Annotated[str, Path(examples=["Z10101"])]) -> Response:
    """The page of one practice: its measures, where it has belonged, its mergers and splits."""
    return as_json(practice_of(session, by=by, code=ods))
