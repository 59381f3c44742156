"""A term is moved: first seen, then done, and refused where something would not hold."""

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.cohorts.models import Backfill
from groundswell.database.engine import reading, writing
from groundswell.revisions.models import Revision
from tests.cohorts.asking import all_of, refused
from tests.cohorts.world import COHORT, THIRD_TERM, V1, World, covers, day


def move(
    client: TestClient, world: World, first: date, *, weeks: int = 8, place: int = 3, preview: bool = False
) -> Any:
    sent = {"first": str(first), "weeks": weeks, "preview": preview}
    return client.post(f"{V1}/terms/{world.term(place).id}/move", json=sent)


def days_of(client: TestClient, place: int) -> list[str]:
    return [each["day"] for each in all_of(client, f"/sessions?cohort={COHORT}") if each["term"]["place"] == place]


@pytest.fixture
def backfill(world: World) -> int:
    with writing() as session:
        return covers(session, world.bello, world.ellison, "Z10101", [0, 1], THIRD_TERM, day(15, 6))


def revisions_made() -> int:
    with reading() as session:
        return session.query(Revision).count()


def test_a_preview_says_what_would_move_and_writes_nothing(faculty: TestClient, world: World, backfill: int) -> None:
    before, revisions = days_of(faculty, 3), revisions_made()
    answer = move(faculty, world, day(10), preview=True)
    assert answer.status_code == 200
    said = answer.json()
    assert (said["written"], said["refused"]) == (False, [])
    assert said["before"] == {"first": str(THIRD_TERM), "last": str(day(15, 6))}
    assert said["after"] == {"first": str(day(10)), "last": str(day(17, 6))}
    assert [each["before"] for each in said["sessions"]] == before
    assert [each["after"] for each in said["sessions"]] == [str(day(week, 2)) for week in range(10, 18)]
    assert not any(each["held"] for each in said["sessions"])
    assert said["backfills"] == [
        {
            "backfill": backfill,
            "before": {"first": str(THIRD_TERM), "last": str(day(15, 6))},
            "after": {"first": str(day(10)), "last": str(day(17, 6))},
        }
    ]
    assert days_of(faculty, 3) == before
    assert revisions_made() == revisions


def test_in_earnest_sessions_and_backfills_move_by_as_many_days(
    faculty: TestClient, world: World, backfill: int
) -> None:
    previewed = move(faculty, world, day(9, 1), preview=True).json()
    done = move(faculty, world, day(9, 1)).json()
    assert done == previewed | {"written": True}
    assert days_of(faculty, 3) == [str(day(week, 3)) for week in range(9, 17)]
    assert len(days_of(faculty, 1)) == len(days_of(faculty, 2)) == 8
    assert (world.term(3).first, world.term(3).weeks) == (day(9, 1), 8)
    with reading() as session:
        row = session.get_one(Backfill, backfill)
        assert (row.first, row.last) == (day(9, 1), day(17, 0))


def test_a_backfill_that_goes_on_beyond_the_term_stays(faculty: TestClient, world: World) -> None:
    with writing() as session:
        covers(session, world.bello, world.ellison, "Z10101", [0, 1], day(7), day(15, 6))
    assert move(faculty, world, day(10)).json()["backfills"] == []


def test_a_session_that_was_held_stays_on_its_day(faculty: TestClient, world: World) -> None:
    held = world.session_on(day(-4, 2))
    faculty.put(f"{V1}/sessions/{held}/attendance", json={"marks": {world.noor: "present"}})
    said = move(faculty, world, day(-5), place=2, weeks=9).json()
    assert [(each["after"], each["held"]) for each in said["sessions"]][:2] == [
        (str(day(-4, 2)), True),
        (str(day(-4, 2)), False),
    ]
    later = move(faculty, world, day(-3), place=2, preview=True).json()
    (fault,) = later["refused"]
    assert fault["words"] == f"Term 2, week 1 was held on {day(-4, 2)}, outside the new days."
    refused(move(faculty, world, day(-3), place=2), 422, fault["words"], "first")
    assert world.term(2).first == day(-5)


def test_an_end_before_a_session_is_refused(faculty: TestClient, world: World) -> None:
    said = move(faculty, world, THIRD_TERM, weeks=6, preview=True).json()
    assert [each["words"] for each in said["refused"]] == [
        f"Term 3, week {week} would be on {day(7 + week, 2)}, outside the new days." for week in (7, 8)
    ]
    refused(move(faculty, world, THIRD_TERM, weeks=6), 422, "Term 3, week 7 would be on", "weeks")
    assert world.term(3).weeks == 8


def test_more_weeks_move_nothing(faculty: TestClient, world: World, backfill: int) -> None:
    before = days_of(faculty, 3)
    said = move(faculty, world, THIRD_TERM, weeks=10).json()
    assert said["backfills"] == []
    assert days_of(faculty, 3) == before
    assert world.term(3).weeks == 10


def test_terms_may_not_overlap(faculty: TestClient, world: World) -> None:
    words = f"Term 3 would overlap Term 2, from {day(-4)} to {day(3, 6)}."
    refused(move(faculty, world, day(3)), 422, words, "first")
    assert move(faculty, world, day(4)).status_code == 200
    refused(move(faculty, world, day(-4), place=2, weeks=9), 422, "Term 2 would overlap Term 3")


def test_a_backfill_that_would_no_longer_hold_is_refused(faculty: TestClient, world: World, backfill: int) -> None:
    with writing() as session:  # from the week after the term: the same days of the same person
        covers(session, world.bello, world.ellison, "Z10101", [1], day(16), day(20))
    refused(move(faculty, world, day(9)), 422, "A backfill would no longer hold: The same person already covers")
    assert move(faculty, world, day(7)).status_code == 200


@pytest.mark.parametrize("weeks", [0, 61])
def test_a_term_has_one_to_sixty_weeks(faculty: TestClient, world: World, weeks: int) -> None:
    assert move(faculty, world, THIRD_TERM, weeks=weeks).status_code == 422


def test_a_lead_moves_nothing(lead: TestClient, world: World) -> None:
    assert move(lead, world, day(9), preview=True).status_code == 403
