"""Phases, targets and recorded changes through the API: made, listed, removed, refused."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Making, SignIn

pytestmark = pytest.mark.usefixtures("country")
V1 = "/api/v1"
PHASE = {"measure": "missed_call_share", "organisation": "F901", "from": "2018-06-01", "reason": "New phone system"}
TARGET = PHASE | {"value": 12.5}
CHANGE = {"measure": None, "organisation": "F901", "day": "2018-05-14", "words": "New phone system at two practices."}
OVERVIEW = f"{V1}/overview?level=federation"
Sent = tuple[str, dict[str, Any]]
EACH: list[Sent] = [("phases", PHASE), ("targets", TARGET), ("recorded-changes", CHANGE)]


def made(someone: TestClient, what: str, new: dict[str, Any]) -> dict[str, Any]:
    answer = someone.post(f"{V1}/{what}", json=new)
    assert answer.status_code == 201, answer.json()
    body: dict[str, Any] = answer.json()
    return body


def test_a_phase_is_made_listed_and_removed(signed_in: SignIn) -> None:
    lead = signed_in("lead", "F901")
    phase = made(lead, "phases", PHASE | {"from": "2018-06-17", "baseline": 12, "reason": "  New phone system "})
    assert phase | {"id": 0, "made_at": ""} == {
        "id": 0,
        "measure": "missed_call_share",
        "organisation": {"code": "F901", "name": "Alderbourne", "kind": "federation"},
        "from": "2018-06-01",
        "baseline": 12,
        "reason": "New phone system",
        "made_by": "Federation lead",
        "made_at": "",
        "removed_reason": None,
        "removed_by": None,
        "removed_at": None,
    }
    assert phase["made_at"].endswith("Z")
    assert lead.get(f"{V1}/phases?measure=missed_call_share&organisation=F901").json()["items"] == [phase]
    assert lead.get(f"{V1}/phases?organisation=F902").json()["total"] == 0
    assert lead.get(f"{V1}/phases?measure=dna_rate").json()["total"] == 0

    removed = lead.post(f"{V1}/phases/{phase['id']}/removal", json={"reason": "It was one practice only"}).json()
    assert removed["removed_reason"] == "It was one practice only"
    assert removed["removed_by"] == "Federation lead"
    assert lead.get(f"{V1}/phases").json()["items"] == [removed]
    assert made(lead, "phases", PHASE)["id"] != phase["id"], "its place is free again"


def test_a_target_of_ones_own_goes_before_the_nations(national: TestClient, signed_in: SignIn) -> None:
    def targets(code: str) -> list[float | None]:
        series = national.get(f"{V1}/federations/{code}/dashboard").json()["measures"]
        return next(each["chart"]["target"] for each in series if each["measure"]["code"] == "missed_call_share")

    made(national, "targets", TARGET | {"organisation": None, "from": "2018-03-01", "value": 20})
    own = made(signed_in("lead", "F901"), "targets", TARGET)
    assert targets("F902") == [None] * 2 + [20] * 8
    assert targets("F901") == [None] * 2 + [20] * 3 + [12.5] * 5
    head = national.get(OVERVIEW).json()["measures"]
    assert next(each["target_label"] for each in head if each["code"] == "missed_call_share") == "target ≤ 20%"
    made(national, "targets", TARGET | {"from": "2018-08-01", "value": None, "reason": "No more aim"})
    assert targets("F901")[-4:] == [12.5] + [None] * 3
    national.post(f"{V1}/targets/{own['id']}/removal", json={"reason": "Too hard"})
    assert targets("F901")[-4:] == [20] + [None] * 3


def test_the_nations_target_is_the_national_teams(national: TestClient, signed_in: SignIn) -> None:
    for whose in (None, "ENG"):
        assert signed_in("faculty").post(f"{V1}/targets", json=TARGET | {"organisation": whose}).status_code == 403
    everyones = made(national, "targets", TARGET | {"organisation": "eng"})
    assert everyones["organisation"] is None
    assert national.get(f"{V1}/targets?organisation=ENG").json()["items"] == [everyones]
    answer = signed_in("lead", "F901").post(f"{V1}/targets/{everyones['id']}/removal", json={"reason": "Too hard"})
    assert answer.status_code == 403


def test_a_phase_moves_the_limits_wherever_they_are_read(national: TestClient, make: Making) -> None:
    with make() as m:
        place = m.federation("F909", "Cedarholt")
        m.figures(m.practice("Z10109", within=[place]), "dna_rate", [20, 22, 21, 23, 20, 5, 7, 6, 8, 5], 100)

    def centre() -> float:
        line = national.get(f"{V1}/federations/F909/dashboard").json()["measures"][0]["chart"]
        return float(line["centre"][-1])

    assert centre() == pytest.approx(13.7)
    before = national.get(f"{OVERVIEW}&measures=dna_rate")
    phase = made(national, "phases", PHASE | {"measure": "dna_rate", "organisation": "F909"})
    assert centre() == pytest.approx(6.2)
    again = national.get(f"{OVERVIEW}&measures=dna_rate", headers={"If-None-Match": before.headers["etag"]})
    assert again.status_code == 200
    national.post(f"{V1}/phases/{phase['id']}/removal", json={"reason": "Not yet"})
    assert centre() == pytest.approx(13.7)


def test_changes_of_all_measures_show_with_each(signed_in: SignIn) -> None:
    lead = signed_in("lead", "F901")
    of_all = made(lead, "recorded-changes", CHANGE)
    of_one = made(lead, "recorded-changes", CHANGE | {"measure": "dna_rate", "organisation": "Z10101"})
    assert (of_all["measure"], of_all["day"]) == (None, "2018-05-14")
    assert lead.get(f"{V1}/recorded-changes?measure=dna_rate").json()["items"] == [of_one, of_all]
    assert lead.get(f"{V1}/recorded-changes?measure=missed_call_share").json()["items"] == [of_all]
    assert lead.get(f"{V1}/recorded-changes?organisation=Z10101").json()["items"] == [of_one]
    removed = lead.post(f"{V1}/recorded-changes/{of_all['id']}/removal", json={"reason": "Wrong day"}).json()
    assert removed["removed_reason"] == "Wrong day"


@pytest.mark.parametrize(("what", "new"), EACH)
def test_who_may_set_what(signed_in: SignIn, what: str, new: dict[str, Any]) -> None:
    def tried(role: str, at: str, organisation: str) -> int:
        status: int = signed_in(role, at).post(f"{V1}/{what}", json=new | {"organisation": organisation}).status_code
        return status

    assert tried("lead", "F901", "F902") == 403, "a group that is not theirs"
    assert tried("lead", "F901", "Z10103") == 404, "a practice that they may not see"
    assert tried("lead", "F901", "Z10101") == 201
    assert tried("practice", "Z10102", "Z10102") == 201
    assert tried("practice", "Z10102", "Z10101") == 404
    assert tried("practice", "Z10102", "F901") == 403
    assert tried("analyst", "Q90", "Z10101") == 403
    assert tried("faculty", "ENG", "F902") == 201

    mine = signed_in("practice", "Z10102").get(f"{V1}/{what}").json()["items"]
    assert [each["organisation"]["code"] for each in mine] == ["F902", "Z10102"], "what groups set, all may read"
    other = next(e["id"] for e in signed_in("national").get(f"{V1}/{what}?organisation=Z10101").json()["items"])
    for someone, status in ((("lead", "F902"), 404), (("practice", "Z10102"), 404), (("analyst", "Q90"), 403)):
        answer = signed_in(*someone).post(f"{V1}/{what}/{other}/removal", json={"reason": "Not mine"})
        assert answer.status_code == status, someone


@pytest.mark.parametrize(("what", "new"), EACH)
def test_what_stands_is_not_set_twice_and_what_is_gone_not_removed_twice(
    national: TestClient, what: str, new: dict[str, Any]
) -> None:
    first = made(national, what, new)
    twice = national.post(f"{V1}/{what}", json=new)
    assert twice.status_code == 409
    assert twice.json()["detail"].endswith(".")
    removal = f"{V1}/{what}/{first['id']}/removal"
    assert national.post(removal, json={"reason": " "}).json()["errors"][0]["field"] == "reason"
    assert national.post(removal, json={"reason": "Mistaken"}).status_code == 200
    assert national.post(removal, json={"reason": "Mistaken"}).status_code == 409
    assert national.post(f"{V1}/{what}/99999/removal", json={"reason": "Mistaken"}).status_code == 404
    assert made(national, what, new)["id"] != first["id"]


@pytest.mark.parametrize(
    ("what", "changed", "status", "field"),
    [
        ("phases", {"reason": " "}, 422, "reason"),
        ("phases", {"baseline": 11}, 422, "baseline"),
        ("phases", {"baseline": 10**12}, 422, "baseline"),
        ("phases", {"from": "2199-01-01"}, 422, "from"),
        ("phases", {"from": "2017-12-31"}, 422, "from"),
        ("phases", {"from": "0001-01-01"}, 422, "from"),
        ("phases", {"measure": "nothing"}, 404, None),
        ("phases", {"organisation": "F999"}, 404, None),
        ("targets", {"reason": ""}, 422, "reason"),
        ("targets", {"value": 100.1}, 422, "value"),
        ("targets", {"value": -1}, 422, "value"),
        ("targets", {"from": "2199-01-01"}, 422, "from"),
        ("targets", {"measure": "nothing"}, 404, None),
        ("targets", {"organisation": "F999"}, 404, None),
        ("recorded-changes", {"words": " "}, 422, "words"),
        ("recorded-changes", {"day": "2199-01-01"}, 422, "day"),
        ("recorded-changes", {"day": "0001-01-01"}, 422, "day"),
        ("recorded-changes", {"measure": "nothing"}, 404, None),
        ("recorded-changes", {"organisation": "F999"}, 404, None),
    ],
)
def test_what_cannot_be_right_is_refused_with_what_to_do(
    national: TestClient, what: str, changed: dict[str, Any], status: int, field: str | None
) -> None:
    before = national.get(f"{V1}/revisions").json()["total"]
    answer = national.post(f"{V1}/{what}", json=dict(EACH)[what] | changed)
    assert answer.status_code == status
    assert answer.json()["detail"].endswith(".")
    if field:
        assert answer.json()["errors"][0]["field"] == field
    assert national.get(f"{V1}/revisions").json()["total"] == before


def test_a_target_is_a_number(national: TestClient) -> None:
    body = '{"measure": "missed_call_share", "organisation": "F901", "from": "2018-06-01", "reason": "x", "value": %s}'
    for value in ("NaN", "Infinity", "1e400"):
        headers = {"Content-Type": "application/json"}
        answer = national.post(f"{V1}/targets", content=body % value, headers=headers)
        assert answer.status_code == 422, value
        assert answer.json()["errors"][0]["field"] == "value"


@pytest.mark.parametrize(
    ("what", "new", "action", "words"),
    [
        ("phases", PHASE, "phase", "Alderbourne, from June 2018: New phone system"),
        ("targets", TARGET, "target", "Alderbourne, 12.5% from June 2018: New phone system"),
        ("recorded-changes", CHANGE, "change", "Alderbourne, 14 May 2018: New phone system at two practices."),
    ],
)
def test_the_log_tells_of_it_and_readers_see_it_at_once(
    national: TestClient, what: str, new: dict[str, Any], action: str, words: str
) -> None:
    listed = national.get(f"{V1}/{what}")
    unchanged = {"If-None-Match": listed.headers["etag"]}
    assert national.get(f"{V1}/{what}", headers=unchanged).status_code == 304
    total = national.get(f"{V1}/revisions").json()["total"]
    number = made(national, what, new)["id"]
    assert national.get(f"{V1}/{what}", headers=unchanged).json()["total"] == 1
    log = national.get(f"{V1}/revisions?limit=1").json()
    assert log["total"] == total + 1
    assert log["items"][0]["words"] == words
    assert log["items"][0]["action"].startswith(f"{action}_")
    national.post(f"{V1}/{what}/{number}/removal", json={"reason": "Mistaken"})
    newest = national.get(f"{V1}/revisions?limit=1").json()["items"][0]
    assert (newest["action"], newest["words"]) == (f"{action}_removed", "Alderbourne: Mistaken")
