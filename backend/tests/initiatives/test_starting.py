"""An initiative begins with a title and an owner; the rest can wait."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.clock import today
from groundswell.database.engine import reading, writing
from groundswell.initiatives.models import Initiative
from groundswell.revisions.sequencer import number_committed
from tests.cohorts.asking import refused
from tests.cohorts.world import harrowdene, programme
from tests.conftest import SignIn
from tests.initiatives.conftest import V1, Starting


def test_a_title_and_an_owner_are_enough(lead: TestClient) -> None:
    answer = lead.post(f"{V1}/initiatives", json={"title": "Call back instead of hold", "owner": "f901"})
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert answer.headers["Location"] == f"{V1}/initiatives/call-back-instead-of-hold"
    assert lead.get(answer.headers["Location"]).json() == made
    assert (made["code"], made["owner"]["name"], made["status"]) == (
        "call-back-instead-of-hold",
        "Alderbourne",
        "planning",
    )
    assert (made["started"], made["last_activity"], made["stalled"]) == (str(today()), str(today()), False)
    assert (made["practices"], made["cycles"], made["origin"], made["shared"]) == (0, 0, "other", False)
    assert made["aim"] == {"what": None, "how_much": None, "for_whom": None, "by": None}
    assert (made["may_edit"], made["may_advise"]) == (True, False)
    assert lead.get(f"{V1}/initiatives/{made['code']}/drivers").json()["drivers"] == []


def test_everything_may_be_said_at_once(faculty: TestClient, start: Starting) -> None:
    theme = faculty.get(f"{V1}/improvement-themes").json()["items"][0]
    made = start(
        theme=theme["id"],
        aim={"what": "Cut missed calls", "how_much": "From 10.7% to 6%", "by": "2019-03-31"},
        status="spreading",
        expected_end="2019-06-30",
        origin="federation_plan",
        shared=True,
        write_up={"problem": " Callers wait. "},
    )
    assert made["theme"]["title"] == "Active signposting"
    assert made["aim"]["how_much"] == "From 10.7% to 6%"
    assert (made["status"], made["origin"], made["shared"], made["practices"]) == (
        "spreading",
        "federation_plan",
        True,
        2,
    )
    assert made["write_up"]["problem"] == "Callers wait."


def test_two_of_one_title_have_codes_of_their_own(start: Starting) -> None:
    assert [start(title="Call back!")["code"] for _ in range(3)] == ["call-back", "call-back-2", "call-back-3"]
    assert start(title="电话")["code"] == "initiative"
    assert len(start(title="x " * 100)["code"]) <= 80


def test_a_practice_that_owns_one_takes_part_in_it(practice: TestClient) -> None:
    made = practice.post(f"{V1}/initiatives", json={"title": "Text reminders", "owner": "Z10101"}).json()
    parts = practice.get(f"{V1}/initiatives/{made['code']}/practices").json()
    assert [(each["practice"]["code"], each["first"]) for each in parts["items"]] == [("Z10101", str(today()))]
    without = practice.post(f"{V1}/initiatives", json={"title": "Alone", "owner": "Z10101", "practices": []}).json()
    assert without["practices"] == 0


@pytest.mark.parametrize(
    ("role", "at", "owner", "status"),
    [
        ("lead", "F901", "F901", 201),
        ("lead", "F901", "Z10102", 201),
        ("lead", "F901", "F902", 403),
        ("lead", "F901", "Z10103", 404),
        ("lead", "F901", "Q90", 403),
        ("practice", "Z10101", "Z10101", 201),
        ("practice", "Z10101", "F901", 403),
        ("practice", "Z10101", "Z10102", 404),
        ("analyst", "Q90", "Q90", 201),
        ("analyst", "Q90", "Z10101", 403),
        ("analyst", "Q90", "F901", 403),
        ("faculty", "ENG", "F902", 201),
        ("national", "ENG", "Z10103", 201),
    ],
)
def test_whose_initiatives_one_may_start(
    country: None, signed_in: SignIn, role: str, at: str, owner: str, status: int
) -> None:
    answer = signed_in(role, at).post(f"{V1}/initiatives", json={"title": "Call back", "owner": owner})
    assert answer.status_code == status, answer.text


def test_a_programme_owns_one_that_the_national_team_starts(faculty: TestClient, lead: TestClient) -> None:
    with writing() as session:
        programme(session)
    number_committed()
    owned = {"title": "Phlebotomy at home", "programme": "leaders"}
    made = faculty.post(f"{V1}/initiatives", json=owned).json()
    assert (made["owner"], made["programme"]["name"]) == (None, "Practice leaders")
    refused(lead.post(f"{V1}/initiatives", json=owned), 403, "You may not start an initiative of a programme")
    refused(faculty.post(f"{V1}/initiatives", json=owned | {"programme": "none"}), 404, "no programme called none")
    within = lead.post(f"{V1}/initiatives", json=owned | {"owner": "F901"}).json()
    assert within["programme"]["code"] == "leaders"


def test_a_project_becomes_one_initiative_and_only_one(
    faculty: TestClient, lead: TestClient, other_lead: TestClient
) -> None:
    world = harrowdene()
    project = faculty.put(f"{V1}/participants/{world.bello}/project", json={"title": "Leg ulcer care"}).json()
    sent = {"title": "Leg ulcer care", "owner": "F901", "project": project["id"]}
    made = lead.post(f"{V1}/initiatives", json=sent).json()
    assert (made["project"], made["origin"]) == (project["id"], "project")
    refused(lead.post(f"{V1}/initiatives", json=sent), 409, "The project Leg ulcer care is an initiative already")
    theirs = sent | {"owner": "F902"}
    refused(other_lead.post(f"{V1}/initiatives", json=theirs), 422, "No project", "project")
    refused(lead.post(f"{V1}/initiatives", json=sent | {"project": 99_999}), 422, "No project 99999", "project")


def test_what_cannot_be_is_refused_and_nothing_is_kept(faculty: TestClient) -> None:
    def start(**facts: object) -> Any:
        return faculty.post(f"{V1}/initiatives", json={"title": "Call back", "owner": "F901"} | facts)

    tomorrow = str(today() + timedelta(days=1))
    refused(start(owner=None), 422, "whose initiative", "owner")
    refused(start(owner="Y90"), 422, "North cannot own an initiative", "owner")
    refused(start(owner="F999"), 404, "No organisation with the code F999")
    refused(start(theme=99_999), 422, "no theme 99999", "theme")
    refused(start(adviser=99_999), 422, "no member 99999", "adviser")
    refused(start(practices=["Z99999"]), 422, "No practice with the code Z99999", "practices")
    refused(start(practices=["F902"]), 422, "No practice with the code F902", "practices")
    refused(start(practices=["Z10105"]), 422, "Old Forge closed on 1 May 2017", "practices")
    refused(start(status="stopped"), 422, "says why", "ended_because")
    refused(start(status="completed", ended=tomorrow), 422, "still to come", "ended")
    refused(start(title="  "), 422, "title", "title")
    refused(start(colour="red"), 422, "colour", "colour")
    with reading() as session:
        assert session.query(Initiative).count() == 0


def test_one_that_is_over_may_be_written_down_afterwards(start: Starting) -> None:
    made = start(status="stopped", ended="2018-06-30", ended_because="Nobody had time.", started="2018-01-08")
    assert (made["ended"], made["ended_because"], made["stalled"]) == ("2018-06-30", "Nobody had time.", False)
