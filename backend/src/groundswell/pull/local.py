"""The copy: a database of one's own, and the row in it that says how far the copy is."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from groundswell.errors import Conflict, Invalid
from groundswell.pull.layout import SCHEMA_VERSION, Kind, Layout, layout_of, written

STATE = sa.Table(
    "groundswell_pull",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("turn", sa.BigInteger, nullable=False),
    sa.Column("server", sa.Text, nullable=False),
    sa.Column("client", sa.Text, nullable=False),
    sa.Column("kinds_asked", sa.Text),
    sa.Column("schema_version", sa.Integer, nullable=False),
    sa.Column("layout", sa.Text),
    sa.Column("kinds_open", sa.Text, nullable=False),
    sa.Column("cursor", sa.Text),
    sa.Column("revision", sa.BigInteger),
    sa.Column("export", sa.Text),
    sa.Column("files_done", sa.Text, nullable=False),
)


@dataclass(frozen=True)
class State:
    """How far the copy is: the only row of `groundswell_pull`."""

    turn: int
    """How often the copy has been written to. Every transaction begins by raising it, so of two pulls into one copy
    the second is refused."""
    server: str
    client: str
    kinds_asked: tuple[str, ...] | None
    """None: every kind that the client may have."""
    layout: Layout
    """Of the tables that stand; none before the first pull is whole."""
    kinds_open: tuple[str, ...]
    """The kinds whose tables hold what the server has. Of others, whose scope was taken back, the tables are empty."""
    cursor: str | None
    """Where the feed of changes goes on; None until a first pull is whole."""
    revision: int | None
    """The server's revision at which the copy stands; None where the feed has not yet been read to its end."""
    export: str | None
    """The export that is being loaded into tables beside those that stand."""
    files_done: tuple[str, ...]


class Writing:
    """One transaction on the copy: what is written, and what is noted of it, stand together or not at all."""

    def __init__(self, connection: sa.Connection, state: State) -> None:
        self.connection = connection
        self.state = state

    def note(self, **changed: Any) -> None:
        self.state = replace(self.state, **changed)


class Copy:
    def __init__(self, address: str, *, server: str, client: str, kinds: tuple[str, ...] | None) -> None:
        """Opens the copy at `address`, which is made when there is none. Raises `Invalid` where it is not a copy, or
        one of something else."""
        self.engine = _engine(address)
        self.shown = self.engine.url.render_as_string(hide_password=True)
        with self.engine.begin() as connection:
            if not sa.inspect(connection).has_table(STATE.name):
                STATE.create(connection)
            first = State(0, server, client, kinds, {}, (), None, None, None, ())
            # Waits for what a pull that was killed may still have under way in the database.
            row = connection.execute(sa.select(STATE).with_for_update()).one_or_none()
            self.state = first if row is None else _state(row._mapping)
            if row is None:
                connection.execute(STATE.insert().values(id=1, **_columns(first)))
            elif not self.state.layout and self.state.export is None:  # nothing has come yet
                self.state = replace(first, turn=self.state.turn)
                connection.execute(sa.update(STATE).values(**_columns(self.state)))
        self._refuse_another(server, client, kinds)

    def _refuse_another(self, server: str, client: str, kinds: tuple[str, ...] | None) -> None:
        for word, said, asked in (
            ("server", self.state.server, server),
            ("client", self.state.client, client),
        ):
            if said != asked:
                raise Invalid(
                    f"{self.shown} is a copy for the {word} {said}, not {asked}. Give --to a database of its own."
                )
        if kinds is not None and kinds != self.state.kinds_asked:
            held = ", ".join(self.state.kinds_asked) if self.state.kinds_asked else "every kind"
            raise Invalid(f"{self.shown} is a copy of {held}. For other kinds give --to a database of its own.")

    def refuse_strangers(self, kinds: Layout) -> None:
        """Tables that somebody else made are not written over."""
        with self.reading() as connection:
            there = set(sa.inspect(connection).get_table_names())
        if strangers := sorted(there & set(kinds) - set(self.state.layout)):
            raise Invalid(
                f"{self.shown} has a table called {strangers[0]} that groundswell pull did not make."
                " Give --to a database of its own."
            )

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        with self.engine.begin() as connection:
            mine = sa.update(STATE).where(STATE.c.turn == self.state.turn).values(turn=self.state.turn + 1)
            if connection.execute(mine).rowcount != 1:
                raise Conflict(f"Another groundswell pull is writing to {self.shown}. Let one of them run.")
            writing = Writing(connection, replace(self.state, turn=self.state.turn + 1))
            yield writing
            connection.execute(sa.update(STATE).values(**_columns(writing.state)))
        self.state = writing.state

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        with self.engine.connect() as connection:
            yield connection


def make_coming(connection: sa.Connection, kinds: Layout) -> None:
    """Empty tables beside those that stand."""
    for kind in kinds.values():
        table = kind.table(coming=True)
        table.drop(connection, checkfirst=True)
        table.create(connection)


def put_in_place(connection: sa.Connection, coming: Layout, standing: Layout) -> None:
    """The tables that were filled become the copy.

    Where one stands already its rows are replaced rather than the table, so that views and grants on it live on.
    """
    for gone in standing.keys() - coming.keys():
        connection.execute(standing[gone].table().delete())
    for name, kind in coming.items():
        beside, table = kind.table(coming=True), kind.table()
        if name in standing:
            replace_rows(connection, kind)
            continue
        connection.exec_driver_sql(f"ALTER TABLE {beside.name} RENAME TO {table.name}")
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"ALTER INDEX {beside.name}_pkey RENAME TO {table.name}_pkey")
        _index(connection, kind)


def make_standing(connection: sa.Connection, kinds: Layout) -> None:
    """Empty tables, which the feed of changes fills."""
    for kind in kinds.values():
        kind.table().create(connection)
        _index(connection, kind)


def _index(connection: sa.Connection, kind: Kind) -> None:
    """For what goes out of sight."""
    if kind.dated_by:
        table = kind.table()
        seen = (table.c[kind.dated_by.organisation], table.c[kind.dated_by.date])
        sa.Index(f"{kind.name}_seen", *seen).create(connection)


def replace_rows(connection: sa.Connection, kind: Kind) -> None:
    beside, table = kind.table(coming=True), kind.table()
    connection.execute(table.delete())
    connection.execute(table.insert().from_select(kind.names, sa.select(beside)))
    beside.drop(connection)


def _state(row: Any) -> State:
    said = dict(row)
    if said["schema_version"] != SCHEMA_VERSION:
        raise Invalid(
            f"The copy holds rows of schema version {said['schema_version']}; this program knows version"
            f" {SCHEMA_VERSION}. Pull into a new copy."
        )
    kinds = said["kinds_asked"]
    kept = said["layout"]
    return State(
        turn=said["turn"],
        server=said["server"],
        client=said["client"],
        kinds_asked=tuple(kinds.split(",")) if kinds else None,
        layout=layout_of({"schema_version": SCHEMA_VERSION, "kinds": json.loads(kept)}) if kept else {},
        kinds_open=tuple(json.loads(said["kinds_open"])),
        cursor=said["cursor"],
        revision=said["revision"],
        export=said["export"],
        files_done=tuple(json.loads(said["files_done"])),
    )


def _columns(state: State) -> dict[str, Any]:
    return {
        "turn": state.turn,
        "server": state.server,
        "client": state.client,
        "kinds_asked": ",".join(state.kinds_asked) if state.kinds_asked else None,
        "schema_version": SCHEMA_VERSION,
        "layout": json.dumps(written(state.layout)) if state.layout else None,
        "kinds_open": json.dumps(state.kinds_open),
        "cursor": state.cursor,
        "revision": state.revision,
        "export": state.export,
        "files_done": json.dumps(state.files_done),
    }


def _engine(address: str) -> sa.Engine:
    try:
        url = sa.make_url(address)
    except sa.exc.ArgumentError as error:
        raise Invalid("--to names no database. Try sqlite:///copy.db or postgresql://user@host/name.") from error
    if url.get_backend_name() == "postgresql":
        return sa.create_engine(url.set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        raise Invalid("A copy is kept in sqlite:///FILE or postgresql://user@host/name.")
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    made = sa.create_engine(url, connect_args={"timeout": 60}, poolclass=sa.NullPool)
    sa.event.listen(made, "connect", _tune_sqlite)
    sa.event.listen(made, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return made


def _tune_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by us, so that tables are made in them too
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
