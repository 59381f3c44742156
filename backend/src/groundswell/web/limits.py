"""What no request may bring: more than a form could hold, save to the routes that take more and say how much, and to
those that take files and count for themselves; and an address with a character that no name has."""

from collections.abc import Collection, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from groundswell.web.problems import problem

MOST = 1_000_000
"""Bytes."""


class SmallBodies:
    def __init__(self, app: ASGIApp, *, take_files: Collection[str], take_more: Mapping[str, int]) -> None:
        self.app = app
        self.take_files = frozenset(take_files)
        self.take_more = dict(take_more)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] == "GET" or scope["path"] in self.take_files:
            await self.app(scope, receive, send)
            return
        most = self.take_more.get(scope["path"], MOST)
        taken = 0

        async def limited() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise HTTPException(413)
            return message

        await self.app(scope, limited, send)


class LegibleAddresses:
    """PostgreSQL keeps no NUL in a text, so nothing can be found by one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and ("\0" in scope["path"] or b"%00" in scope["query_string"]):
            refused = problem(Request(scope), 400, "The address has a NUL in it, which no name or code has.")
            await refused(scope, receive, send)
        else:
            await self.app(scope, receive, send)
