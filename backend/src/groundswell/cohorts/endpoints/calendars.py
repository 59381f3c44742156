from typing import Annotated

from fastapi import APIRouter, Path, Response
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.cohorts import calendars
from groundswell.cohorts import models as kept
from groundswell.cohorts.endpoints.callers import cohort_ref
from groundswell.cohorts.schemas.covering import CalendarFeed, CalendarFeedMade, NewCalendarFeed
from groundswell.web.documents import problems
from groundswell.web.etag import ByContent, Personal
from groundswell.web.paging import Items
from groundswell.web.session import ReadSession, SignedInPerson, WriteSession

router = APIRouter()
personal = APIRouter(route_class=Personal)
public = APIRouter(route_class=ByContent)


@personal.get("/calendar-feeds")
def calendar_feeds(by: SignedInPerson, session: ReadSession) -> Items[CalendarFeed]:
    """The caller's own feeds; their addresses were shown once."""
    items = [_feed(*each) for each in calendars.feeds_of(session, by)]
    return Items(items=items, total=len(items))


@personal.post("/calendar-feeds", status_code=HTTP_201_CREATED, responses=problems(404))
def make_calendar_feed(by: SignedInPerson, session: WriteSession, new: NewCalendarFeed) -> CalendarFeedMade:
    """An address for a calendar program: of a cohort, or of all that the caller facilitates and takes part in."""
    feed, cohort, secret = calendars.make_feed(session, by=by, cohort=new.cohort)
    return CalendarFeedMade(**_feed(feed, cohort).model_dump(), url=f"/api/v1/calendar/{secret}.ics")


@personal.delete("/calendar-feeds/{feed}", status_code=HTTP_204_NO_CONTENT)
def end_calendar_feed(by: SignedInPerson, session: WriteSession, feed: Annotated[str, Path(max_length=64)]) -> None:
    """The address answers no more, and never will again."""
    calendars.end_feed(session, by=by, feed=feed)


@public.get(
    "/calendar/{secret}.ics",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {}}, "description": "Sessions as iCalendar (RFC 5545)"}},
)
def calendar(session: ReadSession, secret: Annotated[str, Path(max_length=100)]) -> Response:
    """What a calendar program reads, without signing in. It says when and where, and names nobody."""
    return Response(calendars.calendar(session, secret), media_type="text/calendar; charset=utf-8")


def _feed(feed: kept.CalendarFeed, cohort: kept.Cohort | None) -> CalendarFeed:
    return CalendarFeed(id=feed.token_hash, cohort=cohort_ref(cohort) if cohort else None)


router.include_router(personal)
router.include_router(public)
