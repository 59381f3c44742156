"""A list pasted from a spreadsheet: understood, or told row by row what is wrong; taken whole or not at all."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.cohorts.models import Participant
from groundswell.database.engine import reading
from groundswell.people.models import Person
from tests.cohorts.asking import all_of, refused
from tests.cohorts.world import COHORT, FIRST_TERM, V1, World, day
from tests.conftest import Making

GOOD = (
    "Martha Quill\tNurse\tZ10101\n"
    "Dr  David Amory\tNewly qualified GP\tmill lane\tz10103\tamory@tests.example\n"
    "Jean Tibbs\thealth visitor\tQuay Road\ttibbs@tests.example\n"
)


def paste(client: TestClient, text: str, **facts: Any) -> Any:
    return client.post(f"{V1}/cohorts/{COHORT}/participants/paste", json={"text": text} | facts)


def kept() -> tuple[int, int]:
    with reading() as session:
        return session.query(Person).count(), session.query(Participant).count()


def test_a_list_is_understood_before_it_is_taken(faculty: TestClient) -> None:
    before = kept()
    said = paste(faculty, GOOD, preview=True).json()
    assert (said["problems"], said["participants"]) == ([], [])
    assert [(each["row"], each["name"], each["role"], each["email"], each["known"]) for each in said["rows"]] == [
        (1, "Martha Quill", "practice_nurse", None, False),
        (2, "Dr David Amory", "new_gp", "amory@tests.example", False),
        (3, "Jean Tibbs", "health_visitor", "tibbs@tests.example", False),
    ]
    assert [[place["code"] for place in each["practices"]] for each in said["rows"]] == [
        ["Z10101"],
        ["Z10102", "Z10103"],
        ["Z10103"],
    ]
    assert kept() == before


def test_a_list_is_taken_whole(faculty: TestClient) -> None:
    before = kept()
    said = paste(faculty, GOOD).json()
    assert len(said["participants"]) == 3
    amory = faculty.get(f"{V1}/participants/{said['participants'][1]}").json()
    assert (amory["name"], amory["joined"], amory["email"]) == (
        "Dr David Amory",
        str(FIRST_TERM),
        "amory@tests.example",
    )
    assert [(each["organisation"]["code"], each["weekdays"]) for each in amory["placements"]] == [
        ("Z10102", []),
        ("Z10103", []),
    ]
    assert kept() == (before[0] + 3, before[1] + 3)


@pytest.mark.parametrize(
    "text",
    [
        "Name,Role,Practice\nMartha Quill,nurse,Z10101",
        "Practice code\tShoe size\tRole\tFull name\nZ10101\t39\tpractice nurse\tMartha Quill\n",
        '\r\n"Martha Quill",nurse,"Z10101"\r\n\r\n',
        "  Martha Quill , NURSE , linden walk ",
    ],
)
def test_tabs_commas_heads_and_quotes(faculty: TestClient, text: str) -> None:
    (row,) = paste(faculty, text, preview=True).json()["rows"]
    assert (row["name"], row["role"], row["practices"][0]["code"]) == ("Martha Quill", "practice_nurse", "Z10101")


BAD = {
    "Martha Quill,surgeon,Z10101": ("role", "surgeon", "Use GP, new GP, practice manager"),
    "Martha Quill,,Z10101": ("role", "", "Use GP"),
    ",gp,Z10101": ("name", "", "Give the person's name."),
    "Martha Quill,gp,": ("practice", "", "Give the practice's code or name."),
    "Martha Quill,gp,Z99999": ("practice", "Z99999", "No practice has this code or name."),
    "Martha Quill,gp,F901": ("practice", "F901", "No practice has this code or name."),
    "Martha Quill,gp,Old Forge": ("practice", "Old Forge", "Linden Walk (Z10101) followed it"),
    "Martha Quill,gp,Z10101,linden": ("second practice", "linden", "No practice has this"),
    "Martha Quill,gp,Z10101,z10101": ("second practice", "z10101", "This is the first practice"),
    "Martha Quill,gp,The Surgery": ("practice", "The Surgery", "give the code, one of Z10108, Z10109"),
    "Martha Quill,gp,Z10101,,no address": ("email", "no address", "This is no address"),
    "Martha Quill,gp,Z10101,,bello@tests.example": ("email", "bello@tests.example", "already"),
    "Dr Hamid Noor,gp,Z10101": ("name", "Dr Hamid Noor", "in the cohort or the list already"),
    f"{'x' * 201},gp,Z10101": ("name", "x" * 200, "at most 200 letters"),
}


@pytest.mark.parametrize("line", BAD)
def test_what_is_wrong_is_said_by_row_and_column(faculty: TestClient, make: Making, line: str) -> None:
    with make() as m:
        m.practice("Z10108", "The Surgery")
        m.practice("Z10109", "The Surgery")
    column, found, words = BAD[line]
    text = f"name,role,practice,second practice,email\nBev Latchford,manager,Z10101\n\n{line}\n"
    said = paste(faculty, text, preview=True).json()
    (problem,) = said["problems"]
    assert (problem["row"], problem["column"], problem["found"]) == (4, column, found)
    assert words in problem["words"]
    assert [each["name"] for each in said["rows"]] == ["Bev Latchford"]
    before = kept()
    errors = refused(paste(faculty, text), 422, "1 of 2 rows is not right, so nobody was added", f"4.{column}")
    assert errors[f"4.{column}"] == problem["words"]
    assert kept() == before


def test_everything_that_is_wrong_is_said_at_once(faculty: TestClient) -> None:
    text = (
        "Ann Ash,surgeon,Z99999\nBen Birch,gp,Z10101\nBen Birch,gp,Z10101\n"
        "Cy Cole,gp,Z10101,,c@t.example\nDi Dee,gp,Z10101,,C@t.example"
    )
    problems = paste(faculty, text, preview=True).json()["problems"]
    assert [(each["row"], each["column"]) for each in problems] == [
        (1, "role"),
        (1, "practice"),
        (3, "name"),
        (5, "email"),
    ]
    assert "stands in row 4 too" in problems[3]["words"]
    refused(paste(faculty, text), 422, "3 of 5 rows are not right")


def test_two_of_one_name_are_told_apart_by_their_addresses(faculty: TestClient, world: World) -> None:
    text = (
        "Sam Vale,gp,Z10101,,one@t.example\nSam Vale,gp,Z10102,,two@t.example\n"
        "Dr Yusuf Bello,gp,Z10101,,other@t.example"
    )
    assert paste(faculty, text, preview=True).json()["problems"] == []


def test_who_is_known_by_their_address_is_not_made_again(faculty: TestClient, world: World) -> None:
    programme = {"programme": "leaders", "name": "Northbay", "intake": 2018, "places": 20}
    code = faculty.post(f"{V1}/cohorts", json=programme).json()["code"]
    before = kept()
    url = f"{V1}/cohorts/{code}/participants/paste"
    wrong = faculty.post(url, json={"text": "Somebody Else,gp,Z10101,,bello@tests.example", "preview": True}).json()
    assert wrong["problems"][0]["words"] == "The address is Dr Yusuf Bello's: correct the name or the address."
    text = "Dr Yusuf Bello,gp,Z10101,,Bello@Tests.example"
    assert faculty.post(url, json={"text": text, "preview": True}).json()["rows"][0]["known"] is True
    said = faculty.post(url, json={"text": text, "joined": str(day(2))}).json()
    carried = faculty.get(f"{V1}/participants/{said['participants'][0]}").json()
    assert carried["person"] == faculty.get(f"{V1}/participants/{world.bello}").json()["person"]
    assert carried["joined"] == str(day(2))
    assert kept() == (before[0], before[1] + 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "nobody in the list"), (" \n \n", "nobody"), ("name,role\n", "nobody"), ("x,gp,y\n" * 501, "501 rows")],
)
def test_a_list_of_nobody_or_of_far_too_many_is_refused(faculty: TestClient, text: str, words: str) -> None:
    refused(paste(faculty, text, preview=True), 422, words, "text")


def test_names_stay_out_of_the_log(faculty: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        refused(paste(faculty, "Dr Hamid Noor,gp,Z10101\nMartha Quill,surgeon,Z10101"), 422, "2 of 2 rows")
    said = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("groundswell"))
    assert "2 of 2 rows" in said
    assert "Noor" not in said
    assert "Quill" not in said


def test_only_those_who_run_programmes_paste(lead: TestClient, faculty: TestClient) -> None:
    assert paste(lead, GOOD, preview=True).status_code == 403
    assert faculty.post(f"{V1}/cohorts/nowhere/participants/paste", json={"text": GOOD}).status_code == 404
    assert len(all_of(faculty, "/participants")) == 4


def test_those_who_sign_in_are_tied_to_it(faculty: TestClient, make: Making) -> None:
    with make() as m:
        amory = m.user("practice", "Z10101", email="amory@tests.example").id
        tibbs = m.user("practice", "Z10101", email="tibbs@tests.example").id
        known = Person(name="Jean Tibbs", email=None, user_id=tibbs, revision_id=m.revision.id)
        m.session.add(known)
    assert [each["known"] for each in paste(faculty, GOOD, preview=True).json()["rows"]] == [False, False, True]
    before = kept()
    paste(faculty, GOOD)
    assert kept() == (before[0] + 2, before[1] + 3)
    with reading() as session:
        users = {each.name: each.user_id for each in session.query(Person).filter(Person.user_id.is_not(None))}
    assert users == {"Dr David Amory": amory, "Jean Tibbs": tibbs}
