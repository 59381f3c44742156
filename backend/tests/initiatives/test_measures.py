"""By what an initiative is judged: measures of the library, and those that its team defines first and counts then."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.initiatives.models import InitiativeMeasure
from groundswell.initiatives.team_measures import aim_words, definition_of
from tests.cohorts.asking import refused, seen
from tests.initiatives.conftest import V1, Starting

CALLBACK = {
    "title": "Called back within 30 minutes",
    "family": "process",
    "unit": "percent",
    "unit_label": "of call-backs",
    "numerator": "Call-backs within 30 minutes",
    "denominator": "Call-backs",
    "direction": "higher",
    "aim": 90,
}
OVERTIME = {
    "title": "Reception overtime",
    "family": "balancing",
    "unit": "hours",
    "unit_label": "hours a month",
    "numerator": "Hours of overtime",
    "aggregation": "sum",
    "by_practice": True,
}


def add(client: TestClient, code: str, **facts: Any) -> Any:
    return client.post(f"{V1}/initiatives/{code}/measures", json=facts)


def added(client: TestClient, code: str, **facts: Any) -> dict[str, Any]:
    answer = add(client, code, **facts)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def change(client: TestClient, code: str, made: dict[str, Any], **changes: Any) -> Any:
    return client.patch(f"{V1}/initiatives/{code}/measures/{made['id']}", json=changes, headers=seen(made["revision"]))


def remove(client: TestClient, code: str, made: dict[str, Any]) -> Any:
    return client.delete(f"{V1}/initiatives/{code}/measures/{made['id']}", headers=seen(made["revision"]))


def test_measures_of_the_library_and_of_the_team_stand_in_one_list(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    library = added(lead, code, measure="missed_call_share", aim=6, baseline_months=12)
    assert (library["title"], library["family"], library["numbers"]) == ("Missed calls", "outcome", [])
    assert (library["aim_shown"], library["baseline_months"], library["by_practice"]) == ("≤ 6%", 12, True)
    own = added(lead, code, **CALLBACK)
    assert (own["measure"], own["multiplier"], own["aggregation"]) == (None, 100, "ratio")
    assert (own["aim_shown"], own["numbers"], own["figures"]) == ("≥ 90%", ["numerator", "denominator"], 0)
    hours = added(lead, code, **OVERTIME)
    assert (hours["numbers"], hours["by_practice"], hours["aim_shown"]) == (["numerator"], True, None)
    listed = lead.get(f"{V1}/initiatives/{code}/measures").json()
    assert [(each["place"], each["title"]) for each in listed["items"]] == [
        (1, "Missed calls"),
        (2, "Called back within 30 minutes"),
        (3, "Reception overtime"),
    ]
    table = lead.get(f"{V1}/initiatives/{code}/measures.csv").text.splitlines()
    assert table[0].startswith("id,place,family,title,measure")
    assert len(table) == 4


def test_a_team_s_measure_is_written_and_rounded_as_those_of_the_library() -> None:
    row = InitiativeMeasure(
        id=7,
        family="process",
        title="Called back within 30 minutes",
        numerator="Call-backs within 30 minutes",
        denominator="Call-backs",
        unit="percent",
        unit_label="of call-backs",
        aggregation="ratio",
        multiplier=100,
        decimals=0,
        direction="higher",
    )
    definition = definition_of(row)
    assert definition.shown(5 / 8 * 100) == "63%", "half away from zero"
    assert (definition.limit_shown(104.2), aim_words(definition, 90.0)) == ("100%", "≥ 90%")
    assert (definition.disclosure.policy, definition.chart, definition.rules) == ("none", "i", None)


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"numerator": None}, "numerator", "Say what is counted"),
        ({"denominator": "  "}, "denominator", "Say of what it is a part"),
        ({"aggregation": "sum"}, "denominator", "A sum is not divided by anything"),
        ({"aggregation": "mean"}, "numerator", "A mean is given as one value"),
        ({"multiplier": 1}, "multiplier", "A share in percent is multiplied by 100"),
    ],
)
def test_a_definition_that_does_not_hang_together(
    lead: TestClient, start: Starting, facts: dict[str, Any], field: str, words: str
) -> None:
    errors = refused(add(lead, start()["code"], **CALLBACK | facts), 422, "does not hang together", field)
    assert words in errors[field]


def test_what_cannot_be_a_measure(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    refused(add(lead, code), 422, "Choose a measure of the library, or give your own a title", "title")
    both = {"measure": "missed_call_share", "title": "Missed calls"}
    refused(add(lead, code, **both), 422, "Choose a measure of the library", "title")
    meaning = {"measure": "missed_call_share", "direction": "higher"}
    refused(add(lead, code, **meaning), 422, "the same for everyone", "direction")
    refused(add(lead, code, measure="no_such_thing"), 404, "There is no measure called no_such_thing")
    added(lead, code, measure="missed_call_share")
    refused(add(lead, code, measure="missed_call_share"), 409, "already")
    added(lead, code, **OVERTIME)
    refused(add(lead, code, **OVERTIME | {"title": "reception OVERTIME"}), 422, "There is a measure called", "title")


def test_what_figures_were_given_for_stays(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    made = added(lead, code, **CALLBACK)
    assert change(lead, code, made, aim=80, decimals=1).json()["aim_shown"] == "≥ 80%"
    made = lead.get(f"{V1}/initiatives/{code}/measures").json()["items"][0]
    figures = {"figures": [{"period": "2018-10-01", "numerator": 82, "denominator": 100}]}
    assert lead.put(f"{V1}/initiatives/{code}/measures/{made['id']}/figures", json=figures).status_code == 200
    refused(change(lead, code, made, unit="rate", multiplier=1000), 422, "mean something else", "unit")
    refused(remove(lead, code, made), 409, "has a figure: it is kept")
    assert change(lead, code, made, title="Called back in time", unit="percent").status_code == 200
    refused(change(lead, code, made, aim=70), 412, "Somebody else has changed this measure")
    library = added(lead, code, measure="missed_call_share")
    refused(change(lead, code, library, title="Calls"), 422, "a measure of the library", "title")
    assert change(lead, code, library, aim=None, family="balancing").json()["family"] == "balancing"


def test_a_measure_without_figures_can_go_unless_it_stands_on_the_diagram(lead: TestClient, start: Starting) -> None:
    made = start()
    code, measure = made["code"], added(lead, made["code"], **CALLBACK)
    box = {"key": "a", "kind": "primary", "title": "Calls are answered", "measure_id": measure["id"]}
    drawn = lead.put(
        f"{V1}/initiatives/{code}/drivers", json={"drivers": [box]}, headers=seen(made["drivers_revision"])
    )
    assert drawn.status_code == 200, drawn.text
    refused(remove(lead, code, measure), 409, "stands beside “Calls are answered” on the driver diagram")
    lead.put(f"{V1}/initiatives/{code}/drivers", json={"drivers": []}, headers=seen(drawn.json()["revision"]))
    assert remove(lead, code, measure).status_code == 204
    assert lead.get(f"{V1}/initiatives/{code}/measures").json()["total"] == 0


def test_who_may_only_look_changes_nothing(analyst: TestClient, other_lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    refused(add(analyst, code, **CALLBACK), 403, "You may read")
    refused(add(other_lead, code, **CALLBACK), 404, "No initiative called")
