"""People of one year go on in the next."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from groundswell.cohorts.placements import NewPlacement
from groundswell.cohorts.planning import NewTerm
from groundswell.database.engine import writing
from groundswell.organisations.models import Organisation
from tests.cohorts.asking import all_of, refused
from tests.cohorts.world import COHORT, V1, World, cohort, day, join
from tests.conftest import Making


@pytest.fixture
def second_year(world: World) -> str:
    with writing() as session:
        return cohort(session, "Second year", intake=2019, terms=[NewTerm("teaching", "Term 1", day(20), 8)])


def carry_on(client: TestClient, code: str, *participants: int, **facts: Any) -> Any:
    return client.post(f"{V1}/cohorts/{code}/alumni", json={"participants": list(participants)} | facts)


def test_they_keep_their_role_and_their_practices_and_a_way_back(
    faculty: TestClient, world: World, second_year: str
) -> None:
    with writing() as session:
        moved = join(session, "Joel Carter", NewPlacement("Z10101", last=day(5)), NewPlacement("Z10104", first=day(30)))
    answer = carry_on(faculty, second_year, world.bello, moved)
    assert answer.status_code == 201
    bello, joel = answer.json()["items"]
    assert (bello["name"], bello["role"], bello["joined"]) == ("Dr Yusuf Bello", "new_gp", str(day(20)))
    assert bello["continues"] == world.bello
    assert bello["person"] == faculty.get(f"{V1}/participants/{world.bello}").json()["person"]
    assert [(each["organisation"]["code"], each["first"]) for each in bello["placements"]] == [
        ("Z10101", str(day(20))),
        ("Z10102", str(day(20))),
    ]
    assert [(each["organisation"]["code"], each["first"]) for each in joel["placements"]] == [("Z10104", str(day(30)))]
    assert len(all_of(faculty, f"/participants?cohort={COHORT}")) == 5


def test_nobody_twice(faculty: TestClient, world: World, second_year: str) -> None:
    assert carry_on(faculty, second_year, world.noor, world.noor).json()["total"] == 1
    errors = refused(carry_on(faculty, second_year, world.noor), 422, "1 of them take part in Second year already")
    assert errors["participants"] == "Dr Hamid Noor takes part already."
    refused(carry_on(faculty, COHORT, world.noor), 422, "take part in Harrowdene already")
    with writing() as session:
        third = cohort(session, "Third year", terms=[])
    refused(carry_on(faculty, third, world.noor), 409, "carried on into another cohort already")
    again = all_of(faculty, f"/participants?cohort={second_year}")[0]["id"]
    refused(carry_on(faculty, third, world.noor, again), 422, "already")
    assert carry_on(faculty, third, again).json()["items"][0]["continues"] == again


def test_those_who_left_and_those_unknown_are_refused(faculty: TestClient, world: World, second_year: str) -> None:
    faculty.post(f"{V1}/participants/{world.noor}/withdrawal", json={"on": str(day(0)), "reason": "Moved."})
    errors = refused(carry_on(faculty, second_year, world.bello, world.noor), 422, "1 of them left before the end")
    assert errors == {"participants": f"Dr Hamid Noor left on {day(0)}."}
    refused(carry_on(faculty, second_year, 99_999), 404, "no participant 99999")
    assert carry_on(faculty, second_year).status_code == 422
    assert all_of(faculty, f"/participants?cohort={second_year}") == []


def test_a_practice_that_closes_before_is_named(
    faculty: TestClient, world: World, second_year: str, make: Making
) -> None:
    with make() as m:
        m.practice("Z10107", "Closing Surgery")
    with writing() as session:
        there = join(session, "Joel Carter", "Z10107")
    with make() as m:
        m.session.scalars(select(Organisation).where(Organisation.code == "Z10107")).one().closed = day(10)
    refused(
        carry_on(faculty, second_year, world.bello, there),
        422,
        f"Closing Surgery closed on {day(10)}",
        "participants.1.placements.0.organisation",
    )
