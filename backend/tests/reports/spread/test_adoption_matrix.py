"""A federation's practices by innovations: rows of those in sight, counts of all."""

from datetime import date

from fastapi.testclient import TestClient

from tests.api.world import small_country
from tests.conftest import Counting, Making, SignIn
from tests.factories.initiatives import place
from tests.reports.spreading import adopts, innovation

URL = "/api/v1/federations/F901/adoptions"
MAY = date(2018, 5, 3)


def world(make: Making) -> None:
    small_country()
    with make() as m:
        call_back, gone = innovation(m), innovation(m, "Old way", retired_because="Replaced.")
        innovation(m, "Never begun", retired_because="Replaced.")
        innovation(m, "Text reminders")
        adopts(m, call_back, place(m, "Z10101"), [("testing", date(2018, 4, 1)), ("adopted", MAY)])
        adopts(m, call_back, place(m, "Z10102"), [("testing", date(2018, 4, 1)), ("stopped", MAY)])
        adopts(m, call_back, place(m, "Z10103"), [("aware", MAY)])
        adopts(m, gone, place(m, "Z10101"), [("adopted", date(2015, 4, 1))])


def test_the_whole_federation_for_its_lead(make: Making, signed_in: SignIn) -> None:
    world(make)
    found = signed_in("lead", "F901").get(URL).json()
    assert [each["code"] for each in found["innovations"]] == ["call-back-instead-of-hold", "old-way", "text-reminders"]
    assert [each["retired"] for each in found["innovations"]] == [False, True, False]
    assert [row["practice"]["code"] for row in found["rows"]] == ["Z10101", "Z10102"]
    assert (found["practices"], found["hidden"], found["may_record"]) == (2, 0, True)
    first, second = (row["cells"] for row in found["rows"])
    assert (first[0]["stage"], first[0]["since"], first[0]["adopted_on"]) == ("adopted", "2018-05-03", "2018-05-03")
    assert first[0]["label"] == "Linden Walk: Call back instead of hold, adopted since 3 May 2018"
    assert (second[0]["stage"], second[0]["reason"]) == ("stopped", "No spare line")
    assert second[0]["label"].endswith("stopped since 3 May 2018: No spare line")
    assert [cell is None for cell in (first[1], first[2], second[1], second[2])] == [False, True, True, True]
    assert found["innovations"][0]["using"] == 1


def test_a_practice_sees_itself_and_the_counts_of_all(make: Making, signed_in: SignIn) -> None:
    world(make)
    found = signed_in("practice", "Z10102").get(URL).json()
    assert [row["practice"]["code"] for row in found["rows"]] == ["Z10102"]
    assert (found["practices"], found["hidden"]) == (2, 1)
    assert found["innovations"][0]["stages"] == {
        "aware": 0,
        "interested": 0,
        "testing": 0,
        "adopted": 1,
        "sustained": 0,
        "stopped": 1,
    }
    elsewhere = signed_in("practice", "Z10103").get(URL).json()
    assert (elsewhere["rows"], elsewhere["hidden"], elsewhere["may_record"]) == ([], 2, False)
    assert signed_in("analyst", "Q90").get(URL).json()["may_record"] is False


def test_as_a_table(make: Making, signed_in: SignIn) -> None:
    world(make)
    table = signed_in("lead", "F901").get(f"{URL}.csv").text.splitlines()
    assert table == [
        "practice,practice_name,call-back-instead-of-hold,old-way,text-reminders",
        "Z10101,Linden Walk,adopted 2018-05-03,adopted 2015-04-01,",
        "Z10102,Mill Lane,stopped 2018-05-03,,",
    ]


def test_a_group_that_is_not_there(national: TestClient) -> None:
    assert national.get("/api/v1/federations/F999/adoptions").status_code == 404


def test_it_costs_the_same_however_much_is_adopted(make: Making, national: TestClient, counted: Counting) -> None:
    world(make)

    def statements() -> int:
        with counted() as sent:
            national.get(URL)
        return len(sent)

    few = statements()
    with make() as m:
        for number in range(6):
            adopts(m, innovation(m, f"Idea {number}"), place(m, "Z10102"), [("adopted", MAY)])
    assert statements() <= few
