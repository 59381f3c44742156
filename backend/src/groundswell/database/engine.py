"""One engine for each database, and sessions on it."""

import atexit
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from groundswell.settings import settings


class Turn(IntEnum):
    """What writers take turns at, as advisory locks of PostgreSQL (any fixed numbers will do)."""

    FIGURES = 0x67726E6477
    """Figures, organisations and what is worked out from them: roll-ups are sums over many practices, and two writers
    that overlapped would each miss the other."""
    WORK = 0x67726E6478
    """Everything else that people record, whose rules are checked before it is written. It need not wait for a national
    file."""


def engine() -> Engine:
    return engine_for(settings().database_url)


@lru_cache
def engine_for(address: str) -> Engine:
    """Its errors name no parameters: they are logged, and hold people's names and what was answered in confidence."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        if url.database and url.database != ":memory:":
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        made = create_engine(url, pool_size=settings().pool_size, connect_args={"timeout": 60}, hide_parameters=True)
        event.listen(made, "connect", _tune_sqlite)
        event.listen(made, "begin", _begin_sqlite)
        # Whoever closes it last puts the write-ahead log into the file, which then is all there is and may be copied.
        atexit.register(made.dispose)
        return made
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=settings().pool_size,
        max_overflow=20,
        pool_pre_ping=True,
        hide_parameters=True,
    )


def _tune_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "temp_store = FILE",
        "cache_size = -65536",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT":
        return
    # A transaction that will write takes the lock at its start: taken later it can fail half-way.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@lru_cache
def _watching(on: Engine) -> Engine:
    """Connections for `glance`: no transaction, and no question whether they still live before the question itself."""
    if on.dialect.name == "sqlite":
        return on.execution_options(isolation_level="AUTOCOMMIT")
    return create_engine(on.url, isolation_level="AUTOCOMMIT", pool_size=2, pool_reset_on_return=None)


def glance(statement: str) -> list[Any]:
    """The rows of one small question, outside any transaction: half the cost of a session, and asked with every
    request. A connection that has died meanwhile is replaced once."""
    watching = _watching(engine())
    try:
        with watching.connect() as connection:
            return list(connection.exec_driver_sql(statement))
    except OperationalError as error:
        if not error.connection_invalidated:
            raise
    with watching.connect() as connection:
        return list(connection.exec_driver_sql(statement))


@contextmanager
def reading(on: Engine | None = None) -> Iterator[Session]:
    """A session that only reads: one snapshot, nothing committed."""
    with Session(on or engine(), autoflush=False) as session:
        yield session


@contextmanager
def snapshot() -> Iterator[Session]:
    """A session that only reads, and all of whose questions see one state, however long it takes and whoever writes."""
    on = engine()
    if on.dialect.name == "postgresql":
        on = on.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with reading(on) as session:
        yield session


@contextmanager
def writing(on: Engine | None = None, *, turn: Turn = Turn.FIGURES) -> Iterator[Session]:
    """A session whose work is committed at the end, whole, or not at all, and that waits for its turn first."""
    with Session((on or engine()).execution_options(writes=True)) as session, session.begin():
        if dialect(session) == "postgresql":
            session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": int(turn)})
        yield session


def dialect(session: Session) -> str:
    return session.get_bind().dialect.name


def driver_connection(session: Session) -> Any:
    """The psycopg or sqlite3 connection under a session, inside its transaction."""
    connection = session.connection().connection.driver_connection
    assert connection is not None
    return connection
