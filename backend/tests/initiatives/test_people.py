"""The team of an initiative and the practices taking part."""

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.database.engine import reading
from groundswell.initiatives.models import TakingPart
from groundswell.people.models import Person
from tests.cohorts.asking import refused, seen
from tests.conftest import Making
from tests.factories.initiatives import MadeInitiative, days_ago, place
from tests.initiatives.conftest import V1, Starting

URL = f"{V1}/initiatives/call-back"


@pytest.fixture(autouse=True)
def initiative(start: Starting) -> dict[str, Any]:
    return start(title="Call back")


def add(client: TestClient, name: str = "Tom Ferris", **facts: Any) -> Any:
    return client.post(f"{URL}/team", json={"name": name} | facts)


def join(client: TestClient, *practices: str, first: Any = "2018-02-01") -> Any:
    return client.post(f"{URL}/practices", json={"practices": practices, "first": str(first)})


def parts(client: TestClient) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(f"{URL}/practices").json()["items"]
    return items


def end(client: TestClient, part: dict[str, Any], last: str | None) -> Any:
    return client.patch(f"{URL}/practices/{part['id']}", json={"last": last}, headers=seen(part["revision"]))


def test_a_team_with_those_who_lead_first(lead: TestClient, analyst: TestClient) -> None:
    add(lead, "Ann Able", role="Measures")
    made = add(lead, role="Leads it", leads=True, email="tom@tests.example", organisation="Z10101").json()
    assert (made["name"], made["email"], made["organisation"]["name"]) == (
        "Tom Ferris",
        "tom@tests.example",
        "Linden Walk",
    )
    team = lead.get(f"{URL}/team").json()
    assert [(each["name"], each["leads"]) for each in team["items"]] == [("Tom Ferris", True), ("Ann Able", False)]
    assert analyst.get(f"{URL}/team").json()["items"][0]["email"] is None, "for those who may change it"
    table = lead.get(f"{URL}/team.csv").text.splitlines()
    assert table[1] == f"{made['id']},Tom Ferris,tom@tests.example,Leads it,True,Z10101"
    listed = lead.get(f"{V1}/initiatives?person={made['person']}").json()["items"]
    assert [each["code"] for each in listed] == ["call-back"]


def test_a_person_is_known_by_their_address(lead: TestClient, start: Starting) -> None:
    made = add(lead, email="tom@tests.example").json()
    refused(add(lead, "tom ferris", email="TOM@tests.example"), 409, "Tom Ferris is in the team already")
    refused(add(lead, "Tim Ferris", email="tom@tests.example"), 422, "somebody of another name", "email")
    start(title="Other")
    there = lead.post(f"{V1}/initiatives/other/team", json={"name": "Tom Ferris", "email": "tom@tests.example"}).json()
    assert there["person"] == made["person"]
    same_name = add(lead, "Tom Ferris").json()
    assert same_name["person"] != made["person"], "a name alone makes nobody somebody else"
    with reading() as session:
        assert session.query(Person).count() == 2


def test_a_part_in_the_team_is_changed_and_given_up(lead: TestClient, practice: TestClient, start: Starting) -> None:
    made = add(lead, role="Measures", organisation="F901").json()
    url = f"{URL}/team/{made['id']}"
    now = lead.patch(url, json={"leads": True}, headers=seen(made["revision"])).json()
    assert (now["leads"], now["role"], now["organisation"]["code"]) == (True, "Measures", "F901")
    assert lead.patch(url, json={"organisation": None}, headers=seen(now["revision"])).json()["organisation"] is None
    refused(practice.patch(url, json={"role": "Other"}, headers=seen(made["revision"])), 412, "this member")
    assert lead.patch(url, json={}).status_code == 428
    current = lead.get(f"{URL}/team").json()["items"][0]["revision"]
    start(title="Other")
    elsewhere = f"{V1}/initiatives/other/team/{made['id']}"
    refused(lead.delete(elsewhere, headers=seen(current)), 404, "Other has no member of the team")
    assert lead.delete(url, headers=seen(current)).status_code == 204
    refused(lead.delete(url, headers=seen(current)), 404, "has no member of the team")
    assert lead.get(f"{URL}/team").json()["total"] == 0


@pytest.mark.parametrize(
    ("facts", "status", "words"),
    [
        ({"name": " "}, 422, "name"),
        ({"name": "\0"}, 422, "name"),
        ({"email": "tom"}, 422, "email"),
        ({"role": "x" * 101}, 422, "role"),
        ({"organisation": "Z10103"}, 404, "No organisation with the code Z10103"),
        ({"person": 1}, 422, "person"),
    ],
)
def test_who_cannot_be_in_a_team(lead: TestClient, facts: dict[str, Any], status: int, words: str) -> None:
    refused(add(lead, **facts), status, words)
    assert lead.get(f"{URL}/team").json()["items"] == []


def test_practices_join_several_at_once_and_leave(faculty: TestClient) -> None:
    answer = join(faculty, "z10103", "Z10104", first="2018-06-01")
    assert answer.status_code == 201, answer.text
    assert [(each["practice"]["code"], each["first"]) for each in answer.json()["items"]] == [
        ("Z10101", "2018-01-08"),
        ("Z10102", "2018-01-08"),
        ("Z10103", "2018-06-01"),
        ("Z10104", "2018-06-01"),
    ]
    part = parts(faculty)[2]
    left = end(faculty, part, "2018-06-30").json()
    assert (left["total"], left["items"][2]["last"]) == (4, "2018-06-30")
    assert faculty.get(URL).json()["practices"] == 3
    again = join(faculty, "Z10103", first="2018-07-01")
    assert again.status_code == 201, "once it has left it may come back"
    table = faculty.get(f"{URL}/practices.csv").text.splitlines()
    assert table[3] == f"{part['id']},Z10103,Quay Road,2018-06-01,2018-06-30"


def test_a_closed_practice_is_named(faculty: TestClient, make: Making) -> None:
    with make() as m:
        m.practice("Z10106", "New Street", opened=days_ago(30))
    refused(
        join(faculty, "Z10103", "Z10105"),
        422,
        "Old Forge closed on 1 May 2017, so it cannot take part from 1 February 2018.",
        "practices",
    )
    refused(join(faculty, "Z10106"), 422, "New Street opened on", "practices")
    assert len(parts(faculty)) == 2, "none of them"
    assert join(faculty, "Z10105", first="2017-04-30").status_code == 201, "on its last day it was open"
    assert join(faculty, "Z10106", first=days_ago(30)).status_code == 201


def test_a_practice_takes_part_once_at_a_time(lead: TestClient, faculty: TestClient) -> None:
    refused(join(lead, "Z10101"), 422, "Linden Walk takes part already from 8 January 2018.", "practices")
    refused(join(lead, "Z10101", first="2017-01-01"), 422, "takes part already", "practices")
    part = parts(lead)[0]
    assert end(lead, part, "2018-03-31").status_code == 200
    words = "Linden Walk takes part already from 8 January 2018 to 31 March 2018."
    refused(join(lead, "Z10101", first="2018-03-31"), 422, words, "practices")
    assert join(lead, "Z10101", first="2018-04-01").status_code == 201
    first = parts(lead)[0]
    refused(end(lead, first, None), 422, "takes part already from 1 April 2018", "last")
    refused(end(lead, first, "2018-04-01"), 422, "takes part already from 1 April 2018", "last")
    assert end(lead, first, "2018-02-28").status_code == 200
    assert join(lead, "Z10102", "Z10102", first="2018-04-01").status_code == 422
    with reading() as session:
        assert session.query(TakingPart).count() == 3
    assert join(faculty, "Z10103", "z10103").json()["total"] == 4, "named twice it joins once"


def test_a_practices_part_does_not_end_before_it_begins(lead: TestClient) -> None:
    part = parts(lead)[0]
    refused(end(lead, part, "2018-01-07"), 422, "takes part from 8 January 2018, so it cannot end before", "last")
    now = end(lead, part, "2018-01-08").json()["items"][0]
    assert now["last"] == "2018-01-08"
    refused(end(lead, part, None), 412, "this practice's part")
    assert end(lead, now, None).json()["items"][0]["last"] is None
    assert lead.patch(f"{URL}/practices/{part['id']}", json={"last": None}).status_code == 428
    assert lead.patch(f"{URL}/practices/{part['id']}", json={}, headers=seen(1)).status_code == 422


def test_a_practices_part_lasts_as_long_as_its_figures(lead: TestClient, make: Making) -> None:
    with make() as m:
        made = MadeInitiative(m, "With figures", owner=place(m, "F901"), practices=[place(m, "Z10101")])
        measure = made.own_measure(by_practice=True)
        made.figures(measure, [80, 90], last=date(2018, 6, 1), practice=place(m, "Z10101"))
    url = f"{V1}/initiatives/with-figures/practices"
    part = lead.get(url).json()["items"][0]
    address, headers = f"{url}/{part['id']}", seen(part["revision"])
    early = lead.patch(address, json={"last": "2018-05-31"}, headers=headers)
    refused(early, 422, "Linden Walk has given a figure for June 2018, so it took part then.", "last")
    left = lead.patch(address, json={"last": "2018-06-01"}, headers=headers)
    assert left.json()["items"][0]["last"] == "2018-06-01"
    lead.post(url, json={"practices": ["Z10101"], "first": "2018-09-01"})
    with make() as m:
        made.made = m
        made.figures(measure, [70], last=date(2018, 10, 1), practice=place(m, "Z10101"))
    first, second = lead.get(url).json()["items"]
    earlier = lead.patch(f"{url}/{first['id']}", json={"last": "2018-06-30"}, headers=seen(first["revision"]))
    assert earlier.status_code == 200, "what it gave later belongs to its second part"
    short = lead.patch(f"{url}/{second['id']}", json={"last": "2018-09-30"}, headers=seen(second["revision"]))
    refused(short, 422, "a figure for October 2018", "last")


def test_one_brings_in_and_ends_only_what_one_sees(lead: TestClient, practice: TestClient, faculty: TestClient) -> None:
    refused(join(lead, "Z10103"), 422, "No practice with the code Z10103 is known to you", "practices")
    refused(join(practice, "Z10102", first="2019-01-01"), 422, "No practice with the code Z10102", "practices")
    hidden = join(faculty, "Z10103").json()["items"][2]
    seen_by_lead = lead.get(f"{URL}/practices").json()
    assert (len(seen_by_lead["items"]), seen_by_lead["total"]) == (2, 3)
    refused(end(lead, hidden, "2018-12-31"), 404, "No practice with the number")
    taken = lead.delete(f"{URL}/practices/{hidden['id']}", headers=seen(hidden["revision"]))
    refused(taken, 404, "No practice with the number")


def test_one_named_by_mistake_is_taken_out_unless_it_has_given_figures(lead: TestClient, make: Making) -> None:
    with make() as m:
        made = MadeInitiative(m, "With figures", owner=place(m, "F901"), practices=[place(m, "Z10101")])
        made.takes_part(place(m, "Z10102"))
        made.figures(
            made.own_measure(by_practice=True), [3], last=days_ago(90).replace(day=1), practice=place(m, "Z10101")
        )
    url = f"{V1}/initiatives/with-figures/practices"
    giving, other = lead.get(url).json()["items"]
    kept = lead.delete(f"{url}/{giving['id']}", headers=seen(giving["revision"]))
    refused(kept, 409, "Linden Walk has given figures: give its last day")
    assert lead.delete(f"{url}/{other['id']}").status_code == 428
    refused(lead.delete(f"{url}/{other['id']}", headers=seen(1)), 412, "this practice's part")
    assert lead.delete(f"{url}/{other['id']}", headers=seen(other["revision"])).status_code == 204
    assert lead.get(url).json()["total"] == 1
