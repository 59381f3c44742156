"""Lists as CSV, written in one place: a name that anyone typed may be a formula to a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

ROWS_AT_ONCE = 1000


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """A line of heads and one row each, in the order of `columns`; keys beyond them are left out, None is empty."""
    return "".join(lines(columns, rows))


def lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The same in pieces, for more rows than should be in memory at once."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore")
    writer.writeheader()
    for number, row in enumerate(rows, 1):
        writer.writerow({key: harmless(value) for key, value in row.items()})
        if number % ROWS_AT_ONCE == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def harmless(cell: Any) -> Any:
    """A list in one cell; a text that a spreadsheet would take for a formula, quoted (OWASP, CSV injection)."""
    if isinstance(cell, (list, tuple)):
        cell = "; ".join(str(each) for each in cell)
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
