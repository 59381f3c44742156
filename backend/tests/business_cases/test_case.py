"""The business case: options, what was decided and who agreed, what was said against it and the answers."""

from datetime import timedelta
from typing import Any

from fastapi.testclient import TestClient

from groundswell.clock import today
from tests.cohorts.asking import refused, seen
from tests.initiatives.conftest import V1, Starting

TOMORROW = str(today() + timedelta(days=1))


def added(client: TestClient, code: str, part: str, **facts: Any) -> dict[str, Any]:
    answer = client.post(f"{V1}/initiatives/{code}/{part}", json=facts)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def titles(client: TestClient, code: str) -> list[tuple[str, bool]]:
    items = client.get(f"{V1}/initiatives/{code}/options").json()["items"]
    return [(each["title"], each["preferred"]) for each in items]


def test_one_option_at_most_is_preferred(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    added(lead, code, "options", title="Do nothing", preferred=True)
    shared = added(lead, code, "options", title="One shared rota", cost_pounds=12_000, risks="Sickness", preferred=True)
    assert titles(lead, code) == [("One shared rota", True), ("Do nothing", False)]
    nothing = lead.get(f"{V1}/initiatives/{code}/options").json()["items"][1]
    at = f"{V1}/initiatives/{code}/options/{nothing['id']}"
    refused(lead.patch(at, json={"preferred": True}, headers=seen(1)), 412, "Somebody else has changed this option")
    assert lead.patch(at, json={"preferred": True}, headers=seen(nothing["revision"])).status_code == 200
    assert titles(lead, code) == [("Do nothing", True), ("One shared rota", False)]
    stale = lead.patch(
        f"{V1}/initiatives/{code}/options/{shared['id']}", json={"costs": "x"}, headers=seen(shared["revision"])
    )
    assert stale.status_code == 412, "that it is preferred no more is a change of it"
    table = lead.get(f"{V1}/initiatives/{code}/options.csv").text.splitlines()
    assert (len(table), table[2].startswith("One shared rota,False,12000")) == (3, True)


def test_a_link_to_evidence_is_an_address_of_the_web(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    script = {"title": "Odd", "evidence_link": "javascript:alert(1)"}
    assert lead.post(f"{V1}/initiatives/{code}/options", json=script).status_code == 422
    made = added(lead, code, "options", title="Fine", evidence_link="https://example.org/evidence")
    assert made["evidence_link"] == "https://example.org/evidence"


def test_a_decision_keeps_the_option_that_it_was_about(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    option = added(lead, code, "options", title="One shared rota")
    said = {"day": "2018-05-01", "words": "Go on to nine practices.", "agreed_by": "The board", "option": option["id"]}
    made = added(lead, code, "decisions", **said)
    assert made["option"] == {"id": option["id"], "title": "One shared rota"}
    kept = lead.delete(f"{V1}/initiatives/{code}/options/{option['id']}", headers=seen(option["revision"]))
    refused(kept, 409, "“One shared rota” was decided on, on 1 May 2018: it is kept")
    added(lead, code, "decisions", day="2018-06-01", words="Fund phones to March.", agreed_by="Wealdmarsh")
    listed = lead.get(f"{V1}/initiatives/{code}/decisions").json()["items"]
    assert [each["day"] for each in listed] == ["2018-06-01", "2018-05-01"], "newest first"
    table = lead.get(f"{V1}/initiatives/{code}/decisions.csv").text.splitlines()
    assert table[2] == "2018-05-01,Go on to nine practices.,The board,One shared rota"
    gone = lead.delete(f"{V1}/initiatives/{code}/decisions/{made['id']}", headers=seen(made["revision"]))
    assert gone.status_code == 204
    again = lead.delete(f"{V1}/initiatives/{code}/options/{option['id']}", headers=seen(option["revision"]))
    assert again.status_code == 204


def test_what_cannot_have_been_decided(lead: TestClient, start: Starting) -> None:
    code, other = start()["code"], start(title="Another")["code"]
    at = f"{V1}/initiatives/{code}/decisions"
    said = {"day": "2018-05-01", "words": "Go on.", "agreed_by": "The board"}
    refused(lead.post(at, json=said | {"day": TOMORROW}), 422, "is still to come", "day")
    refused(lead.post(at, json=said | {"agreed_by": "  "}), 422, "Say who agreed", "agreed_by")
    refused(lead.post(at, json=said | {"words": " "}), 422, "Say what was decided", "words")
    option = added(lead, other, "options", title="Theirs")
    refused(lead.post(at, json=said | {"option": option["id"]}), 404, "has no option")


def test_a_challenge_waits_for_its_answer(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    said = {"day": "2018-03-01", "by_whom": "Patient group", "words": "What of those without a mobile?"}
    answered = added(lead, code, "challenges", **said, answer="They are rung at home.", answered_on="2018-03-08")
    waits = added(lead, code, "challenges", **said | {"day": "2018-02-01", "words": "Who pays?"})
    listed = lead.get(f"{V1}/initiatives/{code}/challenges").json()["items"]
    assert [each["words"] for each in listed] == ["Who pays?", said["words"]], "those without an answer first"
    at = f"{V1}/initiatives/{code}/challenges/{waits['id']}"
    early = lead.patch(at, json={"answer": "We do.", "answered_on": "2018-01-31"}, headers=seen(waits["revision"]))
    refused(early, 422, "The answer was given before the challenge", "answered_on")
    now = lead.patch(at, json={"answer": "We do."}, headers=seen(waits["revision"])).json()
    assert (now["answer"], now["answered_on"]) == ("We do.", str(today()))
    back = lead.patch(at, json={"answer": None}, headers=seen(now["revision"])).json()
    assert (back["answer"], back["answered_on"]) == (None, None)
    assert lead.delete(at, headers=seen(back["revision"])).status_code == 204
    table = lead.get(f"{V1}/initiatives/{code}/challenges.csv").text.splitlines()
    assert table[1:] == [f"2018-03-01,Patient group,{answered['words']},They are rung at home.,2018-03-08"]


def test_it_is_as_visible_as_its_initiative(analyst: TestClient, other_lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    sent = {
        "options": {"title": "One"},
        "decisions": {"day": "2018-05-01", "words": "Go on.", "agreed_by": "The board"},
        "challenges": {"day": "2018-05-01", "words": "Why?", "by_whom": "A partner"},
    }
    for part, body in sent.items():
        assert analyst.get(f"{V1}/initiatives/{code}/{part}").json() == {"items": [], "total": 0}
        refused(analyst.post(f"{V1}/initiatives/{code}/{part}", json=body), 403, "You may read")
        refused(other_lead.get(f"{V1}/initiatives/{code}/{part}"), 404, "No initiative called")
