"""A file sent as multipart/form-data, written to disk as it arrives: its size never matters to memory."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError, MultipartParseError
from python_multipart.multipart import parse_options_header

from groundswell.errors import Invalid
from groundswell.web.problems import Refusal

BLOCK = 1 << 20


@dataclass
class _Part:
    """The part that is being read. Only the one called `file` is kept."""

    headers: dict[bytes, bytes] = field(default_factory=dict)
    name: bytes = b""
    value: bytes = b""


class _Receiver:
    def __init__(self, boundary: bytes) -> None:
        self.file_name: str | None = None
        self.waiting = bytearray()
        """Bytes of the file that are not on disk yet."""
        self._part = _Part()
        self._keeps = False
        self.parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._field,
                "on_header_value": self._value,
                "on_header_end": self._header,
                "on_headers_finished": self._headers,
                "on_part_data": self._bytes,
            },
        )

    def _begin(self) -> None:
        self._part, self._keeps = _Part(), False

    def _field(self, data: bytes, start: int, end: int) -> None:
        self._part.name += data[start:end]

    def _value(self, data: bytes, start: int, end: int) -> None:
        self._part.value += data[start:end]

    def _header(self) -> None:
        self._part.headers[self._part.name.lower()] = self._part.value
        self._part.name = self._part.value = b""

    def _headers(self) -> None:
        _, options = parse_options_header(self._part.headers.get(b"content-disposition", b""))
        if options.get(b"name") == b"file" and self.file_name is None:
            given = options.get(b"filename", b"").decode("utf-8", "replace").replace("\\", "/")
            self.file_name = given.rsplit("/", 1)[-1] or "file"
            self._keeps = True

    def _bytes(self, data: bytes, start: int, end: int) -> None:
        if self._keeps:
            self.waiting += data[start:end]


async def received(request: Request, path: Path, *, most: int) -> str:
    """Writes the part called `file` to `path` and returns the name it was sent under.

    Raises `Refusal` (413) as soon as more than `most` bytes have come, `Invalid` when there is no such part.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data" or b"boundary" not in options:
        raise Invalid("Send the file as multipart/form-data, in a part called file.", [("file", "No file was sent.")])
    if int(request.headers.get("content-length") or 0) > most + BLOCK:
        raise _too_large(most)
    try:
        receiver = _Receiver(options[b"boundary"])
    except FormParserError as error:
        raise Invalid("The upload is damaged.", [("file", "Its boundary is not one.")]) from error
    taken = come = 0
    with path.open("wb") as file:
        async for chunk in request.stream():
            come += len(chunk)
            if come > most + BLOCK:  # whatever part of the request it is in
                raise _too_large(most)
            try:
                receiver.parser.write(chunk)
            except MultipartParseError as error:
                raise Invalid("The upload is damaged.", [("file", "Send it again.")]) from error
            if len(receiver.waiting) >= BLOCK or taken + len(receiver.waiting) > most:
                taken += len(receiver.waiting)
                if taken > most:
                    raise _too_large(most)
                await _put(file, receiver)
        await _put(file, receiver)
    if receiver.file_name is None:
        raise Invalid("No file was sent.", [("file", "Send the file in a part called file.")])
    return receiver.file_name


async def _put(file: IO[bytes], receiver: _Receiver) -> None:
    block, receiver.waiting = bytes(receiver.waiting), bytearray()
    await run_in_threadpool(file.write, block)


def _too_large(most: int) -> Refusal:
    return Refusal(413, f"The file is larger than this server takes: at most {most / 1e6:,.0f} MB.")
