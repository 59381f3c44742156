"""The journal, the milestones, and the themes."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.clock import today
from tests.cohorts.asking import refused, seen
from tests.initiatives.conftest import V1, Starting

URL = f"{V1}/initiatives/call-back"
TOMORROW = str(today() + timedelta(days=1))
ENTRY = {"day": "2018-02-10", "words": "Names are misheard: spell them back."}
MILESTONE = {"title": "All nine practices", "due": "2018-08-31"}


@pytest.fixture(autouse=True)
def initiative(start: Starting) -> dict[str, Any]:
    return start(title="Call back")


def test_a_journal_the_newest_first(lead: TestClient, practice: TestClient) -> None:
    lead.post(f"{URL}/journal", json=ENTRY)
    made = practice.post(f"{URL}/journal", json=ENTRY | {"day": "2018-03-01", "link": "https://tests.example/notes"})
    assert made.status_code == 201, made.text
    assert (made.json()["by"], made.json()["link"]) == ("Practice team", "https://tests.example/notes")
    entries = lead.get(f"{URL}/journal").json()["items"]
    assert [(each["day"], each["by"]) for each in entries] == [
        ("2018-03-01", "Practice team"),
        ("2018-02-10", "Federation lead"),
    ]
    table = lead.get(f"{URL}/journal.csv").text.splitlines()
    assert table[2].endswith("2018-02-10,Names are misheard: spell them back.,,Federation lead")


def test_an_entry_is_corrected_and_deleted_by_whoever_saw_it(lead: TestClient, practice: TestClient) -> None:
    entry = lead.post(f"{URL}/journal", json=ENTRY | {"link": "https://tests.example"}).json()
    url = f"{URL}/journal/{entry['id']}"
    now = practice.patch(url, json={"link": None}, headers=seen(entry["revision"])).json()
    assert now == entry | {"link": None, "revision": now["revision"]}, "its author stays"
    refused(lead.patch(url, json={"words": "Other"}, headers=seen(entry["revision"])), 412, "this entry")
    refused(lead.patch(url, json={"day": TOMORROW}, headers=seen(now["revision"])), 422, "still to come", "day")
    assert lead.delete(url).status_code == 428
    assert lead.delete(url, headers=seen(now["revision"])).status_code == 204
    refused(lead.delete(url, headers=seen(now["revision"])), 404, "Call back has no journal entry")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"day": TOMORROW}, "day"),
        ({"day": "0001-01-01"}, "day"),
        ({"words": ""}, "words"),
        ({"words": "  "}, "words"),
        ({"words": "\0"}, "words"),
        ({"words": "x" * 5_001}, "words"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://" + "x" * 500}, "link"),
        ({"by": "Somebody else"}, "by"),
    ],
)
def test_what_is_no_entry_is_refused(lead: TestClient, facts: dict[str, Any], field: str) -> None:
    assert field in refused(lead.post(f"{URL}/journal", json=ENTRY | facts), 422, "")


def test_milestones_as_they_fall_due(lead: TestClient, practice: TestClient) -> None:
    late = lead.post(f"{URL}/milestones", json=MILESTONE).json()
    lead.post(f"{URL}/milestones", json=MILESTONE | {"title": "First", "due": "2018-03-31", "reached": "2018-04-02"})
    lead.post(f"{URL}/milestones", json=MILESTONE | {"title": "Last", "due": TOMORROW})
    found = lead.get(f"{URL}/milestones").json()["items"]
    assert [(each["title"], each["late"]) for each in found] == [
        ("First", False),
        ("All nine practices", True),
        ("Last", False),
    ]
    url = f"{URL}/milestones/{late['id']}"
    reached = practice.patch(url, json={"reached": "2018-09-14"}, headers=seen(late["revision"])).json()
    assert reached == late | {"reached": "2018-09-14", "late": False, "revision": reached["revision"]}
    refused(lead.patch(url, json={"due": "2018-10-01"}, headers=seen(late["revision"])), 412, "this milestone")
    refused(lead.patch(url, json={"reached": TOMORROW}, headers=seen(reached["revision"])), 422, "to come", "reached")
    refused(lead.post(f"{URL}/milestones", json=MILESTONE | {"reached": TOMORROW}), 422, "to come", "reached")
    assert lead.get(f"{URL}/milestones.csv").text.splitlines()[2].endswith("2018-08-31,2018-09-14,False")
    assert lead.delete(url).status_code == 428
    assert lead.delete(url, headers=seen(reached["revision"])).status_code == 204
    refused(lead.delete(url, headers=seen(reached["revision"])), 404, "Call back has no milestone")


def test_themes_grow(lead: TestClient, faculty: TestClient) -> None:
    known = lead.get(f"{V1}/improvement-themes").json()["items"]
    assert [(each["place"], each["title"]) for each in known[:3]] == [
        (1, "Active signposting"),
        (2, "New consultation types"),
        (3, "Reduce DNAs"),
    ]
    assert known[10]["kind"] == "pathway"
    made = faculty.post(f"{V1}/improvement-themes", json={"kind": "pathway", "title": " Leg  ulcers "}).json()
    assert (made["title"], made["place"]) == ("Leg ulcers", known[-1]["place"] + 1)
    assert lead.get(f"{V1}/improvement-themes").json()["items"] == [*known, made]
    assert lead.get(f"{V1}/improvement-themes.csv").text.splitlines()[-1].endswith("Leg ulcers")
    again = {"kind": "high_impact_action", "title": "leg ulcers"}
    refused(faculty.post(f"{V1}/improvement-themes", json=again), 409, "a theme called Leg ulcers already")
    assert lead.post(f"{V1}/improvement-themes", json=again).status_code == 403
    assert "title" in refused(faculty.post(f"{V1}/improvement-themes", json=again | {"title": " "}), 422, "")
    assert "kind" in refused(faculty.post(f"{V1}/improvement-themes", json=again | {"kind": "x"}), 422, "")


def test_whoever_may_only_read_writes_nothing(analyst: TestClient) -> None:
    for part, sent in (("journal", ENTRY), ("milestones", MILESTONE), ("team", {"name": "Tom"})):
        answer = analyst.post(f"{URL}/{part}", json=sent)
        refused(answer, 403, "You may read Call back but not change it")
        assert analyst.get(f"{URL}/{part}").json()["items"] == []
