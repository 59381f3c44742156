"""Counts and checksums of the rows that a caller may see, by groups of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Integer, extract, func, select, tuple_
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from groundswell.database.engine import dialect
from groundswell.exchange.checksums.canonical import number_in_sql, number_of, written
from groundswell.exchange.kinds import Kind
from groundswell.exchange.lines import ALL, Only, fetched, rows_of
from groundswell.exchange.seen import Sight

MEASURE, ORGANISATION, YEAR = GROUPINGS = ("measure", "organisation", "year")
Key = tuple[str | int, ...]


class Sum(NamedTuple):
    key: Key
    rows: int
    checksum: str


def column_of(kind: Kind, grouping: str) -> str | None:
    """The column by which rows of a kind are grouped; None where it has none."""
    return {MEASURE: kind.measure_column, ORGANISATION: kind.organisation_column, YEAR: kind.day_column}[grouping]


def sums(
    session: Session,
    kind: Kind,
    sight: Sight,
    *,
    by: Sequence[str],
    only: Only = ALL,
    limit: int,
    after: Sequence[Any] | None = None,
) -> list[Sum]:
    """At most `limit` groups in the order of their keys, from the one after `after`; without a grouping one of all
    rows."""
    if dialect(session) == "postgresql":
        return _by_database(session, kind, sight, by, only, limit, after)
    places = {column.name: place for place, column in enumerate(kind.columns)}
    keyed = [(grouping, places[column_of(kind, grouping) or ""]) for grouping in by]
    rows, totals = Counter[Key](), Counter[Key]()
    if not by:
        rows[()] = 0
    for block in fetched(session, kind, rows_of(kind, sight, only)):
        for row in block:
            key = tuple(int(row[place][:4]) if grouping == YEAR else row[place] for grouping, place in keyed)
            rows[key] += 1
            totals[key] += number_of(kind.columns, row)
    keys = sorted(key for key in rows if after is None or key > tuple(after))
    return [Sum(key, rows[key], written(totals[key])) for key in keys[:limit]]


def _by_database(
    session: Session,
    kind: Kind,
    sight: Sight,
    by: Sequence[str],
    only: Only,
    limit: int,
    after: Sequence[Any] | None,
) -> list[Sum]:
    rows = rows_of(kind, sight, only).subquery()
    keys: list[Any] = []
    for grouping in by:
        column = rows.c[column_of(kind, grouping) or ""]
        keys.append(sql_cast(extract("year", column), Integer) if grouping == YEAR else column.collate("C"))
    total = func.sum(number_in_sql(kind.columns, rows.c))
    query = select(*keys, func.count(), total).group_by(*keys).order_by(*keys).limit(limit)
    if after is not None:
        query = query.where(tuple_(*keys) > tuple_(*after))
    return [Sum(tuple(row[:-2]), row[-2], written(int(row[-1] or 0))) for row in session.execute(query)]
