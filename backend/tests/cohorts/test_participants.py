"""People join, change, leave with a reason, and come back; and who may know of them."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.database.engine import reading, writing
from groundswell.organisations.models import Organisation
from groundswell.people.models import Person
from groundswell.revisions.models import Revision
from tests.cohorts.asking import all_of, refused, seen
from tests.cohorts.world import COHORT, FIRST_TERM, V1, World, cohort, covers, day, join
from tests.conftest import Making, SignIn

NAMES = ["Dr Catrin Hughes", "Dr Hamid Noor", "Dr Ruth Ellison", "Dr Yusuf Bello"]


def new(**facts: Any) -> dict[str, Any]:
    plain = {"cohort": COHORT, "role": "practice_nurse", "name": "  Martha   Quill "}
    return plain | {"placements": [{"organisation": "Z10101", "weekdays": [0, 1, 2]}]} | facts


def signs_in(make: Making, email: str) -> int:
    with make() as m:
        return m.user("practice", "Z10101", email=email).id


def user_of(name: str) -> int | None:
    with reading() as session:
        return session.query(Person).filter_by(name=name).one().user_id


def placed(code: str = "Z10101", **facts: Any) -> dict[str, Any]:
    return {"organisation": code, "weekdays": [0]} | facts


def add(client: TestClient, **facts: Any) -> Any:
    return client.post(f"{V1}/participants", json=new(**facts))


def test_somebody_joins_on_the_first_day_unless_another_is_said(faculty: TestClient) -> None:
    answer = add(faculty, email="quill@tests.example")
    assert answer.status_code == 201
    made = answer.json()
    assert faculty.get(answer.headers["location"]).json() == made
    assert (made["name"], made["role"], made["joined"]) == ("Martha Quill", "practice_nurse", str(FIRST_TERM))
    assert (made["email"], made["left_on"], made["continues"]) == ("quill@tests.example", None, None)
    (placement,) = made["placements"]
    assert placement | {"id": 0} == {
        "id": 0,
        "organisation": {"code": "Z10101", "name": "Linden Walk", "kind": "practice"},
        "weekdays": [0, 1, 2],
        "first": str(FIRST_TERM),
        "last": None,
    }
    later = add(faculty, name="Bev Latchford", joined=str(day(-1))).json()
    assert (later["joined"], later["placements"][0]["first"]) == (str(day(-1)), str(day(-1)))


CLOSED = [placed("Z10105")]


@pytest.mark.parametrize(
    ("placements", "words", "todo"),
    [
        (CLOSED, "Old Forge closed on 2017-05-01.", "Linden Walk (Z10101) followed it"),
        ([placed("Z99999")], "No practice has the code Z99999.", "Choose a practice by its code."),
        ([placed("F901")], "No practice has the code F901.", ""),
        ([placed(), placed("Z10102")], "Two placements are both on Mondays.", "Nobody works at two practices"),
        ([placed(first=str(day(1)), last=str(day(0)))], "A placement ends before it begins.", ""),
        ([placed("Z10106", first="2010-01-01")], "New Surgery opened on 2015-01-01.", "Begin on 2015-01-01 or later."),
        ([placed("Z10107")], f"Closing Surgery closes on {day(30)}.", f"End the placement by {day(29, 6)}"),
        ([placed("Z10107", last=str(day(30)))], f"Closing Surgery closes on {day(30)}.", "choose one that is open"),
    ],
)
def test_a_placement_where_nobody_can_work_is_refused(
    faculty: TestClient, make: Making, placements: list[dict[str, Any]], words: str, todo: str
) -> None:
    with make() as m:
        m.practice("Z10106", "New Surgery", opened=day(0).replace(2015, 1, 1))
        m.practice("Z10107", "Closing Surgery", closed=day(30))
    errors = refused(add(faculty, placements=placements), 422, words)
    assert todo in "".join(errors.values())
    assert [each["name"] for each in all_of(faculty, "/participants")] == NAMES


def test_within_the_life_of_a_practice_it_is_taken(faculty: TestClient, make: Making) -> None:
    with make() as m:
        m.practice("Z10107", "Closing Surgery", closed=day(30))
    ends = placed("Z10107", last=str(day(29, 6)))
    assert add(faculty, placements=[ends, placed(first=str(day(30)))]).status_code == 201


def test_the_same_person_takes_part_once(faculty: TestClient, world: World) -> None:
    known = faculty.get(f"{V1}/participants/{world.noor}").json()
    refused(add(faculty, name=None, person=known["person"]), 409, "They take part in Harrowdene already")
    refused(add(faculty, name=None, person=99_999), 404, "There is no person 99999")
    refused(add(faculty, name=None), 422, "Say who it is", "name")
    refused(add(faculty, person=known["person"]), 422, "Say who it is", "name")
    refused(add(faculty, cohort="nowhere"), 404, "no cohort called nowhere")
    refused(add(faculty, name="Dr Yusuf Bello", email="BELLO@tests.example"), 409, "already")
    errors = refused(add(faculty, email="bello@tests.example"), 422, "somebody of another name", "email")
    assert errors["email"] == "It is Dr Yusuf Bello's: correct the name or the address."


def test_an_address_finds_who_is_known(faculty: TestClient, world: World) -> None:
    with writing() as session:
        code = cohort(session, "Northbay")
    made = add(faculty, cohort=code, name="dr yusuf bello", email="Bello@tests.example").json()
    assert made["person"] == faculty.get(f"{V1}/participants/{world.bello}").json()["person"]
    with reading() as session:
        assert session.query(Person).count() == 4


@pytest.mark.parametrize(
    "facts",
    [{"email": "no address"}, {"role": "surgeon"}, {"name": ""}, {"name": "   "}, {"placements": [{"weekdays": [7]}]}],
)
def test_what_cannot_be_read(faculty: TestClient, facts: dict[str, Any]) -> None:
    assert add(faculty, **facts).status_code == 422


def test_a_participant_is_changed_by_those_who_saw_them(faculty: TestClient, world: World) -> None:
    url = f"{V1}/participants/{world.noor}"
    revision = faculty.get(url).json()["revision"]
    assert faculty.patch(url, json={"role": "other"}).status_code == 428
    changes = {"name": "Dr Hamid  al-Noor", "role": "new_gp", "email": "noor@tests.example", "joined": str(day(-15))}
    changed = faculty.patch(url, json=changes | {"placements": [placed("Z10102")]}, headers=seen(revision)).json()
    assert (changed["name"], changed["role"], changed["joined"]) == ("Dr Hamid al-Noor", "new_gp", str(day(-15)))
    assert [(each["organisation"]["code"], each["first"]) for each in changed["placements"]] == [
        ("Z10102", str(day(-15)))
    ]
    refused(faculty.patch(url, json={"role": "gp"}, headers=seen(revision)), 412, "this participant")
    closed = faculty.patch(url, json={"placements": CLOSED}, headers=seen(changed["revision"]))
    refused(closed, 422, "Old Forge closed", "placements.0.organisation")
    assert faculty.get(url).json() == changed


def test_a_placement_that_a_backfill_needs_is_kept(faculty: TestClient, world: World) -> None:
    with writing() as session:
        covers(session, world.bello, world.ellison, "Z10101", [0, 1], day(0), day(7))
    for who in (world.bello, world.ellison):
        url = f"{V1}/participants/{who}"
        before = faculty.get(url).json()
        shorter = {"placements": [placed(weekdays=[0])]}
        refused(
            faculty.patch(url, json=shorter, headers=seen(before["revision"])), 422, "A backfill would no longer hold"
        )
        assert faculty.get(url).json() == before
        longer = {"placements": [placed(weekdays=[0, 1, 2])]}
        assert faculty.patch(url, json=longer, headers=seen(before["revision"])).status_code == 200


def leave(client: TestClient, who: int, **facts: Any) -> Any:
    sent = {"on": str(day(0)), "reason": "A new post in another county."} | facts
    return client.post(f"{V1}/participants/{who}/withdrawal", json=sent)


def test_somebody_leaves_with_a_reason(faculty: TestClient, world: World) -> None:
    left = leave(faculty, world.noor).json()
    assert (left["left_on"], left["left_because"]) == (str(day(0)), "A new post in another county.")
    refused(leave(faculty, world.noor), 409, f"They left already, on {day(0)}")
    assert faculty.get(f"{V1}/cohorts/{COHORT}").json() | {"left": 1} == faculty.get(f"{V1}/cohorts/{COHORT}").json()
    assert len(all_of(faculty, "/participants?taking_part=true")) == 3
    joined = faculty.patch(
        f"{V1}/participants/{world.noor}", json={"joined": str(day(1))}, headers=seen(left["revision"])
    )
    refused(joined, 422, "Nobody joins after they left", "joined")
    url = f"{V1}/participants/{world.noor}/withdrawal"
    back = faculty.delete(url, headers=seen(left["revision"])).json()
    assert (back["left_on"], back["left_because"]) == (None, None)
    refused(faculty.delete(url, headers=seen(back["revision"])), 409, "They have not left")


def test_nobody_leaves_before_they_joined_or_before_they_last_came(faculty: TestClient, world: World) -> None:
    refused(leave(faculty, world.noor, reason="  "), 422, "Say why they leave", "reason")
    early = leave(faculty, world.noor, on=str(day(-17)))
    refused(early, 422, f"They joined on {FIRST_TERM}", "on")
    came = day(-2, 2)
    faculty.put(f"{V1}/sessions/{world.session_on(came)}/attendance", json={"marks": {world.noor: "apologies"}})
    errors = refused(leave(faculty, world.noor, on=str(came)), 422, f"Attendance was taken for them on {came}", "on")
    assert errors["on"] == f"Choose a day after {came}."
    revision = faculty.get(f"{V1}/participants/{world.noor}").json()["revision"]
    late = faculty.patch(f"{V1}/participants/{world.noor}", json={"joined": str(day(-1))}, headers=seen(revision))
    refused(late, 422, f"Attendance was taken for them on {came}", "joined")
    assert leave(faculty, world.noor, on=str(day(-2, 3))).status_code == 200


def test_they_are_found_by_cohort_role_and_practice(faculty: TestClient, world: World) -> None:
    with writing() as session:
        join(session, "Dr Simon Teale", "Z10101", within=cohort(session, "Northbay"))

    def names(query: str) -> list[str]:
        return [each["name"] for each in all_of(faculty, f"/participants?{query}")]

    assert names("limit=2") == [*NAMES[:3], "Dr Simon Teale", NAMES[3]]
    assert names(f"cohort={COHORT}") == NAMES
    assert names("programme=leaders&role=new_gp") == ["Dr Catrin Hughes", "Dr Yusuf Bello"]
    assert names("programme=other") == []
    assert names("practice=z10102") == ["Dr Yusuf Bello"]
    assert faculty.get(f"{V1}/participants?practice=Z99999").status_code == 404
    table = faculty.get(f"{V1}/participants.csv?cohort={COHORT}").text.splitlines()
    assert len(table) == 5
    assert "Linden Walk (Z10101); Mill Lane (Z10102),Mon Tue; Wed Thu Fri" in table[4]


def test_a_lead_knows_the_people_of_their_practices_and_nothing_private(
    faculty: TestClient, lead: TestClient, world: World, signed_in: SignIn
) -> None:
    leave(faculty, world.bello)
    mine = all_of(lead, "/participants")
    assert [each["name"] for each in mine] == ["Dr Ruth Ellison", "Dr Yusuf Bello"]
    assert [(each["email"], each["left_because"]) for each in mine] == [(None, None)] * 2
    assert mine[1]["left_on"] == str(day(0))
    assert all_of(faculty, "/participants")[3]["email"] == "bello@tests.example"
    assert lead.get(f"{V1}/participants/{world.ellison}").status_code == 200
    refused(lead.get(f"{V1}/participants/{world.noor}"), 404, "that you may see")
    assert lead.get(f"{V1}/participants?practice=Z10103").status_code == 404
    assert len(lead.get(f"{V1}/participants.csv").text.splitlines()) == 3
    assert add(lead).status_code == 403
    for role, place in (("practice", "Z10101"), ("analyst", "QX9")):
        assert signed_in(role, place).get(f"{V1}/participants").status_code == 403


def test_no_name_is_written_to_the_log_of_revisions(faculty: TestClient, world: World) -> None:
    add(faculty)
    leave(faculty, world.noor)
    with reading() as session:
        places = {row.name for row in session.query(Organisation)}
        for row in session.query(Revision):
            for name in ("Quill", "Noor", "Bello", "Hughes", "Ellison"):
                assert name not in f"{row.words} {row.source}" or row.words in places


def test_whoever_signs_in_is_known_by_their_address(faculty: TestClient, make: Making) -> None:
    user = signs_in(make, "quill@tests.example")
    made = add(faculty, email="Quill@Tests.example").json()
    assert user_of("Martha Quill") == user
    again = add(faculty, cohort=COHORT, email="quill@tests.example")
    refused(again, 409, "take part in")
    other = signs_in(make, "amory@tests.example")
    somebody = add(faculty, name="Dr David Amory", email="elsewhere@tests.example").json()
    assert user_of("Dr David Amory") is None
    url = f"{V1}/participants/{somebody['id']}"
    changed = faculty.patch(url, json={"email": "amory@tests.example"}, headers=seen(somebody["revision"]))
    assert (changed.status_code, user_of("Dr David Amory")) == (200, other)
    url = f"{V1}/participants/{made['id']}"
    changed = faculty.patch(url, json={"email": "amory@tests.example"}, headers=seen(made["revision"]))
    assert (changed.status_code, user_of("Martha Quill")) == (200, user)
