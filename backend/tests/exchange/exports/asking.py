"""Asking for exports as a caller does, and reading what comes."""

import csv
import gzip
import hashlib
import io
import json
import threading
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow.parquet as pq
from fastapi.testclient import TestClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.access.subject import PersonSubject, SystemSubject
from groundswell.database.engine import reading, writing
from groundswell.exchange.kinds import KINDS
from groundswell.exchange.models import Export
from groundswell.exchange.sight import sight
from groundswell.people.callers import principals
from groundswell.people.models import Client, ClientKey, User

Rows = list[dict[str, Any]]
TYPES: dict[str, Callable[[str], Any]] = {
    "text": str,
    "date": date.fromisoformat,
    "integer": int,
    "number": float,
    "boolean": lambda told: told == "true",
}


def asked(caller: TestClient, **wanted: Any) -> str:
    """The address of its status."""
    answer = caller.post("/api/v1/exports", json=wanted)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == answer.headers["content-location"]
    assert int(answer.headers["retry-after"]) > 0
    return str(answer.headers["location"])


def ready(caller: TestClient, status: str, seconds: float = 60) -> dict[str, Any]:
    """Its manifest, once there is one."""
    until = time.monotonic() + seconds
    while (answer := caller.get(status)).status_code == 202:
        assert time.monotonic() < until, answer.text
        time.sleep(0.02)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def exported(caller: TestClient, **wanted: Any) -> dict[str, Any]:
    return ready(caller, asked(caller, **wanted))


def content(caller: TestClient, file: dict[str, Any]) -> bytes:
    """The bytes of a file, which are what the manifest says they are."""
    answer = caller.get(file["url"])
    assert answer.status_code == 200, answer.text
    assert answer.headers["etag"] == f'"{file["sha256"]}"' == f'"{hashlib.sha256(answer.content).hexdigest()}"'
    assert len(answer.content) == file["bytes"]
    return bytes(answer.content)


def rows(caller: TestClient, manifest: dict[str, Any], kind: str, form: str = "jsonl") -> Rows:
    """Of one file, with days as days, in the order of their keys."""
    [file] = [each for each in manifest["files"] if (each["kind"], each["format"]) == (kind, form)]
    [described] = [each for each in manifest["kinds"] if each["name"] == kind]
    types = {column["name"]: column["type"] for column in described["columns"]}
    sent = content(caller, file)
    if form == "parquet":
        found = pq.read_table(io.BytesIO(sent)).to_pylist()
    elif form == "csv":
        read = csv.DictReader(io.StringIO(gzip.decompress(sent).decode(), newline=""))
        found = [{name: TYPES[types[name]](text) if text else None for name, text in row.items()} for row in read]
    else:
        found = [json.loads(line) for line in gzip.decompress(sent).decode().split("\n") if line]
        days = [name for name, type_ in types.items() if type_ == "date"]
        found = [row | {name: date.fromisoformat(row[name]) for name in days if row[name]} for row in found]
    assert len(found) == file["rows"]
    assert all(list(row) == list(types) for row in found)
    return sorted(found, key=lambda row: [row[name] for name in described["key"]])


def in_database(session: Session, by: Principal, kind: str) -> Rows:
    """What a caller may have of a kind, asked of the database row by row."""
    of = KINDS[kind]
    found = session.execute(of.rows(sight(session, by))).mappings()
    told = [{column.name: row[column.name] for column in of.columns} for row in found]
    return sorted(told, key=lambda row: [row[name] for name in of.key])


def system_called(session: Session, code: str) -> Principal:
    key = session.scalars(select(ClientKey.id).join(Client).where(Client.code == code)).one()
    subject = SystemSubject(code, key)
    return principals(session, [subject])[subject]


def person(session: Session, role: str) -> Principal:
    subject = PersonSubject(session.scalars(select(User.id).where(User.role == role)).one())
    return principals(session, [subject])[subject]


def set_facts(status: str, **facts: Any) -> None:
    with writing() as session:
        session.execute(update(Export).where(Export.id == status.rpartition("/")[2]).values(**facts))


def state_of(status: str) -> Export:
    with reading() as session:
        return session.get_one(Export, status.rpartition("/")[2])


def wait_for_writer(status: str) -> None:
    for each in threading.enumerate():
        if each.name == f"export {status.rpartition('/')[2]}":
            each.join(30)
            assert not each.is_alive()
