"""Answers kept in memory by their ETag, so that the same question at the same revision costs no work."""

import gzip
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property

from fastapi import Request
from fastapi.responses import Response

MAX_KEPT_BYTES = 64_000_000
WORTH_PACKING = 1_000
"""Bytes under which gzip saves nothing."""
KEPT_HEADERS = ("content-type", "content-disposition", "link")


@dataclass(frozen=True)
class Answer:
    """One rendered answer: what it says, plain and packed, and the headers that belong to it."""

    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @cached_property
    def packed(self) -> bytes | None:
        return gzip.compress(self.body, compresslevel=5, mtime=0) if len(self.body) >= WORTH_PACKING else None

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed or b"")

    def response(self, request: Request) -> Response:
        if self.packed is not None and accepts_gzip(request):
            return Response(self.packed, headers=self.headers | {"Content-Encoding": "gzip"})
        return Response(self.body, headers=self.headers)


def accepts_gzip(request: Request) -> bool:
    offers = request.headers.get("accept-encoding", "").lower().replace(" ", "").split(",")
    return any(offer == "gzip" or (offer.startswith("gzip;") and not offer.endswith("q=0")) for offer in offers)


class Kept:
    """The answers used last, up to a number of bytes."""

    def __init__(self, most: int = MAX_KEPT_BYTES) -> None:
        self.most = most
        self.bytes = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, tag: str) -> Answer | None:
        with self._lock:
            answer = self._answers.get(tag)
            if answer is not None:
                self._answers.move_to_end(tag)
            return answer

    def keep(self, tag: str, answer: Answer) -> None:
        size = answer.size
        if size > self.most // 4:
            return
        with self._lock:
            if tag not in self._answers:
                self._answers[tag] = answer
                self.bytes += size
            while self.bytes > self.most:
                _, dropped = self._answers.popitem(last=False)
                self.bytes -= dropped.size

    def clear(self) -> None:
        with self._lock:
            self._answers.clear()
            self.bytes = 0
