"""Who has a stake in an initiative, and where each stands as it changes."""

from datetime import timedelta
from typing import Any

from fastapi.testclient import TestClient

from groundswell.clock import today
from tests.cohorts.asking import refused, seen
from tests.initiatives.conftest import V1, Starting

FORUM = {
    "name": "Practice managers’ forum",
    "part": "releases staff at the peak",
    "interest": "medium",
    "influence": "high",
    "next_step": "Bring overtime figures",
    "next_by": "2018-12-05",
    "next_owner": "Tom Ferris",
}


def added(client: TestClient, code: str, **facts: Any) -> dict[str, Any]:
    answer = client.post(f"{V1}/initiatives/{code}/stakeholders", json=FORUM | facts)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def test_where_they_stand_is_kept_over_time_and_the_newest_holds(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    made = added(lead, code, stance={"day": "2018-02-01", "now": "against", "needed": "for", "note": "No time."})
    assert (made["now"], made["needed"], made["stance_words"]) == ("against", "for", "against, to for")
    at = f"{V1}/initiatives/{code}/stakeholders/{made['id']}/stances"
    assert lead.post(at, json={"day": "2018-06-01", "now": "unsure", "needed": "for"}).status_code == 200
    corrected = lead.post(at, json={"day": "2018-06-01", "now": "for", "needed": "for"}).json()
    assert corrected["stance_words"] == "for"
    earlier = lead.post(at, json={"day": "2018-04-01", "now": "leads", "needed": "leads"}).json()
    assert [(each["day"], each["now"]) for each in earlier["stances"]] == [
        ("2018-02-01", "against"),
        ("2018-04-01", "leads"),
        ("2018-06-01", "for"),
    ]
    assert earlier["now"] == "for", "what was before it does not change where they stand"
    today_ = lead.post(at, json={"now": "leads", "needed": "leads"}).json()
    assert (today_["stances"][-1]["day"], today_["stance_words"]) == (str(today()), "leads")


def test_a_table_has_a_row_a_stance(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    made = added(lead, code, stance={"day": "2018-02-01", "now": "against", "needed": "for"})
    added(lead, code, name="Patient groups")
    lead.post(
        f"{V1}/initiatives/{code}/stakeholders/{made['id']}/stances",
        json={"day": "2018-06-01", "now": "unsure", "needed": "for"},
    )
    head, *rows = lead.get(f"{V1}/initiatives/{code}/stakeholders.csv").text.splitlines()
    assert head == "name,part,interest,influence,next_step,next_by,next_owner,day,now,needed,note"
    assert [row.split(",")[0] for row in rows] == ["Practice managers’ forum"] * 2 + ["Patient groups"]
    assert rows[2].endswith(",,,,"), "nobody has said where they stand"


def test_what_is_sent_is_changed_by_one_at_a_time(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    made = added(lead, code)
    at = f"{V1}/initiatives/{code}/stakeholders/{made['id']}"
    changed = lead.patch(at, json={"next_step": None, "interest": "high"}, headers=seen(made["revision"])).json()
    assert (changed["next_step"], changed["interest"], changed["name"]) == (None, "high", FORUM["name"])
    late = lead.patch(at, json={"name": "Forum"}, headers=seen(made["revision"]))
    refused(late, 412, "Somebody else has changed this stakeholder")
    assert late.json()["current"] == changed["revision"]
    assert lead.patch(at, json={"name": "Forum"}).status_code == 428
    assert lead.delete(at, headers=seen(changed["revision"])).status_code == 204
    assert lead.get(f"{V1}/initiatives/{code}/stakeholders").json()["total"] == 0


def test_nobody_stands_anywhere_tomorrow(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    stance = {"day": str(today() + timedelta(days=1)), "now": "for", "needed": "for"}
    sent = FORUM | {"stance": stance}
    refused(lead.post(f"{V1}/initiatives/{code}/stakeholders", json=sent), 422, "is still to come", "day")
    assert lead.get(f"{V1}/initiatives/{code}/stakeholders").json()["items"] == []


def test_it_is_as_visible_as_its_initiative(
    lead: TestClient, other_lead: TestClient, analyst: TestClient, start: Starting
) -> None:
    code = start()["code"]
    made = added(lead, code)
    assert analyst.get(f"{V1}/initiatives/{code}/stakeholders").json()["total"] == 1
    refused(analyst.post(f"{V1}/initiatives/{code}/stakeholders", json=FORUM), 403, "You may read")
    refused(other_lead.get(f"{V1}/initiatives/{code}/stakeholders"), 404, "No initiative called")
    beside = start(title="Another")["code"]
    other = f"{V1}/initiatives/{beside}/stakeholders/{made['id']}"
    refused(lead.delete(other, headers=seen(made["revision"])), 404, "Another has no stakeholder")


def test_who_stands_where_is_not_shared_with_the_initiative(
    lead: TestClient, other_lead: TestClient, start: Starting
) -> None:
    made = start()
    at = f"{V1}/initiatives/{made['code']}"
    added(lead, made["code"])
    lead.patch(at, json={"shared": True}, headers=seen(made["revision"])).raise_for_status()
    assert len(lead.get(f"{at}/page").json()["stakeholders"]) == 1
    assert other_lead.get(f"{at}/page").json()["stakeholders"] == []
    for part in ("stakeholders", "options", "decisions", "challenges"):
        refused(other_lead.get(f"{at}/{part}"), 403, "its business case is for those who take part in it")
