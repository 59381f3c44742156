"""The page of the faculty."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.clock import today
from groundswell.programmes.models import ProgrammeTarget
from groundswell.reports.faculty.schemas import Growth, Load
from groundswell.reports.faculty.words import faculty_sentence
from groundswell.reports.wording.segments import plain_text
from tests.conftest import Counting, Making, SignIn
from tests.faculty.members import V1, accredited, ago, member
from tests.workload.cohorts import cohort, programme
from tests.workload.test_capacity import assignment

URL = f"{V1}/faculty"


@pytest.fixture
def faculty(signed_in: SignIn) -> TestClient:
    return signed_in("faculty")


@pytest.fixture
def small(make: Making) -> None:
    """Four founders, one of whom has left, three who joined since; a target of ten more."""
    with make() as m:
        ines, *_ = [accredited(m, name, joined=ago(700), days=6) for name in ("Ines", "Jack", "Kim")]
        accredited(m, "Left", joined=ago(700), left_on=ago(100))
        member(m, "Lea", joined=ago(200), reached=[ago(190), ago(130)])
        member(m, "Max", joined=ago(100), reached=[ago(20)])
        member(m, "Nan", joined=ago(10))
        leaders = programme(m)
        target = {"what": "faculty", "number": 10, "first": ago(700), "by": ago(-700), "revision_id": m.revision.id}
        m.session.add(ProgrammeTarget(programme_id=leaders.id, **target))
        place = m.federation("F901", "Alderbourne")
        cohort(m, leaders, "tideway-1", [(ago(60), 30)])
        assignment(m, ines.id, place.id, ago(30), None, 4)
        assignment(m, ines.id, place.id, ago(30), None, 3)


def step(page: dict[str, Any], title: str) -> list[tuple[str, int, bool]]:
    (found,) = [each for each in page["pipeline"] if each["title"] == title]
    return [(each["name"], each["months"], each["waiting"]) for each in found["members"]]


def test_the_pipeline_by_stage_with_months_in_it(small: None, faculty: TestClient) -> None:
    page = faculty.get(URL).json()
    assert [each["title"] for each in page["pipeline"]] == [
        "No stage yet",
        "Recruited",
        "Observing",
        "Co-delivering",
        "Delivering under observation",
        "Accredited",
    ]
    assert step(page, "No stage yet") == [("Nan", 0, True)]
    assert step(page, "Recruited") == [("Max", 0, False)]
    assert step(page, "Observing") == [("Lea", 4, True)]
    assert [name for name, _, _ in step(page, "Accredited")] == ["Ines", "Jack", "Kim"]
    assert {waiting for _, _, waiting in step(page, "Accredited")} == {False}
    assert (page["members"], page["accredited"], page["waiting"]) == (6, 3, 2)


def test_growth_against_the_target(small: None, faculty: TestClient) -> None:
    growth = faculty.get(URL).json()["growth"]
    assert growth["months"][0] == {"day": str(ago(700)), "members": 4}
    assert growth["months"][-1] == {"day": str(today()), "members": 6}
    assert len(growth["months"]) in (24, 25)
    assert growth["target"] == {
        "programme": "tideway-leaders",
        "programme_name": "Tideway leaders",
        "first": str(ago(700)),
        "by": str(ago(-700)),
        "more": 10,
        "members": 14,
    }
    last = growth["projected"][-1]
    assert last["day"] == str(ago(-700))
    assert 6 <= last["low"] < last["expected"] < last["high"]
    ranges = [each["high"] - each["low"] for each in growth["projected"]]
    assert ranges == sorted(ranges)
    assert [each["day"][8:] for each in growth["projected"][:-1]] == ["01"] * (len(growth["projected"]) - 1)


def test_workload_says_who_has_given_away_too_much(small: None, faculty: TestClient) -> None:
    loads = faculty.get(URL).json()["workload"]
    assert loads[0]["name"] == "Ines"
    assert (loads[0]["given"], loads[0]["days_per_month"], loads[0]["over"], loads[0]["to"]) == (
        7,
        6,
        True,
        ["Alderbourne"],
    )
    assert [each["over"] for each in loads[1:]] == [False] * 5


def test_capacity_against_need_from_half_a_year_ago_to_a_year_ahead(small: None, faculty: TestClient) -> None:
    months = faculty.get(URL).json()["capacity"]
    assert len(months) == 19
    now = next(each for each in months if each["month"] == str(today().replace(day=1)))
    assert now["needed"] == 3
    assert (months[-1]["available"], months[-1]["assigned"], months[-1]["needed"]) == (48, 7, 0)


def test_specialists_bought_worked_and_left(faculty: TestClient) -> None:
    provider = faculty.post(f"{V1}/providers", json={"name": "Tidewater", "specialism": "Lean"}).json()["id"]
    sent = {"title": "Year one", "first": str(ago(9)), "last": str(ago(-9)), "days": 10}
    contract = faculty.post(f"{V1}/providers/{provider}/contracts", json=sent).json()["contracts"][0]["id"]
    faculty.post(f"{V1}/contracts/{contract}/days", json={"day": str(ago(1)), "days": 2.5, "what": "A day"})
    (found,) = faculty.get(URL).json()["specialists"]
    assert (found["bought"], found["worked"], found["left"]) == (10, 2.5, 7.5)


def test_the_sentence(small: None, faculty: TestClient) -> None:
    words = plain_text(faculty.get(URL).json()["sentence"])
    assert words.startswith("Six people are in the faculty, three of them accredited. The target is 14 by ")
    assert words.endswith(
        " Two people have been in their stage as long as is usual and wait for sign-off."
        " One member has given away more days than there are."
    )


def growth(low: int, high: int, target: int = 150) -> Growth:
    return Growth(
        months=[],
        target={
            "programme": "p",
            "programme_name": "P",
            "first": "2018-01-01",
            "by": "2021-01-01",
            "more": 100,
            "members": target,
        },
        projected=[{"day": "2021-01-01", "expected": (low + high) // 2, "low": low, "high": high}],
    )


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [(150, 170, "it will be met"), (149, 150, "it may or may not be met"), (120, 149, "it will be missed")],
)
def test_where_it_leads(low: int, high: int, verdict: str) -> None:
    loads: list[Load] = []
    words = plain_text(faculty_sentence(1, 1, 0, growth(low, high), loads))
    assert words == (
        "One person is in the faculty, one of them accredited. The target is 150 by January 2021: at the pace of the"
        f" last twelve months {verdict}, with {low} to {high} members."
    )


def test_an_empty_faculty(faculty: TestClient) -> None:
    page = faculty.get(URL).json()
    assert plain_text(page["sentence"]) == "Nobody is in the faculty yet."
    assert (page["growth"]["months"], page["growth"]["projected"], page["workload"]) == ([], [], [])


def test_it_is_for_those_who_run_programmes(small: None, faculty: TestClient, signed_in: SignIn) -> None:
    assert signed_in("national").get(URL).status_code == 200
    assert signed_in("lead", "F901").get(URL).status_code == 403


def test_as_many_queries_for_a_hundred_as_for_seven(
    small: None, faculty: TestClient, make: Making, counted: Counting
) -> None:
    with counted() as few:
        faculty.get(URL)
    with make() as m:
        place = m.federation("F902")
        for number in range(100):
            someone = accredited(m, f"Member {number}", joined=ago(300) + timedelta(days=number))
            assignment(m, someone.id, place.id, ago(30), None, 4)
    with counted() as many:
        faculty.get(URL)
    assert len(many) <= len(few) <= 18
