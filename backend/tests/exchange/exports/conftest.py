"""A way to look while an export is being written."""

import threading
from collections.abc import Iterator

import pytest

from groundswell.exchange.exports.parts import MAKERS, Part
from groundswell.exchange.lines import Blocks


class Gate:
    """Stands between a part's lines, so that a test may look while an export is being written."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def part(self, part: Part) -> Part:
        def lines() -> Blocks:
            for block in part.lines():
                self.reached.set()
                assert self.opened.wait(60)
                yield block

        return Part(part.name, part.formats, part.expected, lines, part.kind)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate()
    plain = MAKERS["rows"]
    monkeypatch.setitem(MAKERS, "rows", lambda *given: [made.part(part) for part in plain(*given)])
    yield made
    made.opened.set()
