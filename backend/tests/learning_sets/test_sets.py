"""Sets are made up of a cohort's participants: who may, who may be in them, what is warned of."""

from itertools import pairwise

import pytest
from fastapi.testclient import TestClient

from groundswell.cohorts.models import Participant
from groundswell.faculty.models import FacultyMember
from tests.conftest import Counting, SignIn
from tests.evaluations.world import V1, ago, small_cohort
from tests.factories.made import making
from tests.learning_sets.world import Sets, faculty_member, some_sets

URL = f"{V1}/learning-sets"


@pytest.fixture
def sets(client: TestClient) -> Sets:
    return some_sets(client)


def test_a_set_of_three_with_its_facilitator(national: TestClient, sets: Sets) -> None:
    made = sets.add(national)
    assert made.status_code == 201
    said = made.json()
    assert (said["name"], said["cohort"]["code"], said["warning"]) == ("Set A", sets.cohort.cohort, None)
    assert said["facilitator"] == {"member": sets.facilitator, "name": "Ines Caldwell", "you": False}
    assert [(each["name"], each["role"], each["you"]) for each in said["members"]] == [
        ("Person 0", "gp", False),
        ("Person 1", "new_gp", False),
        ("Person 2", "practice_manager", False),
    ]


def test_above_eight_is_taken_with_a_warning(national: TestClient, sets: Sets) -> None:
    eight = sets.add(national, members=sets.cohort.participants[:8])
    assert (eight.status_code, eight.json()["warning"]) == (201, None)
    address, revision = f"{URL}/{eight.json()['id']}", eight.json()["revision"]
    nine = national.patch(
        address, json={"members": sets.cohort.participants[:9]}, headers={"If-Match": f'"{revision}"'}
    )
    assert (nine.status_code, len(nine.json()["members"])) == (200, 9)
    assert nine.json()["warning"].startswith("9 people are many for a learning set")


def test_a_set_that_cannot_be(national: TestClient, sets: Sets) -> None:
    elsewhere = small_cohort(1, code="elsewhere")
    gone, _ = faculty_member(name="Gone")
    with making() as made:
        made.session.get_one(FacultyMember, gone).left_on = ago(1)
        left = made.session.get_one(Participant, sets.cohort.participants[5])
        left.left_on, left.left_because = ago(1), "Moved away"
    in_another = sets.cohort.participants[4]
    assert sets.add(national, name="Set B", members=[in_another]).status_code == 201
    for facts, status, words in (
        ({"cohort": "nowhere"}, 404, "There is no cohort called nowhere."),
        ({"facilitator": 99999}, 422, "A member of the faculty leads a set."),
        ({"facilitator": gone}, 422, f"They left the faculty on {ago(1)}."),
        ({"members": [99999]}, 422, f"Someone is not in Harrowdene ({sets.cohort.cohort})."),
        ({"members": elsewhere.participants}, 422, f"Someone is not in Harrowdene ({sets.cohort.cohort})."),
        ({"members": [left.id]}, 422, f"Someone has left Harrowdene ({sets.cohort.cohort})."),
        ({"members": [in_another]}, 409, "Someone is in Set B already: take them out of it first."),
        ({"name": "Set B"}, 409, "The cohort already has a learning set called Set B."),
        ({"name": "  "}, 422, None),
        ({"members": [2**63]}, 422, None),
        ({"facilitator": 2**63}, 422, None),
    ):
        refused = sets.add(national, **facts)
        assert refused.status_code == status, facts
        assert words in (None, refused.json()["detail"])
    assert len(national.get(URL).json()["items"]) == 1


def test_changing_a_set(national: TestClient, sets: Sets) -> None:
    made = sets.add(national).json()
    address, seen = f"{URL}/{made['id']}", {"If-Match": f'"{made["revision"]}"'}
    other, _ = faculty_member(name="Miriam Sayle")
    assert national.patch(address, json={"name": "Set C"}).status_code == 428
    body = {"name": "Set C", "facilitator": other, "members": sets.cohort.participants[2:6]}
    changed = national.patch(address, json=body, headers=seen)
    assert changed.status_code == 200
    assert (changed.json()["name"], changed.json()["facilitator"]["name"]) == ("Set C", "Miriam Sayle")
    assert [each["participant"] for each in changed.json()["members"]] == sets.cohort.participants[2:6]
    stale = national.patch(address, json={"name": "Set D"}, headers=seen)
    assert (stale.status_code, stale.json()["current"]) == (412, changed.json()["revision"])
    assert national.patch(f"{URL}/99999", json={}, headers=seen).status_code == 404
    freed = sets.add(national, members=sets.cohort.participants[:1])
    assert freed.status_code == 201


def test_who_sees_which_sets(national: TestClient, signed_in: SignIn, sets: Sets) -> None:
    mine = sets.add(national).json()["id"]
    other, _ = faculty_member(name="Miriam Sayle")
    theirs = sets.add(national, name="Set B", facilitator=other, members=sets.cohort.participants[3:5]).json()["id"]
    for someone, seen in (
        (national, [mine, theirs]),
        (signed_in("faculty"), [mine, theirs]),
        (sets.leads, [mine, theirs]),
        (sets.first, [mine]),
        (sets.outsider, []),
        (signed_in("lead"), []),
        (signed_in("analyst"), []),
    ):
        found = someone.get(URL).json()
        assert [each["id"] for each in found["items"]] == seen
        assert found["total"] == len(seen)
    assert [each["you"] for each in sets.first.get(URL).json()["items"][0]["members"]] == [True, False, False]
    assert sets.leads.get(URL).json()["items"][0]["facilitator"]["you"] is True
    assert national.get(URL, params={"cohort": "nowhere"}).json()["items"] == []
    assert national.get(URL, params={"cursor": "WyJhIl0"}).status_code == 422
    assert [each["id"] for each in national.get(URL, params={"limit": 1}).json()["items"]] == [mine]


def test_the_table_has_a_row_for_each_member(national: TestClient, sets: Sets) -> None:
    sets.add(national)
    rows = national.get(f"{URL}.csv").text.splitlines()
    assert rows[:2] == ["cohort,set,facilitator,name,role", "harrowdene-2018,Set A,Ines Caldwell,Person 0,gp"]
    assert len(rows) == 4
    assert sets.outsider.get(f"{URL}.csv").text.splitlines() == rows[:1]


def test_who_may_make_them_up(sets: Sets, signed_in: SignIn) -> None:
    for someone in (sets.first, signed_in("lead"), signed_in("analyst")):
        assert sets.add(someone).status_code == 403
        assert someone.patch(f"{URL}/1", json={}, headers={"If-Match": '"1"'}).status_code == 403
    assert sets.add(sets.leads).status_code == 201


def test_the_list_takes_a_bounded_number_of_queries(national: TestClient, sets: Sets, counted: Counting) -> None:
    numbers = []
    for place in range(4):
        sets.add(national, name=f"Set {place}", members=sets.cohort.participants[place * 2 : place * 2 + 2])
        with counted() as statements:
            national.get(URL)
        numbers.append(len(statements))
    assert all(before == after for before, after in pairwise(numbers[1:]))
    assert numbers[-1] <= 7
