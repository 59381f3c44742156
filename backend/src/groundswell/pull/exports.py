"""Exports: asking for one, waiting until it is ready, fetching its files and loading them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import sqlalchemy as sa

from groundswell.errors import Conflict, Invalid
from groundswell.pull import rows
from groundswell.pull.layout import Kind, Layout, layout_of
from groundswell.pull.server import Server, retry_after
from groundswell.pull.telling import Telling

FORMAT = "parquet"
"""A third of the seconds of JSON lines to load, and half the bytes (docs/pull.md)."""
READY = 200


@dataclass(frozen=True)
class File:
    name: str
    kind: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    export: str
    layout: Layout
    files: tuple[File, ...]
    cursor: str


def ask(server: Server, kinds: Sequence[str] | None) -> str:
    """The id of an export of these kinds, or of every kind that the client may have."""
    asked: dict[str, Any] = {"formats": [FORMAT]}
    if kinds is not None:
        asked["kinds"] = list(kinds)
    return str(server.post("/exports", asked).json()["id"])


def ready(server: Server, export: str, tell: Telling) -> Manifest:
    """Waits for it. Raises `Over` or `NotFound` where it is no longer there, `Fault` where it could not be
    made."""
    while True:
        answer = server.get(f"/exports/{export}")
        said = answer.json()
        if answer.status_code == READY:
            return _manifest(export, said)
        tell.going("the server writes the export: rows", int(said.get("rows_written") or 0), said.get("rows_expected"))
        time.sleep(retry_after(answer, otherwise=1.0))


def _manifest(export: str, said: dict[str, Any]) -> Manifest:
    layout = layout_of(said)
    try:
        files = tuple(
            File(each["name"], each["kind"], int(each["rows"]), int(each["bytes"]), each["sha256"])
            for each in said["files"]
            if each["format"] == FORMAT
        )
        cursor = str(said["cursor"])
    except (KeyError, TypeError, ValueError) as error:
        raise Invalid(f"The server's manifest cannot be read: {error!r}.") from error
    if strange := [file.name for file in files if Path(file.name).name != file.name or file.kind not in layout]:
        raise Invalid(f"The server's manifest has a file that is none: {strange[0]!r}.")
    return Manifest(export, layout, files, cursor)


def fetch(server: Server, export: str, file: File, folder: Path) -> Path:
    """The file in `folder`, where a part of it may lie already."""
    into = folder / export / file.name
    into.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = f"/exports/{export}/files/{file.name}"
    server.download(path, into, size=file.bytes, digest=file.sha256, what=f"fetching {file.name}: bytes")
    return into


def load(connection: sa.Connection, path: Path, kind: Kind, file: File, tell: Telling) -> None:
    """Its rows into the table beside the one that stands."""
    table, loaded = kind.table(coming=True), 0
    with pq.ParquetFile(path) as opened:
        for batch in opened.iter_batches(rows.ROWS_AT_ONCE, columns=list(kind.names)):
            rows.insert(connection, table, batch.cast(rows.schema(kind)))
            loaded += batch.num_rows
            tell.going(f"loading {file.name}: rows", loaded, file.rows)
    if loaded != file.rows:
        raise Conflict(f"{file.name} has {loaded:,} rows; the manifest says {file.rows:,}.")
