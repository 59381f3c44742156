"""Interest, contact within four weeks, planning, delivery, closed: in this order, or withdrawn with a reason."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Counting, Making, SignIn
from tests.faculty.members import V1, accredited, ago
from tests.programmes.planned import add

JOININGS = f"{V1}/joinings"


@pytest.fixture
def faculty(signed_in: SignIn, make: Making) -> TestClient:
    with make() as m:
        m.federation("F901", "Alderbourne")
        m.federation("F902", "Birchford")
        m.federation("F903", "Coldwater", closed=ago(50))
        m.practice("Z10101", "Linden Walk")
        m.commissioner("Q90", "Wealdmarsh")
    client = signed_in("faculty")
    add(client)
    return client


@pytest.fixture
def adviser(make: Making) -> int:
    with make() as m:
        return accredited(m, "Ines Caldwell", joined=ago(200)).id


def join(client: TestClient, organisation: str = "F901", on: int = 60, **more: Any) -> Any:
    return client.post(
        JOININGS, json={"programme": "tideway-leaders", "organisation": organisation, "on": str(ago(on)), **more}
    )


def step(client: TestClient, joining: int, stage: str, on: int, **more: Any) -> Any:
    return client.post(f"{JOININGS}/{joining}/steps", json={"stage": stage, "on": str(ago(on)), **more})


def codes(client: TestClient, query: str = "") -> list[str]:
    return [each["organisation"]["code"] for each in client.get(f"{JOININGS}{query}").json()["items"]]


def test_contact_is_due_four_weeks_after_interest(faculty: TestClient) -> None:
    answer = join(faculty, on=28)
    assert answer.status_code == 201
    made = answer.json()
    assert (made["stage"], made["contact_due"], made["overdue"]) == ("expressed", str(ago(0)), False)
    assert join(faculty, "F902", on=29).json()["overdue"] is True
    assert join(faculty, "Z10101", on=1, days_needed=0.5).json()["days_needed"] == 0.5
    assert codes(faculty, "?overdue=true") == ["F902"]
    assert codes(faculty, "?overdue=false") == ["F901", "Z10101"]


def test_the_whole_way(faculty: TestClient, adviser: int) -> None:
    joining = join(faculty).json()["id"]
    contacted = step(faculty, joining, "contacted", 50, adviser=adviser, note="Rang the chair.")
    assert contacted.status_code == 200
    assert (contacted.json()["adviser"], contacted.json()["overdue"]) == ("Ines Caldwell", False)
    for stage, on in (("planning", 50), ("delivery", 20), ("closed", 0)):
        answer = step(faculty, joining, stage, on)
        assert (answer.status_code, answer.json()["stage"], answer.json()["stage_on"]) == (200, stage, str(ago(on)))
    after = step(faculty, joining, "withdrawn", 0, note="Too late.")
    assert (after.status_code, after.json()["detail"]) == (409, f"It is closed since {ago(0)}: nothing follows.")
    assert codes(faculty, f"?adviser={adviser}&stage=closed") == ["F901"]


@pytest.mark.parametrize("stage", ["expressed", "planning", "delivery", "closed"])
def test_steps_out_of_order_are_refused(faculty: TestClient, adviser: int, stage: str) -> None:
    joining = join(faculty).json()["id"]
    answer = step(faculty, joining, stage, 10, adviser=adviser)
    assert answer.status_code == 422
    assert answer.json()["detail"] == "After interest expressed comes contacted by an adviser."
    assert answer.json()["errors"] == [{"field": "stage", "message": "Record contacted by an adviser, or withdrawn."}]


def test_no_step_goes_back(faculty: TestClient, adviser: int) -> None:
    joining = join(faculty).json()["id"]
    step(faculty, joining, "contacted", 50, adviser=adviser)
    step(faculty, joining, "planning", 40)
    assert step(faculty, joining, "contacted", 30, adviser=adviser).status_code == 422
    early = step(faculty, joining, "delivery", 41)
    assert early.json()["errors"] == [{"field": "on", "message": f"Choose a day from {ago(40)} onwards."}]
    assert step(faculty, joining, "delivery", -1).json()["detail"] == "The day is still to come."


def test_a_contact_has_an_adviser_of_that_day(faculty: TestClient, adviser: int, make: Making) -> None:
    joining = join(faculty).json()["id"]
    assert step(faculty, joining, "contacted", 50).json()["errors"] == [
        {"field": "adviser", "message": "Choose a member of the faculty."}
    ]
    assert step(faculty, joining, "contacted", 50, adviser=999_999).status_code == 404
    with make() as m:
        gone = accredited(m, "Gone", joined=ago(300), left_on=ago(55)).id
    assert step(faculty, joining, "contacted", 50, adviser=gone).json()["detail"] == (
        "The adviser is not in the faculty on that day."
    )
    assert faculty.get(JOININGS).json()["items"][0]["adviser"] is None


def test_an_adviser_is_found_before_the_contact_is_due(faculty: TestClient, adviser: int) -> None:
    made = join(faculty, on=40, adviser=adviser).json()
    assert (made["adviser"], made["overdue"]) == ("Ines Caldwell", True)
    assert codes(faculty, f"?adviser={adviser}&overdue=true") == ["F901"]
    url, seen = f"{JOININGS}/{made['id']}", {"If-Match": f'"{made["revision"]}"'}
    assert faculty.patch(url, json={"days_needed": 2}).status_code == 428
    changed = faculty.patch(url, json={"adviser": None, "days_needed": 2}, headers=seen).json()
    assert (changed["adviser"], changed["days_needed"]) == (None, 2)
    assert faculty.patch(url, json={"adviser": adviser}, headers=seen).status_code == 412
    step(faculty, made["id"], "contacted", 10, adviser=adviser)
    now = {"If-Match": f'"{faculty.get(JOININGS).json()["items"][0]["revision"]}"'}
    assert faculty.patch(url, json={"adviser": None}, headers=now).json()["detail"] == (
        "Whoever was in touch stays the adviser."
    )
    assert faculty.patch(f"{JOININGS}/999999", json={}, headers=now).status_code == 404


def test_whoever_withdraws_says_why(faculty: TestClient) -> None:
    joining = join(faculty).json()["id"]
    assert step(faculty, joining, "withdrawn", 5).json()["errors"] == [{"field": "note", "message": "Give a reason."}]
    answer = step(faculty, joining, "withdrawn", 5, note="Merging.")
    assert (answer.json()["stage"], answer.json()["overdue"]) == ("withdrawn", False)


def test_interest_that_cannot_be(faculty: TestClient) -> None:
    join(faculty)
    twice = join(faculty, on=5)
    assert twice.status_code == 409
    assert twice.json()["detail"] == "Alderbourne has already expressed interest in Tideway leaders."
    closed = join(faculty, "F903", on=40)
    assert closed.json()["detail"] == f"Coldwater closed on {ago(50)}."
    assert join(faculty, "F903", on=60).status_code == 201
    assert join(faculty, "Q90").json()["detail"] == (
        "Wealdmarsh is a commissioner: federations, networks and practices take part."
    )
    assert join(faculty, "F902", on=301).json()["errors"] == [{"field": "on", "message": "Choose a day in that time."}]
    assert join(faculty, "F902", on=-1).json()["detail"] == "The day is still to come."
    assert join(faculty, "F999").status_code == 404
    assert join(faculty, "F902", days_needed=-1).status_code == 422


def test_a_practice_that_was_not_open_yet(faculty: TestClient, make: Making) -> None:
    with make() as m:
        m.practice("Z10102", "New Wharf", opened=ago(30))
    assert join(faculty, "Z10102", on=31).json()["detail"] == f"New Wharf opened on {ago(30)}."
    assert join(faculty, "Z10102", on=30).status_code == 201


def test_pages_and_the_table(faculty: TestClient) -> None:
    for code, on in (("F901", 60), ("F902", 50), ("Z10101", 5)):
        join(faculty, code, on=on)
    first = faculty.get(f"{JOININGS}?limit=2")
    assert (first.json()["total"], len(first.json()["items"])) == (3, 2)
    second = faculty.get(first.headers["Link"].split(">")[0][1:])
    assert [each["organisation"]["code"] for each in second.json()["items"]] == ["Z10101"]
    assert "Link" not in second.headers
    lines = faculty.get(f"{JOININGS}.csv?overdue=true").text.splitlines()
    assert lines[0].startswith("code,programme,programme_name,organisation,stage,")
    assert [line.split(",")[0] for line in lines[1:]] == ["F901", "F902"]
    due = ago(60) + timedelta(weeks=4)
    assert lines[1].split(",")[4:9] == ["expressed", str(ago(60)), str(ago(60)), str(due), "True"]


def test_a_lead_reads_and_does_not_write(faculty: TestClient, signed_in: SignIn) -> None:
    joining = join(faculty).json()["id"]
    lead = signed_in("lead", "F902")
    assert codes(lead) == ["F901"]
    assert join(lead, "F902").status_code == 403
    assert step(lead, joining, "withdrawn", 1, note="No.").status_code == 403


def test_a_list_takes_as_many_queries_for_fifty_as_for_one(
    faculty: TestClient, make: Making, counted: Counting
) -> None:
    took = []
    for numbers in (range(1), range(1, 50)):
        for number in numbers:
            with make() as m:
                m.federation(f"F5{number:02}")
            join(faculty, f"F5{number:02}")
        with counted() as statements:
            faculty.get(JOININGS)
        took.append(len(statements))
    assert took[1] <= took[0] <= 5
