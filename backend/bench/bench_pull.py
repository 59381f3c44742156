"""`groundswell pull` of the full published files, undisturbed, once more, and killed twenty times on the way.

As a client of the nation and as one of the commissioner with the most practices. Every copy must end equal to the
server's database, row by row, and a second run must take few bytes.

    python bench/bench_pull.py [KILLS]     (server and copies on PostgreSQL where one is installed, else on SQLite)
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

FEW_BYTES = 20_000
SECRET = "as long as it is only measured"
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "real"


def fill() -> dict[str, str]:
    """The published files in the database that the settings name, and two clients. Returns what each may see."""
    from sqlalchemy import func, select

    from groundswell.access.principal import OPERATOR
    from groundswell.cli.imports import expanded, in_good_order
    from groundswell.database.engine import engine, reading, writing
    from groundswell.database.migrate import upgrade
    from groundswell.files.source import Source
    from groundswell.ingest.actions import import_file
    from groundswell.measures.register import register_library
    from groundswell.organisations.models import Organisation, Spell
    from groundswell.revisions.sequencer import number_committed
    from tests.factories.made import making

    upgrade(engine())
    with writing() as session:
        register_library(session)
    began = time.perf_counter()
    for path in in_good_order(expanded([REAL / "ods", REAL / "online_consultations", REAL / "telephony"]), None):
        outcome = import_file(Source(path), by=OPERATOR)
        if outcome.state == "refused":
            raise SystemExit(f"{path.name} was refused: {outcome.problems[:3]}")
    with reading() as session:
        largest = session.execute(
            select(Organisation.code)
            .join(Spell, Spell.parent_id == Organisation.id)
            .where(Organisation.kind == "commissioner")
            .group_by(Organisation.code)
            .order_by(func.count().desc(), Organisation.code)
        ).scalars()
        commissioner = next(iter(largest))
    with making() as made:
        made.system("ENG", code="nation", secret=SECRET)
        made.system(commissioner, code="commissioner", secret=SECRET)
    number_committed()
    print(f"imported in {time.perf_counter() - began:.0f} s; the commissioner is {commissioner}", flush=True)
    return {"nation": "ENG", "commissioner": commissioner}


def hashes_of_server(client: str) -> dict[str, tuple[int, int]]:
    """Rows, and an order-free sum of Python's hashes of them, by kind."""
    from sqlalchemy import select

    from groundswell.access.subject import SystemSubject
    from groundswell.database.engine import snapshot
    from groundswell.exchange.kinds import KINDS
    from groundswell.exchange.sight import sight
    from groundswell.people.callers import principals
    from groundswell.people.models import Client, ClientKey

    with snapshot() as session:
        of = select(ClientKey.id).join(Client, Client.id == ClientKey.client_id).where(Client.code == client)
        subject = SystemSubject(client, session.scalars(of).one())
        seen = sight(session, principals(session, [subject])[subject])
        found = {}
        for name, kind in KINDS.items():
            rows = session.execute(kind.current.select(seen), execution_options={"yield_per": 20_000})
            found[name] = summed(rows)
    return found


def hashes_of_copy(place: str) -> dict[str, tuple[int, int]]:
    import sqlalchemy as sa

    from groundswell.exchange.kinds import KINDS

    url = sa.make_url(place)
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    found = {}
    with sa.create_engine(url, poolclass=sa.NullPool).connect() as connection:
        for name, kind in KINDS.items():
            table = sa.Table(name, sa.MetaData(), autoload_with=connection)
            query = sa.select(*(table.c[column.name] for column in kind.columns))
            found[name] = summed(connection.execute(query, execution_options={"yield_per": 20_000}))
    return found


def summed(rows: Iterable[Any]) -> tuple[int, int]:
    count = total = 0
    for row in rows:
        count += 1
        total += hash(tuple(row))
    return count, total % 2**64


def said(done: "subprocess.CompletedProcess[str]") -> str:
    if done.returncode != 0:
        raise SystemExit(f"groundswell pull ended with {done.returncode}: {done.stderr}")
    return done.stderr.strip().splitlines()[-1]


def measure(address: str, client: str, places: tuple[str, str], kills: int) -> bool:
    from tests.pull.world import Done, command, proof, signed_in

    quiet, disturbed = places
    env = signed_in(client, SECRET)

    def run(place: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(command(address, place), env=env, capture_output=True, text=True)

    began = time.perf_counter()
    print(f"  {client}, first pull: {said(run(quiet))}", flush=True)
    lasted = time.perf_counter() - began
    again = run(quiet)
    print(f"  {client}, second run: {said(again)}", flush=True)
    small = proof(Done(" ".join(again.stderr.split()), 0))[1] < FEW_BYTES

    chance, killed, whole = random.Random(6), 0, 0
    while killed < kills:
        work = subprocess.Popen(command(address, disturbed), env=env, stderr=subprocess.DEVNULL)
        try:
            work.wait(1.0 + chance.random() * 2 * lasted / 5)
            whole += 1
        except subprocess.TimeoutExpired:
            work.send_signal(signal.SIGKILL)
            killed += work.wait() == -signal.SIGKILL
    print(f"  {client}, killed {killed} times ({whole} runs came to their end between): {said(run(disturbed))}")
    there = hashes_of_server(client)
    equal = all(hashes_of_copy(place) == there for place in places)
    rows = ", ".join(f"{count:,} {name}" for name, (count, _) in there.items() if count)
    print(f"  {client}: {rows}: {'equal' if equal else 'NOT EQUAL'}, {'' if small else 'NOT '}few bytes", flush=True)
    return small and equal


def main() -> None:
    if not REAL.exists():
        print("PULL NOT MEASURED: there is no shared folder beside the project that holds the published files")
        return
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    from tests.postgres_cluster import server_folder, throw_away_cluster

    met = True
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ["GROUNDSWELL_EXPORTS_FOLDER"] = str(folder / "exports")
        cluster = stack.enter_context(throw_away_cluster()) if server_folder() else None
        os.environ["GROUNDSWELL_DATABASE_URL"] = cluster or f"sqlite:///{folder / 'bench.db'}"
        print("server on", "PostgreSQL" if cluster else "SQLite: PostgreSQL is not installed", flush=True)
        clients = fill()
        from tests.pull.world import served

        address = stack.enter_context(served())
        for client in clients:
            met &= measure(address, client, _places(folder, client, cluster), kills)
    sys.exit(0 if met else 1)


def _places(folder: Path, client: str, cluster: str | None) -> tuple[str, str]:
    """For the undisturbed copy a file, for the other a database where there can be one."""
    files = [f"sqlite:///{folder / f'{client}-{word}.db'}" for word in ("quiet", "disturbed")]
    if cluster is None:
        return files[0], files[1]
    import sqlalchemy as sa

    url = sa.make_url(cluster)
    maintenance = sa.create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with maintenance.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE copy_{client}")
    maintenance.dispose()
    return files[0], url.set(database=f"copy_{client}").render_as_string(hide_password=False)


if __name__ == "__main__":
    main()
