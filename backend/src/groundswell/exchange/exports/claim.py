"""Who writes an export: one thread of one process at a time, for as long as it says that it lives.

An export is claimed by an UPDATE that only one can win, and kept by saying so every few seconds, each time with the
moment said before in the condition: whoever was thought dead, and has been replaced, learns it and gives nothing out.
"""

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, and_, or_, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from groundswell.database.engine import engine
from groundswell.exchange.models import Export, ExportFile

log = logging.getLogger("groundswell.exports")

SILENCE = timedelta(minutes=1)
"""After which whoever wrote an export is taken to be dead."""
BEAT = 5.0
"""Seconds."""


class Lost(Exception):
    """The export has been deleted, or somebody else writes it."""


class Claim:
    def __init__(self, export_id: str, alive_at: datetime) -> None:
        self.export_id = export_id
        self.rows_written = 0
        self.rows_expected: int | None = None
        self._alive_at = alive_at
        self._lost = threading.Event()
        self._over = threading.Event()
        self._turn = threading.Lock()

    @classmethod
    def take(cls, export_id: str) -> "Claim | None":
        """None where somebody else has it, or there is nothing to write any more."""
        now = datetime.now(UTC)
        with committed() as session:
            taken = _changed(
                session,
                update(Export)
                .where(Export.id == export_id, unclaimed(now))
                .values(state="running", alive_at=now, rows_written=0, rows_expected=None),
            )
        return cls(export_id, now) if taken else None

    def check(self) -> None:
        """Raises `Lost` when it has been found out."""
        if self._lost.is_set():
            raise Lost

    @contextmanager
    def kept(self) -> Iterator[None]:
        """While this lasts, a thread says that the export is being written, and how far it has come."""
        thread = threading.Thread(target=self._say, name=f"export {self.export_id} lives", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()

    def _say(self) -> None:
        while not self._over.wait(BEAT):
            try:
                self._change()
            except Lost:
                return
            except OperationalError:  # the database is away, or SQLite's writer at work: it is said with the next beat
                log.info("export %s: could not say that it is being written", self.export_id)

    def said(self) -> None:
        """Says now how far it has come. Raises `Lost`."""
        self._change()

    def ready(self, files: Sequence[ExportFile], **facts: Any) -> None:
        """Gives the files out: whole or not at all. Raises `Lost`."""
        self._change(files, state="ready", ready_at=datetime.now(UTC), **facts)

    def failed(self, problem: str) -> None:
        self._change(state="failed", problem=problem)

    def _change(self, files: Sequence[ExportFile] = (), **values: Any) -> None:
        with self._turn:
            now = datetime.now(UTC)
            mine = and_(Export.id == self.export_id, Export.state == "running", Export.alive_at == self._alive_at)
            told = {"rows_written": self.rows_written, "rows_expected": self.rows_expected, "alive_at": now, **values}
            with committed() as session:
                if not _changed(session, update(Export).where(mine).values(**told)):
                    self._lost.set()
                    raise Lost
                session.add_all(files)
            self._alive_at = now


def unclaimed(now: datetime) -> Any:
    """Exports that nobody is writing."""
    return or_(Export.state == "waiting", and_(Export.state == "running", Export.alive_at < now - SILENCE))


@contextmanager
def committed() -> Iterator[Session]:
    with Session(engine().execution_options(writes=True)) as session, session.begin():
        yield session


def _changed(session: Session, statement: Any) -> bool:
    # Of an update it is a CursorResult, which SQLAlchemy's types do not say (docs.sqlalchemy.org, Result.rowcount).
    result: CursorResult[Any] = session.execute(statement)  # type: ignore[assignment]
    return result.rowcount == 1
