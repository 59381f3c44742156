"""PDSA cycles: planned with a prediction, closed by their findings, each ramping from the last."""

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.clock import today
from tests.cohorts.asking import all_of, refused, seen
from tests.conftest import Making
from tests.factories.initiatives import MadeInitiative, days_ago, place
from tests.initiatives.conftest import V1, Starting

TOMORROW = str(today() + timedelta(days=1))
PLAN = {
    "initiative": "call-back",
    "title": "One receptionist, one morning",
    "scale": "One receptionist",
    "question": "Do callers accept a call back?",
    "prediction": "Two in three accept.",
    "first": "2018-02-01",
    "last": "2018-02-09",
}


@pytest.fixture(autouse=True)
def initiative(start: Starting) -> dict[str, Any]:
    return start(title="Call back")


def plan(client: TestClient, **facts: Any) -> Any:
    return client.post(f"{V1}/pdsa-cycles", json=PLAN | facts)


def planned(client: TestClient, **facts: Any) -> dict[str, Any]:
    answer = plan(client, **facts)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    assert client.get(answer.headers["Location"]).json() == made
    return made


def change(client: TestClient, cycle: dict[str, Any], **changes: Any) -> Any:
    return client.patch(f"{V1}/pdsa-cycles/{cycle['id']}", json=changes, headers=seen(cycle["revision"]))


def changed(client: TestClient, cycle: dict[str, Any], **changes: Any) -> dict[str, Any]:
    answer = change(client, cycle, **changes)
    assert answer.status_code == 200, answer.text
    now: dict[str, Any] = answer.json()
    return now


def delete(client: TestClient, cycle: dict[str, Any]) -> Any:
    return client.delete(f"{V1}/pdsa-cycles/{cycle['id']}", headers=seen(cycle["revision"]))


def test_two_cycles_that_ramp(lead: TestClient) -> None:
    first = planned(lead)
    assert (first["number"], first["follows"], first["act"], first["overdue"]) == (1, None, None, True)
    assert planned(lead)["follows"] is None, "the first is not closed yet"
    closed = changed(lead, first, done="Offered to 38.", found="31 of 38 did; names misheard.", act="adapt")
    assert (closed["act"], closed["found"], closed["last"]) == ("adapt", "31 of 38 did; names misheard.", "2018-02-09")
    second = planned(lead, title="One practice, all day", scale="One practice", first="2018-03-01", last="2018-03-09")
    assert (second["number"], second["follows"]) == (3, {"id": first["id"], "number": 1})
    assert planned(lead, follows=None)["follows"] is None
    listed = all_of(lead, "/pdsa-cycles?initiative=call-back&limit=1")
    assert [each["number"] for each in listed] == [3, 4, 2, 1]


def test_a_plan_changes_while_it_is_open_and_stands_once_it_is_closed(lead: TestClient) -> None:
    cycle = planned(lead)
    cycle = changed(lead, cycle, title="Two receptionists", prediction="Half accept.", last="2018-02-16")
    assert (cycle["title"], cycle["prediction"], cycle["scale"]) == (
        "Two receptionists",
        "Half accept.",
        "One receptionist",
    )
    closed = changed(lead, cycle, found="Half did.", act="adopt")
    errors = refused(change(lead, closed, prediction="We knew."), 422, "prediction stay as they were", "prediction")
    assert "taking back its act" in errors["prediction"]
    assert changed(lead, closed, found="19 of 38 did.", act="adapt")["act"] == "adapt", "findings may be corrected"
    cycle = lead.get(f"{V1}/pdsa-cycles/{cycle['id']}").json()
    again = changed(lead, cycle, act=None, title="Three receptionists")
    assert (again["act"], again["title"], again["found"]) == (None, "Three receptionists", "19 of 38 did.")


def test_a_cycle_ends_on_or_after_the_day_it_starts(lead: TestClient) -> None:
    words = "The cycle ends on 31 January 2018, before it starts on 1 February 2018."
    refused(plan(lead, last="2018-01-31"), 422, words, "last")
    cycle = planned(lead, last="2018-02-01")
    refused(change(lead, cycle, last="2018-01-31"), 422, words, "last")
    refused(change(lead, cycle, first="2018-02-02"), 422, "ends on 1 February 2018, before it starts", "last")
    assert changed(lead, cycle, first="2018-03-01", last="2018-03-01")["last"] == "2018-03-01"


def test_nothing_is_acted_on_without_findings(lead: TestClient) -> None:
    cycle = planned(lead)
    refused(change(lead, cycle, act="adopt"), 422, "Cycle 1 has no findings yet", "found")
    refused(change(lead, cycle, act="adopt", found="  "), 422, "Cycle 1 has no findings yet", "found")
    closed = changed(lead, cycle, act="adopt", found="It works.")
    refused(change(lead, closed, found=""), 422, "Cycle 1 has no findings yet", "found")
    refused(change(lead, closed, act="adore"), 422, "act", "act")


def test_it_closes_today_at_the_latest(lead: TestClient) -> None:
    soon = planned(lead, first=str(days_ago(3)), last=TOMORROW)
    assert soon["overdue"] is False
    refused(change(lead, soon, act="adopt", found="Yes.", last=TOMORROW), 422, "still to come", "last")
    assert changed(lead, soon, act="adopt", found="Yes.")["last"] == str(today())
    later = planned(lead, first=TOMORROW, last=TOMORROW)
    refused(change(lead, later, act="adopt", found="Yes."), 422, "cannot be closed yet", "act")
    said = planned(lead, first=str(days_ago(3)), last=TOMORROW)
    assert changed(lead, said, act="abandon", found="No.", last=str(days_ago(1)))["last"] == str(days_ago(1))


def test_what_a_cycle_follows_comes_before_it_in_its_own_initiative(lead: TestClient, start: Starting) -> None:
    start(title="Other")
    first, second = planned(lead), planned(lead)
    other = planned(lead, initiative="other")
    refused(change(lead, second, follows=second["id"]), 422, "does not follow itself", "follows")
    refused(change(lead, first, follows=second["id"]), 422, "Cycle 1 cannot follow cycle 2", "follows")
    for someone_elses in (other["id"], 99_999):
        refused(change(lead, second, follows=someone_elses), 422, "Call back has no cycle", "follows")
        refused(plan(lead, follows=someone_elses), 422, "Call back has no cycle", "follows")
    assert changed(lead, second, follows=first["id"])["follows"] == {"id": first["id"], "number": 1}


def test_it_tests_a_change_idea_of_its_own_initiative(lead: TestClient, make: Making) -> None:
    with make() as m:
        other = MadeInitiative(m, "Other", owner=place(m, "F901")).driver("Theirs", "change_idea")
    url = f"{V1}/initiatives/call-back"
    boxes = [
        {"key": "a", "kind": "primary", "title": "Fewer calls"},
        {"key": "b", "kind": "change_idea", "title": "Call back"},
    ]
    revision = lead.get(url).json()["drivers_revision"]
    driver, idea = lead.put(f"{url}/drivers", json={"drivers": boxes}, headers=seen(revision)).json()["drivers"]
    made = planned(lead, change_idea=idea["id"])
    assert made["change_idea"] == {"id": idea["id"], "title": "Call back"}
    refused(plan(lead, change_idea=other.id), 422, "The diagram of Call back has no change idea", "change_idea")
    refused(plan(lead, change_idea=driver["id"]), 422, "Fewer calls is a driver", "change_idea")
    refused(change(lead, made, change_idea=other.id), 422, "has no change idea", "change_idea")
    assert changed(lead, made, change_idea=None)["change_idea"] is None


def test_only_what_has_taught_nothing_is_deleted(lead: TestClient) -> None:
    first, second = planned(lead), planned(lead)
    found = changed(lead, first, found="31 of 38 did.")
    refused(delete(lead, found), 409, "Cycle 1 has findings")
    closed = changed(lead, found, act="adapt")
    refused(delete(lead, closed), 409, "Cycle 1 has findings")
    third = planned(lead, follows=second["id"])
    refused(delete(lead, second), 409, "Cycle 3 ramps from cycle 2")
    assert delete(lead, third).status_code == 204
    assert delete(lead, second).status_code == 204
    refused(delete(lead, second), 404, "No PDSA cycle")
    assert [each["number"] for each in all_of(lead, "/pdsa-cycles")] == [1]


def test_the_second_of_two_gets_412(lead: TestClient, practice: TestClient) -> None:
    cycle = planned(lead)
    now = changed(practice, cycle, plan="In the back office.")
    answer = change(lead, cycle, plan="At the desk.")
    refused(answer, 412, "Somebody else has changed this cycle")
    assert answer.json()["current"] == now["revision"]
    refused(delete(lead, cycle), 412, "this cycle")
    assert lead.patch(f"{V1}/pdsa-cycles/{cycle['id']}", json={"plan": "x"}).status_code == 428
    assert lead.delete(f"{V1}/pdsa-cycles/{cycle['id']}").status_code == 428


def test_lists_by_what_is_open_and_due_and_as_a_table(lead: TestClient) -> None:
    closed = planned(lead, first="2018-01-10", last="2018-01-12")
    changed(lead, closed, done="=1+1", found="Yes.", act="adopt")
    planned(lead, first=str(days_ago(9)), last=str(days_ago(2)))
    planned(lead, first=str(days_ago(1)), last=TOMORROW)
    numbers = {
        query: [each["number"] for each in all_of(lead, f"/pdsa-cycles?{query}")]
        for query in ("open=true", "open=false", f"due_before={today()}", f"due_before={date(2200, 1, 1)}&open=false")
    }
    assert list(numbers.values()) == [[3, 2], [1], [2], []]
    table = lead.get(f"{V1}/pdsa-cycles.csv?open=false").text.splitlines()
    assert table[1].startswith(f"{closed['id']},call-back,1,")
    assert table[1].endswith(",'=1+1,Yes.,adopt,,,False")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"prediction": "  "}, "prediction"),
        ({"title": " "}, "title"),
        ({"first": "0001-01-01"}, "first"),
        ({"scale": "x" * 61}, "scale"),
        ({"plan": "a\0b"}, "plan"),
        ({"follows": 0}, "follows"),
        ({"number": 7}, "number"),
    ],
)
def test_what_is_no_plan_is_refused(lead: TestClient, facts: dict[str, Any], field: str) -> None:
    assert field in refused(plan(lead, **facts), 422, "")


def test_a_prediction_is_needed_and_an_initiative_that_one_knows(lead: TestClient, other_lead: TestClient) -> None:
    without = {name: value for name, value in PLAN.items() if name != "prediction"}
    assert "prediction" in refused(lead.post(f"{V1}/pdsa-cycles", json=without), 422, "")
    refused(plan(lead, initiative="nothing"), 404, "called nothing")
    refused(plan(other_lead), 404, "called call-back")
