"""The page of one person, as far as the caller may know of them."""

from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.cohorts.models import Project
from groundswell.programmes.models import Achievement
from tests.conftest import Counting, Making, SignIn
from tests.faculty.members import accredited, member
from tests.reports.cohort_worlds import MONDAY, World, week


class People(NamedTuple):
    martha: int
    yusuf: int
    miriam: int


@pytest.fixture
def people(make: Making) -> People:
    with make() as m:
        federation = m.federation("F901", "Brackenholt")
        m.federation("F902", "Fallowmere")
        riverbank = m.practice("Z10101", "Riverbank", within=[federation])
        before = World(m, "tideway-first", name="Tideway leaders, first year", first=week(-90), last=week(-31))
        world = World(m, renews_id=before.programme.id)
        martha = world.person("Martha Quill", email="martha@tests.example")
        yusuf = world.person("Dr Yusuf Bello")
        earlier = before.cohort("earlier", later=-60)
        first = earlier.participant(martha, "practice_nurse", at=[(riverbank, 1)], joined=week(-80))
        cohort = world.cohort()
        now = cohort.participant(
            martha,
            "practice_nurse",
            at=[(riverbank, 1 << MONDAY)],
            steps=[week(-9)],
            title="Spirometry waits",
            marks="ppx",
            continues_id=first.id,
        )
        covering = cohort.participant(
            yusuf, "new_gp", at=[(riverbank, 1 << MONDAY)], left_on=week(-1), steps=[week(-2)]
        )
        cohort.backfill(covering, now, riverbank, 1 << MONDAY)
        for programme in (world.programme, before.programme):
            world.add(
                Achievement(
                    programme_id=programme.id,
                    person_id=martha.id,
                    kind="service",
                    day=week(-3),
                    title=f"A service of {programme.code}",
                )
            )
        signer = accredited(m, "Dr Miriam Sayle", joined=week(-100))
        apprentice = member(m, "Ines Caldwell", joined=week(-50), reached=[week(-40)])
        assert apprentice.id != signer.id
        cohort.assign(signer, "lead")
    return People(martha.id, yusuf.id, signer.person_id)


def page_of(client: TestClient, person: int) -> Any:
    return client.get(f"/api/v1/persons/{person}/page").json()


def test_a_participant_over_the_years(national: TestClient, people: People) -> None:
    page = page_of(national, people.martha)
    assert (page["name"], page["email"]) == ("Martha Quill", "martha@tests.example")
    assert page["facts"] == "Nurse · Riverbank (Z10101)"
    words = "".join(each["text"] for each in page["sentence"])
    assert words == (
        "Takes part in Harrowdene 2018: term 2, week 4. Came to 2 of 3 sessions. The project is stuck: its last step "
        "was 9 weeks ago. Took part in Earlier 2018. Two achievements recorded."
    )
    now, before = page["cohorts"]
    assert (now["cohort"]["code"], now["programme"]["code"]) == ("harrowdene", "tideway-leaders")
    assert (now["continues"], before["continues"]) == (True, False)
    assert (now["came"], now["marked"]) == (2, 3)
    assert now["practices"][0]["days_words"] == "Mondays"
    assert (now["project"]["title"], now["project"]["stuck"]) == ("Spirometry waits", True)
    assert now["project"]["milestones"][0] == {"title": "Started", "on": str(week(-9))}
    (cover,) = now["covered_by"]
    assert (cover["name"], cover["organisation"]["code"], cover["days_words"]) == (
        "Dr Yusuf Bello",
        "Z10101",
        "Mondays",
    )
    assert (now["covers_for"], page["faculty"]) == ([], None)
    assert [each["title"] for each in page["achievements"]] == [
        "A service of tideway-first",
        "A service of tideway-leaders",
    ]


def test_one_who_left(national: TestClient, signed_in: SignIn, people: People) -> None:
    (place,) = page_of(national, people.yusuf)["cohorts"]
    assert (place["left_on"], place["left_because"]) == (str(week(-1)), "Moved away")
    assert [each["name"] for each in place["covers_for"]] == ["Martha Quill"]
    (to_lead,) = page_of(signed_in("lead", "F901"), people.yusuf)["cohorts"]
    assert to_lead["left_because"] is None


def test_a_member_of_the_faculty(national: TestClient, people: People) -> None:
    page = page_of(national, people.miriam)
    assert page["facts"] == "Improvement faculty: accredited"
    standing = page["faculty"]
    assert (standing["accredited"], standing["stage"], len(standing["stages"])) == (True, "Accredited", 5)
    (work,) = standing["assignments"]
    assert (work["cohort"], work["name"], work["part"]) == ("harrowdene", "Harrowdene 2018", "lead")


def test_a_lead_meets_people_of_their_practices_alone(signed_in: SignIn, people: People) -> None:
    theirs = page_of(signed_in("lead", "F901"), people.martha)
    assert (theirs["name"], theirs["email"], len(theirs["cohorts"])) == ("Martha Quill", None, 2)
    other = signed_in("lead", "F902")
    for person in (people.martha, 999_999):
        answer = other.get(f"/api/v1/persons/{person}/page")
        assert (answer.status_code, answer.json()["detail"]) == (404, f"There is no person {person} that you may see.")
    assert page_of(other, people.miriam)["name"] == "Dr Miriam Sayle"


def test_a_bounded_number_of_queries(signed_in: SignIn, make: Making, counted: Counting) -> None:
    with make() as m:
        world = World(m)
        one, busy = world.person("One"), world.person("Busy")
        for number in range(8):
            cohort = world.cohort(f"cohort{number}")
            cohort.participant(busy, marks="ppa", steps=[week(-9)])
            if number == 0:
                cohort.participant(one, marks="ppa", steps=[week(-9)])
    client = signed_in()
    client.get("/api/v1/me")
    with counted() as for_one:
        assert len(page_of(client, one.id)["cohorts"]) == 1
    with counted() as for_busy:
        assert len(page_of(client, busy.id)["cohorts"]) == 8
    assert len(for_busy) == len(for_one) <= 20


def test_a_project_leads_to_the_initiative_that_it_is(people: People, signed_in: SignIn, session: Session) -> None:
    project = session.scalars(select(Project.id).where(Project.title == "Spirometry waits")).one()
    national = signed_in("national")
    started = national.post(
        "/api/v1/initiatives",
        json={"title": "Spirometry waits", "owner": "F901", "practices": ["Z10101"], "project": project},
    )
    assert started.status_code == 201, started.text
    code = started.json()["code"]
    for client in (national, signed_in("lead", "F901")):
        cohorts = page_of(client, people.martha)["cohorts"]
        assert [each["project"]["initiative"] for each in cohorts] == [code, None]
        grid = client.get("/api/v1/cohorts/harrowdene/page").json()["people"]
        links = {each["name"]: each["project"]["initiative"] for each in grid}
        assert links["Martha Quill"] == code
        assert {link for name, link in links.items() if name != "Martha Quill"} <= {None}
