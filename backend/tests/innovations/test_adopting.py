"""Practices take steps with an innovation, many at once; wrong ones are refused by practice or taken back."""

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.clock import today
from groundswell.innovations.models import AdoptionStep, FormerAdoptionStep
from groundswell.revisions.models import Revision
from tests.cohorts.asking import all_of, refused, seen
from tests.conftest import Counting, SignIn
from tests.innovations.conftest import V1, Adding

CODE = "call-back-instead-of-hold"


def step(client: TestClient, stage: str, on: str, practices: list[str], **more: Any) -> Response:
    new = {"innovation": CODE, "stage": stage, "on": on, "practices": practices}
    answer: Response = client.post(f"{V1}/adoptions", json=new | more)
    return answer


def stands(client: TestClient, practice: str) -> dict[str, Any]:
    (only,) = client.get(f"{V1}/adoptions", params={"practice": practice}).json()["items"]
    found: dict[str, Any] = only
    return found


def test_many_practices_take_a_step_as_one_revision(faculty: TestClient, add: Adding) -> None:
    add()
    answer = step(faculty, "testing", "2018-01-15", ["Z10101", "z10102", "Z10103", "Z10101"])
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert (told["practices"], told["stage"], told["innovation"]["code"]) == (3, "testing", CODE)
    rows = all_of(faculty, "/adoptions?limit=2")
    assert [each["practice"]["code"] for each in rows] == ["Z10101", "Z10102", "Z10103"]
    assert {each["revision"] for each in rows} == {told["revision"]}
    assert [each["federation"]["code"] for each in rows] == ["F901", "F901", "F902"]
    assert faculty.get(f"{V1}/innovations/{CODE}").json()["stages"]["testing"] == 3
    last = faculty.get(f"{V1}/revisions").json()["items"][0]
    assert (last["action"], last["words"]) == (
        "adoptions_recorded",
        "Call back instead of hold: testing it, 3 practices",
    )


def test_all_or_none_with_a_sentence_for_each_that_cannot(faculty: TestClient, add: Adding) -> None:
    add()
    step(faculty, "adopted", "2018-01-15", ["Z10102"])
    answer = step(faculty, "testing", "2018-02-01", ["Z10101", "Z10102", "Z10105", "Z99999"])
    errors = refused(answer, 422, "Nothing was recorded: 3 of 4 practices cannot take this step.")
    assert set(errors) == {"practices.Z10102", "practices.Z10105", "practices.Z99999"}
    assert errors["practices.Z10102"].startswith("Mill Lane: it was adopted on 15 January 2018, and testing it only")
    assert errors["practices.Z10105"] == "Old Forge closed on 2017-05-01."
    assert errors["practices.Z99999"] == "No practice with this code is known to you."
    assert len(all_of(faculty, "/adoptions")) == 1


@pytest.mark.parametrize(
    ("stage", "on", "reason", "status", "words"),
    [
        ("stopped", "2018-05-01", None, 422, "Say why they stopped"),
        ("adopted", "2018-05-01", "Because", 422, "Only stopping has a reason"),
        ("adopted", str(today() + timedelta(days=1)), None, 422, "once it is taken"),
        ("aware", "2018-01-15", None, 422, "the practice cannot take this step"),
    ],
)
def test_a_step_that_cannot_be_is_refused(
    faculty: TestClient, add: Adding, stage: str, on: str, reason: str | None, status: int, words: str
) -> None:
    add()
    step(faculty, "aware", "2018-01-15", ["Z10101"])
    refused(step(faculty, stage, on, ["Z10101"], reason=reason), status, words)


def test_a_practice_stops_and_begins_again(faculty: TestClient, add: Adding) -> None:
    add()
    for stage, on, reason in (
        ("aware", "2017-11-01", None),
        ("adopted", "2018-01-15", None),
        ("stopped", "2018-03-01", "No spare line"),
        ("testing", "2018-06-01", None),
    ):
        assert step(faculty, stage, on, ["Z10101"], reason=reason).status_code == 201
    now = stands(faculty, "Z10101")
    assert (now["stage"], now["since"], now["adopted_on"], now["reason"]) == (
        "testing",
        "2018-06-01",
        "2018-01-15",
        None,
    )
    assert [each["stage"] for each in now["steps"]] == ["aware", "adopted", "stopped", "testing"]
    table = faculty.get(f"{V1}/adoptions.csv").text.splitlines()
    assert table[3] == f"{CODE},Z10101,Linden Walk,F901,stopped,2018-03-01,No spare line,testing"


def test_a_step_of_earlier_may_be_told_later(faculty: TestClient, add: Adding) -> None:
    add()
    step(faculty, "adopted", "2018-01-15", ["Z10101"])
    assert step(faculty, "testing", "2017-12-01", ["Z10101"]).status_code == 201
    assert stands(faculty, "Z10101")["stage"] == "adopted"
    assert step(faculty, "sustained", "2018-12-01", ["Z10101"]).status_code == 201
    assert (stands(faculty, "Z10101")["stage"], stands(faculty, "Z10101")["adopted_on"]) == ("sustained", "2018-01-15")


def test_a_wrong_step_is_taken_back(faculty: TestClient, add: Adding) -> None:
    add()
    step(faculty, "testing", "2018-01-15", ["Z10101"])
    step(faculty, "stopped", "2018-02-01", ["Z10101"], reason="Staff left")
    step(faculty, "testing", "2018-03-01", ["Z10101"])
    revision = stands(faculty, "Z10101")["revision"]
    url = f"{V1}/adoptions/{CODE}/Z10101"
    refused(faculty.delete(f"{url}/testing/2018-03-01"), 428, "If-Match")
    refused(faculty.delete(f"{url}/testing/2018-03-01", headers=seen(1)), 412, "how far this practice has come")
    refused(faculty.delete(f"{url}/aware/2018-03-01", headers=seen(revision)), 404, "no such step")
    refused(faculty.delete(f"{url}/stopped/2018-02-01", headers=seen(revision)), 409, "Take back the later one first")
    assert faculty.delete(f"{url}/testing/2018-03-01", headers=seen(revision)).status_code == 204
    now = stands(faculty, "Z10101")
    assert (now["stage"], now["reason"]) == ("stopped", "Staff left")
    for stage, on in (("stopped", "2018-02-01"), ("testing", "2018-01-15")):
        revision = stands(faculty, "Z10101")["revision"]
        assert faculty.delete(f"{url}/{stage}/{on}", headers=seen(revision)).status_code == 204
    assert all_of(faculty, "/adoptions") == []
    refused(faculty.delete(f"{url}/{stage}/{on}", headers=seen(revision)), 404, "is known to you")


def test_a_step_that_was_taken_back_leaves_its_trace(faculty: TestClient, add: Adding, session: Session) -> None:
    add()
    told = step(faculty, "testing", "2018-01-15", ["Z10101"]).json()
    url = f"{V1}/adoptions/{CODE}/Z10101/testing/2018-01-15"
    assert faculty.delete(url, headers=seen(stands(faculty, "Z10101")["revision"])).status_code == 204
    (former,) = session.scalars(select(FormerAdoptionStep)).all()
    assert (former.stage, former.on, former.revision_id) == ("testing", date(2018, 1, 15), told["revision"])
    assert former.ended_revision_id == session.scalar(select(func.max(Revision.id)))
    assert session.scalars(select(AdoptionStep)).all() == []


def test_a_retired_innovation_is_begun_by_nobody(faculty: TestClient, add: Adding) -> None:
    made = add()
    step(faculty, "adopted", "2018-01-15", ["Z10101"])
    faculty.patch(f"{V1}/innovations/{CODE}", json={"retired_because": "Replaced."}, headers=seen(made["revision"]))
    refused(step(faculty, "aware", "2018-02-01", ["Z10102"]), 409, "has been retired (Replaced): nobody begins")
    assert step(faculty, "stopped", "2018-02-01", ["Z10101"], reason="Replaced").status_code == 201


def test_each_sees_and_records_their_own_practices(
    faculty: TestClient,
    add: Adding,
    lead: TestClient,
    practice: TestClient,
    analyst: TestClient,
    signed_in: SignIn,
) -> None:
    add()
    step(faculty, "adopted", "2018-01-15", ["Z10101", "Z10102", "Z10103"])

    def sees(client: TestClient) -> list[str]:
        return [each["practice"]["code"] for each in all_of(client, "/adoptions")]

    other = signed_in("lead", "F902")
    assert sees(lead) == sees(analyst) == ["Z10101", "Z10102"]
    assert sees(practice) == ["Z10101"]
    assert sees(other) == ["Z10103"]
    assert step(practice, "sustained", "2019-01-15", ["Z10101"]).status_code == 201
    refused(step(practice, "sustained", "2019-01-15", ["Z10102"]), 422, "Nothing was recorded")
    refused(step(other, "sustained", "2019-01-15", ["Z10103", "Z10102"]), 422, "1 of 2 practices")
    assert step(analyst, "sustained", "2019-01-15", ["Z10102"]).status_code == 403
    url = f"{V1}/adoptions/{CODE}/Z10103/adopted/2018-01-15"
    assert lead.delete(url, headers=seen(stands(other, "Z10103")["revision"])).status_code == 404
    assert lead.get(f"{V1}/innovations/{CODE}").json()["stages"]["adopted"] == 2, "counts are open to all"
    assert lead.get(f"{V1}/adoptions", params={"practice": "Z10103"}).status_code == 404
    assert lead.get(f"{V1}/adoptions", params={"federation": "F902"}).json()["total"] == 0
    assert sees(lead) == [each["practice"]["code"] for each in all_of(lead, "/adoptions?federation=F901")]


def test_a_page_costs_the_same_however_many_adopt(faculty: TestClient, add: Adding, counted: Counting) -> None:
    add()

    def statements() -> int:
        with counted() as sent:
            faculty.get(f"{V1}/adoptions")
        return len(sent)

    step(faculty, "adopted", "2018-01-15", ["Z10101"])
    one = statements()
    step(faculty, "adopted", "2018-01-15", ["Z10102", "Z10103", "Z10104"])
    assert statements() == one
