"""Sessions stand in their term, are found by day and by whose they are, and are kept once held."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.evaluations.models import Evaluation, EvaluationForm
from groundswell.faculty.models import FacultyMember
from groundswell.people.models import Person, User
from tests.cohorts.asking import all_of, refused, seen
from tests.cohorts.world import COHORT, SECOND_TERM, V1, World, day
from tests.conftest import Making, SignIn

SESSION = {"title": "Lean", "begins": "14:00", "ends": "16:30"}


@pytest.fixture
def member(world: World, make: Making) -> int:
    with make() as m:
        person = Person(name="Ines Caldwell", revision_id=m.revision.id)
        m.session.add(person)
        m.session.flush()
        row = FacultyMember(
            person_id=person.id, background="Manager", joined=day(-50), days_per_month=4, revision_id=m.revision.id
        )
        m.session.add(row)
        m.session.flush()
        return row.id


def new(world: World, **facts: Any) -> dict[str, Any]:
    return SESSION | {"term": world.term(2).id, "day": str(day(0, 1))} | facts


def test_a_session_is_read_as_it_was_added(faculty: TestClient, world: World, member: int) -> None:
    link = "https://meet.tests.example/lean"
    more = {"place": "Town Hall", "link": link, "materials": link, "facilitators": [member, member]}
    theme = faculty.get(f"{V1}/themes").json()["items"][0]
    answer = faculty.post(f"{V1}/sessions", json=new(world, theme=theme["id"], **more))
    assert answer.status_code == 201
    made = answer.json()
    assert faculty.get(answer.headers["location"]).json() == made
    assert made["theme"] == {"id": theme["id"], "title": theme["title"]}
    assert made["facilitators"] == [{"id": member, "name": "Ines Caldwell"}]
    assert (made["number"], made["begins"], made["ends"]) == (13, "14:00", "16:30")
    assert (made["place"], made["link"], made["attendance"]) == ("Town Hall", link, None)
    assert made["term"] == {"id": world.term(2).id, "title": "Term 2", "place": 2}


def test_a_day_outside_its_term_is_refused_with_the_days_of_the_term(faculty: TestClient, world: World) -> None:
    errors = refused(
        faculty.post(f"{V1}/sessions", json=new(world, day=str(day(5)))),
        422,
        f"Term 2 runs from {SECOND_TERM} to {day(3, 6)}; {day(5)} lies outside it.",
        "day",
    )
    assert errors["day"] == "Choose a day of the term, or move the term first."
    made = faculty.post(f"{V1}/sessions", json=new(world)).json()
    moved = faculty.patch(f"{V1}/sessions/{made['id']}", json={"day": str(day(4))}, headers=seen(made["revision"]))
    refused(moved, 422, "lies outside it", "day")


@pytest.mark.parametrize(
    ("facts", "status", "words"),
    [
        ({"ends": "13:00"}, 422, "ends before it begins"),
        ({"theme": 99_999}, 422, "There is no theme 99999"),
        ({"facilitators": [99_999]}, 404, "no member 99999"),
        ({"term": 99_999}, 404, "no term 99999"),
        ({"link": "javascript:alert(1)"}, 422, "link"),
        ({"materials": "file:///etc/passwd"}, 422, "materials"),
        ({"begins": "25:00"}, 422, "begins"),
    ],
)
def test_what_cannot_be_added(
    faculty: TestClient, world: World, facts: dict[str, Any], status: int, words: str
) -> None:
    refused(faculty.post(f"{V1}/sessions", json=new(world, **facts)), status, words)
    assert len(all_of(faculty, "/sessions")) == 24


def test_a_session_is_changed_and_removed_by_those_who_saw_it(faculty: TestClient, world: World, member: int) -> None:
    made = faculty.post(f"{V1}/sessions", json=new(world)).json()
    url = f"{V1}/sessions/{made['id']}"
    assert faculty.patch(url, json={"title": "x"}).status_code == 428
    changes = {"day": str(day(1, 4)), "begins": "09:00", "place": "Library", "facilitators": [member]}
    changed = faculty.patch(url, json=changes, headers=seen(made["revision"])).json()
    assert (changed["day"], changed["begins"], changed["place"]) == (str(day(1, 4)), "09:00", "Library")
    assert (changed["title"], changed["ends"], len(changed["facilitators"])) == ("Lean", "16:30", 1)
    refused(faculty.patch(url, json={"title": "x"}, headers=seen(made["revision"])), 412, "this session")
    late = faculty.patch(url, json={"begins": "17:00"}, headers=seen(changed["revision"]))
    refused(late, 422, "ends before it begins", "ends")
    assert faculty.delete(url).status_code == 428
    refused(faculty.delete(url, headers=seen(made["revision"])), 412, "this session")
    assert faculty.delete(url, headers=seen(changed["revision"])).status_code == 204
    assert faculty.get(url).status_code == 404


def test_a_session_that_was_held_is_kept_on_its_day(faculty: TestClient, world: World) -> None:
    held = world.session_on(day(-1, 2))
    url = f"{V1}/sessions/{held}"
    faculty.put(f"{url}/attendance", json={"marks": {world.bello: "present"}})
    revision = faculty.get(url).json()["revision"]
    refused(faculty.delete(url, headers=seen(revision)), 409, "a session that was held is kept")
    moved = faculty.patch(url, json={"day": str(day(-1, 3))}, headers=seen(revision))
    refused(moved, 409, "the session was held on its day")
    assert faculty.patch(url, json={"place": "Hall"}, headers=seen(revision)).status_code == 200


def test_a_session_with_an_evaluation_is_kept(faculty: TestClient, world: World, make: Making) -> None:
    taught = faculty.post(f"{V1}/sessions", json=new(world)).json()
    with make() as m:
        form = EvaluationForm(code="a-form-of-tests", level=1, title="Form", revision_id=m.revision.id)
        m.session.add(form)
        m.session.flush()
        cohort_id = world.term(2).cohort_id
        m.session.add(
            Evaluation(
                form_id=form.id,
                cohort_id=cohort_id,
                session_id=taught["id"],
                occasion="session",
                opens=day(0),
                closes=day(1),
                revision_id=m.revision.id,
            )
        )
    url = f"{V1}/sessions/{taught['id']}"
    refused(faculty.delete(url, headers=seen(taught["revision"])), 409, "An evaluation was put")
    assert faculty.get(url).json() == taught


def test_sessions_between_two_days_page_by_page(faculty: TestClient, world: World) -> None:
    morning = faculty.post(f"{V1}/sessions", json=new(world, day=str(day(0, 2)), begins="08:00", ends="09:00")).json()
    between = f"from={day(-1)}&to={day(1, 6)}"
    found = all_of(faculty, f"/sessions?cohort={COHORT}&{between}&limit=1")
    assert [(each["day"], each["begins"]) for each in found] == [
        (str(day(-1, 2)), "10:00"),
        (str(day(0, 2)), "08:00"),
        (str(day(0, 2)), "10:00"),
        (str(day(1, 2)), "10:00"),
    ]
    assert [each["number"] for each in found] == [12, 13, 14, 15]
    assert found[1]["id"] == morning["id"]
    table = faculty.get(f"{V1}/sessions.csv?{between}").text.splitlines()
    assert len(table) == 5
    assert f"{COHORT},Term 2,13,Lean,,{day(0, 2)},08:00,09:00" in table[2]
    assert faculty.get(f"{V1}/sessions?cursor=WyIyMDE4LTAxLTAxIiwieCIsMV0").status_code == 422


def test_mine_are_those_i_facilitate_or_take_part_in(
    faculty: TestClient, world: World, member: int, make: Making, signed_in: SignIn
) -> None:
    facilitator, participant, stranger = signed_in("faculty"), signed_in("lead", "F901"), signed_in("lead", "F902")
    with make() as m:
        users = {user.role + str(user.id): user for user in m.session.query(User)}
        by_id = sorted(users.values(), key=lambda user: user.id)
        ours, lead, _ = by_id[-3:]
        m.session.get_one(FacultyMember, member)
        facilitating = m.session.get_one(Person, m.session.get_one(FacultyMember, member).person_id)
        facilitating.user_id = ours.id
        bello = m.session.query(Person).filter(Person.name == "Dr Yusuf Bello").one()
        bello.user_id = lead.id
    taught = faculty.post(f"{V1}/sessions", json=new(world, facilitators=[member])).json()
    assert [each["id"] for each in all_of(facilitator, "/sessions?mine=true")] == [taught["id"]]
    assert len(all_of(participant, "/sessions?mine=true")) == 25
    assert all_of(stranger, "/sessions?mine=true") == []
    assert len(all_of(stranger, "/sessions")) == 25
