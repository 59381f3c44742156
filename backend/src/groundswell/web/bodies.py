"""Answers kept in memory by their ETag, so that the same question at the same revision costs no work."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from groundswell.files.packing import packed
from groundswell.web.packing import WORTH_PACKING, preferred_by

MAX_KEPT_BYTES = 64_000_000
KEPT_HEADERS = ("content-type", "content-disposition", "link")


@dataclass(frozen=True)
class Answer:
    """One rendered answer: what it says, plain and as it has been packed so far, and the headers that belong to it."""

    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    _packed: dict[str, bytes] = field(default_factory=dict, compare=False)

    @property
    def size(self) -> int:
        """Bytes of memory, with the packed forms that callers may still ask for: each is less than half of it."""
        return 2 * len(self.body)

    async def response(self, request: Request) -> Response:
        encoding = preferred_by(request)
        if encoding is None or len(self.body) < WORTH_PACKING:
            return Response(self.body, headers=self.headers)
        if encoding not in self._packed:
            self._packed[encoding] = await run_in_threadpool(packed, encoding, self.body)
        return Response(self._packed[encoding], headers=self.headers | {"Content-Encoding": encoding})


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
