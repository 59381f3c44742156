"""Progress scores: by the team and by the adviser, month by month, never computed."""

import json
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.clock import today
from tests.cohorts.asking import refused, seen
from tests.initiatives.conftest import V1, Starting

THIS_MONTH = today().replace(day=1)
NEXT_MONTH = date(today().year + today().month // 12, today().month % 12 + 1, 1)


@pytest.fixture(autouse=True)
def initiative(start: Starting) -> dict[str, Any]:
    return start(title="Call back")


def put(client: TestClient, whose: str, score: Any, month: Any = "2018-10-01", **facts: Any) -> Any:
    headers = seen(facts.pop("revision")) if "revision" in facts else {}
    url = f"{V1}/initiatives/call-back/scores/{month}/{whose}"
    return client.put(url, json={"score": score} | facts, headers=headers)


def scores(client: TestClient) -> dict[str, Any]:
    body: dict[str, Any] = client.get(f"{V1}/initiatives/call-back/scores").json()
    return body


def test_the_scale_is_told_with_what_each_step_means(lead: TestClient) -> None:
    scale = lead.get(f"{V1}/progress-scores").json()
    assert [each["score"] for each in scale["items"]] == [0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0]
    assert scale["items"][4]["word"] == "Changes tested"
    assert "half or more" in scale["items"][7]["meaning"]
    table = lead.get(f"{V1}/progress-scores.csv").text.splitlines()
    assert (len(table), table[0]) == (11, "score,word,meaning")


def test_team_and_adviser_each_score_a_month(lead: TestClient, practice: TestClient, faculty: TestClient) -> None:
    given = put(lead, "team", 3.5, note=" Eight practices. ").json()
    assert given == {
        "month": "2018-10-01",
        "by": "team",
        "score": 3.5,
        "note": "Eight practices.",
        "revision": given["revision"],
    }
    assert put(faculty, "adviser", 3, note="Cycle 6 first.").json()["score"] == 3.0
    assert put(practice, "team", 0.5, month="2018-09-01").json()["score"] == 0.5
    assert put(faculty, "adviser", 5, month=THIS_MONTH).json()["score"] == 5.0
    body = scores(lead)
    assert [(each["month"], each["by"], each["score"]) for each in body["items"]] == [
        ("2018-09-01", "team", 0.5),
        ("2018-10-01", "team", 3.5),
        ("2018-10-01", "adviser", 3.0),
        (str(THIS_MONTH), "adviser", 5.0),
    ]
    shown = lead.get(f"{V1}/initiatives/call-back").json()
    assert (shown["score_team"], shown["score_adviser"]) == (3.5, 5.0), "the newest of each"
    table = lead.get(f"{V1}/initiatives/call-back/scores.csv").text.splitlines()
    assert table[2] == "2018-10-01,team,3.5,Eight practices."


@pytest.mark.parametrize("score", [0, -0.5, 5.5, 3.25, 0.4, 50, 1e300])
def test_a_score_out_of_range_is_refused(lead: TestClient, score: float) -> None:
    errors = refused(put(lead, "team", score), 422, "they go from 0.5 to 5.0 in steps of a half", "score")
    assert errors["score"] == "Choose one of 0.5, 1.0, 1.5 and so on up to 5.0."
    assert scores(lead)["items"] == []


@pytest.mark.parametrize("score", ["NaN", "Infinity", "-Infinity", '"high"', "null"])
def test_what_is_no_number_is_refused(lead: TestClient, score: str) -> None:
    url = f"{V1}/initiatives/call-back/scores/2018-10-01/team"
    sent = lead.put(url, content=f'{{"score": {score}}}', headers={"content-type": "application/json"})
    assert sent.status_code == 422, json.dumps(sent.json())


def test_a_month_is_its_first_day_and_has_begun(lead: TestClient) -> None:
    errors = refused(put(lead, "team", 3, month="2018-10-02"), 422, "2 October 2018 is not the first day", "month")
    assert errors["month"] == "A month is named by its first day: 2018-10-01."
    refused(put(lead, "team", 3, month=NEXT_MONTH), 422, f"{NEXT_MONTH:%B %Y} has not begun", "month")
    assert put(lead, "team", 3, month=THIS_MONTH).status_code == 200
    for none in ("2018-13-01", "0001-01-01", "9999-12-01", "october"):
        assert put(lead, "team", 3, month=none).status_code == 422
    assert put(lead, "boss", 3).status_code == 422


def test_each_gives_their_own(
    lead: TestClient, faculty: TestClient, national: TestClient, other_lead: TestClient, analyst: TestClient
) -> None:
    refused(put(faculty, "team", 3), 403, "The team gives its own score")
    refused(put(lead, "adviser", 3), 403, "does not allow")
    refused(put(other_lead, "team", 3), 404, "called call-back")
    refused(put(analyst, "team", 3), 403, "You may read Call back but not change it")
    assert put(national, "team", 3).status_code == 200
    assert put(national, "adviser", 3).status_code == 200
    may = {
        name: scores(who)["may_score"] for name, who in [("l", lead), ("f", faculty), ("n", national), ("a", analyst)]
    }
    assert may == {"l": ["team"], "f": ["adviser"], "n": ["team", "adviser"], "a": []}


def test_one_that_was_given_is_corrected_by_whoever_saw_it(lead: TestClient, practice: TestClient) -> None:
    given = put(lead, "team", 3).json()
    assert put(practice, "team", 3.5).status_code == 428
    now = put(practice, "team", 3.5, revision=given["revision"]).json()
    stale = put(lead, "team", 2, revision=given["revision"])
    refused(stale, 412, "Somebody else has changed this score")
    assert stale.json()["current"] == now["revision"]
    url = f"{V1}/initiatives/call-back/scores/2018-10-01/team"
    assert lead.delete(url).status_code == 428
    refused(lead.delete(url, headers=seen(given["revision"])), 412, "this score")
    assert lead.delete(url, headers=seen(now["revision"])).status_code == 204
    refused(lead.delete(url, headers=seen(now["revision"])), 404, "No score of the team was given for October 2018")
    assert scores(lead)["items"] == []
