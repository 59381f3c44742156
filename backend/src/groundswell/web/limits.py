"""No request brings more than a form could hold, save to the routes that take files and count for themselves."""

from collections.abc import Collection

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 1_000_000
"""Bytes."""


class SmallBodies:
    def __init__(self, app: ASGIApp, *, take_files: Collection[str]) -> None:
        self.app = app
        self.take_files = frozenset(take_files)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] == "GET" or scope["path"] in self.take_files:
            await self.app(scope, receive, send)
            return
        taken = 0

        async def limited() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > MOST:
                raise HTTPException(413)
            return message

        await self.app(scope, limited, send)
