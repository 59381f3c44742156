import gzip
from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from groundswell.clock import today
from groundswell.database.engine import writing
from groundswell.revisions.models import Revision
from groundswell.web import etag
from groundswell.web.bodies import Answer, Kept
from tests.conftest import Counting, Making, SignIn


def test_the_same_question_at_the_same_revision_is_not_answered_twice(national: TestClient) -> None:
    first = national.get("/api/v1/regions")
    again = national.get("/api/v1/regions", headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"


def test_a_change_makes_the_old_answer_old(national: TestClient, make: Making) -> None:
    first = national.get("/api/v1/regions")
    with make() as m:
        m.region("Y90")
    again = national.get("/api/v1/regions", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 200
    assert again.json()["total"] == first.json()["total"] + 1


def test_another_day_has_another_etag(national: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = national.get("/api/v1/regions").headers["etag"]
    tomorrow = today() + timedelta(days=1)
    monkeypatch.setattr(etag, "today", lambda: tomorrow)
    assert national.get("/api/v1/regions").headers["etag"] != first


def test_a_repeated_answer_costs_one_query(national: TestClient, counted: Counting) -> None:
    first = national.get("/api/v1/measures")
    with counted() as statements:
        again = national.get("/api/v1/measures")
    assert again.content == first.content
    assert len(statements) == 1  # up to which revision


def test_those_who_see_different_practices_share_no_answer(signed_in: SignIn, make: Making) -> None:
    with make() as m:
        m.practice("Z10101")
        m.practice("Z10102")
    one, other = signed_in("practice", "Z10101"), signed_in("practice", "Z10102")
    mine, theirs = one.get("/api/v1/practices"), other.get("/api/v1/practices")
    assert [each["code"] for each in mine.json()["items"]] == ["Z10101"]
    assert [each["code"] for each in theirs.json()["items"]] == ["Z10102"]
    assert mine.headers["etag"] != theirs.headers["etag"]


def test_an_answer_is_packed_for_those_who_can_unpack(national: TestClient) -> None:
    packed = national.get("/api/v1/measures", headers={"Accept-Encoding": "gzip"})
    plain = national.get("/api/v1/measures", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 3


def test_kept_answers_never_take_more_than_their_share() -> None:
    kept = Kept(most=8_000)
    answers = [Answer(bytes([65 + n]) * 900) for n in range(10)]
    for number, answer in enumerate(answers):
        kept.keep(str(number), answer)
    assert kept.bytes <= 8_000
    assert kept.get("0") is None
    assert kept.get("9") is answers[9]


def test_an_answer_too_large_to_keep_is_not_kept() -> None:
    kept = Kept(most=4_000)
    kept.keep("large", Answer(gzip.compress(bytes(range(256)) * 8) * 900))
    assert kept.get("large") is None
    assert kept.bytes == 0


def test_the_same_number_in_a_database_that_was_put_back_is_another_answer(national: TestClient) -> None:
    before = national.get("/api/v1/measures").headers["etag"]
    with writing() as session:
        session.execute(update(Revision).values(made_at=datetime(2020, 1, 1, tzinfo=UTC)))
    after = national.get("/api/v1/measures", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after.headers["etag"] != before
