"""Who covers whom: refused where it could not be."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.cohorts.placements import NewPlacement
from groundswell.database.engine import writing
from tests.cohorts.asking import all_of, refused, seen
from tests.cohorts.world import V1, World, cohort, day, join
from tests.conftest import SignIn


def new(world: World, **facts: Any) -> dict[str, Any]:
    plain = {"by": world.bello, "covers": world.ellison, "organisation": "Z10101", "weekdays": [0, 1]}
    return plain | {"first": str(day(0)), "last": str(day(7))} | facts


def add(client: TestClient, world: World, **facts: Any) -> Any:
    return client.post(f"{V1}/backfills", json=new(world, **facts))


def test_a_backfill_is_read_as_it_was_added_and_removed_by_those_who_saw_it(faculty: TestClient, world: World) -> None:
    answer = add(faculty, world)
    assert answer.status_code == 201
    made = answer.json()
    assert all_of(faculty, "/backfills?cohort=leaders-harrowdene") == [made]
    assert (made["by"]["name"], made["covers"]["name"]) == ("Dr Yusuf Bello", "Dr Ruth Ellison")
    assert (made["organisation"]["code"], made["weekdays"]) == ("Z10101", [0, 1])
    table = faculty.get(f"{V1}/backfills.csv").text.splitlines()
    assert table[1].endswith(
        f"Dr Yusuf Bello,Dr Ruth Ellison,Linden Walk (Z10101),Mondays and Tuesdays,{day(0)},{day(7)}"
    )
    url = f"{V1}/backfills/{made['id']}"
    assert faculty.delete(url).status_code == 428
    refused(faculty.delete(url, headers=seen(made["revision"] - 1)), 412, "this backfill")
    assert faculty.delete(url, headers=seen(made["revision"])).status_code == 204
    assert all_of(faculty, "/backfills") == []
    assert faculty.delete(url, headers=seen(made["revision"])).status_code == 404


def test_an_overlapping_one_is_refused_naming_the_other(faculty: TestClient, world: World) -> None:
    add(faculty, world)
    with writing() as session:
        other = join(session, "Dr Karen Stott", "Z10101")
    answer = add(faculty, world, covers=other, weekdays=[1], first=str(day(7)), last=str(day(9)))
    days = f"on Tuesdays from {day(0)} to {day(7)}"
    errors = refused(answer, 422, f"The same person already covers {days}, at Linden Walk.", "weekdays")
    assert errors["weekdays"] == (f"Dr Yusuf Bello covers for Dr Ruth Ellison {days}: choose other days, or end that.")
    assert "Bello" not in answer.json()["detail"], "details are written to the log"
    assert add(faculty, world, covers=other, weekdays=[1], first=str(day(7, 1)), last=str(day(9))).status_code == 201
    assert len(all_of(faculty, "/backfills")) == 2


def test_other_days_of_the_week_or_other_people_do_not_overlap(faculty: TestClient, world: World) -> None:
    add(faculty, world, weekdays=[0])
    assert add(faculty, world, weekdays=[1]).status_code == 201
    noor = {"by": world.hughes, "covers": world.noor, "organisation": "Z10103"}
    assert add(faculty, world, weekdays=[0], **noor).status_code == 201


@pytest.mark.parametrize(
    ("facts", "words", "field"),
    [
        ({"weekdays": [2]}, "The person who covers is not placed at Linden Walk on Wednesdays", "by"),
        ({"organisation": "Z10103"}, "The person who covers is not placed at Quay Road", "by"),
        ({"organisation": "Z10102", "weekdays": [3]}, "The person who is covered is not placed at Mill Lane", "for"),
        ({"last": str(day(-1))}, "The backfill ends before it begins", "last"),
        ({"weekdays": []}, "A backfill has days of the week", "weekdays"),
    ],
)
def test_outside_the_placement_of_either_it_is_refused(
    faculty: TestClient, world: World, facts: dict[str, Any], words: str, field: str
) -> None:
    refused(add(faculty, world, **facts), 422, words, field)
    assert all_of(faculty, "/backfills") == []


def test_it_may_not_go_on_after_a_placement_ends(faculty: TestClient, world: World) -> None:
    with writing() as session:
        ends = join(session, "Dr Lucy Farrant", NewPlacement("Z10101", last=day(6)), role="new_gp")
    refused(add(faculty, world, by=ends), 422, "The person who covers is not placed at Linden Walk", "by")
    assert add(faculty, world, by=ends, last=str(day(6))).status_code == 201


def test_whoever_has_left_neither_covers_nor_is_covered(faculty: TestClient, world: World) -> None:
    leaving = {"on": str(day(3)), "reason": "A new post."}
    faculty.post(f"{V1}/participants/{world.ellison}/withdrawal", json=leaving)
    errors = refused(add(faculty, world), 422, "The person who is covered does not take part all that time", "for")
    assert errors["for"].endswith(f"until {day(3)}: choose days in that time.")
    early = add(faculty, world, first=str(day(-20)), last=str(day(0)))
    refused(early, 422, "The person who covers does not take part", "by")
    assert add(faculty, world, last=str(day(2, 6))).status_code == 201


def test_people_who_cannot_cover_each_other(faculty: TestClient, world: World) -> None:
    refused(add(faculty, world, covers=world.bello), 422, "Nobody covers for themselves", "for")
    refused(add(faculty, world, covers=99_999), 404, "no participant 99999")
    refused(add(faculty, world, organisation="Z99999"), 404, "Z99999")
    with writing() as session:
        elsewhere = join(session, "Dr Simon Teale", "Z10101", within=cohort(session, "Northbay"))
    refused(add(faculty, world, covers=elsewhere), 422, "in different cohorts", "for")


def test_a_lead_sees_backfill_at_their_own_practices(
    faculty: TestClient, lead: TestClient, world: World, signed_in: SignIn
) -> None:
    add(faculty, world)
    assert len(all_of(lead, "/backfills")) == 1
    assert add(lead, world).status_code == 403
    assert all_of(signed_in("lead", "F902"), "/backfills") == []
    assert signed_in("practice", "Z10101").get(f"{V1}/backfills").status_code == 403
