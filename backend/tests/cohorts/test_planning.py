"""A cohort of three terms is planned in one go, and found again."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.access.principal import OPERATOR
from groundswell.cohorts.milestones import USUAL, milestones_of
from groundswell.database.engine import reading, writing
from groundswell.programmes.actions import renew
from groundswell.programmes.queries import programme as programme_called
from tests.cohorts.asking import all_of, refused, seen
from tests.cohorts.world import COHORT, V1, World, cohort, day, programme
from tests.conftest import SignIn

WEEKLY = {"weekday": 2, "begins": "10:00", "ends": "13:00"}


def term(first: int, title: str = "Term", weeks: int = 8, **facts: Any) -> dict[str, Any]:
    return {"kind": "teaching", "title": title, "first": str(day(first)), "weeks": weeks} | facts


def new(*terms: dict[str, Any], **facts: Any) -> dict[str, Any]:
    plain = {"programme": "leaders", "name": "Northbay", "intake": 2018, "places": 30, "days_needed": 5}
    return plain | {"terms": list(terms)} | facts


def test_three_terms_of_eight_weeks_have_a_session_a_week(faculty: TestClient) -> None:
    terms = (term(1, "One", sessions=WEEKLY), term(10, "Two", sessions=WEEKLY), term(20, "Three"))
    answer = faculty.post(f"{V1}/cohorts", json=new(*terms))
    assert answer.status_code == 201
    made = answer.json()
    assert answer.headers["location"] == f"{V1}/cohorts/{made['code']}" == f"{V1}/cohorts/leaders-northbay"
    assert (made["first"], made["last"]) == (str(day(1)), str(day(27, 6)))
    assert (made["sessions"], made["held"], made["participants"], made["running"]) == (16, 0, 0, False)
    assert [(each["title"], each["place"], each["last"]) for each in made["terms"]] == [
        ("One", 1, str(day(8, 6))),
        ("Two", 2, str(day(17, 6))),
        ("Three", 3, str(day(27, 6))),
    ]
    sessions = all_of(faculty, "/sessions?cohort=leaders-northbay")
    assert [each["number"] for each in sessions] == list(range(1, 17))
    assert [each["day"] for each in sessions[:9]] == [str(day(week, 2)) for week in (*range(1, 9), 10)]
    assert {(each["begins"], each["ends"]) for each in sessions} == {("10:00", "13:00")}


def test_a_term_that_begins_before_another_ends_is_refused(faculty: TestClient) -> None:
    errors = refused(
        faculty.post(f"{V1}/cohorts", json=new(term(1, "One"), term(8, "Two"))),
        422,
        f"Two begins before One ends, on {day(8, 6)}",
        "terms.1.first",
    )
    assert errors["terms.1.first"] == f"Choose a day after {day(8, 6)}."
    more = term(4, "Four")
    refused(faculty.post(f"{V1}/cohorts/{COHORT}/terms", json=more), 422, "begins before Four ends")
    assert len(faculty.get(f"{V1}/cohorts/{COHORT}").json()["terms"]) == 3


def test_one_more_term(faculty: TestClient) -> None:
    answer = faculty.post(f"{V1}/cohorts/{COHORT}/terms", json=term(16, "Fourth", sessions=WEEKLY))
    assert answer.status_code == 201
    assert [(each["place"], each["title"]) for each in answer.json()["terms"]][-1] == (4, "Fourth")
    assert answer.json()["sessions"] == 32


@pytest.mark.parametrize(
    ("facts", "status", "words"),
    [
        ({"programme": "nowhere"}, 404, "There is no programme called nowhere"),
        ({"site": 99}, 404, "There is no site 99"),
        ({"places": 0}, 422, "places"),
        ({"terms": [term(1, sessions=WEEKLY | {"ends": "09:00"})]}, 422, "ends before it begins"),
        ({"terms": [term(1, sessions=WEEKLY | {"theme": 99_999})]}, 422, "There is no theme 99999"),
        ({"terms": [term(1, weeks=61)]}, 422, "weeks"),
        ({"terms": [term(1) | {"first": "9999-12-31"}]}, 422, "terms.0.first"),
        ({"terms": [term(1, sessions=WEEKLY | {"begins": "10:00:30"})]}, 422, "HH:MM"),
        ({"name": "  "}, 422, "name"),
        ({"colour": "blue"}, 422, "colour"),
    ],
)
def test_what_cannot_be_planned(faculty: TestClient, facts: dict[str, Any], status: int, words: str) -> None:
    refused(faculty.post(f"{V1}/cohorts", json=new(**facts)), status, words)
    assert len(all_of(faculty, "/cohorts")) == 1


def test_a_site_of_another_programme_is_refused(faculty: TestClient) -> None:
    with writing() as session:
        programme(session, "second")
    site = faculty.post(f"{V1}/sites", json={"programme": "second", "name": "Eastgate", "place": "Eastgate"}).json()
    refused(faculty.post(f"{V1}/cohorts", json=new(site=site["id"])), 422, "another programme", "site")
    made = faculty.post(f"{V1}/cohorts", json=new(site=site["id"], programme="second")).json()
    assert made["site"] == {"id": site["id"], "name": "Eastgate"}
    assert [each["code"] for each in all_of(faculty, f"/cohorts?site={site['id']}")] == [made["code"]]


def test_a_cohort_and_a_term_are_changed_by_those_who_saw_them(faculty: TestClient) -> None:
    before = faculty.get(f"{V1}/cohorts/{COHORT}").json()
    url = f"{V1}/cohorts/{COHORT}"
    assert faculty.patch(url, json={"places": 24}).status_code == 428
    after = faculty.patch(url, json={"places": 24, "name": "Harrowdene 2018"}, headers=seen(before["revision"])).json()
    assert (after["places"], after["name"], after["code"], after["intake"]) == (24, "Harrowdene 2018", COHORT, 2018)
    stale = faculty.patch(url, json={"places": 25}, headers=seen(before["revision"]))
    refused(stale, 412, "Somebody else has changed this cohort")
    assert stale.json()["current"] == after["revision"]
    first = after["terms"][0]
    url = f"{V1}/terms/{first['id']}"
    changed = faculty.patch(url, json={"title": "Teaching"}, headers=seen(first["revision"])).json()
    assert (changed["title"], changed["kind"], changed["first"]) == ("Teaching", "teaching", first["first"])
    refused(faculty.patch(url, json={"title": "x"}, headers=seen(first["revision"])), 412, "this term")


def test_cohorts_are_found_by_programme_and_by_whether_they_run(faculty: TestClient) -> None:
    with writing() as session:
        programme(session, "second")
        cohort(session, "Over", within="second", terms=[])
    faculty.post(f"{V1}/cohorts", json=new(term(1)))
    faculty.post(f"{V1}/cohorts", json=new(term(-9, weeks=8), name="Past"))
    faculty.post(f"{V1}/cohorts", json=new(term(-8, weeks=8), name="Ended on Sunday"))
    faculty.post(f"{V1}/cohorts", json=new(term(-7, weeks=8), name="Ends this Sunday"))
    names = [each["name"] for each in all_of(faculty, "/cohorts?limit=2")]
    assert names == ["Ended on Sunday", "Ends this Sunday", "Harrowdene", "Northbay", "Over", "Past"]
    running = all_of(faculty, "/cohorts?running=true")
    assert [each["name"] for each in running] == ["Ends this Sunday", "Harrowdene"]
    assert all(each["running"] for each in running)
    assert len(all_of(faculty, "/cohorts?running=false")) == 4
    assert [each["name"] for each in all_of(faculty, "/cohorts?programme=second")] == ["Over"]
    table = faculty.get(f"{V1}/cohorts.csv?running=true")
    assert table.headers["content-type"].startswith("text/csv")
    lines = table.text.splitlines()
    assert len(lines) == 3
    assert lines[2].startswith(f"{COHORT},Harrowdene,leaders,,2018,30,6.0,")


def test_who_may_read_and_who_may_plan(world: World, signed_in: SignIn) -> None:
    for role, place, reads, plans in (
        ("national", "ENG", 200, 201),
        ("faculty", "ENG", 200, 201),
        ("lead", "F901", 200, 403),
        ("practice", "Z10101", 403, 403),
        ("analyst", "QX9", 403, 403),
    ):
        someone = signed_in(role, place)
        assert someone.get(f"{V1}/cohorts").status_code == reads, role
        assert someone.post(f"{V1}/cohorts", json=new(term(1))).status_code == plans, role


def test_projects_have_the_usual_milestones_until_they_are_given_others(faculty: TestClient) -> None:
    url = f"{V1}/programmes/leaders/milestones"
    usual = faculty.get(url).json()["items"]
    assert [(each["title"], each["term"]) for each in usual] == list(USUAL)
    wanted = [
        {"title": "Topic", "term": 1},
        {"id": usual[1]["id"], "title": "Test", "term": 2},
        {"id": usual[0]["id"], "title": "Aim", "term": 1},
    ]
    after = faculty.put(url, json={"milestones": wanted}).json()["items"]
    assert [(each["place"], each["title"], each["term"]) for each in after] == [
        (1, "Topic", 1),
        (2, "Test", 2),
        (3, "Aim", 1),
    ]
    assert [each["id"] for each in after[1:]] == [usual[1]["id"], usual[0]["id"]]
    refused(faculty.put(url, json={"milestones": []}), 422, "has milestones")
    refused(faculty.put(url, json={"milestones": [wanted[1], wanted[1]]}), 422, "named twice")
    refused(faculty.put(url, json={"milestones": [{"id": 99_999, "title": "x"}]}), 404, "no milestone 99999")


def test_a_milestone_that_was_reached_is_kept(faculty: TestClient, world: World) -> None:
    url = f"{V1}/programmes/leaders/milestones"
    first, second, *_ = faculty.get(url).json()["items"]
    made = faculty.put(f"{V1}/participants/{world.noor}/project", json={"title": "Leg ulcers"}).json()
    faculty.put(f"{V1}/projects/{made['id']}/milestones/{first['id']}", json={"on": str(day(-1))})
    only = {"milestones": [{"id": second["id"], "title": "Tested"}]}
    refused(faculty.put(url, json=only), 409, "Started has been reached by somebody")
    kept = {"milestones": [{"id": first["id"], "title": "Begun"}]}
    assert [each["title"] for each in faculty.put(url, json=kept).json()["items"]] == ["Begun"]


def test_a_further_year_takes_the_milestones_of_the_year_before(faculty: TestClient) -> None:
    faculty.put(f"{V1}/programmes/leaders/milestones", json={"milestones": [{"title": "Topic"}, {"title": "Aim"}]})
    with writing() as session:
        renew(
            session,
            by=OPERATOR,
            code="leaders",
            new_code="leaders-two",
            name="Second year",
            first=day(60),
            last=day(100),
            funding_pounds=None,
        )
        cohort(session, "Second", within="leaders-two", terms=[])
    with reading() as session:
        second = programme_called(session, "leaders-two")
        assert [each.title for each in milestones_of(session, second.id)] == ["Topic", "Aim"]
