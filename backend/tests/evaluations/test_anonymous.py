"""An answer cannot be tied to a ticket, an address, a person or a time: not by what is kept, nor by what is logged."""

import io
import logging
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Date, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from groundswell.database.engine import dialect, engine, writing
from groundswell.evaluations.answering import Item, hand_in
from groundswell.evaluations.models import Answer, AnswerItem, Ticket
from groundswell.evaluations.queries import hashed
from groundswell.revisions.models import Revision
from tests.evaluations.world import SHEET, Open, World, opened, results, small_cohort

WORDS = "Parking was dreadful, and Colin spoke for too long."


@pytest.fixture
def world(database: None) -> World:
    return small_cohort()


@pytest.fixture
def evaluation(national: TestClient, world: World) -> Open:
    return opened(national, world)


def rows(session: Session, table: str) -> list[dict[str, Any]]:
    session.rollback()
    return [dict(row) for row in session.execute(text(f"SELECT * FROM {table}")).mappings()]


def test_a_row_holds_the_day_what_was_said_and_nothing_more(evaluation: Open, session: Session) -> None:
    ticket = evaluation.tickets[0]
    headers = {"Evaluation-Ticket": ticket, "X-Forwarded-For": "192.0.2.7", "Cookie": "groundswell_refresh=abc"}
    evaluation.client.post(SHEET, json={"items": evaluation.items(4, WORDS), "role": "gp"}, headers=headers)
    (answer,) = rows(session, "answer")
    assert answer.keys() == {"id", "evaluation_id", "day", "role", "shown"}
    assert answer["evaluation_id"] == evaluation.id
    assert len(answer["id"]) == 32
    assert answer["id"] not in (ticket, hashed(ticket))
    assert len(str(answer["day"])) == len("2026-11-22")
    assert (answer["role"], bool(answer["shown"])) == ("gp", False)
    for item in rows(session, "answer_item"):
        assert item.keys() == {"answer_id", "question_id", "step", "words"}
        assert (item["answer_id"], item["words"] in (None, WORDS)) == (answer["id"], True)
    (used,) = (each for each in rows(session, "ticket") if each["used"])
    assert used == {"code_hash": hashed(ticket), "evaluation_id": evaluation.id, "used": used["used"]}


def test_no_column_is_a_time_or_a_link(session: Session) -> None:
    live = inspect(engine())
    for model in (Answer, AnswerItem, Ticket):
        name = model.__tablename__
        kinds = {each["name"]: str(each["type"]) for each in live.get_columns(name)}
        assert [column for column, kind in kinds.items() if kind.startswith(("DATETIME", "TIME"))] == []
        linked = {each["referred_table"] for each in live.get_foreign_keys(name)}
        assert linked <= {"evaluation", "answer", "question"}
        assert {each["referred_table"] for each in live.get_foreign_keys(name)}.isdisjoint({"ticket", "app_user"})
    assert isinstance(Answer.__table__.c.day.type, Date)


def test_no_other_table_learns_of_an_answer(evaluation: Open) -> None:
    before = contents()
    evaluation.answer(words=WORDS)
    after = contents()
    assert {name for name in after if after[name] != before[name]} == {"answer", "answer_item", "ticket"}


def contents() -> dict[str, list[str]]:
    names = inspect(engine()).get_table_names()
    with engine().connect() as connection:
        return {name: sorted(map(repr, connection.execute(text(f"SELECT * FROM {name}")))) for name in names}


def test_the_database_does_not_know_the_order_either(evaluation: Open, session: Session) -> None:
    """Of ten answers, each with its own words: nothing that either database keeps beside the columns tells which came
    first, or which ticket belongs to it."""
    for number in range(10):
        assert evaluation.answer(words=f"Answer {number}").status_code == 204
    session.rollback()
    if dialect(session) == "postgresql":
        by_transaction = set()
        for table in ("answer", "answer_item", "ticket"):
            (written,) = session.execute(text(f"SELECT DISTINCT xmin::text, xmax::text FROM {table}"))
            by_transaction.add(written.xmin)
        assert len(by_transaction) == 1
        for table, key in (("answer", "id"), ("answer_item", "answer_id, question_id")):
            lying = session.execute(text(f"SELECT {key} FROM {table} ORDER BY ctid")).all()
            assert lying == session.execute(text(f"SELECT {key} FROM {table} ORDER BY {key}")).all()
    else:
        for table in ("answer", "answer_item", "ticket"):
            sql = session.scalar(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table})
            assert "WITHOUT ROWID" in str(sql)


def test_keys_say_nothing_of_the_order(evaluation: Open, session: Session) -> None:
    keys: list[str] = []
    for _ in range(12):
        evaluation.answer()
        keys += [row["id"] for row in rows(session, "answer") if row["id"] not in keys]
    assert len(keys) == 12
    assert keys != sorted(keys)
    assert keys != sorted(keys, reverse=True)


def test_the_first_five_are_shown_and_then_five_of_ten(evaluation: Open, national: TestClient) -> None:
    """Which five is chance, by their keys: else a watcher would know whose were added."""
    for number in range(15):
        evaluation.answer(words=f"{number:02}")
    quotes = results(national, evaluation)["questions"][-1]["quotes"]
    assert quotes[:5] == ["00", "01", "02", "03", "04"]
    assert len(set(quotes[5:])) == 5


def keep(evaluation: Open, ticket: str) -> None:
    items = [Item(each["question"], each.get("step"), each.get("words")) for each in evaluation.items(3, WORDS)]
    with writing() as own:
        hand_in(own, ticket=ticket, role=None, items=items)


@pytest.fixture
def everything_logged() -> Iterator[io.StringIO]:
    """What all loggers say, with every statement that goes to the database."""
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s %(exc_text)s"))
    root, statements = logging.getLogger(), logging.getLogger("sqlalchemy.engine")
    levels = root.level, statements.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    statements.setLevel(logging.INFO)
    try:
        yield heard
    finally:
        root.removeHandler(handler)
        root.setLevel(levels[0])
        statements.setLevel(levels[1])


def test_no_log_holds_a_ticket_or_a_word_of_an_answer(
    evaluation: Open, national: TestClient, everything_logged: io.StringIO
) -> None:
    used, late = evaluation.tickets[:2]
    headers = {"Evaluation-Ticket": used}
    evaluation.client.get(SHEET, headers=headers)
    evaluation.client.post(SHEET, json={"items": [{"question": 1, "words": WORDS}]}, headers=headers)  # refused
    evaluation.client.post(SHEET, json={"items": WORDS, "role": WORDS}, headers=headers)  # not even read
    assert evaluation.send(used, words=WORDS).status_code == 204
    assert evaluation.send(used, words=WORDS).status_code == 409
    evaluation.client.get(SHEET, headers={"Evaluation-Ticket": late})
    results(national, evaluation)
    logged = everything_logged.getvalue()
    assert "INSERT INTO answer" in logged  # so statements are heard
    assert f"POST {SHEET} 409" in logged  # and refusals
    for secret in (used, late, hashed(used), hashed(late), WORDS, "Parking"):
        assert secret not in logged


def test_a_database_that_fails_half_way_says_nothing_of_the_answer(evaluation: Open, session: Session) -> None:
    """Its error goes to the log with the statement, so not with what was to be written."""
    ticket = evaluation.tickets[0]
    with writing() as own:
        own.execute(text("ALTER TABLE answer_item RENAME TO elsewhere"))
    try:
        with pytest.raises(DBAPIError, match="answer_item") as failed:
            keep(evaluation, ticket)
    finally:
        with writing() as own:
            own.execute(text("ALTER TABLE elsewhere RENAME TO answer_item"))
    assert WORDS not in str(failed.value)
    assert hashed(ticket) not in str(failed.value)
    assert evaluation.send(ticket).status_code == 204  # and the ticket was not used up


def test_the_day_of_a_revision_is_all_that_an_answer_shares_with_it(evaluation: Open, session: Session) -> None:
    evaluation.answer()
    (answer,) = rows(session, "answer")
    made = session.scalars(select(Revision)).all()
    assert date.fromisoformat(str(answer["day"])) >= max(each.made_at for each in made).date()
