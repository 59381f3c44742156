"""Scopes are taken back and granted later: who did not ask for particular kinds is carried, who did is told."""

import json
from collections.abc import Sequence
from itertools import cycle
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Scope
from groundswell.access.principal import OPERATOR
from groundswell.access.subject import SystemSubject
from groundswell.database.engine import Turn, snapshot, writing
from groundswell.errors import NotPermitted
from groundswell.exchange.changes import feed
from groundswell.exchange.kinds import KINDS
from groundswell.people.clients.actions import change_client
from groundswell.people.models import Client, ClientKey
from groundswell.people.tokens import access_token
from groundswell.revisions.sequencer import number_committed
from tests.conftest import Counting, Making
from tests.exchange.changes.reading import Copy, differing, system
from tests.exchange.changes.test_feed import URL, pages, record
from tests.exchange.changes.test_sight_over_time import moves, share, tie
from tests.exchange.exports.asking import exported
from tests.exchange.world import something_of_each

FIGURES, PROGRAMMES, INNOVATIONS = Scope.FIGURES, Scope.PROGRAMMES, Scope.INNOVATIONS


def grant(code: str, *scopes: str) -> None:
    """These, and no others."""
    with writing(turn=Turn.WORK) as session:
        standing = session.scalars(select(Client.revision_id).where(Client.code == code)).one()
        change_client(session, by=OPERATOR, code=code, seen_revision=standing, changes={"scopes": scopes})
    number_committed()


def kinds_of(*scopes: Scope) -> list[str]:
    return [name for name, kind in KINDS.items() if kind.scopes & set(scopes)]


HAPPENS: Sequence[Any] = (
    lambda make: grant("changing", FIGURES),
    lambda make: record(11),
    lambda make: grant("changing", FIGURES, INNOVATIONS),
    lambda make: happening(make, lambda m: moves(m, "Z10202", "Q90")),
    lambda make: grant("changing", PROGRAMMES),
    lambda make: happening(make, lambda m: share(m, "Z10202", False)),
    lambda make: happening(make, lambda m: tie(m, "changing", "ENG")),
    lambda make: grant("changing", *Scope),
    lambda make: happening(make, lambda m: tie(m, "changing", "Q91")),
    lambda make: grant("changing", FIGURES, PROGRAMMES),
    lambda make: happening(make, lambda m: moves(m, "Z10101", "Q91")),
    lambda make: grant("changing", INNOVATIONS),
)


def happening(make: Making, what: Any) -> None:
    with make() as m:
        what(m)


def test_whoever_follows_everything_holds_what_a_fresh_reader_would(make: Making, session: Session) -> None:
    """From the beginning, from before each event, and from half-way through what came."""
    something_of_each(make)
    with make() as m:
        m.system("Q90", code="changing")
    latest = Copy(system("changing"))
    readers = [latest.again()]
    for happened in HAPPENS:
        latest = latest.again().follow()
        readers.append(latest)
        happened(make)
        half_way = latest.again()
        half_way.by = system("changing")
        half_way.read(2)
        readers.append(half_way)
        latest.by = half_way.by
        assert differing(latest.again().follow()) == []
    for copy, limit in zip(readers, cycle([1000, 20, 3, 1]), strict=False):
        copy.by = system("changing")
        assert differing(copy.follow(limit)) == []
        copy.read()
        assert copy.items == []


def test_one_item_takes_the_kinds_that_are_no_longer_open(make: Making, system: Any) -> None:
    something_of_each(make)
    client = system("Q90", code="changing")
    first = pages(client)[-1]
    assert first["kinds"] == list(KINDS)
    grant("changing", FIGURES)
    [page] = pages(client, cursor=first["cursor"])
    assert page["kinds"] == kinds_of(FIGURES)
    gone = [name for name in KINDS if name not in page["kinds"]]
    assert page["items"] == [{"revision": page["watermark"], "kind": None, "change": "closed", "kinds": gone}]
    with make() as m:
        share(m, "Z10202", False)
    assert pages(client, cursor=page["cursor"])[-1]["items"] == []
    record(11)
    assert {item["kind"] for item in pages(client, cursor=page["cursor"])[-1]["items"]} == {"observation", "roll_up"}


def test_what_is_granted_arrives_whole_page_by_page(make: Making, counted: Counting) -> None:
    something_of_each(make)
    with make() as m:
        m.system("Q90", code="changing", scopes=["programmes"])
    copy = Copy(system("changing")).follow()
    assert {key[0] for key in copy.rows} == {*kinds_of(PROGRAMMES)}
    grant("changing", FIGURES, PROGRAMMES)
    before = set(copy.rows)
    copy.by, told = system("changing"), []
    copy.has_more = True
    while copy.has_more:
        with counted() as statements, snapshot() as reading:
            feed.page(reading, by=copy.by, cursor=copy.cursor, limit=7)
        assert len(statements) <= 20, statements
        copy.read(7)
        told += [(item["kind"], *item["key"].values()) for item in copy.items]
    assert {item[0] for item in told} == {*kinds_of(FIGURES)} - {*kinds_of(PROGRAMMES)}
    assert len(told) == len(set(told))
    assert set(told) == set(copy.rows) - before
    assert differing(copy) == []


def test_an_export_of_everything_goes_on_with_everything(make: Making, system: Any) -> None:
    something_of_each(make)
    client = system("Q90", code="changing", scopes=["programmes"])
    manifest = exported(client)
    grant("changing", FIGURES, PROGRAMMES)
    kinds = {item["kind"] for page in pages(client, cursor=manifest["cursor"]) for item in page["items"]}
    assert kinds == {"measure", "observation", "roll_up", "phase", "exclusion"}
    named = exported(client, kinds=["cohort"])
    grant("changing", *Scope)
    assert pages(client, cursor=named["cursor"])[-1]["items"] == []


def test_kinds_that_were_asked_for_are_refused_in_words_when_they_are_closed(make: Making, system: Any) -> None:
    something_of_each(make)
    client = system("Q90", code="changing")
    cursor = pages(client, kinds="cohort,observation")[-1]["cursor"]
    grant("changing", FIGURES)
    refused = client.get(URL, params={"cursor": cursor})
    assert refused.status_code == 403
    assert "Rows of kind cohort need the scope programmes" in refused.json()["detail"]
    assert client.get(URL, params={"kinds": "cohort"}).status_code == 403
    grant("changing", *Scope)
    items = pages(client, cursor=cursor)[-1]["items"]
    assert [(item["change"], item.get("kinds")) for item in items] == [
        ("closed", ["cohort"]),
        ("upsert", None),  # the cohort, whole again
    ]
    everything = pages(client)[-1]["cursor"]
    refused = client.get(URL, params={"cursor": everything, "kinds": "cohort"})
    assert (refused.status_code, refused.json()["detail"]) == (422, "The cursor is one for all that is open to you.")


def narrowed(client: TestClient, session: Session, code: str, *scopes: Scope) -> TestClient:
    """The same client, with a token that names these scopes."""
    key = session.scalars(select(ClientKey.id).join(Client).where(Client.code == code)).one()
    token = access_token(SystemSubject(code, key, frozenset(scopes))).token
    again = TestClient(client.app, headers={"Authorization": f"Bearer {token}"})
    again.portal = client.portal
    return again


def test_a_token_that_is_narrowed_takes_nothing_away(make: Making, system: Any, session: Session) -> None:
    something_of_each(make)
    whole = system("Q90", code="changing")
    cursor = pages(whole)[-1]["cursor"]
    figures = narrowed(whole, session, "changing", FIGURES)
    refused = figures.get(URL, params={"cursor": cursor})
    assert refused.status_code == 403
    assert "narrowed to figures, which does not open programme, cohort" in refused.json()["detail"]
    record(11)
    assert {item["change"] for item in pages(whole, cursor=cursor)[-1]["items"]} == {"upsert"}

    own = pages(figures)[-1]  # what the token names is what was asked for
    assert own["kinds"] == kinds_of(FIGURES)
    with make() as m:
        share(m, "Z10202", False)
    for client in (figures, whole):
        assert pages(client, cursor=own["cursor"])[-1]["items"] == []
    grant("changing", PROGRAMMES)
    assert figures.get(URL, params={"cursor": own["cursor"]}).status_code == 403

    grant("changing", FIGURES)  # a token for all that there is may go on with a cursor for all that there is
    [page] = pages(narrowed(whole, session, "changing", FIGURES), cursor=cursor)[-1:]
    assert page["kinds"] == kinds_of(FIGURES)


def test_a_page_that_is_refused_says_so_before_anything_is_read(make: Making) -> None:
    something_of_each(make)
    with make() as m:
        m.system("Q90", code="changing")
    cursor = Copy(system("changing")).follow().cursor
    with snapshot() as session, pytest.raises(NotPermitted):
        feed.page(session, by=system("changing", FIGURES), cursor=cursor)


def test_kinds_are_described_as_far_as_they_are_open(make: Making, system: Any) -> None:
    something_of_each(make)
    told = system("Q90", scopes=["programmes"]).get("/api/v1/kinds").json()
    assert [kind["name"] for kind in told["kinds"]] == kinds_of(PROGRAMMES)
    described = {kind["name"]: kind for kind in system("Q90").get("/api/v1/kinds").json()["kinds"]}
    assert described["adoption"]["key"] == ["innovation", "practice", "stage", "on"]
    assert described["adoption"]["dated_by"] == ["practice", "on"]
    assert json.dumps([column["name"] for column in described["phase"]["columns"]]).startswith('["id", "measure"')
