"""A PostgreSQL cluster made for one command, on this machine alone, and thrown away when the command ends.

    python tests/postgres_cluster.py COMMAND …     runs COMMAND with GROUNDSWELL_TEST_DATABASE_URL naming the cluster
    with throw_away_cluster() as url: …            the same, from Python

Nothing survives it, so nothing is written with care: `fsync` and the like are off. PostgreSQL refuses to run as root;
then the cluster belongs to `postgres` or `nobody`. Signing in needs no password: it listens on 127.0.0.1 only.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

OLDEST_VERSION = 15

_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/pgsql/bin",
)
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",  # a vacuum in the middle of a test makes its timing, and nothing else, different
}


def server_folder() -> Path | None:
    """The folder of the newest installed server's programs, if it is new enough for Groundswell (15)."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    for pattern in _FOLDERS:
        found += [folder for folder in Path("/").glob(pattern.lstrip("/")) if (folder / "initdb").exists()]
    return max((folder for folder in found if _version(folder) >= OLDEST_VERSION), key=_version, default=None)


def _version(folder: Path) -> int:
    printed = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
    major = re.search(r"(\d+)", printed)
    return int(major[1]) if major else 0


@contextmanager
def throw_away_cluster() -> Iterator[str]:
    """Yield the URL of an empty database, whose user may make more of them; stop and remove everything afterwards."""
    programs = server_folder()
    if not programs:
        raise FileNotFoundError(f"no PostgreSQL server of version {OLDEST_VERSION} or newer is installed")
    owner = _owner()
    # Under /tmp, not under TMPDIR: the owner must be able to reach it, and a socket's path has at most 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="groundswell-postgres-", dir="/tmp"))
    try:
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        made: list[str | Path] = [programs / "initdb", "--pgdata", folder / "data", "--no-sync", "--auth=trust"]
        _call([*made, "--username=groundswell", "--encoding=UTF8", "--locale=C"], folder, owner)
        port = _free_port()
        with (folder / "data" / "postgresql.conf").open("a") as settings:
            settings.writelines(f"{name} = '{value}'\n" for name, value in _SETTINGS.items())
            settings.write(f"port = {port}\nunix_socket_directories = '{folder}'\n")
        control: list[str | Path] = [programs / "pg_ctl", "--silent", "--pgdata", folder / "data"]
        try:
            _call([*control, "--wait", "--log", folder / "log", "start"], folder, owner)
            yield f"postgresql://groundswell@127.0.0.1:{port}/postgres"
        finally:
            if (folder / "data" / "postmaster.pid").exists():
                _call([*control, "--wait", "--mode", "immediate", "stop"], folder, owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    """The user to run the server as, when this process is root."""
    if os.geteuid() != 0:
        return None
    users = {user.pw_name: user for user in pwd.getpwall()}
    return users.get("postgres") or users["nobody"]


def _call(command: list[str | Path], folder: Path, owner: pwd.struct_passwd | None) -> None:
    as_owner: dict[str, Any] = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    # Output goes to a file: a pipe would be kept open by the server that pg_ctl leaves running.
    printed = folder / "printed"
    with printed.open("wb") as output:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, **as_owner
        )
    if done.returncode:
        log = folder / "log"
        more = log.read_text(errors="replace") if log.exists() else ""
        raise RuntimeError(f"{' '.join(map(str, command))}\n{printed.read_text(errors='replace')}{more}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)  # so that the cluster is stopped and removed on the way out


def main() -> int:
    """Run the command of the arguments while a cluster lives, and return its exit code."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    with throw_away_cluster() as url:
        child = subprocess.Popen(sys.argv[1:], env={**os.environ, "GROUNDSWELL_TEST_DATABASE_URL": url})
        try:
            return child.wait()
        finally:
            child.terminate()
            child.wait()


if __name__ == "__main__":
    sys.exit(main())
