"""gzip and zstd where the caller takes them (RFC 9110, section 12.5.3)."""

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from groundswell.files.packing import Packer, packed, packer

ENCODINGS = ("zstd", "gzip")
"""The first is taken where the caller likes both equally."""
WORTH_PACKING = 1_000
"""Bytes under which packing saves nothing."""
TEXTS = ("text/", "application/json", "application/problem+json", "application/fhir+json", "application/jwk-set+json")


def preferred(accept_encoding: str) -> str | None:
    """Which packing the caller likes best by its q-values; None: as it is."""
    weights: dict[str, float] = {}
    for offer in accept_encoding.lower().split(","):
        name, _, parameter = offer.partition(";")
        weights[name.strip()] = _weight(parameter)
    best, most = None, weights.get("identity", 0.0)
    for name in reversed(ENCODINGS):
        weight = weights.get(name, weights.get("*", 0.0))
        if weight > 0 and weight >= most:
            best, most = name, weight
    return best


def _weight(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


def preferred_by(request: Request) -> str | None:
    return preferred(request.headers.get("accept-encoding", ""))


class Packed:
    """Packs every answer of text that has not been packed by whoever made it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            send = _Packing(send, preferred(Headers(scope=scope).get("accept-encoding", "")))
        await self.app(scope, receive, send)


class _Packing:
    """Takes the messages of one answer."""

    def __init__(self, send: Send, encoding: str | None) -> None:
        self.send = send
        self.encoding = encoding
        self.held: Message | None = None
        """The start of an answer, until it is known whether its body is worth packing."""
        self.packer: Packer | None = None
        """Of an answer that comes in pieces."""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_packable(message):
            self.held = message
            return
        if self.held is not None:
            start, self.held = self.held, None
            message = await self._begun(start, message)
            await self.send(start)
        elif self.packer is not None:
            message = await run_in_threadpool(_next, self.packer, message)
        await self.send(message)

    async def _begun(self, start: Message, message: Message) -> Message:
        headers = MutableHeaders(raw=start["headers"])
        headers.add_vary_header("Accept-Encoding")
        body, more = message.get("body", b""), message.get("more_body", False)
        if self.encoding is None or (len(body) < WORTH_PACKING and not more):
            return message
        headers["Content-Encoding"] = self.encoding
        if more:
            del headers["Content-Length"]
            self.packer = packer(self.encoding)
            return await run_in_threadpool(_next, self.packer, message)
        body = await run_in_threadpool(packed, self.encoding, body)
        headers["Content-Length"] = str(len(body))
        return {**message, "body": body}


def _next(packing: Packer, message: Message) -> Message:
    body = packing.compress(message.get("body", b""))
    return {**message, "body": body if message.get("more_body", False) else body + packing.flush()}


def _is_packable(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return (
        start["status"] not in (204, 206, 304)
        and "content-encoding" not in headers
        and headers.get("content-type", "").startswith(TEXTS)
    )
