import time
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from pydantic_core import to_json

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.database.engine import snapshot
from groundswell.exchange.changes import feed
from groundswell.exchange.changes.schemas import ChangesPage
from groundswell.exchange.changes.waiting import watch
from groundswell.exchange.sight import whose
from groundswell.revisions.sequencer import number_forgotten
from groundswell.web.callers import Callers
from groundswell.web.documents import problems
from groundswell.web.etag import Route, Tagged, is_known, rendered, tag_of, unchanged
from groundswell.web.session import caller_of, permitted

LONGEST_WAIT = 30
LOOKS_EVERY = 1.0
"""Seconds after which it is seen that one who waited has left, and a server that is to stop need not wait for them."""


class ByCursor(Tagged):
    """The answer depends on the revision and on whose cursor it is. It is not kept: hardly anybody asks for the same
    page twice. Who waits wants to know what is new, not that nothing is."""

    async def answer(self, request: Request, make: Route) -> Response:
        caller = await caller_of(request)
        tag = tag_of(request, caller, f"{whose(caller.principal)}|{caller.principal.narrowed}")
        if is_known(request, tag) and request.query_params.get("wait", "0") == "0":
            return unchanged(tag)
        response = await make(request)
        return await rendered(response, tag).response(request) if response.status_code == 200 else response


router = APIRouter(route_class=ByCursor, tags=["exchange"])


@router.get("/changes", response_model=ChangesPage, responses=problems(410))
async def changes(
    request: Request,
    by: Annotated[Principal, permitted(Permission.PULL)],
    cursor: Annotated[
        str | None, Query(max_length=4_000, description="That of the last answer; without one, from the beginning.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=feed.MOST, description="At most so many items.")] = feed.DEFAULT_LIMIT,
    kinds: Annotated[
        str | None,
        Query(
            max_length=400,
            description="Only these, with commas between; without it all that are open to you, now or later.",
        ),
    ] = None,
    wait: Annotated[
        int,
        Query(ge=0, le=LONGEST_WAIT, description="Hold the request open for so many seconds until there is something."),
    ] = 0,
) -> Response:
    """Everything that has changed since a cursor, in the order of revisions: rows that hold now, rows that are gone,
    and what is out of your sight. Follow it, and your copy equals what you may see; nothing is passed over.

    An old cursor answers 410 after the database was put back from a backup: start again from an export."""
    names = [name.strip() for name in kinds.split(",") if name.strip()] if kinds else None
    until = time.monotonic() + wait
    while True:
        page = await run_in_threadpool(_page, by, cursor, limit, names)
        if page.items or time.monotonic() >= until:
            return Response(_told(page), media_type="application/json")
        if not page.has_more:
            await _something_new(request, page.mark.sequence, until)
        if await request.is_disconnected():
            return Response(_told(page), media_type="application/json")
        # A key may have been revoked meanwhile, or what it opens narrowed.
        callers: Callers = request.app.state.callers
        by, cursor = (await callers.of(request)).principal, page.cursor


async def _something_new(request: Request, sequence: int, until: float) -> None:
    """Waits for it, as long as there is time and whoever waits has not left."""
    while (left := until - time.monotonic()) > 0:
        if await watch().beyond(sequence, min(left, LOOKS_EVERY)) or await request.is_disconnected():
            return


def _page(by: Principal, cursor: str | None, limit: int, kinds: list[str] | None) -> feed.Page:
    number_forgotten()
    with snapshot() as session:
        return feed.page(session, by=by, cursor=cursor, limit=limit, kinds=kinds)


def _told(page: feed.Page) -> bytes:
    return to_json(
        {
            "kinds": page.kinds,
            "items": page.items,
            "cursor": page.cursor,
            "has_more": page.has_more,
            "watermark": page.mark.sequence,
            "committed_at": page.mark.committed_at,
        }
    )
