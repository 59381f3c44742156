"""What an endpoint asks for: a session to read or to write, and a caller who may.

def regions(by: Annotated[Principal, permitted(Permission.READ_ROLL_UPS)], session: ReadSession) -> Items[Region]: …
"""

from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import OAuth2PasswordBearer
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.database.engine import engine, writing
from groundswell.revisions.queries import Watermark
from groundswell.revisions.sequencer import number_committed
from groundswell.web.callers import Caller, Callers

bearer = OAuth2PasswordBearer(tokenUrl="/api/v1/auth/token", auto_error=False)


async def caller_of(request: Request, *, personal: bool = False) -> Caller:
    """The caller, asked for once a request."""
    known: Caller | None = getattr(request.state, "caller", None)
    if known is None or (personal and known.visits is None):
        callers: Callers = request.app.state.callers
        known = await callers.of(request, personal=personal)
        request.state.caller = known
    return known


class Permitted:
    """The dependency that names what a route needs; `permission` None: that one has signed in."""

    def __init__(self, permission: Permission | None) -> None:
        self.permission = permission

    async def __call__(self, request: Request, _token: Annotated[str | None, Depends(bearer)]) -> Principal:
        principal = (await caller_of(request)).principal
        if self.permission is not None:
            principal.require(self.permission)
        return principal


def permitted(permission: Permission) -> Any:
    return Depends(Permitted(permission))


SignedIn = Annotated[Principal, Depends(Permitted(None))]
"""Anyone who has signed in."""


async def read_session() -> AsyncIterator[Session]:
    # A session asks for no connection before its first query, so only closing it may block.
    session = Session(engine(), autoflush=False)
    try:
        yield session
    finally:
        await run_in_threadpool(session.close)


def write_session() -> Iterator[Session]:
    with writing() as session:
        yield session
    number_committed()


ReadSession = Annotated[Session, Depends(read_session, scope="function")]

# `scope="function"`: committed before the answer is sent; a caller told "done" can rely on it. One writer of this
# process at a time: writers take turns in any case, and threads that wait for theirs would be missing elsewhere.
WriteSession = Annotated[Session, Depends(write_session, scope="function", max_concurrency=1)]


async def current_watermark(request: Request) -> Watermark:
    return (await caller_of(request)).watermark


UpTo = Annotated[Watermark, Depends(current_watermark)]
"""The revision up to which the caller is sure to see everything."""
