"""Many rows at once: COPY on PostgreSQL, executemany on SQLite; and reading columns into arrays."""

import io
from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
from sqlalchemy import Select, text
from sqlalchemy.orm import Session

from groundswell.database.engine import dialect, driver_connection

Column: TypeAlias = Any
"""A list, a NumPy array or an Arrow array."""
Query: TypeAlias = Select[*tuple[Any, ...]]


ROWS_AT_ONCE = 20_000
"""Rows of SQLite held as Python tuples, which take ten times the room of the arrays made of them."""


def insert_rows(session: Session, table: str, columns: Mapping[str, Column]) -> int:
    """Inserts columns of one length n into `table`; NaN and None become NULL. Returns n.

    `table` and the column names come from our own models, never from a person.
    """
    arrays = {name: _array(column) for name, column in columns.items()}
    rows = len(next(iter(arrays.values())))
    if rows == 0:
        return 0
    names = ", ".join(f'"{name}"' for name in arrays)
    connection = driver_connection(session)
    if dialect(session) == "postgresql":
        batch = pa.table(
            {name: _hexed(array) if pa.types.is_binary(array.type) else array for name, array in arrays.items()}
        )
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN (FORMAT csv)") as copy:
            for start in range(0, rows, 200_000):
                buffer = io.BytesIO()
                options = pa_csv.WriteOptions(include_header=False)
                pa_csv.write_csv(batch.slice(start, 200_000), buffer, options)
                copy.write(buffer.getbuffer())
    else:
        marks = ", ".join("?" * len(arrays))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        for start in range(0, rows, 100_000):
            lists = [_plain(array.slice(start, 100_000)) for array in arrays.values()]
            connection.executemany(statement, zip(*lists, strict=True))
    return rows


def _array(column: Column) -> pa.Array:
    if isinstance(column, pa.Array):
        return column
    if isinstance(column, np.ndarray):
        return pa.array(column, from_pandas=True)
    return pa.array(column)


def _hexed(array: pa.Array) -> pa.Array:
    """Bytes as PostgreSQL reads them from text."""
    return pa.array([None if value is None else f"\\x{value.hex()}" for value in array.to_pylist()], pa.string())


def _plain(array: pa.Array) -> list[Any]:
    """SQLite keeps dates as ISO text, as SQLAlchemy's Date reads them."""
    if pa.types.is_date(array.type):
        array = array.cast(pa.string())
    quick = pa.types.is_primitive(array.type) and not array.null_count
    plain: list[Any] = array.to_numpy(zero_copy_only=False).tolist() if quick else array.to_pylist()
    return plain


def fetch_columns(session: Session, query: Query, types: Mapping[str, pa.DataType]) -> dict[str, Any]:
    """The rows of a query as NumPy arrays, one for each name of `types`, in the order of the query's columns.

    Dates come as datetime64[D], absent floats as NaN, absent whole numbers as -1, absent texts as None. Rows come in
    no promised order, whatever the query says.
    """
    if dialect(session) == "postgresql":
        return _fetch_packed(session, query, types)
    compiled = query.compile(dialect=session.get_bind().dialect, compile_kwargs={"literal_binds": True})
    cursor = driver_connection(session).execute(str(compiled))
    parts: dict[str, list[Any]] = {name: [_empty(kind)] for name, kind in types.items()}
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        for (name, kind), column in zip(types.items(), zip(*rows, strict=True), strict=True):
            parts[name].append(_from_python(list(column), kind))
    return {name: np.concatenate(arrays) for name, arrays in parts.items()}


def _fetch_packed(session: Session, query: Query, types: Mapping[str, pa.DataType]) -> dict[str, Any]:
    """One row, each column a string of bytes that is the array: PostgreSQL packs in a tenth of the time Python takes
    to go through rows."""
    names = [f"c{i}" for i in range(len(types))]
    packed = ", ".join(_packing(name, kind) for name, kind in zip(names, types.values(), strict=True))
    compiled = query.compile(dialect=session.get_bind().dialect, compile_kwargs={"literal_binds": True})
    inner = str(compiled).replace("%%", "%")
    connection = driver_connection(session)
    with connection.cursor(binary=True) as cursor:
        row = cursor.execute(f"SELECT {packed} FROM ({inner}) AS rows ({', '.join(names)})".encode()).fetchone()
    return {
        name: _empty(kind) if value is None else _unpacked(value, kind)
        for (name, kind), value in zip(types.items(), row, strict=True)
    }


def _packing(name: str, kind: pa.DataType) -> str:
    if pa.types.is_floating(kind):
        return f"string_agg(float8send(COALESCE({name}::float8, 'NaN')), ''::bytea)"
    if pa.types.is_date(kind):
        # The smallest int8 is numpy's "not a time".
        return f"string_agg(int8send(COALESCE(({name} - DATE '1970-01-01')::int8, -9223372036854775808)), ''::bytea)"
    if pa.types.is_integer(kind):
        return f"string_agg(int8send(COALESCE({name}::int8, -1)), ''::bytea)"
    return f"array_agg({name}::text)"


def _unpacked(value: Any, kind: pa.DataType) -> Any:
    if pa.types.is_floating(kind):
        return np.frombuffer(value, ">f8").astype(np.float64)
    if pa.types.is_date(kind):
        return np.frombuffer(value, ">i8").astype(np.int64).view("datetime64[D]")
    if pa.types.is_integer(kind):
        return np.frombuffer(value, ">i8").astype(np.int64)
    return np.array(value, dtype=object)


def _from_python(column: list[Any], kind: pa.DataType) -> Any:
    if pa.types.is_date(kind):
        return np.array([value or "NaT" for value in column], dtype="datetime64[D]")
    if pa.types.is_floating(kind):
        return np.array(column, dtype=np.float64)
    return _numpy(pa.array(column, type=kind))


def _numpy(array: pa.Array) -> Any:
    if pa.types.is_integer(array.type) and array.null_count:
        array = array.fill_null(-1)
    return array.to_numpy(zero_copy_only=False)


def _empty(kind: pa.DataType) -> Any:
    return np.array([], dtype=kind.to_pandas_dtype() if not pa.types.is_date(kind) else "datetime64[D]")


def create_temporary(session: Session, name: str, columns: str) -> None:
    """A table that only this transaction sees. Emptied first if the same transaction made it before."""
    session.execute(text(f"DROP TABLE IF EXISTS {name}"))
    on_commit = " ON COMMIT DROP" if dialect(session) == "postgresql" else ""
    session.execute(text(f"CREATE TEMPORARY TABLE {name} ({columns}){on_commit}"))


def analyse_table(session: Session, name: str) -> None:
    """Tells PostgreSQL how many rows a table just filled has; without it, joins to it are planned for a handful."""
    if dialect(session) == "postgresql":
        session.execute(text(f"ANALYZE {name}"))
