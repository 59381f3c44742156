"""A team's figures, typed into a grid: taken whole or not at all, with what is wrong said of each."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from groundswell.clock import today
from groundswell.database.engine import reading
from groundswell.initiatives.models import InitiativeFigure
from groundswell.measures.periods import first_day, in_words, month_of
from groundswell.organisations.models import Organisation
from groundswell.revisions.models import Revision
from tests.cohorts.asking import refused
from tests.conftest import Making
from tests.initiatives.conftest import V1, Starting
from tests.initiatives.test_measures import CALLBACK, OVERTIME, added

NOW = month_of(today())


def month(back: int) -> str:
    """The first day of a month some months ago."""
    return str(first_day(NOW - back))


def url(code: str, measure: dict[str, Any]) -> str:
    return f"{V1}/initiatives/{code}/measures/{measure['id']}/figures"


def give(client: TestClient, code: str, measure: dict[str, Any], *figures: dict[str, Any]) -> Any:
    return client.put(url(code, measure), json={"figures": list(figures)})


def share(period: str, numerator: float | None, denominator: float | None, **facts: Any) -> dict[str, Any]:
    return {"period": period, "numerator": numerator, "denominator": denominator} | facts


def hours(practice: str | None, period: str, numerator: float | None, **facts: Any) -> dict[str, Any]:
    return {"practice": practice, "period": period, "numerator": numerator} | facts


def shown(grid: dict[str, Any]) -> list[tuple[str | None, str, str]]:
    return [
        (each["practice"]["code"] if each["practice"] else None, each["period"], each["shown"])
        for each in grid["items"]
    ]


def kept() -> Sequence[InitiativeFigure]:
    with reading() as session:
        return session.scalars(select(InitiativeFigure)).all()


def test_a_grid_is_given_changed_and_taken_back(lead: TestClient, start: Starting) -> None:
    code = start(started=month(5))["code"]
    measure = added(lead, code, **CALLBACK)
    grid = give(lead, code, measure, share(month(3), 41, 50), share(month(2), 62, 70)).json()
    assert shown(grid) == [(None, month(3), "82%"), (None, month(2), "89%")]
    assert (grid["practices"], grid["may_edit"], grid["months"][-1]) == ([], True, month(0))
    first = grid["items"][0]
    taken = share(month(3), None, None, revision=first["revision"])
    grid = give(lead, code, measure, taken, share(month(1), 70, 70)).json()
    assert shown(grid) == [(None, month(2), "89%"), (None, month(1), "100%")]
    table = lead.get(f"{url(code, measure)}.csv").text.splitlines()
    assert table[0] == "practice,practice_name,period,numerator,denominator,value"
    assert table[1].startswith(f",,{month(2)},62.0,70.0,88.57")


def test_figures_that_are_as_they_stand_make_no_revision(lead: TestClient, start: Starting) -> None:
    code = start(started=month(5))["code"]
    measure = added(lead, code, **CALLBACK)
    give(lead, code, measure, share(month(2), 62, 70))
    with reading() as session:
        before = session.query(Revision).count()
    assert give(lead, code, measure, share(month(2), 62, 70), share(month(1), None, None)).status_code == 200
    with reading() as session:
        assert session.query(Revision).count() == before


def test_each_practice_gives_its_own(lead: TestClient, practice: TestClient, start: Starting) -> None:
    code = start(started=month(5))["code"]
    measure = added(lead, code, **OVERTIME)
    grid = give(lead, code, measure, hours("Z10101", month(2), 12), hours("z10102", month(2), 7.5)).json()
    assert [each["code"] for each in grid["practices"]] == ["Z10101", "Z10102"]
    assert shown(grid) == [("Z10101", month(2), "12"), ("Z10102", month(2), "8")]
    seen = practice.get(url(code, measure)).json()
    assert shown(seen) == [("Z10101", month(2), "12")], "a practice sees its own figures"
    assert give(practice, code, measure, hours("Z10101", month(1), 9)).status_code == 200
    errors = refused(give(practice, code, measure, hours("Z10102", month(1), 9)), 422, "that you may see takes part")
    assert list(errors) == ["figures.0.practice"]


def test_of_two_people_the_second_hears_of_the_first(lead: TestClient, practice: TestClient, start: Starting) -> None:
    code = start(started=month(5))["code"]
    measure = added(lead, code, **OVERTIME)
    stands = give(lead, code, measure, hours("Z10101", month(2), 12)).json()["items"][0]
    twice = give(practice, code, measure, hours("Z10101", month(2), 14), hours("Z10101", month(1), 9))
    refused(twice, 412, f"Somebody else has given the figure of Linden Walk for {in_words(NOW - 2)}")
    assert twice.json()["current"] == stands["revision"]
    assert len(kept()) == 1, "none of the second person's were kept"
    again = hours("Z10101", month(2), 14, revision=stands["revision"])
    assert give(practice, code, measure, again).status_code == 200
    refused(give(lead, code, measure, again | {"numerator": 15}), 412, "has changed the figure")


WRONG = {
    "a month to come": (share(month(-1), 1, 2), "period", "has not begun"),
    "a month before any": (share("1969-12-01", 1, 2), "period", "No figures are kept of months before"),
    "a part above its whole": (share(month(2), 12, 10), "numerator", "12 of 10: a part is not larger than its whole"),
    "nought below": (share(month(2), 0, 0), "denominator", "Nothing can be divided by nought"),
    "half a figure": (share(month(2), 12, None), "denominator", "Give this number too"),
    "a number it has not": (share(month(2), 1, 2, value=50), "value", "has no such number"),
    "whose it is not": (share(month(2), 1, 2, practice="Z10101"), "practice", "one figure for all practices"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_kept(
    lead: TestClient, start: Starting, wrong: str
) -> None:
    code = start(started=month(5))["code"]
    measure = added(lead, code, **CALLBACK)
    figure, field, words = WRONG[wrong]
    errors = refused(give(lead, code, measure, share(month(4), 1, 2), figure), 422, words, f"figures.1.{field}")
    assert len(errors) == 1
    assert not kept()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-1", "1e13"])
def test_what_is_no_number_to_count_with(lead: TestClient, start: Starting, number: str) -> None:
    code = start()["code"]
    measure = added(lead, code, **CALLBACK)
    body = f'{{"figures":[{{"period":"2018-10-01","numerator":{number},"denominator":5}}]}}'
    answer = lead.put(url(code, measure), content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422, answer.text
    assert not kept()


def test_a_practice_that_had_closed_has_no_figure(lead: TestClient, start: Starting, make: Making) -> None:
    code = start(started="2017-01-09", practices=["Z10101"])["code"]
    with make() as m:
        member = m.practice("Z10106", "Bank House", closed=date(2018, 4, 1))
        m.spell(member, m.session.scalars(select(Organisation).where(Organisation.code == "F901")).one())
    joined = lead.post(f"{V1}/initiatives/{code}/practices", json={"practices": ["Z10106"], "first": "2018-01-01"})
    assert joined.status_code == 201, joined.text
    measure = added(lead, code, **OVERTIME)
    assert give(lead, code, measure, hours("Z10106", "2018-03-01", 5)).status_code == 200
    after = give(lead, code, measure, hours("Z10106", "2018-04-01", 5))
    refused(after, 422, "Bank House closed on 1 April 2018, so it has no figure for April 2018", "figures.0.practice")


def test_a_practice_that_does_not_take_part_then_has_no_figure(lead: TestClient, start: Starting) -> None:
    code = start(started="2018-01-08", practices=["Z10101"])["code"]
    measure = added(lead, code, **OVERTIME)
    assert give(lead, code, measure, hours("Z10101", "2018-01-01", 5)).status_code == 200, "the month it joined in"
    before = give(lead, code, measure, hours("Z10101", "2017-12-01", 5))
    refused(before, 422, "Linden Walk takes part from 8 January 2018, so it has no figure for December 2017")
    never = give(lead, code, measure, hours("Z10102", "2018-02-01", 5))
    refused(never, 422, "No practice Z10102 that you may see takes part", "figures.0.practice")
    whose = give(lead, code, measure, hours(None, "2018-02-01", 5))
    refused(whose, 422, "Each practice gives its own figure", "figures.0.practice")
    two = hours("Z10101", "2018-02-01", 5), hours("Z10101", "2018-02-15", 6)
    refused(give(lead, code, measure, *two), 422, "given twice", "figures.1.period")


def test_a_measure_of_the_library_is_not_typed_here(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    measure = added(lead, code, measure="missed_call_share")
    refused(give(lead, code, measure, share("2018-10-01", 1, 2)), 409, "a measure of the library")


def test_what_is_overdue_is_said_by_practice(lead: TestClient, start: Starting) -> None:
    code = start(started=month(4))["code"]
    measure = added(lead, code, **OVERTIME, due_days=5)
    give(lead, code, measure, hours("Z10101", month(3), 5), hours("Z10102", month(3), 5), hours("Z10101", month(2), 5))
    late = lead.get(url(code, measure)).json()["overdue"]
    due = 1 if today() - timedelta(days=5) >= first_day(NOW) else 2
    said = [(each["period"], [practice["code"] for practice in each["practices"]]) for each in late]
    both = [(month(1), ["Z10101", "Z10102"])] if due == 1 else []
    assert said == [*both, (month(2), ["Z10102"])], "the month before the first figure is not waited for"


def test_a_team_s_own_figure_is_overdue_until_it_is_given_or_the_work_has_ended(
    lead: TestClient, start: Starting
) -> None:
    made = start(started=month(3))
    measure = added(lead, made["code"], **CALLBACK, due_days=0)
    late = lead.get(url(made["code"], measure)).json()["overdue"]
    assert late == [{"period": month(back), "practices": []} for back in (1, 2, 3)]
    lead.patch(
        f"{V1}/initiatives/{made['code']}",
        json={"status": "completed", "ended": month(2)},
        headers={"If-Match": f'"{made["revision"]}"'},
    )
    late = lead.get(url(made["code"], measure)).json()["overdue"]
    assert [each["period"] for each in late] == [month(3)], "nobody waits for the month in which it ended"
