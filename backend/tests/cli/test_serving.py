import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from groundswell.cli.serving import refuse_if_taken
from groundswell.errors import Conflict, Invalid
from groundswell.settings import settings

GROUNDSWELL = Path(sys.executable).parent / "groundswell"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield int(holder.getsockname()[1])


def call(*words: str, database: str) -> subprocess.CompletedProcess[str]:
    env = {"GROUNDSWELL_DATABASE_URL": database, "PATH": "/usr/bin:/bin"}
    return subprocess.run([GROUNDSWELL, *words], env=env, capture_output=True, text=True, timeout=60)


def test_a_taken_port_is_a_sentence(taken_port: int) -> None:
    with pytest.raises(Conflict, match=f"Port {taken_port} on 127.0.0.1 is taken by another program"):
        refuse_if_taken("127.0.0.1", taken_port)


def test_an_address_that_is_none() -> None:
    with pytest.raises(Invalid, match="no address called"):
        refuse_if_taken("no such host.invalid", 8000)


def test_a_database_that_is_not_migrated_is_not_served(tmp_path: Path) -> None:
    done = call("serve", "--port", str(free_port()), database=f"sqlite:///{tmp_path / 'empty.db'}")
    assert done.returncode == 2
    assert "Run: groundswell database upgrade" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_command_leaves_is_one_file_that_may_be_copied(tmp_path: Path) -> None:
    done = call("database", "upgrade", database=f"sqlite:///{tmp_path / 'made.db'}")
    assert done.returncode == 0, done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["made.db"]


@pytest.mark.usefixtures("database")
def test_serving() -> None:
    port = free_port()
    env = {"GROUNDSWELL_DATABASE_URL": settings().database_url, "PATH": "/usr/bin:/bin"}
    server = subprocess.Popen([GROUNDSWELL, "serve", "--port", str(port)], env=env, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
                    assert answer.status == 200
                break
            except OSError:
                assert server.poll() is None
                time.sleep(0.1)
        else:
            pytest.fail("The server did not answer in 20 seconds.")
    finally:
        server.terminate()
        server.wait(20)


def test_the_document_is_the_same_every_time(tmp_path: Path) -> None:
    first, second = (call("openapi", database=f"sqlite:///{tmp_path / 'none.db'}") for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    document = yaml.load(first.stdout, Loader=yaml.CSafeLoader)  # the other takes a quarter of a minute
    assert document["openapi"] == "3.1.0"
    names = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names))
