"""What is wrong with a file, said so that the sender can mend it."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong at one place. `row` is the number a spreadsheet shows: the first line of the file is 1."""

    row: int | None
    column: str | None
    found: str
    expected: str
    what: str
    sheet: str | None = None
    organisation: str | None = None
    period: str | None = None


@dataclass
class Problems:
    """Collects the problems of one file. All are counted; the first `kept` are remembered in full."""

    kept: int = 10_000
    total: int = 0
    listed: list[Problem] = field(default_factory=list)

    def add(
        self,
        what: str,
        *,
        row: int | None = None,
        column: str | None = None,
        found: object = "",
        expected: str = "",
        sheet: str | None = None,
        organisation: str | None = None,
        period: str | None = None,
    ) -> None:
        self.total += 1
        if len(self.listed) < self.kept:
            shown = "(empty)" if found in ("", None) else legible(str(found))[:200]
            self.listed.append(Problem(row, column, shown, expected, what, sheet, organisation, period))

    def __bool__(self) -> bool:
        return self.total > 0


class Unreadable(Exception):
    """The file as a whole cannot be read: not what it claims to be, cut short, too large, in the wrong encoding."""

    def __init__(self, what: str, *, expected: str = "", found: str = "", sheet: str | None = None) -> None:
        super().__init__(what)
        self.problem = Problem(None, None, legible(found), expected, what, sheet)


def legible(text: str) -> str:
    """Text that can be shown and stored: what cannot be printed, such as NUL, becomes a mark."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
