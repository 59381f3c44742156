"""When a term is moved, what hangs on its sessions and on its end moves too, unless answers have come."""

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.cohorts.models import Term
from groundswell.evaluations.models import Evaluation
from tests.evaluations.world import V1, World, opened, small_cohort

LATER = timedelta(days=14)


@pytest.fixture
def world(database: None) -> World:
    return small_cohort()


def move(client: TestClient, world: World, **facts: Any) -> Any:
    """Two weeks later, unless told otherwise."""
    body = {"first": str(world.first + LATER), "weeks": 8, "preview": False}
    answer = client.post(f"{V1}/terms/{world.term}/move", json=body | facts)
    assert answer.status_code == 200, answer.text
    return answer.json()


def moved(
    number: int, title: str, before: tuple[date, date], after: tuple[date, date], *, answered: bool = False
) -> dict[str, Any]:
    return {
        "evaluation": number,
        "title": title,
        "before": {"first": str(before[0]), "last": str(before[1])},
        "after": {"first": str(after[0]), "last": str(after[1])},
        "answered": answered,
    }


def days(session: Session) -> dict[int, tuple[date, date]]:
    session.rollback()
    return {each.id: (each.opens, each.closes) for each in session.scalars(select(Evaluation))}


def test_evaluations_move_with_their_sessions_and_the_end(national: TestClient, world: World, session: Session) -> None:
    unanswered = opened(national, world, session=world.sessions[2]).id
    answered = opened(national, world)
    answered.answer()
    follow_up = national.post(f"{V1}/cohorts/{world.cohort}/follow-up", json={}).json()["evaluation"]["id"]
    before = days(session)
    preview = move(national, world, preview=True)
    assert (preview["written"], days(session)) == (False, before)
    later = {each: (opens + LATER, closes + LATER) for each, (opens, closes) in before.items()}
    reaction, behaviour = "After the session", "Three months on: what I do differently"
    said = [
        moved(answered.id, reaction, before[answered.id], before[answered.id], answered=True),
        moved(unanswered, reaction, before[unanswered], later[unanswered]),
        moved(follow_up, behaviour, before[follow_up], later[follow_up]),
    ]
    assert preview["evaluations"] == said
    done = move(national, world)
    assert (done["written"], done["evaluations"]) == (True, said)
    assert days(session) == {**later, answered.id: before[answered.id]}
    assert session.get_one(Evaluation, unanswered).revision_id == session.get_one(Term, world.term).revision_id


def test_a_longer_term_moves_what_is_asked_after_the_end_alone(
    national: TestClient, world: World, session: Session
) -> None:
    about = opened(national, world, session=world.sessions[2]).id
    follow_up = national.post(f"{V1}/cohorts/{world.cohort}/follow-up", json={}).json()["evaluation"]["id"]
    before = days(session)
    move(national, world, first=str(world.first), weeks=10)
    opens, closes = before[follow_up]
    assert days(session) == {about: before[about], follow_up: (opens + LATER, closes + LATER)}


def test_a_move_that_is_refused_moves_nothing(national: TestClient, world: World, session: Session) -> None:
    opened(national, world)
    before = days(session)
    refused = national.post(f"{V1}/terms/{world.term}/move", json={"first": str(world.first), "weeks": 2})
    assert refused.status_code == 422
    assert days(session) == before


def test_evaluations_of_a_session_that_is_moved_alone_move_with_it(
    national: TestClient, world: World, session: Session
) -> None:
    unanswered = opened(national, world, session=world.sessions[2]).id
    opened(national, world, session=world.sessions[3])
    national.post(f"{V1}/cohorts/{world.cohort}/follow-up", json={})
    before = days(session)
    assert len(before) == 3
    url = f"{V1}/sessions/{world.sessions[2]}"
    taught = national.get(url).json()
    changes = {"day": str(date.fromisoformat(taught["day"]) + timedelta(days=2)), "title": "Flow"}
    changed = national.patch(url, json=changes, headers={"If-Match": f'"{taught["revision"]}"'})
    assert changed.status_code == 200, changed.text
    assert (changed.json()["day"], changed.json()["title"]) == (changes["day"], "Flow")
    opens, closes = before[unanswered]
    moved_on = {unanswered: (opens + timedelta(days=2), closes + timedelta(days=2))}
    assert days(session) == before | moved_on
    assert session.get_one(Evaluation, unanswered).revision_id == changed.json()["revision"]


def test_an_evaluation_that_was_answered_keeps_its_days_when_the_session_moves(
    national: TestClient, world: World, session: Session
) -> None:
    answered = opened(national, world)
    answered.answer()
    before = days(session)
    taught_id = session.get_one(Evaluation, answered.id).session_id
    url = f"{V1}/sessions/{taught_id}"
    taught = national.get(url).json()
    later = str(date.fromisoformat(taught["day"]) + timedelta(days=1))
    changed = national.patch(url, json={"day": later}, headers={"If-Match": f'"{taught["revision"]}"'})
    assert changed.json()["day"] == later
    assert days(session) == before
