"""What people went on to do, by programme, person, theme and kind."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.people.models import Person
from tests.conftest import Making, SignIn
from tests.faculty.members import V1, ago
from tests.programmes.planned import add

URL = f"{V1}/achievements"


@pytest.fixture
def faculty(signed_in: SignIn) -> TestClient:
    client = signed_in("faculty")
    add(client)
    return client


@pytest.fixture
def person(make: Making) -> int:
    with make() as m:
        someone = Person(name="Dr Karen Stott", revision_id=m.revision.id)
        m.session.add(someone)
        m.session.flush()
        return someone.id


def record(client: TestClient, **facts: Any) -> Any:
    sent = {
        "programme": "tideway-leaders",
        "kind": "service",
        "day": str(ago(10)),
        "title": "A memory clinic in the market town",
    }
    return client.post(URL, json=sent | facts)


def titles(client: TestClient, query: str = "") -> list[str]:
    return [each["title"] for each in client.get(f"{URL}{query}").json()["items"]]


def themes(client: TestClient) -> dict[str, int]:
    return {each["title"]: each["id"] for each in client.get(f"{V1}/themes").json()["items"]}


def test_an_achievement_is_read_as_it_was_recorded(faculty: TestClient, person: int) -> None:
    theme = themes(faculty)["Commissioning"]
    link = "https://tests.example/clinic"
    answer = record(faculty, person=person, theme=theme, words="Opened in May.", evidence_url=link)
    assert answer.status_code == 201
    (read,) = faculty.get(URL).json()["items"]
    assert read == answer.json()
    assert (read["person"], read["theme"], read["evidence_url"]) == ("Dr Karen Stott", "Commissioning", link)


def test_lists_by_what_is_asked_the_newest_first(faculty: TestClient, person: int) -> None:
    lean = themes(faculty)["Lean"]
    record(faculty, title="B", day=str(ago(10)), kind="role", person=person)
    record(faculty, title="A", day=str(ago(90)), theme=lean)
    record(faculty, title="C", day=str(ago(10)))
    add(faculty, code="another-one")
    record(faculty, title="D", day=str(ago(1)), programme="another-one")
    assert titles(faculty) == ["D", "C", "B", "A"]
    assert titles(faculty, "?programme=tideway-leaders") == ["C", "B", "A"]
    assert titles(faculty, f"?theme={lean}") == ["A"]
    assert titles(faculty, f"?person={person}") == ["B"]
    assert titles(faculty, "?kind=role") == ["B"]
    assert faculty.get(f"{URL}?kind=party").status_code == 422
    lines = faculty.get(f"{URL}.csv?kind=role").text.splitlines()
    assert lines[0] == "programme,person,kind,theme,day,title,words,evidence_url"
    assert lines[1:] == [f"tideway-leaders,Dr Karen Stott,role,,{ago(10)},B,,"]


def test_pages_go_through_days_that_are_the_same(faculty: TestClient) -> None:
    for number in range(5):
        record(faculty, title=f"{number}", day=str(ago(10 + number // 3)))
    found: list[str] = []
    url = f"{URL}?limit=2"
    while url:
        answer = faculty.get(url)
        assert answer.json()["total"] == 5
        found += [each["title"] for each in answer.json()["items"]]
        url = answer.headers["Link"].split(">")[0][1:] if "Link" in answer.headers else ""
    assert found == ["2", "1", "0", "4", "3"]


def test_what_cannot_be_is_refused(faculty: TestClient) -> None:
    assert record(faculty, day=str(ago(-1))).json()["detail"] == "The day is still to come."
    assert record(faculty, day=str(ago(301))).json()["detail"] == f"Tideway leaders began on {ago(300)}."
    assert record(faculty, title=" ").status_code == 422
    assert record(faculty, evidence_url="javascript:alert(1)").status_code == 422
    assert record(faculty, person=999_999).status_code == 404
    assert record(faculty, theme=999_999).status_code == 404
    assert record(faculty, programme="none-such").status_code == 404
    assert titles(faculty) == []


def test_one_is_removed_by_whoever_saw_it(faculty: TestClient) -> None:
    made = record(faculty).json()
    url = f"{URL}/{made['id']}"
    assert faculty.delete(url).status_code == 428
    assert faculty.delete(url, headers={"If-Match": '"1"'}).status_code == 412
    right = {"If-Match": f'"{made["revision"]}"'}
    assert faculty.delete(url, headers=right).status_code == 204
    assert faculty.delete(url, headers=right).status_code == 404
    assert titles(faculty) == []


def test_names_are_for_those_who_run_programmes(
    faculty: TestClient, person: int, signed_in: SignIn, make: Making
) -> None:
    record(faculty, person=person)
    with make() as m:
        m.federation("F901")
    lead = signed_in("lead", "F901")
    (read,) = lead.get(URL).json()["items"]
    assert (read["title"], read["person"]) == ("A memory clinic in the market town", None)
    assert "Stott" not in lead.get(f"{URL}.csv").text
    assert record(lead).status_code == 403


def test_themes_are_added_once(faculty: TestClient) -> None:
    assert {"Lean", "Systems thinking", "Patient engagement", "Leadership", "Measurement"} <= set(themes(faculty))
    assert faculty.post(f"{V1}/themes", json={"title": "Child health"}).status_code == 201
    again = faculty.post(f"{V1}/themes", json={"title": " Child health "})
    assert (again.status_code, again.json()["detail"]) == (409, "There is already a theme called Child health.")
    assert "Child health" in themes(faculty)
    assert faculty.post(f"{V1}/themes", json={"title": " "}).status_code == 422
