"""The page of an initiative: one answer with all that its screen shows, in as many queries whatever it holds."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.access.principal import OPERATOR
from groundswell.clock import today
from groundswell.database.engine import reading
from groundswell.measures.periods import first_day, in_words
from groundswell.reports.initiatives.page import initiative_page
from tests.cohorts.asking import refused
from tests.conftest import Counting, Making, SignIn
from tests.reports.initiatives.worlds import CODE, NOW, SOON, V1, country, cycle, months, post, started, told
from tests.reports.worlds import CALLS


@pytest.fixture
def world(database: None) -> None:
    country()


@pytest.fixture
def national(world: None, signed_in: SignIn) -> TestClient:
    return signed_in("national")


def page(client: TestClient, code: str = CODE) -> dict[str, Any]:
    answer = client.get(f"{V1}/initiatives/{code}/page")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def text(segments: list[dict[str, str]]) -> str:
    return "".join(each["text"] for each in segments)


def test_everything_that_the_screen_shows(national: TestClient) -> None:
    found = page(national, told(national))
    assert found["facts"] == "F901 Together, one practice · Led by Tom Ferris, Ferry Road · Since 4 December 2017"
    due = f"{SOON.day} {SOON:%B}" if SOON.year == today().year else f"{SOON.day} {SOON:%B %Y}"
    assert text(found["sentence"]) == (
        "Missed calls at the practice have fallen from 10.0% to 6.1% and the aim has been met in each of the last six"
        f" months. Reception overtime has not risen. Cycle 2 is to be studied by {due}."
    )
    assert (found["aim"]["how_much"], found["aim"]["days_left_words"]) == ("From 10% to 7% or below", "130 days left")
    assert [(each["title"], each["words"]) for each in found["diagram"]["drivers"]] == [
        ("Nobody needs to hold", None),
        ("Call back within 30 minutes", "Testing, cycle 2"),
    ]
    assert [(each["number"], each["act_words"]) for each in found["cycles"]] == [
        (2, f"Study due {due}"),
        (1, "Adapted"),
    ]
    assert found["cycles"][0]["follows"]["number"] == 1
    assert found["scores"]["difference"] == f"They differ in {first_day(NOW):%B}: the team says 3.5, the adviser 3.0."
    assert [each["stance_words"] for each in found["stakeholders"]] == ["unsure, to for"]
    assert [each["words"] for each in found["journal"]] == ["Met the forum."]
    assert [(each["title"], each["overdue"]) for each in found["milestones"]] == [("Write it up", False)]
    assert (found["may_edit"], found["may_advise"], found["stalled"]) == (True, True, False)


def test_its_measures_are_drawn_with_the_cycles_under_them(national: TestClient) -> None:
    calls, overtime = page(national, told(national))["measures"]
    assert (calls["title"], calls["scope"], calls["shown"]) == ("Missed calls", "one practice", "6.1%")
    assert calls["aim_shown"] == "aim ≤ 7%, met 6 of the last 6 months"
    assert calls["variation"] == "improvement_low"
    assert (text(calls["sentence"]), len(calls["chart"]["values"])) == (
        "Improving: 9 months in a row below average.",
        24,
    )
    assert set(calls["chart"]["target"]) == {7.0}
    assert calls["marks"] == [
        {"number": 1, "period": "2018-01-01", "label": "Cycle 1, one desk: adapted", "open": False}
    ]
    assert (overtime["title"], overtime["scope"], overtime["code"]) == ("Reception overtime", "the team", None)
    assert (overtime["variation"], overtime["run_chart_only"], overtime["aim_shown"]) == (
        "common_cause",
        False,
        "no aim",
    )
    assert text(overtime["sentence"]).startswith("No real change: within its usual")


def test_with_fewer_than_thirteen_points_it_is_a_run_chart_without_icons(national: TestClient) -> None:
    code = started(national)
    own = {"title": "Call-backs", "unit": "count", "unit_label": "a month", "numerator": "Call-backs"}
    made = post(national, f"initiatives/{code}/measures", **own, aggregation="sum", direction="higher")
    figures = {"figures": months(9)}
    national.put(f"{V1}/initiatives/{code}/measures/{made['id']}/figures", json=figures)
    (drawn,) = page(national, code)["measures"]
    assert (drawn["run_chart_only"], drawn["variation"], drawn["median_shown"]) == (True, None, "21")
    assert set(drawn["chart"]["upper"]) == {None}
    assert text(drawn["sentence"]) == "Nine months so far. Limits and icons come at 13."


def test_a_sum_is_of_those_who_take_part_today_in_all_their_months(national: TestClient) -> None:
    code = started(national, practices=["Z10101", "Z10301"])
    post(national, f"initiatives/{code}/measures", measure=CALLS)
    (both,) = page(national, code)["measures"]
    assert (both["scope"], len(both["chart"]["values"])) == ("two practices", 24), "from before they joined"
    listed = national.get(f"{V1}/initiatives/{code}/practices").json()["items"]
    (leaves,) = [each for each in listed if each["practice"]["code"] == "Z10101"]
    ended = national.patch(
        f"{V1}/initiatives/{code}/practices/{leaves['id']}",
        json={"last": "2018-06-30"},
        headers={"If-Match": f'"{leaves["revision"]}"'},
    )
    assert ended.status_code == 200, ended.text
    (one,) = page(national, code)["measures"]
    assert (one["scope"], one["shown"]) == ("one practice", "6.1%")
    assert both["shown"] != one["shown"]


def test_months_that_not_all_gave_say_so(national: TestClient, make: Making) -> None:
    with make() as m:
        m.practice("Z10302", "Harbour View")
    code = started(national, practices=["Z10301", "Z10302"])
    post(national, f"initiatives/{code}/measures", measure=CALLS)
    (drawn,) = page(national, code)["measures"]
    assert drawn["contributing"] == "1 of 2 practices"


def test_the_figure_of_one_practice_is_told_to_those_who_may_see_it(national: TestClient, signed_in: SignIn) -> None:
    code = started(national, shared=True)
    post(national, f"initiatives/{code}/measures", measure=CALLS)
    own, other = signed_in("lead", "F901"), signed_in("lead", "F902")
    assert page(own, code)["measures"][0]["shown"] == "6.1%"
    found = page(other, code)
    assert (found["may_edit"], found["practices"]["items"], found["practices"]["now"]) == (False, [], 1)
    (drawn,) = found["measures"]
    assert (drawn["shown"], set(drawn["chart"]["values"])) == ("*", {None})
    assert text(drawn["sentence"]) == "Not shown: it is the figure of a single practice."
    assert "6.1" not in str(found)
    both = started(national, "Both", shared=True, practices=["Z10101", "Z10301"])
    post(national, f"initiatives/{both}/measures", measure=CALLS)
    assert page(other, both)["measures"][0]["shown"] != "*", "sums of two are open"


def test_what_is_overdue_names_whom_the_caller_may_see(national: TestClient, signed_in: SignIn) -> None:
    begun = str(first_day(NOW - 1))
    code = started(national, shared=True, started=begun, practices=["Z10101", "Z10301"])
    own = {"title": "Overtime", "unit": "hours", "unit_label": "hours", "numerator": "Hours", "due_days": 0}
    post(national, f"initiatives/{code}/measures", **own, aggregation="sum", by_practice=True)
    (late,) = page(national, code)["overdue"]
    month = f"{first_day(NOW - 1):%B}"
    assert (late["period"], late["words"]) == (begun, f"Overtime: {month} from Ferry Road and Practice 101")
    (seen,) = page(signed_in("practice", "Z10101"), code)["overdue"]
    assert seen["words"] == f"Overtime: {month} from Practice 101 and one other practice"


def test_a_new_one_has_an_answer_too(national: TestClient) -> None:
    code = started(national, "A blank one", practices=[], aim={})
    found = page(national, code)
    assert text(found["sentence"]) == "No outcome measure has been chosen yet. No PDSA cycle has been recorded yet."
    assert (found["aim"]["words"], found["measures"], found["scores"]["difference"]) == (None, [], None)
    assert len(found["scores"]["meanings"]) == 10


def test_an_initiative_that_the_caller_may_not_know_of(national: TestClient, signed_in: SignIn) -> None:
    code = started(national)
    refused(signed_in("lead", "F902").get(f"{V1}/initiatives/{code}/page"), 404, "No initiative called")


def test_it_takes_as_many_queries_whatever_it_holds(national: TestClient, counted: Counting) -> None:
    code = told(national)

    def queries() -> int:
        with counted() as statements, reading() as session:
            initiative_page(session, by=OPERATOR, code=code)
        return len(statements)

    few = queries()
    for place in range(8):
        post(
            national,
            f"initiatives/{code}/measures",
            title=f"Count {place}",
            unit="count",
            unit_label="a month",
            numerator="Calls",
            aggregation="sum",
        )
        cycle(national, code, today() - timedelta(days=place), SOON)
        post(
            national, f"initiatives/{code}/stakeholders", name=f"Group {place}", stance={"now": "for", "needed": "for"}
        )
        post(national, f"initiatives/{code}/journal", day=str(today()), words=f"Entry {place}")
    post(national, f"initiatives/{code}/measures", measure="registered_patients")
    assert queries() == few
    assert few <= 28


def test_the_chart_of_a_measure_says_where_its_signal_stands_to_the_cycles(national: TestClient) -> None:
    code = told(national)
    calls, overtime = page(national, code)["measures"]
    found = national.get(f"{V1}/initiatives/{code}/measures/{calls['id']}/series").json()
    assert found["follows"] == (
        "The signal begins in February 2018, one month after cycle 1 began."
        " That the one follows the other does not tell what brought it about."
    )
    assert text(found["sentence"]).startswith("Missed calls are improving. October was 6.1%, the ninth month in a row")
    assert text(found["detail"]).startswith("The aim, 7% or less, has been met in each of the last six months.")
    assert [each["value"] for each in found["points"]] == calls["chart"]["values"]
    assert found["marks"] == calls["marks"]
    (note,) = found["notes"]
    assert (note["kind"], note["period"], note["title"]) == ("change", "2018-01-01", "8 January 2018, cycle 1 began")
    assert note["words"] == "Cycle 1, one desk: adapted. A desk"
    assert (found["measure"]["code"], found["measure"]["unit"], found["own"]) == (CALLS, "percent", False)
    assert (len(found["points"]), found["points"][-1]["shown"], found["points"][-1]["target"]) == (24, "6.1%", 7.0)
    assert found["points"][-1]["practices_shown"] == "1 of 1"
    beside = national.get(f"{V1}/initiatives/{code}/measures/{overtime['id']}/series").json()
    assert beside["follows"] == "No signal stands beside the cycles so far."
    assert beside["points"][-1]["practices_shown"] is None
    assert in_words(NOW - 1) in beside["alt"]
    table = national.get(f"{V1}/initiatives/{code}/measures/{calls['id']}/series?format=csv").text.splitlines()
    assert (len(table), table[0][:35]) == (25, "initiative,measure,period,numerator")
    refused(national.get(f"{V1}/initiatives/{code}/measures/99/series"), 404, "has no measure 99")
