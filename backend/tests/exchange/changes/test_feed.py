"""The feed over HTTP: what an answer says, and what is refused."""

import base64
import json
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Scope
from groundswell.access.principal import OPERATOR
from groundswell.access.subject import SystemSubject
from groundswell.database.engine import reading, writing
from groundswell.exchange.changes import feed
from groundswell.exchange.changes.schemas import ChangesPage
from groundswell.exchange.kinds import KINDS
from groundswell.measures import actions
from groundswell.measures.models import FormerObservation, Observation
from groundswell.people.models import ClientKey
from groundswell.people.tokens import access_token
from groundswell.revisions.models import Revision
from groundswell.revisions.sequencer import number_committed
from tests.conftest import Making, SignIn
from tests.exchange.changes.reading import Copy, differing
from tests.exchange.world import MEASURE, something_of_each

URL = "/api/v1/changes"
PLACE: dict[str, Any] = {"organisation": "Z10101", "measure": MEASURE, "period": date(2017, 5, 1)}


def pages(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while not found or found[-1]["has_more"]:
        cursor = {"cursor": found[-1]["cursor"]} if found else {}
        answer = client.get(URL, params=asked | cursor)
        assert answer.status_code == 200, answer.text
        ChangesPage.model_validate_json(answer.content)
        found.append(answer.json())
    return found


def record(numerator: float, seen: int | None = None) -> int:
    with writing() as session:
        told: dict[str, Any] = {"numerator": numerator, "denominator": 50, "seen_revision": seen}
        actions.record_figure(session, by=OPERATOR, **PLACE, **told)
    number_committed()
    with reading() as session:
        return session.scalars(select(Observation.revision_id).where(Observation.period == PLACE["period"])).one()


def retract(seen: int) -> None:
    with writing() as session:
        actions.retract_figure(session, by=OPERATOR, **PLACE, seen_revision=seen)
    number_committed()


def test_everything_from_the_beginning(make: Making, national: TestClient) -> None:
    something_of_each(make)
    found = pages(national, limit=7)
    items = [item for page in found for item in page["items"]]
    assert {item["kind"] for item in items} == set(KINDS)
    assert [item["revision"] for item in items] == sorted(item["revision"] for item in items)
    last = [item for item in items if item["revision"] == items[-1]["revision"]]
    order = [list(KINDS).index(item["kind"]) for item in last]
    assert order == sorted(order)
    assert found[-1]["watermark"] == items[-1]["revision"] or found[-1]["watermark"] > items[-1]["revision"]
    assert found[-1]["committed_at"].endswith("Z")
    assert len({json.dumps([item["kind"], item["key"]]) for item in items}) == len(items)


def test_a_figure_comes_changes_and_goes(make: Making, national: TestClient) -> None:
    something_of_each(make)
    cursor = pages(national, kinds="observation")[-1]["cursor"]
    seen = record(11)
    key = {"measure": MEASURE, "organisation": "Z10101", "period": "2017-05-01"}
    came = national.get(URL, params={"cursor": cursor}).json()
    assert [(item["change"], item["key"], item["row"]["value"]) for item in came["items"]] == [("upsert", key, 22.0)]
    seen = record(12, seen)
    both = national.get(URL, params={"cursor": cursor}).json()
    assert [item["row"]["value"] for item in both["items"]] == [24.0]
    assert both["items"][0]["revision"] == both["watermark"]
    retract(seen)
    gone = national.get(URL, params={"cursor": both["cursor"]}).json()
    number = gone["watermark"]
    assert gone["items"] == [{"revision": number, "kind": "observation", "change": "delete", "key": key}]
    record(13)
    assert [i["change"] for i in national.get(URL, params={"cursor": cursor}).json()["items"]] == ["upsert"]


def test_an_unchanged_answer_costs_nothing(make: Making, national: TestClient) -> None:
    something_of_each(make)
    at_the_end = {"cursor": pages(national)[-1]["cursor"]}
    first = national.get(URL, params=at_the_end)
    known = {"If-None-Match": first.headers["ETag"]}
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert national.get(URL, params=at_the_end, headers=known).status_code == 304
    record(11)
    assert len(national.get(URL, params=at_the_end, headers=known).json()["items"]) > 0


def test_two_systems_of_one_commissioner_have_cursors_of_their_own(make: Making, system: Any) -> None:
    something_of_each(make)
    one, other = system("Q90"), system("Q90")
    first, second = one.get(URL, params={"limit": 1}), other.get(URL, params={"limit": 1})
    assert first.headers["ETag"] != second.headers["ETag"]
    assert other.get(URL, params={"cursor": second.json()["cursor"]}).status_code == 200
    refused = other.get(URL, params={"cursor": first.json()["cursor"]})
    assert refused.status_code == 422
    assert "somebody else" in refused.json()["detail"]


WRONG = [
    "abc",
    "*",
    base64.urlsafe_b64encode(b"[1,2]").decode(),
    base64.urlsafe_b64encode(b"[" * 3000).decode(),
    base64.urlsafe_b64encode(b'{"sequence":-1,"fingerprint":"","whose":"","kinds":[]}').decode(),
    base64.urlsafe_b64encode(b'{"sequence":1e99,"fingerprint":"","whose":"","kinds":[]}').decode(),
]


@pytest.mark.parametrize("cursor", WRONG)
def test_what_is_no_cursor_is_refused(cursor: str, national: TestClient) -> None:
    refused = national.get(URL, params={"cursor": cursor[:3900]})
    assert refused.status_code == 422
    assert refused.json()["detail"] == "The cursor is not one that this feed gave out."


@pytest.mark.parametrize(
    "changes",
    [
        {"step": "rows:nothing"},
        {"step": "rows:observation", "key": ["x", 1, "2018-01-01"]},
        {"step": "rows:observation", "key": [1, 1, "yesterday"]},
        {"step": "rows:observation", "key": [1]},
        {"step": "out_of_sight", "key": [2**70]},
        {"step": "out_of_sight", "key": ["x", "2018-01-01"]},
        {"step": "out_of_sight", "key": []},
        {"step": "hidden", "key": ["x"]},
    ],
)
def test_a_cursor_that_was_tampered_with_is_refused(changes: Any, make: Making, national: TestClient) -> None:
    something_of_each(make)
    text = pages(national)[-1]["cursor"]
    told = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    forged = base64.urlsafe_b64encode(json.dumps(told | changes).encode()).decode().rstrip("=")
    assert national.get(URL, params={"cursor": forged}).status_code == 422


def test_kinds(make: Making, national: TestClient, system: Any, signed_in: SignIn) -> None:
    something_of_each(make)
    some = pages(national, kinds="succession, cohort")
    assert {item["kind"] for page in some for item in page["items"]} == {"succession", "cohort"}
    going_on = national.get(URL, params={"cursor": some[0]["cursor"], "kinds": "cohort,succession"})
    assert going_on.status_code == 200
    other = national.get(URL, params={"cursor": some[0]["cursor"], "kinds": "cohort"})
    assert (other.status_code, other.json()["detail"]) == (422, "The cursor is one for succession, cohort.")
    assert national.get(URL, params={"kinds": "figures"}).status_code == 422
    narrow = system("Q90", scopes=["programmes"])
    assert {i["kind"] for p in pages(narrow) for i in p["items"]} == {
        "organisation", "membership", "succession", "programme", "cohort",
    }  # fmt: skip
    refused = narrow.get(URL, params={"kinds": "observation"})
    assert refused.status_code == 403
    assert "scope figures" in refused.json()["detail"]
    assert signed_in("practice", "Z10101").get(URL).status_code == 403
    assert national.get(URL, params={"limit": 10_001}).status_code == 422


def test_a_token_that_opens_nothing_any_more(make: Making, system: Any, client: TestClient, session: Session) -> None:
    """It was narrowed to what its system may pull no more."""
    something_of_each(make)
    system("Q90", code="narrowed", scopes=["programmes"])
    key = session.scalars(select(ClientKey.id)).one()
    token = access_token(SystemSubject("narrowed", key, frozenset({Scope.FIGURES}))).token
    headers = {"Authorization": f"Bearer {token}"}
    for answer in (client.get(URL, headers=headers), client.post("/api/v1/exports", json={}, headers=headers)):
        assert answer.status_code == 403
        assert "Ask for another token" in answer.json()["detail"]


def test_after_a_restore_an_old_cursor_starts_again(make: Making, national: TestClient, session: Session) -> None:
    """The database is put back to what it was, then goes its own way past the revision that the reader stands at."""
    something_of_each(make)
    kept = pages(national)[-1]["cursor"]
    with reading() as before:
        backup = before.scalars(select(Revision.id).order_by(Revision.id.desc())).first()
    assert backup is not None
    record(11)
    lost = pages(national, cursor=kept)[-1]["cursor"]

    with Session(session.get_bind()) as restoring:
        restoring.execute(delete(Observation).where(Observation.revision_id > backup))
        restoring.execute(delete(FormerObservation).where(FormerObservation.ended_revision_id > backup))
        restoring.execute(delete(Revision).where(Revision.id > backup))
        restoring.commit()
    national.app.state.callers.forget()  # type: ignore[attr-defined]  # as a process that begins
    for _ in range(3):
        refused = national.get(URL, params={"cursor": lost})
        assert refused.status_code == 410
        assert refused.json()["type"] == "/problems/start-again"
        assert "Start again" in refused.json()["detail"]
        with make() as m:
            m.practice(f"Z3{m.revision.id:04}")
    assert national.get(URL, params={"cursor": kept}).status_code == 200


def test_a_row_that_moves_on_while_it_is_read_comes_later(make: Making, session: Session) -> None:
    something_of_each(make)
    seen = record(11)
    copy = Copy(OPERATOR, ["observation"])
    for number in range(12, 30):
        copy.read(1)
        seen = record(number, seen)
    assert differing(copy.follow(2)) == []


def test_a_page_ends_where_nothing_in_sight_comes_for_long(
    make: Making, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "AT_ONCE", 2)
    monkeypatch.setattr(feed, "STRETCHES", 2)
    something_of_each(make)
    for place in range(12):
        with make() as m:
            m.practice(f"Z4000{place}")
    copy = Copy(OPERATOR, ["observation"])
    copy.read()
    lengths = []
    while copy.has_more:
        copy.read()
        lengths.append(len(copy.items))
    assert 0 in lengths
    assert differing(copy) == []
