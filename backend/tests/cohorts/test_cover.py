"""The rota of a cohort as the API gives it, and days on which somebody is away."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.database.engine import writing
from tests.cohorts.asking import refused, seen
from tests.cohorts.world import COHORT, SECOND_TERM, V1, World, covers, day
from tests.conftest import SignIn

URL = f"{V1}/cohorts/{COHORT}/rota"


@pytest.fixture
def covered(world: World) -> World:
    with writing() as session:
        covers(session, world.bello, world.ellison, "Z10101", [0, 1], SECOND_TERM, day(3, 6))
    return world


def away(client: TestClient, who: int, on: Any, **facts: Any) -> Any:
    headers = seen(facts.pop("revision")) if "revision" in facts else {}
    return client.put(f"{V1}/participants/{who}/away/{on}", json={"reason": "Leave"} | facts, headers=headers)


def test_it_shows_the_term_that_runs(faculty: TestClient, covered: World) -> None:
    rota = faculty.get(URL).json()
    assert (rota["first"], rota["last"]) == (str(SECOND_TERM), str(day(3, 6)))
    assert len(rota["days"]) == 40
    assert [each["day"] for each in rota["days"] if each["programme"]] == [str(day(week, 2)) for week in range(-4, 4)]
    (row,) = rota["rows"]
    assert row["participant"] == {"id": covered.bello, "name": "Dr Yusuf Bello"}
    assert [each["code"] for each in row["practices"]] == ["Z10101", "Z10102"]
    assert row["covers_for"] == [{"id": covered.ellison, "name": "Dr Ruth Ellison"}]
    assert row["states"] == ["first", "first", "programme", "second", "second"] * 8
    assert (rota["gaps"], rota["sentence"]) == ([], "Every day is covered.")
    week = faculty.get(f"{URL}?from={day(0)}&to={day(0, 6)}").json()
    assert week["rows"][0]["states"] == row["states"][:5]
    table = faculty.get(f"{URL}.csv?from={day(0)}&to={day(0, 6)}").text.splitlines()
    assert table[1] == "Dr Yusuf Bello,Linden Walk; Mill Lane,Dr Ruth Ellison,first,first,programme,second,second"


def test_a_day_away_is_a_gap_until_somebody_steps_in(faculty: TestClient, covered: World) -> None:
    tuesday = day(1, 1)
    said = away(faculty, covered.bello, tuesday).json()
    assert (said["day"], said["reason"], said["covered_by"]) == (str(tuesday), "Leave", None)
    rota = faculty.get(URL).json()
    (gap,) = rota["gaps"]
    assert (gap["day"], gap["state"], gap["practices"][0]["code"]) == (str(tuesday), "no_cover", "Z10101")
    assert rota["sentence"] == f"No cover: Dr Yusuf Bello at Linden Walk, Tuesday {tuesday.day} {tuesday:%B}."
    assert away(faculty, covered.bello, tuesday, covered_by="Dr Locum").status_code == 428
    stepped = away(faculty, covered.bello, tuesday, covered_by="Dr Locum", revision=said["revision"]).json()
    rota = faculty.get(URL).json()
    assert rota["rows"][0]["away"] == [stepped]
    assert rota["gaps"] == []
    assert away(faculty, covered.bello, tuesday, covered_by="Dr Locum").json() == stepped, "the same changes nothing"
    stale = away(faculty, covered.bello, tuesday, reason="x", revision=said["revision"])
    refused(stale, 412, "this day away")
    url = f"{V1}/participants/{covered.bello}/away/{tuesday}"
    assert faculty.delete(url).status_code == 428
    assert faculty.delete(url, headers=seen(stepped["revision"])).status_code == 204
    refused(faculty.delete(url, headers=seen(stepped["revision"])), 404, f"They are not away on {tuesday}")
    assert faculty.get(URL).json()["rows"][0]["away"] == []


def test_away_is_said_of_those_who_take_part(faculty: TestClient, lead: TestClient, covered: World) -> None:
    refused(away(faculty, covered.bello, day(-30)), 422, "They do not take part on that day", "day")
    refused(away(faculty, covered.bello, day(0), reason=" "), 422, "reason")
    refused(away(faculty, 99_999, day(0)), 404, "no participant 99999")
    assert away(lead, covered.bello, day(0)).status_code == 403


def test_whoever_leaves_leaves_gaps(faculty: TestClient, covered: World) -> None:
    leaving = {"on": str(day(3)), "reason": "A new post."}
    faculty.post(f"{V1}/participants/{covered.bello}/withdrawal", json=leaving)
    rota = faculty.get(URL).json()
    assert [each["day"] for each in rota["gaps"]] == [str(day(3)), str(day(3, 1))]
    assert "at Linden Walk, Monday" in rota["sentence"]


def test_a_session_moved_onto_a_day_of_cover_is_a_clash(faculty: TestClient, covered: World) -> None:
    url = f"{V1}/sessions/{covered.session_on(day(2, 2))}"
    revision = faculty.get(url).json()["revision"]
    faculty.patch(url, json={"day": str(day(2, 1))}, headers=seen(revision))
    rota = faculty.get(URL).json()
    assert [(each["day"], each["state"]) for each in rota["gaps"]] == [(str(day(2, 1)), "clash")]
    assert rota["sentence"].startswith("In two places: Dr Yusuf Bello at Linden Walk, Tuesday")


def test_what_cannot_be_shown(faculty: TestClient, covered: World) -> None:
    refused(faculty.get(f"{URL}?from={day(1)}&to={day(0)}"), 422, "before the first", "to")
    refused(faculty.get(f"{URL}?from={day(0)}&to={day(90)}"), 422, "at most a year", "to")
    for odd in ("9999-12-31", "0001-01-01"):
        assert faculty.get(f"{URL}?to={odd}").status_code == 422
    refused(faculty.get(f"{V1}/cohorts/nowhere/rota"), 404, "no cohort called nowhere")
    assert faculty.get(f"{URL}?from={day(30)}").json()["first"] == str(day(30))
    assert faculty.get(f"{URL}?to={day(-30)}").json()["last"] == str(day(-30))


def test_a_cohort_without_terms_has_an_empty_rota(faculty: TestClient) -> None:
    empty = {"programme": "leaders", "name": "Empty", "intake": 1, "places": 1}
    code = faculty.post(f"{V1}/cohorts", json=empty).json()["code"]
    rota = faculty.get(f"{V1}/cohorts/{code}/rota").json()
    assert (rota["rows"], rota["sentence"]) == ([], "Nobody covers for anybody in this time.")


def test_a_lead_sees_the_rota_of_their_practices(
    faculty: TestClient, lead: TestClient, covered: World, signed_in: SignIn
) -> None:
    away(faculty, covered.bello, day(1, 1), reason="Ill")
    (row,) = lead.get(URL).json()["rows"]
    assert [(each["day"], each["reason"]) for each in row["away"]] == [(str(day(1, 1)), None)]
    assert [each["participant"]["name"] for each in lead.get(URL).json()["rows"]] == ["Dr Yusuf Bello"]
    assert signed_in("lead", "F902").get(URL).json()["rows"] == []
    assert signed_in("analyst", "QX9").get(URL).status_code == 403
