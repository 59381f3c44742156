"""A file that is being sent when its reader is shut out."""

import time
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import anyio
import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from sqlalchemy import select

from groundswell.access.principal import OPERATOR
from groundswell.access.subject import SystemSubject
from groundswell.database.engine import Turn, reading, writing
from groundswell.errors import NotSignedIn
from groundswell.people.clients.actions import shut_out
from groundswell.people.models import ClientKey
from groundswell.people.tokens import access_token
from groundswell.revisions.sequencer import number_committed
from groundswell.web.session import caller_of
from groundswell.web.streams import ASKED_AGAIN, Filed
from tests.conftest import SignIn


def test_a_file_is_sent_to_a_revoked_system_no_further(
    app: FastAPI, client: TestClient, system: SignIn, tmp_path: Path
) -> None:
    system("ENG", code="some")
    with reading() as session:
        key = session.scalars(select(ClientKey.id)).one()
    token = access_token(SystemSubject("some", key)).token
    path = tmp_path / "file"
    path.write_bytes(bytes(3 * Filed.chunk_size))
    sent = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(len(message.get("body", b"")))
        if len(sent) == 2:  # the start and the first block
            with writing(turn=Turn.WORK) as session:
                shut_out(session, by=OPERATOR, code="some")
            number_committed()
            time.sleep(ASKED_AGAIN + 0.1)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.disconnect"}

    async def sending() -> None:
        app.state.callers.forget()
        headers = [(b"authorization", f"Bearer {token}".encode())]
        asgi = {"spec_version": "2.4"}
        scope: dict[str, Any] = {"type": "http", "asgi": asgi, "method": "GET", "headers": headers, "app": app}
        await caller_of(Request(scope))
        with pytest.raises(NotSignedIn):
            await Filed(path, headers={"ETag": '"x"'})(scope, receive, send)

    anyio.run(sending)
    app.state.callers.forget()
    assert sent == [0, Filed.chunk_size]
