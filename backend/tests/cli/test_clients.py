"""`groundswell client …`, and that what it revokes is shut out at once, in every process that serves."""

import json
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner, Result

from groundswell.cli.clients import app
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.people.clients import secret
from groundswell.people.models import Client, ClientKey
from groundswell.revisions.models import Revision
from groundswell.settings import settings
from tests.cli.test_serving import GROUNDSWELL, free_port
from tests.conftest import Making
from tests.people.keys import private_pem, public_jwk, public_pem, rsa_key

CREATE = ["create", "vale-warehouse", "--name", "Vale warehouse", "--commissioner", "Q90", "--commissioner", "Q91"]
FIGURES = ["--scope", "figures"]


@pytest.fixture(autouse=True)
def commissioners(make: Making) -> None:
    with make() as m:
        m.commissioner("Q90")
        m.commissioner("Q91")


def run(*words: str) -> Result:
    outcome = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    return outcome


def test_a_secret_is_printed_once(session: Session) -> None:
    outcome = run(*CREATE, *FIGURES, "--scope", "programmes", "--expires-on", "2099-01-01")
    printed = outcome.stdout.strip()
    key = session.scalars(select(ClientKey)).one()
    assert key.secret_hash is not None
    assert secret.matches(printed, key.secret_hash)
    assert "vale-warehouse may now sign in with a secret." in outcome.stderr
    client = session.scalars(select(Client)).one()
    assert (client.scopes, str(client.expires_on)) == ("figures programmes", "2099-01-01")
    revision = session.get_one(Revision, client.revision_id)
    assert revision.sequence is not None
    assert (revision.action, revision.by_name, revision.source) == ("client_made", "Command line", "vale-warehouse")
    assert revision.words.startswith("Vale warehouse, to pull figures, programmes of ")
    assert revision.words.endswith("; with a secret")
    assert printed not in revision.words


def test_a_public_key_from_a_file(session: Session, tmp_path: Path) -> None:
    for place, said in enumerate((public_pem(rsa_key()), json.dumps(public_jwk(rsa_key(), "mine")))):
        file = tmp_path / f"key-{place}"
        file.write_text(said)
        outcome = run("create", f"warehouse-{place}", *CREATE[2:], *FIGURES, "--public-key", str(file))
        assert outcome.stdout == ""
        assert "a key (RSA 2048, called " in outcome.stderr
    assert session.scalars(select(ClientKey.kind)).all() == ["public_key", "public_key"]


def test_keys_at_an_address(session: Session) -> None:
    run(*CREATE, *FIGURES, "--jwks", "https://warehouse.example/jwks.json")
    assert session.scalars(select(ClientKey.jwks_url)).one() == "https://warehouse.example/jwks.json"


def test_what_cannot_be(tmp_path: Path, session: Session) -> None:
    private = tmp_path / "private.pem"
    private.write_text(private_pem(rsa_key()))
    for words, message in (
        ([*CREATE, *FIGURES, "--public-key", str(private)], "This is a private key"),
        ([*CREATE, *FIGURES, "--public-key", "x", "--jwks", "y"], "not both"),
        ([*CREATE, *FIGURES, "--commissioner", "Q99"], "no commissioner with the code Q99"),
        ([*CREATE, "--scope", "everything"], "Name one or more of: figures, programmes, innovations"),
        (["create", "Vale!", *CREATE[2:], *FIGURES], "Small letters"),
        ([*CREATE, *FIGURES, "--expires-on", "2020-01-01"], "Choose a day to come"),
    ):
        with pytest.raises(Invalid, match=message):
            run(*words)
    assert session.scalars(select(Client)).all() == []
    run(*CREATE, *FIGURES)
    with pytest.raises(Conflict, match="already a client"):
        run(*CREATE, *FIGURES)


def test_the_list_and_the_end(session: Session) -> None:
    run(*CREATE, *FIGURES)
    key = session.scalars(select(ClientKey.id)).one()
    listed = run("list").stdout
    for word in ("vale-warehouse", "Vale warehouse", "in force", "figures", "Q90, Q91", "a secret", str(key), "never"):
        assert word in listed
    with pytest.raises(Conflict, match="the last live key"):
        run("revoke", "vale-warehouse", "--key", str(key))
    with pytest.raises(NotFound, match="no client with the code nobody"):
        run("revoke", "nobody")
    assert "vale-warehouse is shut out." in run("revoke", "vale-warehouse").stdout
    assert "vale-warehouse is shut out." in run("revoke", "vale-warehouse").stdout
    assert "disabled" in run("list").stdout
    session.rollback()
    assert session.scalars(select(Revision.action).order_by(Revision.id.desc())).first() == "client_revoked"
    assert session.scalars(select(ClientKey)).one().revoked_at is not None


@contextmanager
def serving() -> Iterator[str]:
    """A server of its own process, on the database of the tests."""
    port = free_port()
    env = {"GROUNDSWELL_DATABASE_URL": settings().database_url, "PATH": "/usr/bin:/bin"}
    server = subprocess.Popen([GROUNDSWELL, "serve", "--port", str(port)], env=env, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/api/v1"
    finally:
        server.terminate()
        server.wait(20)


def answer(url: str, token: str | None = None, form: dict[str, str] | None = None) -> tuple[int, Any]:
    body = urllib.parse.urlencode(form).encode() if form else None
    request = urllib.request.Request(url, body, {"Authorization": f"Bearer {token}"} if token else {})
    try:
        with urllib.request.urlopen(request, timeout=30) as told:
            return told.status, json.load(told)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def test_a_revoked_key_stops_within_a_second_in_every_process(session: Session) -> None:
    given = run(*CREATE, *FIGURES).stdout.strip()
    form = {"grant_type": "client_credentials", "client_id": "vale-warehouse", "client_secret": given}
    with ExitStack() as servers:
        addresses = [servers.enter_context(serving()) for _ in range(2)]
        tokens = []
        for address in addresses:
            status, told = answer(f"{address}/auth/token", form=form)
            assert status == 200
            tokens.append(told["access_token"])
        for address in addresses:  # each process takes what the other one signed, and knows them both by now
            for token in tokens:
                assert answer(f"{address}/client", token)[0] == 200
        run("revoke", "vale-warehouse")
        revoked = time.monotonic()
        stopped = [answer(f"{address}/client", token) for address in addresses for token in tokens]
        seconds = time.monotonic() - revoked
        assert [status for status, _ in stopped] == [401] * 4
        assert "has ended or been revoked" in stopped[0][1]["detail"]
        assert seconds < 1, "four requests, two to each process"
        status, told = answer(f"{addresses[0]}/auth/token", form=form)
        assert (status, told["error"]) == (401, "invalid_client")
        assert "The secret was revoked on" in told["error_description"]
