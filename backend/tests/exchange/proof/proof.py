"""Writers write, readers follow and are killed, and at the end every copy must equal a fresh export.

    with served(address_of_database) as server: …      a real process with the API
    outcome = proved(folder, seconds=…, seed=…)         the whole; `outcome.differences` must be empty

`blind`: gives revisions their number when they begin instead of after they have committed, as a feed would have it that
follows a plain sequence. It must fail.
"""

import gzip
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy.orm import Session

from groundswell.access.permissions import Scope
from groundswell.access.principal import OPERATOR
from groundswell.database.engine import Turn, reading, writing
from groundswell.initiatives.starting import start
from groundswell.innovations.actions import add_innovation
from groundswell.people.clients.actions import make_client
from groundswell.people.clients.rotating import NewKey
from groundswell.programmes.actions import add_programme
from groundswell.revisions import actions as revisions
from groundswell.revisions.models import Revision
from groundswell.revisions.queries import watermark
from groundswell.revisions.sequencer import number_committed
from tests.exchange.proof.writers import COMMISSIONERS, MONTHS, SIXTEEN, Writer, practices, send_places

READER = Path(__file__).with_name("reader.py")
READERS = ("nation", "nation", "nation", "steady-a", "steady-b", "changing-a", "changing-a", "changing-b")
TIED = {
    "nation": ["ENG"],
    "steady-a": ["Z9A"],
    "steady-b": ["Z9B", "Z9C"],
    "changing-a": ["Z9A"],
    "changing-b": ["Z9C"],
}


@dataclass
class Outcome:
    revisions: int = 0
    acts: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Of each writer: how many were done, and how many the rules refused."""
    kills: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    """Of each client's fresh export."""
    overtaken: int = 0
    """Revisions that were numbered after one begun later."""
    differences: list[str] = field(default_factory=list)


def begin(folder: Path, number: int) -> tuple[list[str], dict[str, str]]:
    """A country of so many practices, something of each kind, and the systems. Returns practices, and secrets."""
    codes = practices(number)
    for month in (MONTHS[0], MONTHS[6]):
        places = {code: COMMISSIONERS[place % 3] for place, code in enumerate(codes)}
        send_places(folder / f"begin-{month}.csv", month, places)
    secrets = {}
    with writing(turn=Turn.WORK) as session:
        for title in ("Online consultations", "Care navigation"):
            add_innovation(session, by=OPERATOR, title=title, summary="Invented", measures=["missed_call_share"])
        for place, owner in enumerate(codes[:12]):
            start(session, by=OPERATOR, title=f"Phones {place}", owner=owner, facts={"shared": place % 2 == 0})
        add_programme(
            session,
            by=OPERATOR,
            code="proof",
            name="A programme",
            commissioned_by="Nobody",
            led_by=None,
            aims="None",
            funding_pounds=None,
            first=date(2024, 1, 1),
            last=date(2026, 1, 1),
        )
        for code, commissioners in TIED.items():
            secrets[code] = _client(session, code, commissioners)
    number_committed()
    return codes, secrets


def _client(session: Session, code: str, commissioners: list[str]) -> str:
    made = make_client(
        session,
        by=OPERATOR,
        code=code,
        name=f"System {code}",
        scopes=list(Scope),
        commissioners=commissioners,
        key=NewKey("secret"),
    )
    assert made.key is not None
    assert made.key.secret is not None
    return made.key.secret


@contextmanager
def served() -> Iterator[str]:
    """The API on a port of this machine, in a process of its own, on the database that the settings name."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "groundswell.cli.serving:lasting_app", "--factory"]
    server = subprocess.Popen([*command, "--port", str(port), "--log-level", "warning"], env=dict(os.environ))
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                if httpx.get(f"{address}/healthz").status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(20)


class Reader:
    """A reader's process, killed now and then and begun again on the copy that it left."""

    def __init__(self, address: str, token: str, copy: Path, stop: Path, seed: int) -> None:
        self.command = [sys.executable, READER, address, token, copy, stop]
        self.copy = copy
        self.random = random.Random(seed)
        self.begin()

    def begin(self) -> None:
        self.process = subprocess.Popen([*map(str, self.command), str(self.random.randrange(10**6))])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.begin()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()

    def has_caught_up(self) -> bool:
        """Whether it has once read everything that there was."""
        if not self.copy.exists():
            return False
        with closing(sqlite3.connect(self.copy, timeout=30)) as copy:
            try:
                found = copy.execute("SELECT caught_up_with FROM place").fetchone()
            except sqlite3.OperationalError:  # it has just begun
                return False
        return found is not None and found[0] is not None

    def rows(self) -> dict[tuple[str, str], str]:
        with closing(sqlite3.connect(self.copy)) as copy:
            return {(kind, key): row for kind, key, row in copy.execute("SELECT kind, key, row FROM copied")}


def proved(folder: Path, *, seconds: float, seed: int, many: bool = True, practices: int = 60) -> Outcome:
    """The database that the settings name must be migrated and empty. Differences are told, not raised.

    `many`: sixteen writers; else one that does what all of them do.
    """
    chance = random.Random(seed)
    codes, secrets = begin(folder, practices)
    outcome = Outcome()
    stop = folder / "stop"
    with ExitStack() as stack:
        address = stack.enter_context(served())
        tokens = {code: token_of(address, code, secret) for code, secret in secrets.items()}
        readers = [
            Reader(address, tokens[code], folder / f"copy-{place}.db", stop, seed + place)
            for place, code in enumerate(READERS)
        ]
        for reader in readers:
            stack.callback(reader.end)
        working = [
            Writer(f"writer-{place}", list(acts), seed * 100 + place, folder, codes)
            for place, acts in enumerate(SIXTEEN if many else [sum(SIXTEEN, ())])
        ]
        while not all(reader.has_caught_up() for reader in readers):  # who reads far behind meets nothing half done
            time.sleep(0.1)
        for writer in working:
            writer.start()
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            time.sleep(chance.random() * 2)
            chance.choice(readers).kill()
            outcome.kills += 1
        for writer in working:
            writer.ended.set()
        for writer in working:
            writer.join(120)
        for writer in working:
            if writer.failed is not None:
                raise writer.failed
            outcome.acts[f"{writer.name} {writer.acts[0].__name__}"] = (writer.done, writer.refused)
        number_committed()
        with reading() as session:
            last = watermark(session).sequence
        outcome.revisions = last
        outcome.overtaken = overtaken()
        stop.write_text(str(last))
        for reader in readers:
            if reader.process.wait(180) != 0:
                outcome.differences.append(f"the reader of {reader.copy.name} failed")
        for code, reader in zip(READERS, readers, strict=True):
            fresh = exported(address, tokens[code])
            outcome.rows[code] = len(fresh)
            outcome.differences += differing(f"{reader.copy.name} ({code})", reader.rows(), fresh)
    return outcome


def token_of(address: str, code: str, secret: str) -> str:
    form = {"grant_type": "client_credentials", "client_id": code, "client_secret": secret}
    answer = httpx.post(f"{address}/api/v1/auth/token", data=form)
    assert answer.status_code == 200, answer.text
    token: str = answer.json()["access_token"]
    return token


def exported(address: str, token: str) -> dict[tuple[str, str], str]:
    """Everything that a system may have, from an export asked for now."""
    found = {}
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=60) as server:
        status = server.post("/api/v1/exports", json={"formats": ["jsonl"]}).headers["Location"]
        while (manifest := server.get(status)).status_code == 202:
            time.sleep(0.1)
        told = manifest.raise_for_status().json()
        keys = {kind["name"]: kind["key"] for kind in told["kinds"]}
        for file in told["files"]:
            content = server.get(file["url"]).raise_for_status().content
            for line in gzip.decompress(content).splitlines():
                row = json.loads(line)
                key = {name: row[name] for name in keys[file["kind"]]}
                found[file["kind"], json.dumps(key, sort_keys=True)] = json.dumps(row, sort_keys=True)
        server.delete(status)
    return found


def differing(
    whose: str, copy: dict[tuple[str, str], str], fresh: dict[tuple[str, str], str], most: int = 5
) -> list[str]:
    told = []
    for words, keys in (("lacks", fresh.keys() - copy.keys()), ("has what is gone", copy.keys() - fresh.keys())):
        told += [f"{whose} {words}: {key}" for key in sorted(keys)[:most]]
        if len(keys) > most:
            told.append(f"{whose} {words}: {len(keys) - most} more")
    other = [key for key in copy.keys() & fresh.keys() if json.loads(copy[key]) != json.loads(fresh[key])]
    told += [f"{whose} has {copy[key]} where {fresh[key]} stands" for key in sorted(other)[:most]]
    if len(other) > most:
        told.append(f"{whose} has {len(other) - most} more rows that are not current")
    return told


def overtaken() -> int:
    """How many revisions were committed after one that began later: without any, nothing would be proved."""
    with reading() as session:
        ids = [number for (number,) in session.query(Revision.id).order_by(Revision.sequence)]
    highest, count = 0, 0
    for number in ids:
        count += number < highest
        highest = max(highest, number)
    return count


@contextmanager
def numbered_blindly() -> Iterator[None]:
    """Revisions get their number as they begin. What a follower of a plain sequence would see."""
    honest = revisions.begin

    def begin_blindly(session: Session, **facts: Any) -> Revision:
        revision = honest(session, **facts)
        revision.sequence = revision.id
        session.flush()
        return revision

    revisions.begin = begin_blindly
    try:
        yield
    finally:
        revisions.begin = honest
