"""Lists as tables: every list of the API can be had as CSV too."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import Response


def as_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], name: str) -> Response:
    """One row each, in the order of `columns`; what is None is empty. Keys beyond the columns are left out."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows({key: _plain(value) for key, value in row.items()} for row in rows)
    disposition = f'attachment; filename="{name}.csv"'
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


def _plain(value: Any) -> Any:
    """A list in one cell; a text that a spreadsheet would take for a formula is quoted, as it could be anyone's."""
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(each) for each in value)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
