"""Files of exports on disk: `<exports_folder>/<export>/<sha256>`, under that name only once they are whole.

No name in a path comes from a request: the export's is ours, and a file is called after what is in it, so two who wrote
the same export could not spoil each other's.
"""

import hashlib
import os
import secrets
import shutil
from pathlib import Path
from typing import NamedTuple

from groundswell.settings import settings


def folder_of(export_id: str) -> Path:
    return settings().exports_folder / export_id


def path_of(export_id: str, sha256: str) -> Path:
    return folder_of(export_id) / sha256


def made_anew(export_id: str) -> Path:
    """An empty folder for the files of an export, whatever an attempt before has left."""
    remove(export_id)
    folder = folder_of(export_id)
    folder.mkdir(parents=True)
    return folder


def remove(export_id: str) -> None:
    shutil.rmtree(folder_of(export_id), ignore_errors=True)


def present() -> list[str]:
    """Exports that have a folder."""
    folder = settings().exports_folder
    return [each.name for each in folder.iterdir()] if folder.exists() else []


class Whole(NamedTuple):
    bytes: int
    sha256: str


class Sink:
    """A file that is being written, and what it amounts to so far. Whoever writes closes it whole, or discards it."""

    def __init__(self, folder: Path) -> None:
        self._part = folder / f"{secrets.token_hex(8)}.part"
        self._file = self._part.open("xb")
        self._hash = hashlib.sha256()
        self._bytes = 0

    @property
    def closed(self) -> bool:
        return self._file.closed

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        self._bytes += len(data)
        return self._file.write(data)

    def tell(self) -> int:
        return self._bytes

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        """What pyarrow does at the end; the file is whole only after `whole`."""

    def whole(self) -> Whole:
        """Safe on the disk, under its name."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        found = Whole(self._bytes, self._hash.hexdigest())
        self._part.replace(self._part.with_name(found.sha256))
        return found

    def discard(self) -> None:
        self._file.close()
        self._part.unlink(missing_ok=True)
