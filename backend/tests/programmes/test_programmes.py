"""Programmes are planned, changed and renewed; each has a reference group."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Counting, Making, SignIn
from tests.faculty.members import V1, ago
from tests.programmes.planned import PROGRAMME, add

URL = f"{V1}/programmes/tideway-leaders"
NEXT = {
    "code": "tideway-leaders-2",
    "name": "Tideway leaders 2",
    "first": str(ago(-301)),
    "last": str(ago(-600)),
}


@pytest.fixture
def faculty(signed_in: SignIn) -> TestClient:
    return signed_in("faculty")


def seen(client: TestClient, url: str = URL) -> dict[str, str]:
    return {"If-Match": f'"{client.get(url).json()["revision"]}"'}


def test_a_programme_is_read_as_it_was_planned(faculty: TestClient) -> None:
    answer = add(faculty)
    assert answer.status_code == 201
    assert answer.headers["Location"] == URL
    read = faculty.get(URL).json()
    assert {name: read[name] for name in PROGRAMME} == PROGRAMME
    assert read["years"] == [{name: PROGRAMME[name] for name in ("code", "name", "first", "last")}]
    assert read["renews"] is None


def test_a_code_is_had_once(faculty: TestClient) -> None:
    add(faculty)
    again = add(faculty, name="Another")
    assert again.status_code == 409
    assert again.json()["detail"] == "There is already a programme with the code tideway-leaders."
    assert add(faculty, code="Not A Code").status_code == 422


def test_an_end_before_the_beginning_is_refused(faculty: TestClient) -> None:
    answer = add(faculty, last=str(ago(300)))
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "last", "message": f"Choose a day after {ago(300)}."}]


def test_a_target_due_before_it_starts_is_refused(faculty: TestClient) -> None:
    target = {"what": "faculty", "number": 100, "first": str(ago(0)), "by": str(ago(1))}
    answer = add(faculty, targets=[PROGRAMME["targets"][0], target])
    assert answer.status_code == 422
    assert answer.json()["detail"] == "The target of 100 faculty is due before it starts."
    assert answer.json()["errors"] == [{"field": "targets.1.by", "message": f"Choose a day after {ago(0)}."}]
    assert faculty.get(URL).status_code == 404
    add(faculty)
    changed = faculty.patch(URL, json={"targets": [target]}, headers=seen(faculty))
    assert changed.status_code == 422
    assert faculty.get(URL).json()["targets"] == PROGRAMME["targets"]
    assert add(faculty, code="nought", targets=[target | {"number": 0}]).status_code == 422


def test_what_is_sent_changes_and_the_rest_stays(faculty: TestClient) -> None:
    add(faculty)
    before = faculty.get(URL).json()
    sent: dict[str, Any] = {"principles": ["Deliver improvement"], "partners": [], "funding_pounds": None}
    answer = faculty.patch(URL, json=sent, headers=seen(faculty))
    assert answer.status_code == 200
    assert answer.json() == before | sent | {"revision": answer.json()["revision"]}
    assert answer.json()["revision"] > before["revision"]
    late = faculty.patch(URL, json={"aims": "x"}, headers={"If-Match": f'"{before["revision"]}"'})
    assert (late.status_code, late.json()["current"]) == (412, answer.json()["revision"])
    assert faculty.patch(URL, json={"aims": "x"}).status_code == 428
    assert faculty.patch(URL, json={"last": str(ago(301))}, headers=seen(faculty)).status_code == 422


def test_a_renewal_takes_its_ways_along_and_keeps_history(faculty: TestClient) -> None:
    add(faculty)
    answer = faculty.post(f"{URL}/renewal", json=NEXT | {"funding_pounds": 90_000})
    assert answer.status_code == 201
    second = answer.json()
    assert second["renews"] == "tideway-leaders"
    assert second["funding_pounds"] == 90_000
    for name in ("aims", "principles", "partners", "commissioned_by", "led_by"):
        assert second[name] == PROGRAMME[name]
    assert second["targets"] == []
    codes = ["tideway-leaders", "tideway-leaders-2"]
    assert [year["code"] for year in second["years"]] == codes
    first = faculty.get(URL).json()
    assert [year["code"] for year in first["years"]] == codes
    assert first["targets"] == PROGRAMME["targets"]
    third = NEXT | {"code": "tideway-leaders-3", "first": str(ago(-601)), "last": str(ago(-900))}
    assert faculty.post(f"{URL}-2/renewal", json=third).status_code == 201
    assert [year["code"] for year in faculty.get(URL).json()["years"]] == [*codes, "tideway-leaders-3"]


def test_renewals_that_cannot_be(faculty: TestClient) -> None:
    add(faculty)
    early = faculty.post(f"{URL}/renewal", json=NEXT | {"first": str(ago(300))})
    assert early.json()["errors"] == [{"field": "first", "message": f"Choose a day after {ago(300)}."}]
    assert faculty.post(f"{URL}/renewal", json=NEXT | {"code": "tideway-leaders"}).status_code == 409
    assert faculty.post(f"{URL}/renewal", json=NEXT).status_code == 201
    twice = faculty.post(f"{URL}/renewal", json=NEXT | {"code": "another-year"})
    assert (twice.status_code, twice.json()["detail"]) == (409, "Tideway leaders has been renewed already.")
    assert faculty.post(f"{V1}/programmes/none-such/renewal", json=NEXT).status_code == 404


def test_the_list_has_the_newest_first_and_is_a_table_too(faculty: TestClient) -> None:
    add(faculty)
    faculty.post(f"{URL}/renewal", json=NEXT)
    listed = faculty.get(f"{V1}/programmes").json()
    assert [(each["code"], each["renews"]) for each in listed["items"]] == [
        ("tideway-leaders-2", "tideway-leaders"),
        ("tideway-leaders", None),
    ]
    lines = faculty.get(f"{V1}/programmes.csv").text.splitlines()
    assert lines[0] == "code,name,commissioned_by,led_by,first,last,funding_pounds,renews"
    assert lines[2].startswith("tideway-leaders,Tideway leaders,Tideway Deanery,Improvement faculty,")


def test_the_reference_group_and_its_meetings(faculty: TestClient) -> None:
    add(faculty)
    group = f"{URL}/reference-group"
    faculty.post(group, json={"name": "Pat Moss", "speaks_for": "Patient groups", "first": str(ago(200))})
    answer = faculty.post(group, json={"name": "Al Finn", "speaks_for": "Commissioners", "first": str(ago(200))})
    assert answer.status_code == 201
    meeting = {"day": str(ago(10)), "place": "Tideway Hall", "notes": "Read the evaluations."}
    assert faculty.post(f"{URL}/reference-group-meetings", json=meeting).status_code == 201
    faculty.post(f"{URL}/reference-group-meetings", json=meeting | {"day": str(ago(100))})
    read = faculty.get(group).json()
    assert [each["speaks_for"] for each in read["members"]] == ["Commissioners", "Patient groups"]
    assert [each["day"] for each in read["meetings"]] == [str(ago(100)), str(ago(10))]
    backwards = {"name": "Al", "speaks_for": "Practices", "first": str(ago(1)), "last": str(ago(2))}
    assert faculty.post(group, json=backwards).json()["errors"] == [
        {"field": "last", "message": f"Choose a day from {ago(1)} onwards."}
    ]


def test_a_member_of_the_group_leaves_and_a_meeting_gets_its_notes(faculty: TestClient) -> None:
    add(faculty)
    group = f"{URL}/reference-group"
    new = {"name": "Pat Moss", "speaks_for": "Patients", "first": str(ago(200))}
    member = faculty.post(group, json=new).json()["members"][0]
    seen_member = {"If-Match": f'"{member["revision"]}"'}
    url = f"{V1}/reference-group-members/{member['id']}"
    early = faculty.patch(url, json={"last": str(ago(201))}, headers=seen_member)
    assert early.json()["errors"] == [{"field": "last", "message": f"Choose a day from {ago(200)} onwards."}]
    left = faculty.patch(url, json={"last": str(ago(5))}, headers=seen_member).json()["members"][0]
    assert (left["last"], left["speaks_for"]) == (str(ago(5)), "Patients")
    assert faculty.patch(url, json={"last": None}, headers=seen_member).status_code == 412
    assert faculty.patch(f"{V1}/reference-group-members/999999", json={}, headers=seen_member).status_code == 404
    meeting = {"day": str(ago(-10)), "place": "Tideway Hall"}
    planned = faculty.post(f"{group}-meetings", json=meeting).json()["meetings"][0]
    seen_meeting = {"If-Match": f'"{planned["revision"]}"'}
    url = f"{V1}/reference-group-meetings/{planned['id']}"
    held = faculty.patch(url, json={"notes": "=Agreed."}, headers=seen_meeting).json()["meetings"][0]
    assert (held["day"], held["notes"]) == (str(ago(-10)), "=Agreed.")
    assert faculty.patch(url, json={"notes": "No."}, headers=seen_meeting).status_code == 412
    assert faculty.patch(f"{V1}/reference-group-meetings/999999", json={}, headers=seen_meeting).status_code == 404
    assert faculty.get(f"{group}-meetings").json() == {"items": [held], "total": 1}
    assert faculty.get(f"{group}-meetings.csv").text.splitlines()[1] == f"{ago(-10)},Tideway Hall,'=Agreed."
    assert faculty.get(f"{group}.csv").text.splitlines()[1] == f"Pat Moss,Patients,{ago(200)},{ago(5)}"


def test_roles(faculty: TestClient, signed_in: SignIn, make: Making) -> None:
    add(faculty)
    with make() as m:
        m.federation("F901")
        m.practice("Z10101")
    lead = signed_in("lead", "F901")
    assert lead.get(URL).status_code == 200
    assert lead.get(f"{URL}/reference-group").status_code == 200
    assert add(lead, code="of-a-lead").status_code == 403
    assert lead.patch(URL, json={"aims": ""}, headers=seen(lead)).status_code == 403
    assert lead.post(f"{URL}/renewal", json=NEXT).status_code == 403
    assert signed_in("practice", "Z10101").get(URL).status_code == 403
    assert add(signed_in("national"), code="of-the-nation").status_code == 201


def test_lists_take_as_many_queries_for_thirty_as_for_one(faculty: TestClient, counted: Counting) -> None:
    took = []
    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            add(faculty, code=f"programme-{number}")
        with counted() as statements:
            faculty.get(f"{V1}/programmes")
        took.append(len(statements))
    assert took[1] <= took[0] <= 4


def test_a_programme_takes_as_many_queries_for_six_years_as_for_one(faculty: TestClient, counted: Counting) -> None:
    add(faculty)
    with counted() as one:
        faculty.get(URL)
    for year in range(2, 7):
        new = NEXT | {"code": f"tideway-leaders-{year}", "first": str(ago(300 - year)), "last": str(ago(-300 - year))}
        faculty.post(f"{URL}{f'-{year - 1}' if year > 2 else ''}/renewal", json=new)
    with counted() as six:
        assert len(faculty.get(URL).json()["years"]) == 6
    assert len(six) <= len(one) <= 10
