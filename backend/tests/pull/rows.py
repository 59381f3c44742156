"""Two kinds of rows as a manifest describes them, and a copy that holds them."""

from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from groundswell.pull import rows
from groundswell.pull.layout import Layout, layout_of
from groundswell.pull.local import Copy, make_coming, put_in_place

SAID: dict[str, Any] = {
    "schema_version": 1,
    "kinds": [
        {
            "name": "succession",
            "columns": [
                {"name": "predecessor", "type": "text"},
                {"name": "successor", "type": "text"},
                {"name": "on", "type": "date"},
            ],
            "key": ["predecessor", "successor", "on"],
            "dated_by": None,
        },
        {
            "name": "observation",
            "columns": [
                {"name": "measure", "type": "text"},
                {"name": "organisation", "type": "text"},
                {"name": "period", "type": "date"},
                {"name": "value", "type": "number"},
                {"name": "exclusion", "type": "integer"},
                {"name": "supplier", "type": "text"},
                {"name": "late", "type": "boolean"},
            ],
            "key": ["measure", "organisation", "period"],
            "dated_by": ["organisation", "period"],
        },
    ],
}
LAYOUT: Layout = layout_of(SAID)
OBSERVATION = LAYOUT["observation"]
Row = tuple[Any, ...]


def opened(place: str, **more: Any) -> Copy:
    asked: dict[str, Any] = {"server": "https://groundswell.test", "client": "system", "kinds": None}
    return Copy(place, **(asked | more))


def fill_beside(connection: sa.Connection, observations: list[Row]) -> None:
    columns = list(zip(*observations, strict=True)) or [()] * len(OBSERVATION.columns)
    batch = pa.RecordBatch.from_arrays(
        [pa.array(column, of.type) for column, of in zip(columns, rows.schema(OBSERVATION), strict=True)],
        schema=rows.schema(OBSERVATION),
    )
    rows.insert(connection, OBSERVATION.table(coming=True), batch)


def standing(place: str, observations: list[Row]) -> Copy:
    """A copy whose tables stand, with these observations."""
    copy = opened(place)
    with copy.writing() as writing:
        make_coming(writing.connection, LAYOUT)
        fill_beside(writing.connection, observations)
        put_in_place(writing.connection, LAYOUT, {})
        writing.note(layout=LAYOUT, cursor="begin")
    return copy


def held(copy: Copy, kind: str = "observation") -> list[Row]:
    table = LAYOUT[kind].table()
    with copy.reading() as connection:
        return [tuple(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key))]
