"""What every reader of an official organisation file gives back, and from which day the file speaks."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.organisations.statements import FileStatement


@dataclass
class OrganisationFile:
    statement: FileStatement
    rows_read: int
    """Rows of data, whether taken or left out; heads do not count."""
    notes: list[str] = field(default_factory=list)
    """Sentences about what was odd and how it was taken, for the person who sent the file."""


class OrganisationReader(Protocol):
    format: str
    """The name given to `--as`."""
    title: str

    def recognises(self, source: Source) -> bool:
        """True when the beginning of the file looks like this format. Cheap, never raises on odd input."""

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> OrganisationFile:
        """Raises `Unreadable` when the file as a whole is refused; adds to `problems` for single rows."""


def stated_date(source: Source, given: date | None, inside: date | None = None) -> date:
    """The day a file speaks of: what the sender says, else what the file says, else what its name says."""
    found = given or inside or source.date_in_name
    if found is None:
        raise Unreadable(
            "Nothing says from which day this file is: neither its rows nor its name",
            expected="a date in the file's name, such as epraccur_2024-05.csv, or --as-at 2024-05-31",
            found=source.name,
        )
    return found


def counted(number: int, one: str, many: str) -> str:
    """`counted(1, "row", "rows")` is "1 row"."""
    return f"{number:,} {one if number == 1 else many}"


def listed(items: list[str], most: int = 40) -> str:
    """A list in a sentence, cut short when it would be unreadable."""
    return ", ".join(items[:most]) + (f" and {len(items) - most:,} more" if len(items) > most else "")
