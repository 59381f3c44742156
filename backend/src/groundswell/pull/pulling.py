"""From wherever the copy is to where the server is: first whole, then changes, then the proof."""

import time
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from groundswell.errors import Conflict, Over
from groundswell.pull.changes import pull_page
from groundswell.pull.local import Copy
from groundswell.pull.proof import Comparison, Difference, Moved, fetch_again
from groundswell.pull.server import Server
from groundswell.pull.telling import Telling
from groundswell.pull.whole import pull_whole

ROUNDS = 10
"""How often a comparison is begun again because the server has moved on under it."""
HELD_OPEN = 30
"""Seconds for which a request for changes waits for some."""


@dataclass(frozen=True)
class Outcome:
    revision: int
    differences: list[Difference]
    received: int
    """Bytes."""
    rows: int
    seconds: float


class Pull:
    def __init__(self, server: Server, copy: Copy, folder: Path, tell: Telling) -> None:
        self._server, self._copy, self._folder, self._tell = server, copy, folder, tell
        self._compared = Comparison(server, copy, tell)
        self._began = time.monotonic()
        self.rows = 0

    def once(self) -> Outcome:
        """Up to date, and proved."""
        self._catch_up()
        found = self._differences()
        if found:
            self._mend(found)
            self._catch_up()
            found = self._differences()
        seconds = time.monotonic() - self._began
        return Outcome(self._copy.state.revision or 0, found, self._server.received, self.rows, seconds)

    def follow(self) -> None:
        """Each change as it comes, until somebody ends it."""
        while True:
            before = self.rows
            self._catch_up(wait=HELD_OPEN)
            if self.rows > before:
                self._tell.say(f"{self.rows - before:,} changes; at revision {self._copy.state.revision:,}.")

    def _catch_up(self, wait: int | None = None) -> None:
        for _ in range(ROUNDS):
            state = self._copy.state
            if state.cursor is None or state.export is not None:
                self.rows += pull_whole(self._server, self._copy, self._folder, self._tell)
                self._compared.touched(frozenset(self._copy.state.layout))
            try:
                while self._page(wait):
                    pass
                return
            except Over as error:
                self._tell.say(f"The copy has to begin anew: {error} What it holds stands until the new one is whole.")
                self.rows += pull_whole(self._server, self._copy, self._folder, self._tell)
                self._compared.touched(frozenset(self._copy.state.layout))
        raise Conflict("The server says again and again that the copy has to begin anew.")

    def _page(self, wait: int | None) -> bool:
        page = pull_page(self._server, self._copy, self._tell, wait=wait)
        self.rows += page.items
        self._compared.touched(page.kinds)
        return page.has_more

    def _differences(self) -> list[Difference]:
        for _ in range(ROUNDS):
            try:
                return [each for found in self._compared.differences() for each in self._compared.narrowed(found)]
            except Moved:
                self._catch_up()
        raise Conflict(
            f"The copy is at revision {self._copy.state.revision:,}, and not yet proved equal: the server changed each"
            f" of {ROUNDS} times while it was compared. Run it again when less is being written there."
        )

    def _mend(self, found: list[Difference]) -> None:
        for name, differing in groupby(found, key=lambda each: each.kind):
            kind = self._copy.state.layout[name]
            slices = list(differing)
            self._tell.say(f"{name} differs from the server's in {_places(len(slices))}; fetching it again.")
            self.rows += fetch_again(self._server, self._copy, self._folder, kind, slices, self._tell)
            self._compared.touched(frozenset({name}))


def _places(number: int) -> str:
    return "one place" if number == 1 else f"{number:,} places"
