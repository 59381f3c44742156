"""`groundswell pull --from URL --to DATABASE`: a local copy, in step through the public API alone.

Exit codes: 0 the copy equals the server's; 1 it does not, with what differs; 2 not done, with the reason; 130 ended by
Ctrl-C before it was there.
"""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import psycopg
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from groundswell.errors import GroundswellError
from groundswell.pull.credentials import from_environment
from groundswell.pull.local import Copy
from groundswell.pull.pulling import Outcome, Pull
from groundswell.pull.server import Server

SHOWN_DIFFERENCES = 50
SECONDS_BETWEEN_LINES = 10.0
ENDED = 130


class Stopped(GroundswellError):
    """The copy's database refused or broke off."""


def add_to(app: typer.Typer) -> None:
    app.command()(pull)


def pull(
    source: Annotated[str, typer.Option("--from", help="The server: https://host")],
    to: Annotated[str, typer.Option(help="The copy: sqlite:///copy.db or postgresql://user@host/name")],
    kinds: Annotated[
        str | None, typer.Option(help="Kinds of rows, with commas between; else all you may have.")
    ] = None,
    follow: Annotated[
        bool, typer.Option("--follow/--once", help="Stay, and take each change as it comes, until Ctrl-C.")
    ] = False,
    downloads: Annotated[
        Path | None, typer.Option(help="Where files lie while they come; else beside the copy, or in ~/.cache.")
    ] = None,
) -> None:
    """Make a local copy of what your system may see, bring it up to date, and prove that it equals the server's.

    Signs in with GROUNDSWELL_CLIENT_ID and GROUNDSWELL_CLIENT_SECRET or GROUNDSWELL_CLIENT_KEY (a private key, or the
    file that holds it; GROUNDSWELL_CLIENT_KEY_ID where the server knows several). Run it again at any time: it goes on
    where it was.
    """
    credentials = from_environment(os.environ)
    wanted = tuple(each.strip() for each in kinds.split(",") if each.strip()) if kinds else None
    outcome: Outcome | None = None
    with _shown() as tell, closing(Server(source, credentials, tell)) as server, _ended_by_signal():
        try:
            copy = Copy(to, server=server.address, client=credentials.client, kinds=wanted)
            work = Pull(server, copy, downloads or _folder(copy.engine.url), tell)
            outcome = work.once()
            _report(outcome, tell)
            if follow and not outcome.differences:
                tell.say("Following changes until Ctrl-C.")
                work.follow()
        except (DBAPIError, psycopg.Error, sqlite3.Error) as error:
            why = error.orig if isinstance(error, DBAPIError) else error
            raise Stopped(f"The copy cannot be read or written: {str(why).strip()}") from error
        except KeyboardInterrupt:
            tell.say("Ended. What has come is kept; run it again to go on.")
            if outcome is None:
                raise typer.Exit(ENDED) from None
    if outcome.differences:
        raise typer.Exit(1)


def _folder(url: URL) -> Path:
    if url.get_backend_name() == "sqlite":
        return Path(f"{url.database}-downloads")
    name = sha256(url.render_as_string(hide_password=True).encode()).hexdigest()[:16]
    return Path.home() / ".cache" / "groundswell" / f"pull-{name}"


def _report(outcome: Outcome, tell: "_Lines") -> None:
    came = f"{outcome.rows:,} rows and {outcome.received:,} bytes over the wire in {outcome.seconds:.1f} s."
    equals = "does NOT equal" if outcome.differences else "equals"
    tell.say(f"{came} The copy {equals} the server's at revision {outcome.revision:,}.")
    if not outcome.differences:
        return
    table = Table("kind", "measure", "organisation", "year", "rows here", "rows there", "sum here", "sum there")
    for each in outcome.differences[:SHOWN_DIFFERENCES]:
        where = (each.at.get(place, "") for place in ("measure", "organisation", "year"))
        numbers = (f"{each.here.rows:,}", f"{each.there.rows:,}", each.here.checksum, each.there.checksum)
        table.add_row(each.kind, *where, *numbers)
    tell.screen.print(table)
    if len(outcome.differences) > SHOWN_DIFFERENCES:
        tell.say(f"… and {len(outcome.differences) - SHOWN_DIFFERENCES:,} more.")


class _Lines:
    """Plain lines, where nobody watches: what takes long is told now and then."""

    def __init__(self, screen: Console) -> None:
        self.screen = screen
        self._last = time.monotonic()

    def say(self, sentence: str) -> None:
        self.screen.print(sentence, highlight=False, soft_wrap=True, markup=False)

    def going(self, what: str, done: int, of: int | None) -> None:
        if time.monotonic() - self._last >= SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            self.say(_so_far(what, done, of))


class _Bar(_Lines):
    def __init__(self, screen: Console, progress: Progress) -> None:
        super().__init__(screen)
        self._progress = progress
        self._task: TaskID | None = None

    def say(self, sentence: str) -> None:
        if self._task is not None:
            self._progress.remove_task(self._task)
            self._task = None
        super().say(sentence)

    def going(self, what: str, done: int, of: int | None) -> None:
        if self._task is None:
            self._task = self._progress.add_task(what)
        self._progress.update(self._task, description=_so_far(what, done, of), completed=done, total=of)


def _so_far(what: str, done: int, of: int | None) -> str:
    return f"{what} {done:,}" + (f" of {of:,}" if of is not None else "")


@contextmanager
def _shown() -> Iterator[_Lines]:
    screen = Console(stderr=True)
    if not screen.is_terminal:
        yield _Lines(screen)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True) as progress:
        yield _Bar(screen, progress)


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """SIGTERM, by which the services of an operating system are ended, is as Ctrl-C: also where Ctrl-C is ignored, as
    by what a shell started in the background."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
