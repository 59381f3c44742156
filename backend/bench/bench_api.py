"""Pages at 16 clients against an empty route of the same process: p99 in the same run, in turns.

1,250 networks with 8 measures over 36 months: the overview, a network's page and a series, fresh (with their bodies)
and with an unchanged ETag. The client is a second process on loopback; every run is bounded in requests and stops by
itself.

    python bench/bench_api.py        SQLite always; PostgreSQL where a server is installed
"""

import asyncio
import itertools
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path

import numpy as np

from bench.bench_import import write_csv
from bench.world import MEASURES, make_world

CLIENTS = 16
REQUESTS = 800
"""Of each route in each turn."""
TURNS = 5
FRESH_LIMIT, UNCHANGED_LIMIT = 4.0, 1.5
PASSWORD = "a password of the bench"
ROUTES = {
    "overview of 1,250 networks × 8": f"/api/v1/overview?level=network&limit=2000&measures={','.join(MEASURES)}",
    "overview, the page the grid asks for": f"/api/v1/overview?level=network&measures={','.join(MEASURES)}",
    "a network's page": "/api/v1/federations/N007/dashboard",
    "a series": f"/api/v1/measures/{MEASURES[0]}/series/N007",
}


@dataclass
class Timed:
    seconds: list[float] = field(default_factory=list)
    size: int = 0

    @property
    def p99(self) -> float:
        return float(np.percentile(self.seconds, 99)) * 1000

    @property
    def median(self) -> float:
        return float(np.median(self.seconds)) * 1000


async def ask(
    port: int,
    paths: Iterator[str],
    headers: dict[str, str],
    timed: Timed,
    expected: int,
    clients: int = CLIENTS,
    requests: int = REQUESTS,
) -> None:
    """So many requests of the next of `paths` over so many kept connections, each client one at a time."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)
        for path in itertools.islice(paths, requests // clients):
            request = f"GET {path} HTTP/1.1\r\nHost: bench\r\n{lines}\r\n".encode()
            began = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            status = int(head[9:12])
            if status != expected:
                raise SystemExit(f"{path} answered {status}, not {expected}: {head.decode()}")
            length = next((line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), b":0")
            body = await reader.readexactly(int(length.split(b":")[1])) if status != 304 else b""
            timed.seconds.append(time.perf_counter() - began)
            timed.size = len(body)
        writer.close()

    await asyncio.gather(*(client() for _ in range(clients)))


def answer(port: int, path: str, headers: dict[str, str], form: dict[str, str] | None = None) -> tuple[str, str]:
    """Body and ETag of one request."""
    body = urllib.parse.urlencode(form).encode() if form else None
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=body, headers=headers)
    with urllib.request.urlopen(asked, timeout=120) as got:
        return got.read().decode(), got.headers.get("ETag", "")


def fill(folder: Path) -> None:
    from groundswell.access.principal import OPERATOR
    from groundswell.database.engine import engine_for, writing
    from groundswell.files.source import Source
    from groundswell.ingest.actions import import_file
    from groundswell.people.actions import create_user
    from groundswell.settings import settings

    settings.cache_clear()
    engine_for.cache_clear()
    make_world(networks=1_250)
    path = folder / "figures.csv"
    if not path.exists():
        write_csv(path, 720_000)
    assert import_file(Source(path), by=OPERATOR).state == "loaded"
    with writing() as session:
        create_user(
            session,
            by=OPERATOR,
            email="bench@example.org",
            name="Bench",
            role="national",
            organisation="ENG",
            password=PASSWORD,
        )


def measure(name: str) -> bool:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "groundswell", "serve", "--port", str(port)]
    with subprocess.Popen(command) as server:
        try:
            return asyncio.run(compare(name, port))
        finally:
            server.terminate()


async def compare(name: str, port: int) -> bool:
    for _ in range(100):
        try:
            answer(port, "/readyz", {})
            break
        except (urllib.error.URLError, ConnectionError):
            await asyncio.sleep(0.2)
    import json

    form = {"grant_type": "password", "username": "bench@example.org", "password": PASSWORD}
    token = json.loads(answer(port, "/api/v1/auth/token", {}, form)[0])["access_token"]
    signed_in = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"}
    known: dict[str, str] = {}
    for title, path in ROUTES.items():
        began = time.perf_counter()
        _, known[title] = answer(port, path, {"Authorization": f"Bearer {token}"})
        print(f"  {name}: first {title}: {(time.perf_counter() - began) * 1000:.0f} ms")
    floor = Timed()
    fresh, unchanged = {title: Timed() for title in ROUTES}, {title: Timed() for title in ROUTES}
    for _ in range(TURNS):
        for title, path in ROUTES.items():
            await ask(port, repeat("/healthz"), {}, floor, 200)
            await ask(port, repeat(path), signed_in, fresh[title], 200)
            await ask(port, repeat(path), signed_in | {"If-None-Match": known[title]}, unchanged[title], 304)
    print(f"  {name}: empty route: median {floor.median:.1f} ms, p99 {floor.p99:.1f} ms")
    met = True
    for what, limit, results in (("with body", FRESH_LIMIT, fresh), ("unchanged", UNCHANGED_LIMIT, unchanged)):
        for title, timed in results.items():
            ratio = timed.p99 / floor.p99
            met &= ratio <= limit
            print(
                f"  {name}: {title}, {what} ({timed.size:,} bytes): median {timed.median:.1f} ms,"
                f" p99 {timed.p99:.1f} ms, ratio {ratio:.2f} ({'within' if ratio <= limit else 'MISSES'} {limit})",
                flush=True,
            )
    return met


def main() -> None:
    met = True
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ["GROUNDSWELL_DATABASE_URL"] = f"sqlite:///{folder / 'bench.db'}"
        fill(folder)
        met &= measure("SQLite")
        from tests.postgres_cluster import server_folder, throw_away_cluster

        if server_folder() is None:
            print("PostgreSQL is not installed: pages from it were not measured")
        else:
            os.environ["GROUNDSWELL_DATABASE_URL"] = stack.enter_context(throw_away_cluster())
            fill(folder)
            met &= measure("PostgreSQL")
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
