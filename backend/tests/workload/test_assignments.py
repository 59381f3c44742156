"""Members are given work, more than they have with a warning; it ends on a day."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Counting, Making, SignIn
from tests.faculty.members import V1, accredited, ago
from tests.workload.cohorts import cohort, programme

URL = f"{V1}/assignments"


@pytest.fixture
def faculty(signed_in: SignIn, make: Making) -> TestClient:
    with make() as m:
        m.federation("F901", "Alderbourne")
        cohort(m, programme(m), "tideway-1", [(ago(60), 8)])
    return signed_in("faculty")


@pytest.fixture
def member(make: Making) -> int:
    with make() as m:
        return accredited(m, "Ines Caldwell", joined=ago(200), days=8).id


def assign(client: TestClient, member: int, **facts: Any) -> Any:
    sent = {"member": member, "part": "adviser", "first": str(ago(30)), "days_per_month": 5}
    if "cohort" not in facts:
        sent["organisation"] = "F901"
    return client.post(URL, json=sent | facts)


def test_work_is_for_a_cohort_or_with_an_organisation(faculty: TestClient, member: int) -> None:
    one = assign(faculty, member).json()
    assert (one["name"], one["cohort"], one["organisation"]["name"]) == ("Ines Caldwell", None, "Alderbourne")
    assert one["warning"] is None
    other = assign(faculty, member, cohort="tideway-1", part="lead", days_per_month=3)
    assert other.status_code == 201
    assert (other.json()["cohort"], other.json()["cohort_name"]) == ("tideway-1", "Cohort tideway-1")
    assert (other.json()["organisation"], other.json()["warning"]) == (None, None)
    neither = assign(faculty, member, organisation=None)
    assert neither.json()["detail"] == "Name a cohort or an organisation."
    assert assign(faculty, member, cohort="tideway-1", organisation="F901").status_code == 422
    assert assign(faculty, member, cohort="none-such").status_code == 404
    assert assign(faculty, member, organisation="F999").status_code == 404
    assert assign(faculty, 999_999).status_code == 404


def test_more_than_there_are_is_taken_with_a_warning(faculty: TestClient, member: int) -> None:
    assign(faculty, member)
    answer = assign(faculty, member, days_per_month=4)
    assert answer.status_code == 201
    assert answer.json()["warning"] == "That makes 9 days a month, of the 8 there are."


def test_the_warning_looks_at_every_day_of_the_work(faculty: TestClient, member: int) -> None:
    """Nothing else on its first day, but too much from the day on which other work begins."""
    assign(faculty, member, first=str(ago(-10)), last=str(ago(-20)))
    assert assign(faculty, member, first=str(ago(5)), last=str(ago(-9))).json()["warning"] is None
    answer = assign(faculty, member, first=str(ago(-20)), days_per_month=4)
    assert answer.json()["warning"] == "That makes 9 days a month, of the 8 there are."


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"first": str(ago(201))}, "first"),
        ({"last": str(ago(31))}, "last"),
        ({"days_per_month": 0}, "days_per_month"),
        ({"days_per_month": 32}, "days_per_month"),
        ({"part": ""}, "part"),
    ],
)
def test_work_that_cannot_be(faculty: TestClient, member: int, facts: dict[str, Any], field: str) -> None:
    answer = assign(faculty, member, **facts)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_who_has_left_gets_no_more_work(faculty: TestClient, make: Making) -> None:
    with make() as m:
        gone = accredited(m, "Gone", joined=ago(200), left_on=ago(30)).id
    assert assign(faculty, gone).json()["detail"] == f"The member is in the faculty from {ago(200)} until {ago(30)}."
    assert assign(faculty, gone, first=str(ago(31))).status_code == 201


def test_work_ends_as_it_was_seen(faculty: TestClient, member: int) -> None:
    made = assign(faculty, member).json()
    url, seen = f"{URL}/{made['id']}", {"If-Match": f'"{made["revision"]}"'}
    assert faculty.patch(url, json={"last": str(ago(1))}).status_code == 428
    early = faculty.patch(url, json={"last": str(ago(31))}, headers=seen)
    assert early.json()["errors"] == [{"field": "last", "message": f"Choose a day from {ago(30)} onwards."}]
    ended = faculty.patch(url, json={"last": str(ago(1))}, headers=seen)
    assert (ended.status_code, ended.json()["last"]) == (200, str(ago(1)))
    assert faculty.patch(url, json={"last": str(ago(2))}, headers=seen).status_code == 412
    assert faculty.patch(f"{URL}/999999", json={"last": str(ago(2))}, headers=seen).status_code == 404
    assert faculty.get(f"{URL}?current=true").json()["total"] == 0
    assert faculty.get(URL).json()["total"] == 1


def test_lists_in_pages_and_as_a_table(faculty: TestClient, member: int, make: Making) -> None:
    with make() as m:
        other = accredited(m, "Al Finn", joined=ago(200)).id
    assign(faculty, member, first=str(ago(10)))
    assign(faculty, member, cohort="tideway-1", first=str(ago(40)))
    assign(faculty, other)
    found: list[tuple[str, str]] = []
    url = f"{URL}?limit=1"
    while url:
        answer = faculty.get(url)
        assert answer.json()["total"] == 3
        found += [(each["name"], each["first"]) for each in answer.json()["items"]]
        url = answer.headers["Link"].split(">")[0][1:] if "Link" in answer.headers else ""
    ordered = [("Al Finn", ago(30)), ("Ines Caldwell", ago(40)), ("Ines Caldwell", ago(10))]
    assert found == [(name, str(day)) for name, day in ordered]
    assert faculty.get(f"{URL}?member={other}").json()["total"] == 1
    assert faculty.get(f"{URL}?cohort=tideway-1").json()["total"] == 1
    assert faculty.get(f"{URL}?organisation=f901").json()["total"] == 2
    lines = faculty.get(f"{URL}.csv?cohort=tideway-1").text.splitlines()
    assert lines == [
        "name,cohort,cohort_name,organisation,part,first,last,days_per_month",
        f"Ines Caldwell,tideway-1,Cohort tideway-1,,adviser,{ago(40)},,5.0",
    ]


def test_roles(faculty: TestClient, member: int, signed_in: SignIn) -> None:
    made = assign(faculty, member).json()
    lead = signed_in("lead", "F901")
    assert lead.get(URL).json()["total"] == 1
    assert assign(lead, member).status_code == 403
    seen = {"If-Match": f'"{made["revision"]}"'}
    assert lead.patch(f"{URL}/{made['id']}", json={"last": str(ago(1))}, headers=seen).status_code == 403


def test_a_list_takes_as_many_queries_for_thirty_as_for_one(
    faculty: TestClient, member: int, counted: Counting
) -> None:
    took = []
    for count in (1, 29):
        for _ in range(count):
            assign(faculty, member, days_per_month=0.1)
        with counted() as statements:
            faculty.get(URL)
        took.append(len(statements))
    assert took[1] <= took[0] <= 5
