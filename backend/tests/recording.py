"""Writes down every request that a test makes and that succeeds, with its answer: examples for the API's description.

    GROUNDSWELL_RECORD=file.jsonl python -m pytest -p tests.recording …

`scripts/record_examples.py` runs the tests so, and chooses among what they wrote.
"""

import gzip
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from backports import zstd
from fastapi import FastAPI
from starlette.types import Message, Receive, Scope, Send

LARGEST = 400_000
"""Bytes of an answer worth looking at."""
UNPACK = {"gzip": gzip.decompress, "zstd": zstd.decompress}


def pytest_configure() -> None:
    record_to(Path(os.environ["GROUNDSWELL_RECORD"]))


def record_to(path: Path) -> None:
    """From here on every app of this process writes what it answers to the end of `path`, a line each."""
    plain = FastAPI.__call__

    async def recording(app: FastAPI, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await plain(app, scope, receive, send)
        sent, answered = bytearray(), bytearray()
        began: dict[str, Any] = {}

        async def hearing() -> Message:
            message = await receive()
            sent.extend(message.get("body", b""))
            return message

        async def saying(message: Message) -> None:
            if message["type"] == "http.response.start":
                began.update(message)
            elif len(answered) < LARGEST:
                answered.extend(message.get("body", b""))
            await send(message)

        # The app adds what it found to a scope of its own, unless it is this one.
        await plain(app, scope, hearing, saying)
        if (route := scope.get("route")) is not None and 200 <= began.get("status", 0) < 300:
            _write(path, route.name, scope, bytes(sent), began, bytes(answered))
        return None

    FastAPI.__call__ = recording  # type: ignore[method-assign,assignment]  # whoever makes an app, and however


def _write(path: Path, operation: str, scope: Scope, sent: bytes, began: Mapping[str, Any], answered: bytes) -> None:
    headers = _named(began["headers"])
    if len(answered) >= LARGEST:
        return
    if packed := headers.get("content-encoding"):
        answered = UNPACK[packed](answered)
    said = {
        "operation": operation,
        "status": began["status"],
        "request": _read(sent, _named(scope["headers"]).get("content-type", "")),
        "answer": _read(answered, headers.get("content-type", "")),
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(said, ensure_ascii=True) + "\n")


def _named(headers: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode().lower(): value.decode("latin-1") for name, value in headers}


def _read(body: bytes, kind: str) -> Any:
    """What a body says, or None where it is not text."""
    try:
        if "ndjson" in kind or "jsonl" in kind or kind.startswith("text/"):
            return body.decode() or None
        if "json" in kind:
            return json.loads(body)
        if "urlencoded" in kind:
            return dict(parse_qsl(body.decode(), strict_parsing=True))
    except ValueError:
        return None
    return None
