"""Lists as CSV, written in one place: a name that anyone typed may be a formula to a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

ROWS_AT_ONCE = 1000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula."""


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
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in FORMULA else cell


def arrow_lines(rows: pa.Table, *, heads: bool) -> bytes:
    """A line for each row of a table of Arrow's, of which there may be millions; with the line of heads, or without."""
    columns = [_harmless_column(column) for column in rows.columns]
    out = io.BytesIO()
    pa_csv.write_csv(pa.table(columns, rows.column_names), out, pa_csv.WriteOptions(include_header=heads))
    return out.getvalue()


def _harmless_column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_string(column.type):
        return column
    begins = f"^[{re.escape(''.join(FORMULA))}]"
    return pc.if_else(pc.match_substring_regex(column, begins), pc.binary_join_element_wise("'", column, ""), column)
