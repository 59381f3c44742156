"""Rows as JSON lines, in blocks of whole lines: what streams, files and sums are made of.

PostgreSQL makes the JSON and sends it by COPY, the fastest way out of it; from SQLite come rows, and Python makes it.
"""

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.database.engine import dialect, driver_connection
from groundswell.exchange.kinds import Kind, Type
from groundswell.exchange.kinds.kind import Rows
from groundswell.exchange.seen import Sight

ROWS_AT_ONCE = 2_000
"""About 400 kB of observations."""
Blocks = Generator[bytes, None, None]

COPIED = r"(FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"
"""A format that leaves JSON as it is: JSON escapes all control characters (RFC 8259, section 7), so nothing is quoted
or ends a line early."""


@dataclass(frozen=True)
class Only:
    """Which rows of a kind are wanted, by columns that the kind has."""

    measure: str | None = None
    organisation: str | None = None
    first: date | None = None
    last: date | None = None


ALL = Only()


def rows_of(kind: Kind, sight: Sight, only: Only = ALL, *, table: Any = None) -> Rows:
    """The columns of a kind, in order; what is in sight, and of that what is wanted. `table`: of other rows than those
    that hold now (`revisions.known_at.held`)."""
    source = kind.current
    table = source.table if table is None else table
    rows = source.shown(table).where(*source.where(table, kind.seen(sight))).subquery("rows")
    found = select(*(rows.c[column.name] for column in kind.columns))
    if only.measure is not None and (name := kind.measure_column):
        found = found.where(rows.c[name] == only.measure)
    if only.organisation is not None and (name := kind.organisation_column):
        found = found.where(rows.c[name] == only.organisation)
    if name := kind.day_column:
        if only.first is not None:
            found = found.where(rows.c[name] >= only.first)
        if only.last is not None:
            found = found.where(rows.c[name] <= only.last)
    return found


def lines(session: Session, kind: Kind, rows: Rows) -> Blocks:
    """Each row, in the columns of the kind, as a JSON object on a line of its own. Closing the generator ends the
    query."""
    return _copied(session, rows) if dialect(session) == "postgresql" else _encoded(session, kind, rows)


def _copied(session: Session, rows: Rows) -> Blocks:
    query = f"COPY (SELECT row_to_json(line) FROM ({sql(session, rows)}) AS line) TO STDOUT {COPIED}"  # noqa: S608
    with driver_connection(session).cursor() as cursor, cursor.copy(query.encode()) as copy:
        copied = iter(copy)
        while block := b"".join(islice(copied, ROWS_AT_ONCE)):
            yield block


def _encoded(session: Session, kind: Kind, rows: Rows) -> Blocks:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    names = [column.name for column in kind.columns]
    for block in fetched(session, kind, rows):
        yield "".join([encode(dict(zip(names, row, strict=True))) + "\n" for row in block]).encode()


def fetched(session: Session, kind: Kind, rows: Rows) -> Iterator[list[Sequence[Any]]]:
    """The rows from SQLite, some thousands at a time, as JSON says them. SQLite keeps days as text, as JSON does, and
    neither booleans nor whole doubles apart from whole numbers."""
    said = {Type.BOOLEAN: bool, Type.NUMBER: float}
    mended = [(place, said[column.type]) for place, column in enumerate(kind.columns) if column.type in said]
    cursor = driver_connection(session).execute(sql(session, rows))
    try:
        while block := cursor.fetchmany(ROWS_AT_ONCE):
            yield [_mended(row, mended) for row in block] if mended else block
    finally:
        cursor.close()


def _mended(row: Sequence[Any], places: Sequence[tuple[int, Callable[[Any], Any]]]) -> Sequence[Any]:
    told = list(row)
    for place, say in places:
        if told[place] is not None:
            told[place] = say(told[place])
    return told


def sql(session: Session, rows: Rows) -> str:
    """A query as text with its values in it, for statements that take no parameters."""
    compiled = rows.compile(
        dialect=session.get_bind().dialect, compile_kwargs={"literal_binds": True, "render_postcompile": True}
    )
    return str(compiled).replace("%%", "%") if dialect(session) == "postgresql" else str(compiled)
