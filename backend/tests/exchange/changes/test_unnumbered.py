"""What a writer committed who died before it was numbered: who may have what does not wait for the number."""

from typing import Any

from sqlalchemy import select

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import Turn, reading, writing
from groundswell.people.clients.actions import change_client, shut_out
from groundswell.people.models import Client
from groundswell.revisions.models import Revision
from tests.conftest import Making
from tests.exchange.changes.test_feed import URL
from tests.exchange.world import MEASURE, something_of_each

CHECKSUMS = "/api/v1/checksums"


def change(code: str, **changes: Any) -> None:
    """Committed, and never numbered."""
    with writing(turn=Turn.WORK) as session:
        standing = session.scalars(select(Client.revision_id).where(Client.code == code)).one()
        change_client(session, by=OPERATOR, code=code, seen_revision=standing, changes=changes)


def unnumbered() -> int:
    with reading() as session:
        return len(session.scalars(select(Revision.id).where(Revision.sequence.is_(None))).all())


def test_a_revoked_key_opens_nothing_with_the_next_request(make: Making, system: Any) -> None:
    something_of_each(make)
    client = system("Q90", code="revoked")
    assert client.get(URL).status_code == 200
    with writing(turn=Turn.WORK) as session:
        shut_out(session, by=OPERATOR, code="revoked")
    for _ in range(2):
        assert client.get(URL).status_code == 401
    assert unnumbered() == 1


def test_a_scope_that_was_taken_opens_nothing_with_the_next_request(make: Making, system: Any) -> None:
    something_of_each(make)
    client = system("Q90", code="narrowed")
    assert client.get("/api/v1/observations.jsonl").status_code == 200
    change("narrowed", scopes=["programmes"])
    refused = client.get("/api/v1/observations.jsonl")
    assert refused.status_code == 403
    cursor = client.get(URL, params={"limit": 1}).json()["cursor"]
    told = client.get(URL, params={"cursor": cursor, "limit": 10_000}).json()
    assert "observation" not in {item["kind"] for item in told["items"]}
    assert unnumbered() == 1


def test_an_area_that_was_taken_is_not_shown_with_the_next_request(make: Making, system: Any) -> None:
    something_of_each(make)
    client = system("Q90", code="narrowed")
    cursor = client.get(URL, params={"limit": 1}).json()["cursor"]  # what is in its sight is kept in memory now
    change("narrowed", commissioners=["Q91"])
    told = client.get(URL, params={"cursor": cursor, "limit": 10_000}).json()
    figures = {item["key"]["organisation"] for item in told["items"] if item["kind"] == "observation"}
    assert figures == set()  # neither what it may not see any more, nor yet what came into sight with the revision
    assert unnumbered() == 1
    ours = {"kind": "observation", "by": "organisation", "measure": MEASURE}
    items = client.get(CHECKSUMS, params=ours).json()["items"]  # which numbers what is committed
    assert {item["organisation"] for item in items} == {"Z10202"}
