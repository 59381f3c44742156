"""A million observations out of PostgreSQL, in turns in the same run: thrown away after `COPY … TO STDOUT` (the floor),
streamed over HTTP to a reader that throws them away, written as an export file, and summed for a checksum. The server
is a process of its own on loopback; its memory is read at a tenth, a half and the whole.

    PYTHONPATH=. python bench/bench_export.py [ROUNDS]
"""

import http.client
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from bench.world import MEASURES, PRACTICES, make_world
from tests.postgres_cluster import server_folder, throw_away_cluster

ROUNDS = 5
MONTHS = 50
ROWS = PRACTICES * len(MEASURES) * MONTHS
TARGET = 0.7
FIRST_MONTH = "2015-01-01"
TENTH, HALF = "2015-05-01", "2017-01-01"
"""Up to these months stand a tenth and a half of the rows."""
MOST_GROWTH = 60_000_000
"""Bytes by which the server may be larger after the whole than after a tenth: what a block or two, and the allocator's
moods, come to; the rows are 250 MB."""
BLOCK = bytearray(1 << 20)


def fill(address: str) -> None:
    """A figure of every practice, measure and month; some suppressed, some with a supplier."""
    with psycopg.connect(address) as connection:
        connection.execute("INSERT INTO supplier (name) VALUES ('A supplier'), ('Another supplier')")
        connection.execute(
            """
            INSERT INTO observation (measure_id, organisation_id, period, numerator, denominator, value, status,
                                     supplier_id, as_at, revision_id)
            SELECT m.id, o.id, (%(first)s::date + make_interval(months => month))::date,
                   (o.id * 7 + month) %% 400, 400 + o.id %% 900, NULL, (o.id %% 50 = 0)::int,
                   (SELECT min(id) FROM supplier) + o.id %% 2, '2019-01-01', (SELECT max(id) FROM revision)
            FROM measure m, organisation o, generate_series(0, %(months)s - 1) month
            WHERE m.code = ANY(%(measures)s) AND o.kind = 'practice' AND o.code LIKE 'Z_____'
            """,
            {"first": FIRST_MONTH, "months": MONTHS, "measures": list(MEASURES)},
        )
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


class Server:
    def __init__(self, address: str, token: str, process: int) -> None:
        self.where = urlsplit(address).netloc
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.process = process

    @property
    def memory(self) -> int:
        status = Path(f"/proc/{self.process}/status").read_text()
        return 1024 * int(status.split("VmRSS:")[1].split()[0])

    def streamed(self, *, to: str | None = None, encoding: str = "identity") -> int:
        """Bytes of the whole answer, thrown away; raises when it is broken off."""
        with self._asked("GET", "/observations.jsonl" + (f"?to={to}" if to else ""), encoding) as answer:
            assert answer.status == 200, answer.read()
            size = 0
            while read := answer.readinto(BLOCK):
                size += read
            return size

    def exported(self) -> dict[str, float]:
        """The manifest's file of observations, written from nothing, with the seconds that it took."""
        began = time.perf_counter()
        with self._asked("POST", "/exports", body={"kinds": ["observation"], "formats": ["jsonl"]}) as answer:
            export = json.loads(answer.read())["id"]
        while True:
            with self._asked("GET", f"/exports/{export}") as answer:
                told = json.loads(answer.read())
                if answer.status == 200:
                    break
            time.sleep(0.05)
        seconds = time.perf_counter() - began
        with self._asked("DELETE", f"/exports/{export}"):
            pass
        return {"seconds": seconds, "rows": told["files"][0]["rows"], "bytes": told["files"][0]["bytes"]}

    def summed(self) -> int:
        with self._asked("GET", f"/checksums?kind=observation&by=measure,year&again={time.monotonic_ns()}") as answer:
            assert answer.status == 200, answer.read()
            return sum(item["rows"] for item in json.loads(answer.read())["items"])

    @contextmanager
    def _asked(
        self, method: str, path: str, encoding: str = "identity", body: object = None
    ) -> Iterator[http.client.HTTPResponse]:
        connection = http.client.HTTPConnection(self.where)
        sent = None if body is None else json.dumps(body)
        connection.request(method, f"/api/v1{path}", sent, self.headers | {"Accept-Encoding": encoding})
        try:
            yield connection.getresponse()
        finally:
            connection.close()


def floor(address: str) -> int:
    """PostgreSQL's own JSON lines of the same rows and columns, read by psycopg and thrown away."""
    from groundswell.database.engine import reading
    from groundswell.exchange.kinds import KINDS
    from groundswell.exchange.lines import rows_of, sql
    from groundswell.exchange.seen import EVERYTHING

    with reading() as session:
        rows = sql(session, rows_of(KINDS["observation"], EVERYTHING))
    size = 0
    with (
        psycopg.connect(address) as connection,
        connection.cursor() as cursor,
        cursor.copy(f"COPY (SELECT row_to_json(line) FROM ({rows}) line) TO STDOUT".encode()) as copy,
    ):
        for block in copy:
            size += len(block)
    return size


def timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def memory(server: Server) -> list[int]:
    """Bytes of the server after a tenth, a half and the whole have been streamed, in this order."""
    found = []
    for to in (TENTH, HALF, None):
        server.streamed(to=to)
        found.append(server.memory)
    return found


def measure(address: str, server: Server, rounds: int) -> bool:
    sizes = memory(server)
    grown = sizes[-1] - sizes[0]
    print(f"server after 0.1, 0.5 and {ROWS / 1e6:.1f} million rows: {', '.join(f'{s / 1e6:.0f} MB' for s in sizes)}")
    seconds: dict[str, list[float]] = {}
    told = {"bytes": 0.0}
    for _ in range(rounds):
        turns: dict[str, Callable[[], object]] = {
            "COPY, thrown away": lambda: floor(address),
            "HTTP stream": server.streamed,
            "HTTP stream, gzip": lambda: server.streamed(encoding="gzip"),
            "HTTP stream, zstd": lambda: server.streamed(encoding="zstd"),
            "checksums": server.summed,
        }
        for name, turn in turns.items():
            seconds.setdefault(name, []).append(timed(turn))
        told = server.exported()
        assert told["rows"] == ROWS
        seconds.setdefault("export file, gzip", []).append(told["seconds"])
    least = seconds["COPY, thrown away"]
    ratios = {}
    for name, each in seconds.items():
        ratios[name] = statistics.median(a / b for a, b in zip(least, each, strict=True))
        print(
            f"{name:20} median {statistics.median(each):5.2f} s, {ROWS / statistics.median(each) / 1e3:5.0f} thousand"
            f" rows a second, {ratios[name]:.2f} × the floor's rate (median of {rounds} rounds)"
        )
    print(f"export file {told['bytes'] / 1e6:.0f} MB; server after all of it {server.memory / 1e6:.0f} MB")
    met = ratios["HTTP stream"] >= TARGET and grown < MOST_GROWTH
    print(f"stream at least {TARGET} × the floor, memory flat: {'met' if met else 'MISSED'}")
    return met


def main() -> None:
    if server_folder() is None:
        sys.exit("PostgreSQL is not installed: nothing was measured")
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address = stack.enter_context(throw_away_cluster())
        os.environ |= {"GROUNDSWELL_DATABASE_URL": address, "GROUNDSWELL_EXPORTS_FOLDER": str(folder / "exports")}
        make_world()
        fill(address)
        from groundswell.access.subject import SystemSubject
        from groundswell.people.models import Client
        from groundswell.people.tokens import access_token
        from tests.exchange.proof.proof import served
        from tests.factories.made import making

        with making() as made:
            key = made.system("ENG")
            subject = SystemSubject(made.session.get_one(Client, key.client_id).code, key.id)
        where = stack.enter_context(served())
        [process] = [int(each) for each in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]
        met = measure(address, Server(where, access_token(subject).token, process), rounds)
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
