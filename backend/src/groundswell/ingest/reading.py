"""What every reader gives back, and how readers are found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from groundswell.files.problems import Problems
from groundswell.files.source import Source
from groundswell.ingest.figures import FigureBatch
from groundswell.organisations.deprivation import StatedScore
from groundswell.organisations.statements import FileStatement


@dataclass
class Reading:
    """One file, read. `figures` is consumed once and may be long; `problems` fills while it is consumed."""

    as_at: date | None
    statement: FileStatement | None = None
    figures: Iterator[FigureBatch] | None = None
    scores: list[StatedScore] | None = None
    """How deprived practices are, of a file that says so."""
    rows_read: int = 0
    """Rows of data (not heads, totals or notes); final once `figures` is exhausted."""
    notes: list[str] = field(default_factory=list)
    """Sentences about what was odd and how it was taken, for the person who sent the file."""


class Reader(Protocol):
    format: str
    """The name given to `--as`."""
    title: str

    def recognises(self, source: Source) -> bool:
        """True when the beginning of the file looks like this format. Cheap, never raises on odd input."""

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> Reading:
        """Raises `Unreadable` when the file as a whole is refused; adds to `problems` for single rows."""
