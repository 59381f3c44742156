"""Answers sent while they are being made, and files: large blocks, packed on the way, closed when the reader goes."""

import itertools
import re
import time
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

import anyio
from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse, StreamingResponse
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from groundswell.errors import NotPermitted
from groundswell.files.packing import packer
from groundswell.web.callers import Caller, Callers
from groundswell.web.packing import preferred_by
from groundswell.web.problems import Refusal

Blocks = Generator[bytes, None, None]
PATIENCE = 120.0
"""Seconds a reader may take for one block. The transaction that the rest comes from is kept open for it meanwhile."""
ONE_RANGE = re.compile(r"bytes=(?:(\d{1,18})-(\d{0,18})|-[1-9]\d{0,17})")
LARGEST = 10**18
ASKED_AGAIN = 1.0
"""Seconds after which it is asked again whether the caller may still be answered."""


class Streamed(StreamingResponse):
    """Blocks from a generator that runs in a thread.

    The first block is made before anything is sent, so whatever is wrong from the start is an ordinary refusal. An
    error later, or a key that is revoked or narrowed meanwhile, ends the connection without the last chunk (RFC 9112,
    section 8): the reader sees that it is not whole. However it ends, the generator is closed, and what it holds open
    with it.
    """

    def __init__(
        self, request: Request, blocks: Blocks, *, media_type: str, headers: Mapping[str, str] | None = None
    ) -> None:
        first = next(blocks, b"")
        self._request = request
        self._blocks = blocks
        encoding = preferred_by(request)
        sent: Iterator[bytes] = itertools.chain((first,), blocks)
        packing = {}
        if encoding is not None:
            sent, packing = _packed(encoding, sent), {"Content-Encoding": encoding}
        super().__init__(sent, media_type=media_type, headers={"Vary": "Accept-Encoding", **packing, **(headers or {})})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            with anyio.CancelScope(shield=True):
                await run_in_threadpool(self._blocks.close)

    async def stream_response(self, send: Send) -> None:
        permitted = while_permitted(self._request, send)

        async def in_time(message: Message) -> None:
            with anyio.fail_after(PATIENCE):
                await permitted(message)

        await super().stream_response(in_time)


def while_permitted(request: Request, send: Send) -> Send:
    """Sends for as long as the caller may do and see what they might when they asked; raises `NotSignedIn` or
    `NotPermitted` with the first message after that."""
    callers: Callers = request.app.state.callers
    began: Caller = request.state.caller
    asked = time.monotonic()

    async def sending(message: Message) -> None:
        nonlocal asked
        if time.monotonic() - asked > ASKED_AGAIN:
            if (await callers.of(request)).principal != began.principal:
                raise NotPermitted("What you may see was changed while this was sent. Ask again.")
            asked = time.monotonic()
        await send(message)

    return sending


def _packed(encoding: str, blocks: Iterator[bytes]) -> Iterator[bytes]:
    packing = packer(encoding)
    for block in blocks:
        if made := packing.compress(block):
            yield made
    yield packing.flush()


class Filed(FileResponse):
    """A file that never changes under its name, whole or from one byte to another (Range, If-Range): its tag is its
    SHA-256. What asks for anything else is not minded, as RFC 9110 (section 14.2) allows. It breaks off as a stream
    does. Raises `Refusal` for a range that begins after the end."""

    chunk_size = 1 << 20

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        asked = ONE_RANGE.fullmatch(headers.get("range", ""))
        tag = self.headers["etag"]
        if asked is None or headers.get("if-range", tag) != tag or int(asked[1] or 0) > int(asked[2] or LARGEST):
            scope = {**scope, "headers": [each for each in scope["headers"] if each[0] != b"range"]}
        elif int(asked[1] or 0) >= (size := Path(self.path).stat().st_size):
            raise Refusal(416, f"The file has {size:,} bytes.", {"Content-Range": f"bytes */{size}"})
        await super().__call__(scope, receive, while_permitted(Request(scope), send))
