"""Lists as tables: every list of the API can be had as CSV too."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import Response

from groundswell.files.tables import table

SAME_AS_TABLE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {}}, "description": "The same as a table"}
}
"""For `responses=` of a route that gives one."""


def as_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], name: str) -> Response:
    return as_csv(table(columns, rows), name)


def as_csv(text: str, name: str) -> Response:
    disposition = f'attachment; filename="{name}.csv"'
    return Response(text, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})
