"""Asking a server that is slow, goes away, breaks off or refuses."""

import json
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from groundswell.errors import Conflict, Invalid, NotFound, NotPermitted, NotSignedIn, Over
from groundswell.pull.credentials import Secret
from groundswell.pull.server import Server, Unreachable
from groundswell.pull.telling import Silence
from tests.pull.network import Answering, answer, network

SYSTEM = Secret("system", "s")
Asking = Callable[..., Server]


class Telling(Silence):
    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, sentence: str) -> None:
        self.said.append(sentence)


def token(request: BaseHTTPRequestHandler, lasts: int = 1800) -> None:
    answer(request, 200, json.dumps({"access_token": "t", "expires_in": lasts}).encode())


@pytest.fixture
def asking() -> Iterator[Asking]:
    with ExitStack() as stack:

        def ask(get: Answering, signing_in: Answering = token, patience: float = 5.0) -> Server:
            server = Server(stack.enter_context(network(get, signing_in)), SYSTEM, Telling(), patience=patience)
            stack.callback(server.close)
            return server

        yield ask


def in_turn(*answers: Answering) -> Answering:
    left = list(answers)

    def take(request: BaseHTTPRequestHandler) -> None:
        left.pop(0)(request)

    return take


def fine(request: BaseHTTPRequestHandler) -> None:
    answer(request, 200, b'{"fine": true}')


def test_it_asks_again_when_the_server_says_so(asking: Asking) -> None:
    server = asking(
        in_turn(
            lambda r: answer(r, 503, Retry_After="0"),
            lambda r: answer(r, 429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"),
            lambda r: answer(r, 502, Retry_After="0"),
            fine,
        )
    )
    assert server.get("/changes").json() == {"fine": True}
    assert isinstance(server.tell, Telling)
    assert len(server.tell.said) == 3


def test_it_does_not_ask_for_ever(asking: Asking) -> None:
    server = asking(lambda r: answer(r, 503, Retry_After="1"), patience=1.5)
    with pytest.raises(Unreachable, match=r"did not answer within 2 seconds \(the last time: 503\)"):
        server.get("/changes")


def test_nobody_is_there() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    server = Server(address, SYSTEM, Telling(), patience=0.5)
    with pytest.raises(Unreachable, match="run it again to go on"):
        server.get("/changes")
    server.close()


@pytest.mark.parametrize(
    ("status", "error"), [(401, NotSignedIn), (403, NotPermitted), (404, NotFound), (410, Over), (422, Invalid)]
)
def test_a_refusal_is_the_servers_sentence(asking: Asking, status: int, error: type[Exception]) -> None:
    problem = json.dumps({"detail": "You may not have this."}).encode()
    server = asking(lambda r: answer(r, status, problem))
    with pytest.raises(error, match="You may not have this"):
        server.get("/changes")


def test_a_refused_sign_in(asking: Asking) -> None:
    server = asking(fine, lambda r: answer(r, 401, b'{"detail": "The secret is another one."}'))
    with pytest.raises(NotSignedIn, match="The secret is another one"):
        server.get("/changes")


def test_a_token_is_renewed_before_it_ends_and_when_it_no_longer_holds(asking: Asking) -> None:
    signed_in: list[int] = []

    def sign_in(request: BaseHTTPRequestHandler) -> None:
        signed_in.append(1)
        token(request, lasts=0 if len(signed_in) == 1 else 1800)

    server = asking(in_turn(fine, fine, lambda r: answer(r, 401), fine), sign_in)
    for _ in range(3):
        server.get("/changes")
    assert len(signed_in) == 3


CONTENT = random.Random(1).randbytes(900_000)
DIGEST = sha256(CONTENT).hexdigest()


def ranged(request: BaseHTTPRequestHandler, most: int) -> None:
    """Sends the asked part of the content, and breaks off after `most` bytes."""
    said = request.headers.get("Range")
    start = int(said.removeprefix("bytes=").rstrip("-")) if said else 0
    assert not start or request.headers["If-Range"] == f'"{DIGEST}"'
    left = CONTENT[start:]
    answer(request, 206 if start else 200, left[:most], promised=len(left))


def fetched(server: Server, into: Path) -> bytes:
    server.download("/file", into, size=len(CONTENT), digest=DIGEST, what="the file")
    return into.read_bytes()


def test_a_file_is_gone_on_with_where_it_broke_off(asking: Asking, tmp_path: Path) -> None:
    server = asking(lambda r: ranged(r, 350_000), patience=20)
    assert fetched(server, tmp_path / "file") == CONTENT
    assert len(CONTENT) <= server.received < len(CONTENT) + 2_000


def test_a_part_that_lies_there_is_not_fetched_again(asking: Asking, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(CONTENT[:800_000])
    server = asking(lambda r: ranged(r, 10**9))
    assert fetched(server, tmp_path / "file") == CONTENT
    assert server.received < 110_000


def test_a_server_that_knows_no_ranges(asking: Asking, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(CONTENT[:800_000])
    server = asking(lambda r: answer(r, 200, CONTENT))
    assert fetched(server, tmp_path / "file") == CONTENT


def test_a_file_that_is_not_what_the_manifest_says(asking: Asking, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * len(CONTENT))
    server = asking(lambda r: answer(r, 200, CONTENT))
    assert fetched(server, tmp_path / "file") == CONTENT  # what lay there was thrown away
    never = asking(lambda r: answer(r, 200, CONTENT[::-1]))
    with pytest.raises(Conflict, match="another SHA-256 than the manifest names"):
        fetched(never, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_lines_that_break_off_are_asked_for_again(asking: Asking) -> None:
    server = asking(
        in_turn(lambda r: answer(r, 200, b'{"a": 1}\n', promised=18), lambda r: answer(r, 200, b'{"a": 1}\n{"a": 2}\n'))
    )
    assert server.lines("/observations.jsonl") == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("address", ["nonsense", "ftp://host", "http://", "http://[::1"])
def test_no_address(address: str) -> None:
    with pytest.raises(Invalid, match="no address of a server"):
        Server(address, SYSTEM, Telling())
