"""What a federation is trying, by status: each initiative with its main measure and what comes next."""

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.access.principal import OPERATOR
from groundswell.clock import today
from groundswell.database.engine import reading
from groundswell.reports.initiatives.board import initiative_board
from tests.cohorts.asking import refused
from tests.conftest import Counting, SignIn
from tests.reports.initiatives.worlds import SOON, V1, closed, country, cycle, post, started, told
from tests.reports.worlds import CALLS


@pytest.fixture
def world(database: None) -> None:
    country()


@pytest.fixture
def lead(world: None, signed_in: SignIn) -> TestClient:
    return signed_in("lead", "F901")


def board(client: TestClient, federation: str = "F901") -> dict[str, Any]:
    answer = client.get(f"{V1}/initiative-board", params={"federation": federation})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def cards(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {card["title"]: card for column in found["columns"] for card in column["cards"]}


def test_columns_are_the_statuses_in_the_order_of_the_work(lead: TestClient) -> None:
    started(lead, "One", status="planning", started=str(today()))
    started(lead, "Two", status="spreading", started=str(today()))
    found = board(lead)
    assert [(each["title"], [card["title"] for card in each["cards"]]) for each in found["columns"]] == [
        ("Planning", ["One"]),
        ("Testing", []),
        ("Spreading", ["Two"]),
        ("Sustaining", []),
        ("Completed", []),
        ("Stopped", []),
    ]
    assert found["sentence"] == "Two initiatives, no PDSA cycles."


def test_a_card_has_the_main_measure_scores_and_what_comes_next(signed_in: SignIn, world: None) -> None:
    national = signed_in("national")
    told(national)
    card = cards(board(national))["Call back instead of hold"]
    due = f"{SOON.day} {SOON:%B}" if SOON.year == today().year else f"{SOON.day} {SOON:%B %Y}"
    assert card["main_measure"] == {"title": "Missed calls", "variation": "improvement_low", "words": "improving"}
    assert (card["practices"], card["cycles"], card["next"]) == (1, 2, f"Study cycle 2 by {due}")
    assert (card["score_team"], card["score_adviser"], card["stalled"]) == (3.5, 3.0, False)
    assert card["last_cycle"] == str(today() - timedelta(days=7))


def test_nothing_for_ninety_days_is_stalled(lead: TestClient) -> None:
    code = started(lead, "Text reminders", started="2018-01-08", status="testing")
    closed(lead, cycle(lead, code, date(2018, 5, 7), date(2018, 6, 11)))
    started(lead, "Done", started="2018-01-08", status="completed", ended="2018-06-30")
    found = board(lead)
    assert (found["stalled"], found["sentence"]) == (1, "Two initiatives, one PDSA cycle; one has stalled.")
    assert cards(found)["Text reminders"]["next"] == "Nothing recorded since June 2018."
    assert (cards(found)["Done"]["stalled"], cards(found)["Done"]["next"]) == (False, "Write it up")


def test_what_comes_next_follows_from_what_is_there(lead: TestClient) -> None:
    recent = {"started": str(today()), "status": "planning"}
    started(lead, "No aim", aim={}, **recent)
    bare = started(lead, "No measure", **recent)
    assert cards(board(lead))["No aim"]["next"] == "Aim not agreed yet"
    assert cards(board(lead))["No measure"]["next"] == "No measure chosen yet"
    post(lead, f"initiatives/{bare}/measures", measure=CALLS)
    assert cards(board(lead))["No measure"]["next"] == "Plan a first cycle"
    post(lead, f"initiatives/{bare}/milestones", title="Meet the forum", due=str(SOON))
    assert cards(board(lead))["No measure"]["next"].startswith("Meet the forum by ")


def test_it_holds_what_the_caller_may_see_of_the_federation(lead: TestClient, signed_in: SignIn) -> None:
    started(lead, "The federation’s")
    national, other = signed_in("national"), signed_in("lead", "F902")
    started(national, "Of another, at a practice of ours", owner="F902", practices=["Z10101", "Z10201"])
    started(national, "Of another alone", owner="F902", practices=["Z10201"])
    started(lead, "A practice’s own", owner="Z10102", practices=["Z10102"])
    assert sorted(cards(board(lead))) == ["A practice’s own", "Of another, at a practice of ours", "The federation’s"]
    assert sorted(cards(board(other))) == [], "which practices take part is for those who may see them"
    assert sorted(cards(board(other, "F902"))) == ["Of another alone", "Of another, at a practice of ours"]
    refused(lead.get(f"{V1}/initiative-board?federation=Z10101"), 404, "There is no federation with the code Z10101")


def test_it_takes_as_many_queries_however_many_there_are(lead: TestClient, counted: Counting) -> None:
    def queries() -> int:
        with counted() as statements, reading() as session:
            initiative_board(session, by=OPERATOR, federation="F901")
        return len(statements)

    def one(title: str) -> None:
        code = started(lead, title, started=str(today()))
        post(lead, f"initiatives/{code}/measures", measure=CALLS)
        own = {"title": "Calls", "unit": "count", "unit_label": "a month", "numerator": "Calls", "family": "outcome"}
        post(lead, f"initiatives/{started(lead, f'{title} too')}/measures", **own, aggregation="sum")
        cycle(lead, code, today(), SOON)

    one("First")
    few = queries()
    for title in ("Second", "Third", "Fourth"):
        one(title)
    assert queries() == few
    assert few <= 17
