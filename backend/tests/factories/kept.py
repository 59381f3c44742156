"""Worlds that many tests begin with: made once in a run, afterwards put back as they stood."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from sqlalchemy import ColumnElement, Table, insert, literal, select, union_all
from sqlalchemy.orm import Session

from groundswell.database.engine import engine
from groundswell.database.registry import metadata

SEEDED = {
    "revision": 1,
    "organisation": 2,
    "measure": 10_000,
    "apprenticeship_stage": 5,
    "theme": 8,
    "improvement_theme": 22,
    "evaluation_form": 4,
    "question": 20,
}
"""Rows that migrations and the library make: their highest id in each table."""

Rows = list[tuple[Table, list[dict[str, Any]]]]


def begin_anew() -> None:
    """Takes out whatever the database holds beside what is seeded."""
    with _writing() as session, session.begin():
        written = set(session.scalars(_WRITTEN))
        for table in reversed(metadata.sorted_tables):
            if table.name in written:
                session.execute(table.delete().where(*_not_seeded(table)))


def made_once(make: Callable[[], None]) -> Callable[[], None]:
    """What `make` makes of a database that holds nothing else; made anew in one that does. It may change no row that is
    seeded."""
    kept: Rows = []

    @wraps(make)
    def as_it_stood() -> None:
        with _writing() as session, session.begin():
            alone = session.scalars(_WRITTEN).first() is None
            for table, rows in kept if alone else []:
                session.execute(insert(table), rows)
        if not (kept and alone):
            make()
        if alone and not kept:
            kept.extend(_written())

    return as_it_stood


def _written() -> Rows:
    with Session(engine()) as session:
        every = (
            (table, session.execute(select(table).where(*_not_seeded(table)).order_by(*table.primary_key)).mappings())
            for table in metadata.sorted_tables
        )
        return [(table, rows) for table, found in every if (rows := [dict(row) for row in found])]


def _writing() -> Session:
    return Session(engine().execution_options(writes=True))


def _not_seeded(table: Table) -> list[ColumnElement[bool]]:
    return [table.c.id > SEEDED[table.name]] if table.name in SEEDED else []


_WRITTEN = union_all(
    *(
        select(literal(table.name)).where(select(1).select_from(table).where(*_not_seeded(table)).exists())
        for table in metadata.sorted_tables
    )
)
"""The names of the tables that hold more than what is seeded."""
