"""Who may see an initiative and who may change it."""

import pytest
from fastapi.testclient import TestClient

from groundswell.clock import today
from tests.conftest import Making, SignIn
from tests.factories.initiatives import MadeInitiative, days_ago, place
from tests.initiatives.conftest import V1
from tests.reports.cohort_worlds import World

EVERYONE = [
    ("national", "ENG"),
    ("faculty", "ENG"),
    ("lead", "F901"),
    ("lead", "F902"),
    ("practice", "Z10101"),
    ("practice", "Z10102"),
    ("practice", "Z10103"),
    ("analyst", "Q90"),
    ("analyst", "QX9"),
    ("analyst", "Q91"),
]
NATIONAL = {"national ENG", "faculty ENG"}


@pytest.fixture
def people(country: None, signed_in: SignIn) -> dict[str, TestClient]:
    return {f"{role} {place}": signed_in(role, place) for role, place in EVERYONE}


def who_sees(people: dict[str, TestClient], code: str) -> set[str]:
    answers = {who: client.get(f"{V1}/initiatives/{code}").status_code for who, client in people.items()}
    assert set(answers.values()) <= {200, 404}
    listed = {
        who
        for who, client in people.items()
        if code in {each["code"] for each in client.get(f"{V1}/initiatives").json()["items"]}
    }
    sees = {who for who, status in answers.items() if status == 200}
    assert listed == sees, "the list and the page agree"
    return sees


def who_edits(people: dict[str, TestClient], code: str) -> set[str]:
    """By what the answer says, and by what writing in the journal says."""
    says, does = set(), set()
    for who, client in people.items():
        answer = client.get(f"{V1}/initiatives/{code}")
        if answer.status_code == 200 and answer.json()["may_edit"]:
            says.add(who)
        entry = {"day": str(today()), "words": who}
        status = client.post(f"{V1}/initiatives/{code}/journal", json=entry).status_code
        assert status in (201, 403, 404)
        assert (status == 404) == (answer.status_code == 404)
        if status == 201:
            does.add(who)
    assert says == does
    return does


def test_a_federations_own_is_seen_by_its_members(make: Making, people: dict[str, TestClient]) -> None:
    with make() as m:
        MadeInitiative(m, "Plan", owner=place(m, "F901"))
    assert who_sees(people, "plan") == NATIONAL | {"lead F901", "practice Z10101", "practice Z10102"}
    assert who_edits(people, "plan") == NATIONAL | {"lead F901"}


def test_a_practice_that_takes_part_brings_its_groups_and_its_team(make: Making, people: dict[str, TestClient]) -> None:
    with make() as m:
        MadeInitiative(m, "Plan", owner=place(m, "F901"), practices=[place(m, "Z10101")])
    sees = {"lead F901", "practice Z10101", "practice Z10102", "analyst Q90", "analyst QX9"}
    assert who_sees(people, "plan") == NATIONAL | sees
    assert who_edits(people, "plan") == NATIONAL | {"lead F901", "practice Z10101"}


def test_once_a_practice_has_left_it_reads_on_but_changes_nothing(make: Making, people: dict[str, TestClient]) -> None:
    with make() as m:
        left = MadeInitiative(m, "Left", owner=place(m, "F902"))
        left.takes_part(place(m, "Z10101"), last=days_ago(1))
        to_the_end = MadeInitiative(m, "To the end", owner=place(m, "F902"), status="completed", ended=days_ago(30))
        to_the_end.takes_part(place(m, "Z10101"), last=days_ago(30))
    for code in ("left", "to-the-end"):
        assert {"practice Z10101", "lead F901", "analyst Q90"} <= who_sees(people, code)
    assert who_edits(people, "left") == NATIONAL | {"lead F902"}
    assert who_edits(people, "to-the-end") == NATIONAL | {"lead F902", "lead F901", "practice Z10101"}


def test_a_practices_own(make: Making, people: dict[str, TestClient]) -> None:
    with make() as m:
        MadeInitiative(m, "Own", owner=place(m, "Z10101"))
    assert who_sees(people, "own") == NATIONAL | {"lead F901", "practice Z10101", "analyst Q90", "analyst QX9"}
    assert who_edits(people, "own") == NATIONAL | {"lead F901", "practice Z10101"}


def test_a_commissioners_service_is_changed_by_its_analysts(make: Making, people: dict[str, TestClient]) -> None:
    with make() as m:
        MadeInitiative(m, "Service", owner=place(m, "Q90"), practices=[place(m, "Z10102")])
        MadeInitiative(m, "Wider", owner=place(m, "QX9"))
    sees = {"analyst Q90", "analyst QX9", "lead F901", "practice Z10101", "practice Z10102"}
    assert who_sees(people, "service") == NATIONAL | sees
    assert who_edits(people, "service") == NATIONAL | {"analyst Q90", "lead F901", "practice Z10102"}
    wider = {"analyst QX9", "analyst Q90", "practice Z10101", "practice Z10102"}
    assert who_sees(people, "wider") == NATIONAL | wider, "by one step and by two"
    assert who_edits(people, "wider") == NATIONAL | {"analyst QX9"}


def test_a_programmes_own_is_for_those_who_take_part(make: Making, people: dict[str, TestClient]) -> None:
    with make() as m:
        made = MadeInitiative(m, "Programme work", programme=World(m).programme)
        made.takes_part(place(m, "Z10103"))
    sees = {"lead F902", "practice Z10103", "analyst Q91"}
    assert who_sees(people, "programme-work") == NATIONAL | sees
    assert who_edits(people, "programme-work") == NATIONAL | {"lead F902", "practice Z10103"}


def test_what_is_shared_is_read_by_all_and_changed_by_no_more(make: Making, people: dict[str, TestClient]) -> None:
    with make() as m:
        MadeInitiative(m, "Shared", owner=place(m, "F902"), practices=[place(m, "Z10103")], shared=True)
    assert who_sees(people, "shared") == set(people)
    assert who_edits(people, "shared") == NATIONAL | {"lead F902", "practice Z10103"}
    parts = people["lead F901"].get(f"{V1}/initiatives/shared/practices").json()
    assert (parts["items"], parts["total"]) == ([], 1), "counted, not named"
    assert people["lead F902"].get(f"{V1}/initiatives/shared/practices").json()["items"][0]["practice"]["name"]
    found = people["lead F901"].get(f"{V1}/initiatives?practice=Z10103").json()
    assert found["items"] == [], "nor found by its name"


def test_parts_of_what_one_may_not_see_are_not_there(make: Making, people: dict[str, TestClient]) -> None:
    with make() as m:
        made = MadeInitiative(m, "Hidden", owner=place(m, "F902"))
        cycle = made.cycle(act="adopt", idea=made.driver("Call back", "change_idea"))
    outside = people["lead F901"]
    for part in ("", "/team", "/practices", "/drivers", "/scores", "/journal", "/milestones"):
        assert outside.get(f"{V1}/initiatives/hidden{part}").status_code == 404, part
        if part:
            table = outside.get(f"{V1}/initiatives/hidden{part}.csv")
            assert part == "/drivers" or table.status_code == 404, part
    for url in ("drivers", "pdsa-cycles"):
        assert outside.get(f"{V1}/{url}").json()["items"] == []
        assert outside.get(f"{V1}/{url}?initiative=hidden").json()["items"] == []
        assert len(outside.get(f"{V1}/{url}.csv").text.splitlines()) == 1
        assert len(people["lead F902"].get(f"{V1}/{url}").json()["items"]) == 1
    assert outside.get(f"{V1}/pdsa-cycles/{cycle.id}").status_code == 404
    patched = outside.patch(f"{V1}/pdsa-cycles/{cycle.id}", json={"found": "x"}, headers={"If-Match": '"1"'})
    assert patched.status_code == 404
