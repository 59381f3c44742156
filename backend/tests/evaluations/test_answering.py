"""Answering without an account: once a ticket, between two days, all questions with steps."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.clock import today
from groundswell.cohorts.models import TaughtSession
from groundswell.database.engine import writing
from groundswell.errors import Conflict, GroundswellError
from groundswell.evaluations.answering import Item, hand_in
from groundswell.evaluations.models import Answer, AnswerItem, Ticket
from groundswell.revisions.models import Revision
from tests.conftest import Counting
from tests.evaluations.world import SHEET, Open, World, ago, opened, small_cohort

TODAY = "groundswell.evaluations.answering.today"


@pytest.fixture
def world(database: None) -> World:
    return small_cohort()


@pytest.fixture
def evaluation(national: TestClient, world: World) -> Open:
    return opened(national, world)


def sheet(evaluation: Open, ticket: str) -> Any:
    return evaluation.client.get(SHEET, headers={"Evaluation-Ticket": ticket})


def test_a_ticket_opens_the_form_and_nothing_else(evaluation: Open) -> None:
    found = sheet(evaluation, evaluation.tickets[0])
    assert found.status_code == 200
    assert found.headers["cache-control"] == "no-store"
    assert "etag" not in found.headers
    assert "set-cookie" not in found.headers
    assert found.json() == {
        "title": "After the session",
        "about": "Session 2",
        "closes": str(ago(-13)),
        "questions": evaluation.questions,
    }


def test_one_answer_a_ticket(evaluation: Open, session: Session) -> None:
    ticket = evaluation.tickets[0]
    taken = evaluation.send(ticket, [5, 4, 3, 2, 1], words="  Shorter days. ", role="gp")
    assert (taken.status_code, taken.content) == (204, b"")
    assert "set-cookie" not in taken.headers
    for again in (evaluation.send(ticket, 1), sheet(evaluation, ticket)):
        assert again.status_code == 409
        assert again.json()["detail"] == "This link has been used: it takes one answer. Nothing has been changed."
    (answer,) = session.scalars(select(Answer))
    assert (answer.day, answer.role) == (today(), "gp")
    items = session.scalars(select(AnswerItem).order_by(AnswerItem.question_id)).all()
    assert [(each.step, each.words) for each in items] == [
        *((step, None) for step in (5, 4, 3, 2, 1)),
        (None, "Shorter days."),
    ]


def test_an_answer_makes_no_revision(evaluation: Open, session: Session) -> None:
    before = session.scalars(select(Revision.id)).all()
    session.rollback()
    assert evaluation.answer().status_code == 204
    assert session.scalars(select(Revision.id)).all() == before


@pytest.mark.parametrize("ticket", ["Zm9yIHRoZSBleGFtcGxl", "x", "'; --", "%00", "9" * 100])
def test_a_ticket_that_was_never_given_out(evaluation: Open, ticket: str) -> None:
    for refused in (sheet(evaluation, ticket), evaluation.send(ticket)):
        assert refused.status_code == 404
        assert refused.json()["detail"] == "This link opens no form. Check that it was copied to its end."


def test_a_stranger_never_takes_the_writers_turn(evaluation: Open, counted: Counting) -> None:
    with counted() as statements:
        refused = evaluation.client.post(SHEET, content=b"no sheet", headers={"Evaluation-Ticket": "x"})
    assert refused.status_code == 404
    assert len(statements) == 1


def test_no_ticket_at_all(evaluation: Open) -> None:
    for refused in (
        evaluation.client.get(SHEET),
        evaluation.client.post(SHEET, json={"items": []}),
        sheet(evaluation, "9" * 101),
    ):
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["field"] == "Evaluation-Ticket"


def test_between_two_days(evaluation: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket, used = evaluation.tickets[:2]
    monkeypatch.setattr(TODAY, lambda: ago(1))
    for early in (sheet(evaluation, ticket), evaluation.send(ticket)):
        assert early.status_code == 403
        assert early.json()["detail"].startswith("This form opens on ")
    monkeypatch.setattr(TODAY, lambda: ago(-13))
    assert evaluation.send(used).status_code == 204  # its last day
    monkeypatch.setattr(TODAY, lambda: ago(-14))
    for late in (sheet(evaluation, ticket), evaluation.send(ticket), evaluation.send(used)):
        assert late.status_code == 410
        assert late.json()["detail"].startswith("This form closed on ")


def test_not_before_a_session_that_was_postponed(evaluation: Open, world: World) -> None:
    with writing() as own:
        own.get_one(TaughtSession, world.sessions[1]).day = ago(-3)
    early = evaluation.answer()
    assert early.status_code == 403
    assert f"This form opens on {ago(-3).day} " in early.json()["detail"]


def test_what_is_no_answer(evaluation: Open) -> None:
    ticket = evaluation.tickets[0]
    closed, text = evaluation.items(4), evaluation.questions[-1]["id"]
    headers = {"Evaluation-Ticket": ticket}
    for items, words in (
        ([], "Choose a step for every question that has them; words are up to you."),
        (closed[1:], "Choose a step for every question that has them; words are up to you."),
        ([*closed, closed[0]], "The form has no such question, or it was answered twice."),
        ([*closed, {"question": 2**63, "step": 3}], None),
        ([*closed, {"question": 99999, "step": 3}], "The form has no such question, or it was answered twice."),
        ([*closed, {"question": text, "step": 3}], None),
        ([{**closed[0], "words": "Yes"}, *closed[1:]], None),
        ([{"question": closed[0]["question"], "words": "Yes"}, *closed[1:]], None),
        ([{**closed[0], "step": 6}, *closed[1:]], None),
        ([*closed, {"question": text, "words": "long " * 401}], None),
        ([*closed, {"question": text, "words": "\0"}], None),
    ):
        refused = evaluation.client.post(SHEET, json={"items": items}, headers=headers)
        assert refused.status_code == 422, items
        assert words in (None, refused.json()["detail"])
    assert evaluation.client.post(SHEET, json={"items": closed, "role": "king"}, headers=headers).status_code == 422
    assert evaluation.client.post(SHEET, content=b"x" * 1_000_001, headers=headers).status_code == 413
    assert evaluation.send(ticket).status_code == 204  # none of these used it up


def test_a_sheet_of_words_alone_that_says_nothing(national: TestClient, world: World) -> None:
    form = {"code": "words", "level": 1, "title": "Words", "questions": [{"kind": "text", "words": "What now?"}]}
    national.post("/api/v1/evaluation-forms", json=form)
    words = opened(national, world, form="words")
    ticket = words.tickets[0]
    refused = words.send(ticket, [], words="   ")
    assert (refused.status_code, refused.json()["detail"]) == (422, "The sheet is empty.")
    assert words.send(ticket, [], words="Everything.").status_code == 204


def test_of_two_at_once_with_one_ticket_one_wins(evaluation: Open, session: Session) -> None:
    ticket, number = evaluation.tickets[0], 4
    items = [Item(each["question"], each["step"]) for each in evaluation.items(3)]
    together = Barrier(number)

    def answer(_: int) -> GroundswellError | None:
        together.wait()
        try:
            with writing() as own:
                hand_in(own, ticket=ticket, role=None, items=items)
        except GroundswellError as refused:
            return refused
        return None

    with ThreadPoolExecutor(number) as pool:
        refusals = [each for each in pool.map(answer, range(number)) if each is not None]
    assert [type(each) for each in refusals] == [Conflict] * (number - 1)
    assert session.scalar(select(func.count()).select_from(Answer)) == 1
    assert session.scalar(select(func.count()).where(Ticket.used)) == 1


def test_many_at_once_are_all_kept(evaluation: Open, session: Session) -> None:
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(evaluation.send, evaluation.tickets))
    assert [each.status_code for each in statuses] == [204] * 20
    assert session.scalar(select(func.count()).select_from(Answer)) == 20
    assert session.scalar(select(func.count()).select_from(AnswerItem)) == 20 * 5


def test_a_used_and_an_unknown_ticket_cost_the_same_questions(evaluation: Open, counted: Counting) -> None:
    used = evaluation.tickets[0]
    evaluation.send(used)
    asked = []
    for ticket in (used, "unknown"):
        with counted() as statements:
            sheet(evaluation, ticket)
        asked.append(list(statements))
    assert asked[0] == asked[1]
    assert len(asked[0]) == 1
