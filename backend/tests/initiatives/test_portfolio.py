"""Initiatives as a list: whose, in which order, and which have stalled."""

import base64
import json
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.clock import today
from groundswell.initiatives.themes import all_themes
from tests.cohorts.asking import all_of
from tests.conftest import Counting, Making
from tests.factories.initiatives import MadeInitiative, days_ago, place
from tests.initiatives.conftest import V1
from tests.reports.cohort_worlds import World


def codes(client: TestClient, query: str = "") -> list[str]:
    return [each["code"] for each in all_of(client, f"/initiatives?{query}")]


def month_ending(day: date) -> date:
    """The first day of a month whose last day is the last one on or before a day."""
    last = day if (day + timedelta(days=1)).day == 1 else day.replace(day=1) - timedelta(days=1)
    return last.replace(day=1)


def end_of(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def test_the_newest_activity_first_page_by_page(make: Making, faculty: TestClient) -> None:
    with make() as m:
        owner = place(m, "F901")
        MadeInitiative(m, "Nothing yet", owner=owner, started=None)
        for place_in_list, days in enumerate((40, 10, 10, 20)):
            MadeInitiative(m, f"Began {days} {place_in_list}", owner=owner, started=days_ago(days))
    found = [each["last_activity"] for each in all_of(faculty, "/initiatives?limit=1")]
    assert found == [*(str(days_ago(each)) for each in (10, 10, 20, 40)), None]
    assert len(set(codes(faculty, "limit=2"))) == 5


HAPPENS = ["cycle begun", "cycle closed", "journal", "score", "figure"]


def happen(made: MadeInitiative, what: str, day: date) -> date:
    """Makes it happen, and says on which day it counts."""
    if what == "cycle begun":
        made.cycle(first=day, last=today() + timedelta(days=9))
    elif what == "cycle closed":
        made.cycle(first=day - timedelta(days=30), last=day, act="adopt")
    elif what == "journal":
        made.journal(day)
    else:
        month = month_ending(day)
        if what == "score":
            made.score(month, 3.0)
        else:
            made.figures(made.own_measure(), [80, 90], last=month)
        return end_of(month)
    return day


@pytest.mark.parametrize("what", HAPPENS)
def test_what_counts_as_activity(make: Making, faculty: TestClient, what: str) -> None:
    with make() as m:
        day = happen(MadeInitiative(m, "Old", owner=place(m, "F901")), what, days_ago(50))
    assert all_of(faculty, "/initiatives")[0]["last_activity"] == str(day)


@pytest.mark.parametrize("what", HAPPENS)
def test_ninety_days_without_any_is_stalled(make: Making, faculty: TestClient, what: str) -> None:
    with make() as m:
        day = happen(MadeInitiative(m, "Old", owner=place(m, "F901")), what, days_ago(90))
        fresh = (today() - day).days <= 90
        other = happen(MadeInitiative(m, "Older", owner=place(m, "F901")), what, days_ago(91))
        assert (today() - other).days > 90
    assert codes(faculty, "stalled=false") == (["old"] if fresh else [])
    assert "older" in codes(faculty, "stalled=true")
    stalled = {each["code"]: each["stalled"] for each in all_of(faculty, "/initiatives")}
    assert stalled == {"old": not fresh, "older": True}


def test_what_is_to_come_is_no_activity_yet(make: Making, faculty: TestClient) -> None:
    with make() as m:
        made = MadeInitiative(m, "Old", owner=place(m, "F901"))
        made.cycle(first=today() + timedelta(days=2))
        made.milestone("Soon", today())
        recent = MadeInitiative(m, "Recent", owner=place(m, "F901"))
        recent.score(today().replace(day=1), 3.0)
    found = {each["code"]: (each["last_activity"], each["stalled"]) for each in all_of(faculty, "/initiatives")}
    assert found == {"old": ("2018-01-08", True), "recent": (str(today()), False)}


@pytest.mark.parametrize("status", ["planning", "testing", "spreading", "sustaining", "completed", "stopped"])
def test_what_is_over_or_holds_does_not_stall(make: Making, faculty: TestClient, status: str) -> None:
    with make() as m:
        MadeInitiative(m, "Old", owner=place(m, "F901"), status=status, ended_because="It was.", ended=days_ago(500))
    expected = status in ("planning", "testing", "spreading")
    assert [each["stalled"] for each in all_of(faculty, "/initiatives")] == [expected]
    assert codes(faculty, f"status={status}") == ["old"]
    assert codes(faculty, f"stalled={str(not expected).lower()}") == []


def test_filters(make: Making, faculty: TestClient) -> None:
    with make() as m:
        world = World(m)
        theme = all_themes(m.session)[0].id
        alder = MadeInitiative(
            m, "Call back", owner=place(m, "F901"), theme_id=theme, aim_what="Cut missed calls by 50%"
        )
        alder.takes_part(place(m, "Z10101"), last=date(2018, 2, 1))
        person = alder.member("Tom Ferris").person_id
        MadeInitiative(m, "Text reminders", owner=place(m, "F902"), programme=world.programme)
        MadeInitiative(m, "Blood tests", programme=world.programme, status="planning")
    assert codes(faculty, "owner=f901") == ["call-back"]
    assert codes(faculty, "owner=F999") == []
    assert sorted(codes(faculty, "programme=tideway-leaders")) == ["blood-tests", "text-reminders"]
    assert codes(faculty, f"theme={theme}") == ["call-back"]
    assert codes(faculty, "status=planning") == ["blood-tests"]
    assert codes(faculty, "practice=z10101") == ["call-back"], "though it has left"
    assert codes(faculty, "practice=Z10102") == []
    assert codes(faculty, f"person={person}") == ["call-back"]
    assert codes(faculty, "text=BACK call") == ["call-back"]
    assert codes(faculty, "text=missed calls") == ["call-back"]
    assert codes(faculty, "text=50%25") == ["call-back"]
    assert codes(faculty, "text=call 5_%25") == []
    assert len(codes(faculty, "text=%20")) == 3


@pytest.mark.parametrize(
    "query", ["status=paused", "theme=0", "theme=x", "person=-1", "stalled=maybe", "text=" + "x" * 201]
)
def test_a_filter_that_is_none_is_refused(faculty: TestClient, query: str) -> None:
    assert faculty.get(f"{V1}/initiatives?{query}").status_code == 422
    assert faculty.get(f"{V1}/initiatives.csv?{query}").status_code == 422


def test_counts_and_newest_scores_in_a_bounded_number_of_queries(
    make: Making, faculty: TestClient, counted: Counting
) -> None:
    with make() as m:
        for number in range(4):
            practices = [place(m, "Z10101"), place(m, "Z10102")]
            made = MadeInitiative(m, f"Plan {number}", owner=place(m, "F901"), practices=practices)
            made.takes_part(place(m, "Z10103"), last=days_ago(1))
            made.takes_part(place(m, "Z10104"), first=today() + timedelta(days=1))
            made.cycle(act="adopt")
            made.cycle()
            made.score(date(2018, 9, 1), 3.5)
            made.score(date(2018, 8, 1), 2.0)
            made.score(date(2018, 8, 1), 1.0, by="adviser")
        over = MadeInitiative(m, "Over", owner=place(m, "F901"), status="completed", ended=date(2018, 6, 30))
        over.takes_part(place(m, "Z10101"), last=date(2018, 6, 30))
        over.takes_part(place(m, "Z10102"), first=date(2018, 7, 1))
    faculty.get(f"{V1}/initiatives?limit=1")
    with counted() as statements:
        found = {each["code"]: each for each in faculty.get(f"{V1}/initiatives").json()["items"]}
    assert len(statements) <= 9, statements
    facts = ("practices", "cycles", "score_team", "score_adviser")
    assert [found["plan-1"][each] for each in facts] == [2, 2, 3.5, 1.0]
    assert [found["over"][each] for each in facts] == [1, 0, None, None]


def test_as_a_table(make: Making, faculty: TestClient) -> None:
    with make() as m:
        MadeInitiative(m, "=1+1", owner=place(m, "F901"), code="sum", started=days_ago(3))
    table = faculty.get(f"{V1}/initiatives.csv").text.splitlines()
    assert table[0].split(",")[:4] == ["code", "title", "owner", "programme"]
    assert table[1] == f"sum,'=1+1,F901,,,testing,False,other,{days_ago(3)},,0,0,{days_ago(3)},,"


def cursor(client: TestClient, *parts: Any) -> int:
    said = base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")
    status: int = client.get(f"{V1}/initiatives", params={"cursor": said}).status_code
    return status


def test_a_cursor_that_the_list_did_not_give_out(faculty: TestClient) -> None:
    assert cursor(faculty, "2018-01-01", 5) == 200
    for wrong in ([], ["x", 5], ["2018-02-30", 5], ["2018-01-01", 10**30], [5, "2018-01-01"], ["2018-01-01", True]):
        assert cursor(faculty, *wrong) == 422, wrong
