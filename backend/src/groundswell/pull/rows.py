"""Many rows in and out of the copy, in columns: COPY on PostgreSQL, executemany and fetchmany on SQLite."""

import io
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import sqlalchemy as sa

from groundswell.errors import Conflict
from groundswell.pull.layout import Column, Kind

ROWS_AT_ONCE = 50_000

_ARROW = {
    "text": pa.string(),
    "date": pa.string(),  # in ISO form
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}
Query = sa.Select[*tuple[Any, ...]]


def schema(kind: Kind) -> pa.Schema:
    return pa.schema([(column.name, _ARROW[column.type]) for column in kind.columns])


def insert(connection: sa.Connection, table: sa.Table, batch: pa.RecordBatch) -> None:
    """Puts the rows of a batch whose columns are those of the table, and come by `schema`, into it."""
    driver: Any = connection.connection.driver_connection
    names = ", ".join(f'"{name}"' for name in batch.schema.names)
    if connection.dialect.name == "postgresql":
        buffer = io.BytesIO()
        pa_csv.write_csv(batch, buffer, pa_csv.WriteOptions(include_header=False))
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN (FORMAT csv)") as copy:
            copy.write(buffer.getbuffer())
    else:
        columns = [column.to_pylist() for column in batch.columns]
        driver.executemany(str(table.insert().compile(dialect=connection.dialect)), zip(*columns, strict=True))


def batches(connection: sa.Connection, kind: Kind, query: Query) -> Iterator[pa.RecordBatch]:
    """The rows of a query for the columns of a kind, by `schema`."""
    compiled = query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
    if connection.dialect.name == "postgresql":
        yield from _copied(connection, kind, str(compiled).replace("%%", "%"))
        return
    driver: Any = connection.connection.driver_connection
    cursor = driver.execute(str(compiled))
    while part := cursor.fetchmany(ROWS_AT_ONCE):
        columns = zip(*part, strict=True)
        arrays = [_from_sqlite(column, kind.name, of) for column, of in zip(columns, kind.columns, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema(kind))


def _from_sqlite(values: tuple[Any, ...], kind: str, column: Column) -> pa.Array:
    """SQLite keeps booleans as 0 and 1, dates as texts in ISO form, and anything that somebody else put there."""
    try:
        if column.type == "boolean":
            return pa.array(values, pa.int8()).cast(pa.bool_())
        return pa.array(values, _ARROW[column.type])
    except pa.ArrowException as error:
        raise Conflict(
            f"{kind}.{column.name} of the copy holds something that is no {column.type}: somebody has written to it."
            " Make the copy anew."
        ) from error


def _copied(connection: sa.Connection, kind: Kind, query: str) -> Iterator[pa.RecordBatch]:
    driver: Any = connection.connection.driver_connection
    reading = pa_csv.ReadOptions(column_names=list(kind.names))
    parsing = pa_csv.ParseOptions(newlines_in_values=True)
    converting = pa_csv.ConvertOptions(
        column_types=schema(kind),
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        true_values=["t"],
        false_values=["f"],
    )
    with (
        driver.cursor() as cursor,
        cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv)") as copy,
    ):
        held: list[bytes] = []
        for row in copy:  # PostgreSQL sends one at a time
            held.append(bytes(row))
            if len(held) == ROWS_AT_ONCE:
                yield from _parsed(held, reading, parsing, converting)
                held.clear()
        if held:
            yield from _parsed(held, reading, parsing, converting)


def _parsed(held: list[bytes], *options: Any) -> list[pa.RecordBatch]:
    batches: list[pa.RecordBatch] = pa_csv.read_csv(io.BytesIO(b"".join(held)), *options).combine_chunks().to_batches()
    return batches
