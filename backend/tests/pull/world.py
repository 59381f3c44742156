"""A server in a process of its own, `groundswell pull` in another, and what the copy must then hold."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import sqlalchemy as sa
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from groundswell.access.principal import OPERATOR, Principal
from groundswell.access.subject import SystemSubject
from groundswell.cli import app
from groundswell.database.engine import Turn, snapshot, writing
from groundswell.database.registry import metadata
from groundswell.errors import GroundswellError
from groundswell.exchange.kinds import KINDS
from groundswell.exchange.sight import sight
from groundswell.initiatives.starting import start
from groundswell.innovations.actions import add_innovation
from groundswell.people.callers import principals
from groundswell.people.models import Client, ClientKey
from groundswell.revisions.sequencer import number_committed
from tests.exchange.proof.writers import COMMISSIONERS, MONTHS, Writer, practices, send_places
from tests.factories.made import SECRET, making

GROUNDSWELL = Path(sys.executable).parent / "groundswell"
PROVED = re.compile(r"([\d,]+) rows and ([\d,]+) bytes over the wire in .* equals the server's at revision ([\d,]+)\.")
Rows = dict[str, set[tuple[Any, ...]]]


def begin(folder: Path, number: int = 30) -> Writer:
    """Practices in three commissioners, some of each kind of row, and systems of the nation and of commissioners.
    Returns a writer whose acts are yours to call."""
    codes = practices(number)
    for month in (MONTHS[0], MONTHS[6]):
        places = {code: COMMISSIONERS[place % 3] for place, code in enumerate(codes)}
        send_places(folder / f"begin-{month}.csv", month, places)
    with writing(turn=Turn.WORK) as session:
        add_innovation(
            session, by=OPERATOR, title="Care navigation", summary="Invented", measures=["missed_call_share"]
        )
        start(session, by=OPERATOR, title="Phones", owner=codes[0], facts={"shared": True})
    with making() as made:
        made.system("ENG", code="nation")
        made.system("Z9A", code="of-a")
        made.system("Z9A", code="changing-a")
    number_committed()
    writer = Writer("writer", [], 1, folder, codes)
    write(writer, "send_figures", "send_figures", "type_in", "type_in", "exclude", "begin_phase", "adopt", "adopt")
    return writer


def write(writer: Writer, *acts: str) -> None:
    """Acts one after another. Those that the rules refuse are part of the game."""
    for act in acts:
        try:
            getattr(writer, act)()
            writer.done += 1
        except GroundswellError:
            writer.refused += 1
    number_committed()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def served(port: int | None = None) -> Iterator[str]:
    """The API on a port of this machine, on the database that the settings name."""
    port = port or free_port()
    serving = [str(GROUNDSWELL), "serve", "--port", str(port)]
    server = subprocess.Popen(serving, env=dict(os.environ), stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            assert server.poll() is None, "The server ended by itself."
            try:
                if httpx.get(f"{address}/readyz").status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.2)
        else:
            raise TimeoutError("The server did not answer in a minute.")
        yield address
    finally:
        server.terminate()
        server.wait(20)


def command(address: str, place: str, *words: str) -> list[str]:
    return [str(GROUNDSWELL), "pull", "--from", address, "--to", place, *words]


def signed_in(client: str, secret: str = SECRET) -> dict[str, str]:
    """The environment of a pull. Of the server's it has nothing, so that it could not look even by mistake."""
    told = {"GROUNDSWELL_CLIENT_ID": client, "GROUNDSWELL_CLIENT_SECRET": secret}
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | told


class Done(NamedTuple):
    said: str
    """On standard error, on one line."""
    code: int


def pulled(
    address: str, place: str, client: str, *words: str, code: int = 0, told: dict[str, str] | None = None
) -> Done:
    """The command, in this process: what it says, with the exit code that it must have."""
    env = {"GROUNDSWELL_CLIENT_KEY": "", **signed_in(client), **(told or {})}
    ran = CliRunner().invoke(app, command(address, place, *words)[1:], env=env)
    if isinstance(ran.exception, GroundswellError):  # as `main` has it
        done = Done(str(ran.exception), 2)
    elif ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    else:
        done = Done(" ".join(ran.stderr.split()), ran.exit_code)
    assert done.code == code, done.said
    return done


def proof(done: Done) -> tuple[int, int, int]:
    """Rows, bytes and the revision of the last sentence."""
    said = PROVED.search(done.said)
    assert said is not None, done.said
    rows, received, revision = (int(each.replace(",", "")) for each in said.groups())
    return rows, received, revision


def of_server(client: str, only: tuple[str, ...] | None = None) -> Rows:
    """What the client may see, straight from the server's database."""
    with snapshot() as session:
        by = _principal(session, client)
        seen = sight(session, by)
        kinds = [kind for name, kind in KINDS.items() if only is None or name in only]
        return {kind.name: {tuple(row)[:-1] for row in session.execute(kind.rows(seen))} for kind in kinds}


def _principal(session: Session, client: str) -> Principal:
    found = session.execute(
        sa.select(ClientKey.id).join(Client, Client.id == ClientKey.client_id).where(Client.code == client)
    ).scalars()
    return next(iter(principals(session, [SystemSubject(client, found.first() or 0)]).values()))


def opened(place: str) -> sa.Engine:
    url = sa.make_url(place)
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return sa.create_engine(url, poolclass=sa.NullPool)


def of_copy(place: str, only: tuple[str, ...] | None = None) -> Rows:
    held: Rows = {}
    with opened(place).connect() as connection:
        for name, kind in KINDS.items():
            if only is None or name in only:
                table = sa.Table(name, sa.MetaData(), autoload_with=connection)
                columns = [table.c[column.name] for column in kind.columns]
                held[name] = {tuple(row) for row in connection.execute(sa.select(*columns))}
    return held


def assert_equal(place: str, client: str, only: tuple[str, ...] | None = None) -> None:
    here, there = of_copy(place, only), of_server(client, only)
    assert here.keys() == there.keys()
    for kind, rows in there.items():
        assert here[kind] == rows, kind


Backup = dict[str, list[dict[str, Any]]]


def backed_up() -> Backup:
    with snapshot() as session:
        tables = metadata.sorted_tables
        return {table.name: [dict(row._mapping) for row in session.execute(sa.select(table))] for table in tables}


def put_back(backup: Backup) -> None:
    with writing() as session:
        for table in reversed(metadata.sorted_tables):
            session.execute(table.delete())
        for table in metadata.sorted_tables:
            if backup[table.name]:
                session.execute(table.insert(), backup[table.name])
