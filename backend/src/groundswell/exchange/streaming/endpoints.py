import threading
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.database.engine import snapshot
from groundswell.errors import TooMany
from groundswell.exchange.kinds import KINDS
from groundswell.exchange.lines import Blocks, Only, lines, rows_of
from groundswell.exchange.opened import chosen, known_organisation
from groundswell.exchange.sight import sight
from groundswell.measures import queries as measures
from groundswell.measures.models import FormerObservation, Observation
from groundswell.revisions.known_at import held
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.known_at import KnownAt
from groundswell.web.session import ReadSession, permitted
from groundswell.web.streams import Streamed

router = APIRouter(route_class=ByRevision, tags=["exchange"])

OBSERVATION = KINDS["observation"]
JSON_LINES = "application/jsonl"
AT_ONCE = 8
"""Streams of one process at the same time: each keeps a connection to the database while it lasts."""
_free = threading.BoundedSemaphore(AT_ONCE)


class JsonLines(StreamingResponse):
    media_type = JSON_LINES


@router.get(
    "/observations.jsonl",
    response_class=JsonLines,
    response_model=None,
    responses={200: {"description": "A row of kind `observation` on each line, in no order"}, **problems(404, 429)},
)
def stream_observations(
    by: Annotated[Principal, permitted(Permission.PULL)],
    session: ReadSession,
    request: Request,
    measure: Annotated[str | None, Query(description="Only this measure.")] = None,
    organisation: Annotated[str | None, Query(description="Only this practice.")] = None,
    first: Annotated[date | None, Query(alias="from", description="From this month.")] = None,
    last: Annotated[date | None, Query(alias="to", description="Up to this month.")] = None,
    at: KnownAt = None,
) -> Streamed:
    """All figures in sight as JSON lines, while they are read. If the connection ends before the end of the answer, it
    is not whole: an export can be gone on with instead."""
    chosen(by, ["observation"])
    if measure is not None:
        measures.measure(session, measure)
    if organisation is not None:
        organisation = known_organisation(session, organisation)
    return Streamed(request, _lines(by, Only(measure, organisation, first, last), at), media_type=JSON_LINES)


def _lines(by: Principal, only: Only, at: int | None) -> Blocks:
    if not _free.acquire(blocking=False):
        raise TooMany(f"{AT_ONCE} streams are under way. Wait, or ask for an export.", wait=10)
    try:
        with snapshot() as session:
            table = held(Observation, FormerObservation, at)
            yield from lines(session, OBSERVATION, rows_of(OBSERVATION, sight(session, by), only, table=table))
    finally:
        _free.release()
