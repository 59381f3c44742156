"""The process that writes an export is killed; another begins it anew, and nobody ever gets half a file."""

import hashlib
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
from fastapi.testclient import TestClient

from groundswell.database.engine import reading
from groundswell.exchange.exports import disk
from groundswell.exchange.exports.claim import SILENCE
from groundswell.exchange.models import Export
from tests.conftest import Making
from tests.exchange.exports.asking import set_facts
from tests.exchange.serving import MANY, many, serving


def until(true: Callable[[], object], seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.005)


def state(export_id: str) -> str:
    with reading() as session:
        return session.get_one(Export, export_id).state


def half_written(folder: Path) -> list[Path]:
    return [each for each in folder.glob("*.part") if each.stat().st_size > 100_000]


def test_killed_in_the_middle_it_is_begun_anew_and_never_given_out_in_part(make: Making, client: TestClient) -> None:
    token = many(make)
    with serving() as server, server.caller(token) as caller:
        wanted = {"kinds": ["organisation", "observation"], "formats": ["csv", "parquet"]}
        status = caller.post("/api/v1/exports", json=wanted).headers["location"]
        export_id = status.rpartition("/")[2]
        folder = disk.folder_of(export_id)
        until(lambda: half_written(folder))
        server.kill()
    assert half_written(folder)
    assert state(export_id) == "running"
    here = with_token(client, token)
    answer = here.get(status)  # it may still be alive: nobody else writes it yet
    assert (answer.status_code, answer.json()["files"]) == (202, [])
    for name in ("observation.csv.gz", "organisation.csv.gz", half_written(folder)[0].name):
        assert here.get(f"{status}/files/{name}").status_code == 404
    set_facts(status, alive_at=datetime.now(UTC) - SILENCE - timedelta(seconds=1))
    with serving() as server, server.caller(token) as caller:
        until(lambda: state(export_id) == "ready")  # without being asked
        manifest = caller.get(status).json()
        assert {(file["name"], file["rows"]) for file in manifest["files"] if file["kind"] == "observation"} == {
            ("observation.csv.gz", MANY),
            ("observation.parquet", MANY),
        }
        assert sorted(each.name for each in folder.iterdir()) == sorted(file["sha256"] for file in manifest["files"])
        for file in manifest["files"]:
            assert hashlib.sha256(caller.get(file["url"]).content).hexdigest() == file["sha256"]
        [parquet] = [file for file in manifest["files"] if file["name"] == "observation.parquet"]
        assert pq.read_metadata(folder / parquet["sha256"]).num_rows == MANY


def test_of_two_processes_one_writes(make: Making, client: TestClient) -> None:
    token = many(make)
    here = with_token(client, token)
    with serving() as server, server.caller(token) as there:
        for asked_by, looked_at_by in ((here, there), (there, here)):
            wanted = {"kinds": ["observation"]}
            status = asked_by.post("/api/v1/exports", json=wanted).headers["location"]
            folder = disk.folder_of(status.rpartition("/")[2])
            parts: set[str] = set()
            while looked_at_by.get(status).status_code == 202:
                parts |= {each.name for each in folder.glob("*.part")}
            assert len(parts) == 1
            manifest = asked_by.get(status).json()
            assert manifest == looked_at_by.get(status).json()
            assert manifest["files"][0]["rows"] == MANY


def with_token(client: TestClient, token: str) -> TestClient:
    client.headers["Authorization"] = f"Bearer {token}"
    return client
