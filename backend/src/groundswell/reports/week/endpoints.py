from fastapi import APIRouter, Response

from groundswell.reports.asked import MayRunProgrammes
from groundswell.reports.week.page import my_week as week_of
from groundswell.reports.week.schemas import MyWeek
from groundswell.web.answers import as_json
from groundswell.web.etag import Personal
from groundswell.web.session import ReadSession

router = APIRouter(route_class=Personal, tags=["reports"])


@router.get("/my-week", response_model=MyWeek)
def my_week(by: MayRunProgrammes, session: ReadSession) -> Response:
    """What the caller runs this week and next, and what waits for them."""
    return as_json(week_of(session, by=by))
