import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fastapi import Request

from groundswell.errors import Invalid
from groundswell.web.problems import Refusal
from groundswell.web.uploads import received

BOUNDARY = "----boundary"


def multipart(*parts: tuple[str, str | None, bytes]) -> bytes:
    body = b""
    for name, file_name, content in parts:
        named = f'; filename="{file_name}"' if file_name is not None else ""
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
        body += head.encode() + content + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


def sent(body: bytes, path: Path, *, most: int = 1_000, size: int = 7, told_length: bool = False) -> str:
    """The body as it comes over a slow line, a few bytes at a time."""
    headers = [(b"content-type", f"multipart/form-data; boundary={BOUNDARY}".encode())]
    if told_length:
        headers.append((b"content-length", str(len(body)).encode()))
    request = Request({"type": "http", "headers": headers})

    async def stream() -> AsyncIterator[bytes]:
        for start in range(0, len(body), size):
            yield body[start : start + size]

    request.stream = stream  # type: ignore[method-assign, assignment]  # the body, without a server to send it
    return asyncio.run(received(request, path, most=most))


def test_a_file_arrives_whole_however_it_is_cut(tmp_path: Path) -> None:
    content = bytes(range(256)) * 3
    for size in (1, 7, 100, 10_000):
        name = sent(multipart(("note", None, b"x"), ("file", "C:\\figures\\a.csv", content)), tmp_path / "f", size=size)
        assert name == "a.csv"
        assert (tmp_path / "f").read_bytes() == content


def test_what_comes_after_the_file_is_not_added_to_it(tmp_path: Path) -> None:
    sent(multipart(("file", "a", b"first"), ("file", "b", b"second"), ("other", None, b"third")), tmp_path / "f")
    assert (tmp_path / "f").read_bytes() == b"first"


def test_a_file_that_is_too_large_is_refused_as_soon_as_it_is(tmp_path: Path) -> None:
    body = multipart(("file", "a", b"x" * 3_000_000))
    with pytest.raises(Refusal, match="at most"):
        sent(body, tmp_path / "f", most=1_000, size=100_000)
    with pytest.raises(Refusal, match="at most"):
        sent(body, tmp_path / "g", most=1_000, told_length=True)
    assert not (tmp_path / "g").exists()


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="No file was sent"):
        sent(multipart(("other", None, b"x")), tmp_path / "f")


def test_not_a_form(tmp_path: Path) -> None:
    request = Request({"type": "http", "headers": [(b"content-type", b"application/json")]})
    with pytest.raises(Invalid, match="multipart/form-data"):
        asyncio.run(received(request, tmp_path / "f", most=10))


def test_a_damaged_form(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="damaged"):
        sent(b"this is no form at all, whatever its head says", tmp_path / "f")
