"""What an endpoint asks for: a session to read or to write, and a caller who may.

def regions(by: Annotated[Principal, permitted(Permission.READ_ROLL_UPS)], session: ReadSession) -> Items[Region]: …
"""

from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any, Literal

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import OAuth2PasswordBearer
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission, Role
from groundswell.access.principal import Principal
from groundswell.database.engine import Turn, engine, writing
from groundswell.errors import NotPermitted
from groundswell.revisions.queries import Watermark
from groundswell.revisions.sequencer import number_committed
from groundswell.web.callers import Caller, Callers

bearer = OAuth2PasswordBearer(tokenUrl="/api/v1/auth/token", auto_error=False)
PERSONS_ONLY = "This is for people. A system asks for what it may pull; what that is stands at /api/v1/client."
SYSTEMS_ONLY = "This is for systems that have signed in. What stands of you is at /api/v1/me."


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

    def __init__(self, permission: Permission | None, *, only: Literal["person", "system"] | None = None) -> None:
        self.permission = permission
        self.only = only

    async def __call__(self, request: Request, _token: Annotated[str | None, Depends(bearer)]) -> Principal:
        principal = (await caller_of(request)).principal
        if self.permission is not None:
            principal.require(self.permission)
        if self.only is not None and (principal.role is Role.SYSTEM) != (self.only == "system"):
            raise NotPermitted(PERSONS_ONLY if self.only == "person" else SYSTEMS_ONLY)
        return principal


def permitted(permission: Permission) -> Any:
    return Depends(Permitted(permission))


SignedIn = Annotated[Principal, Depends(Permitted(None))]
"""Anyone who has signed in, systems too."""
SignedInPerson = Annotated[Principal, Depends(Permitted(None, only="person"))]
SignedInSystem = Annotated[Principal, Depends(Permitted(None, only="system"))]


async def read_session() -> AsyncIterator[Session]:
    # A session asks for no connection before its first query, so only closing it may block.
    session = Session(engine(), autoflush=False)
    try:
        yield session
    finally:
        await run_in_threadpool(session.close)


def write_session() -> Iterator[Session]:
    with writing(turn=Turn.WORK) as session:
        yield session
    number_committed()


def figures_session() -> Iterator[Session]:
    with writing(turn=Turn.FIGURES) as session:
        yield session
    number_committed()


ReadSession = Annotated[Session, Depends(read_session, scope="function")]

# `scope="function"`: committed before the answer is sent; a caller told "done" can rely on it. One writer of each kind
# of this process at a time: writers take turns in any case, and threads that wait would be missing elsewhere.
WriteSession = Annotated[Session, Depends(write_session, scope="function", max_concurrency=1)]
"""For what people record of their work."""
WriteFigures = Annotated[Session, Depends(figures_session, scope="function", max_concurrency=1)]
"""For figures, and what changes their charts."""


async def current_watermark(request: Request) -> Watermark:
    return (await caller_of(request)).watermark


UpTo = Annotated[Watermark, Depends(current_watermark)]
"""The revision up to which the caller is sure to see everything."""
