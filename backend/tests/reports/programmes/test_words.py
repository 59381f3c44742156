from datetime import date
from typing import Any, cast

import pytest

from groundswell.faculty.growth import Projection
from groundswell.reports.programmes.schemas import CohortRow, TargetStanding
from groundswell.reports.programmes.words import (
    ProgrammeNow,
    even_pace,
    joining_words,
    pounds,
    programme_facts,
    programme_sentence,
    target_now,
)
from groundswell.reports.wording.segments import plain_text

TODAY = date(2018, 11, 21)
FIRST, LAST = date(2016, 4, 1), date(2021, 3, 31)


def row(**facts: Any) -> CohortRow:
    usual: dict[str, Any] = {
        "code": "harrowdene",
        "name": "Harrowdene 2018",
        "site": None,
        "state": "running",
        "where_now": "Term 3, week 4",
        "first": None,
        "last": None,
        "places": 30,
        "taking_part": 29,
        "left": 1,
        "sessions": 19,
        "held": 16,
        "attendance": "86%",
        "stuck": 0,
    }
    return cast(CohortRow, usual | facts)


def target(state: Any, what: Any = "federations", number: int = 100) -> TargetStanding:
    return {
        "what": what,
        "number": number,
        "first": str(FIRST),
        "by": str(LAST),
        "reached": 0,
        "state": state,
        "words": "",
    }


def now(**facts: Any) -> ProgrammeNow:
    return ProgrammeNow(FIRST, LAST, 1, 1, {}, 0, [], [])._replace(**facts)


def sentence(**facts: Any) -> str:
    return plain_text(programme_sentence(now(**facts), TODAY))


def test_the_whole_sentence() -> None:
    found = programme_sentence(
        now(
            year=2,
            years=2,
            stages={"expressed": 9, "contacted": 4, "planning": 30, "delivery": 61, "closed": 16, "withdrawn": 3},
            overdue=7,
            cohorts=[row(stuck=5), row(stuck=4), row(state="ended", stuck=3, taking_part=20)],
            targets=[target("met"), target("behind", "practices", 2500), target("uncertain", "faculty")],
        ),
        TODAY,
    )
    assert plain_text(found) == (
        "The second of two years runs until 31 March 2021. 120 federations and practices have expressed interest, 107 "
        "have joined and 61 are in delivery. Seven are overdue for a first contact, which is due within four weeks. "
        "Two cohorts are running, with 58 people; nine projects are stuck. Of its targets, 100 federations: met; 2,500 "
        "practices: behind; 100 more members of the faculty: may or may not be met."
    )
    assert [each["text"] for each in found if each["tone"] == "strong"] == [
        "Seven are overdue",
        "nine projects are stuck",
    ]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "It runs until 31 March 2021."),
        ({"first": date(2019, 1, 7)}, "It begins on 7 January 2019."),
        ({"last": date(2018, 3, 31)}, "It ended on 31 March 2018."),
        (
            {"stages": {"expressed": 1}, "overdue": 1},
            (
                "It runs until 31 March 2021. One federation or practice has expressed interest; none has joined yet. "
                "One is overdue for a first contact, which is due within four weeks."
            ),
        ),
        (
            {"stages": {"planning": 1, "expressed": 1}},
            ("It runs until 31 March 2021. Two federations and practices have expressed interest, one has joined."),
        ),
        (
            {"cohorts": [row()]},
            "It runs until 31 March 2021. One cohort is running, with 29 people and no stuck project.",
        ),
        ({"cohorts": [row(state="ended")]}, "It runs until 31 March 2021. No cohort is running."),
        ({"targets": [target("to_come")]}, "It runs until 31 March 2021."),
    ],
)
def test_the_sentence_of_other_programmes(facts: dict[str, Any], words: str) -> None:
    assert sentence(**facts) == words


def test_an_even_pace_ends_at_the_target() -> None:
    first, last = date(2018, 1, 1), date(2018, 4, 10)  # a hundred days
    assert even_pace(200, first, last, date(2018, 1, 1)) == 2
    assert even_pace(200, first, last, date(2018, 2, 19)) == 100
    assert even_pace(200, first, last, last) == 200
    assert even_pace(200, first, last, date(2019, 1, 1)) == 200


@pytest.mark.parametrize(
    ("reached", "today", "state", "words"),
    [
        (100, TODAY, "met", "100 of 100 federations by 31 March 2021: met."),
        (
            62,
            TODAY,
            "on_track",
            "62 of 100 federations by 31 March 2021: on track. At an even pace it would be 52 by now.",
        ),
        (
            52,
            TODAY,
            "on_track",
            "52 of 100 federations by 31 March 2021: on track. At an even pace it would be 52 by now.",
        ),
        (51, TODAY, "behind", "51 of 100 federations by 31 March 2021: behind. At an even pace it would be 52 by now."),
        (99, date(2021, 4, 1), "missed", "99 of 100 federations by 31 March 2021: missed."),
        (
            99,
            date(2021, 3, 31),
            "behind",
            "99 of 100 federations by 31 March 2021: behind. At an even pace it would be 100 by now.",
        ),
        (0, date(2016, 3, 31), "to_come", "100 federations by 31 March 2021: counted from 1 April 2016."),
    ],
)
def test_where_a_target_stands(reached: int, today: date, state: str, words: str) -> None:
    assert target_now("federations", 100, FIRST, LAST, reached, today) == (state, words)


@pytest.mark.parametrize(("low", "high", "state"), [(100, 120, "on_track"), (84, 100, "uncertain"), (60, 99, "behind")])
def test_the_faculty_is_told_as_on_its_own_page(low: int, high: int, state: str) -> None:
    found = target_now("faculty", 100, FIRST, LAST, 71, TODAY, Projection(90, low, high))
    assert found.state == state
    assert found.words.endswith(f"At the pace of the last twelve months it will be {low} to {high}.")


@pytest.mark.parametrize(
    ("stage", "since", "due", "words"),
    [
        ("expressed", date(2018, 9, 5), date(2018, 10, 3), "contact was due 3 October, seven weeks ago"),
        ("expressed", date(2018, 10, 23), date(2018, 11, 20), "contact was due 20 November, one day ago"),
        ("expressed", date(2018, 10, 24), TODAY, "contact due 21 November"),
        ("contacted", date(2018, 10, 1), date(2018, 9, 1), "contacted 1 October"),
        ("planning", date(2017, 10, 1), date(2017, 9, 1), "in planning since 1 October 2017"),
        ("delivery", date(2018, 5, 4), date(2017, 9, 1), "in delivery since 4 May"),
        ("closed", date(2018, 5, 4), date(2017, 9, 1), "closed 4 May"),
        ("withdrawn", date(2018, 5, 4), date(2017, 9, 1), "withdrew 4 May"),
    ],
)
def test_where_a_federation_is_on_its_way(stage: str, since: date, due: date, words: str) -> None:
    assert joining_words(stage, since, due, TODAY) == words


def test_facts_of_a_programme() -> None:
    assert programme_facts("NHS England", "the improvement faculty", 127_000_000, FIRST, LAST) == (
        "NHS England · led by the improvement faculty · £127m · 1 April 2016 to 31 March 2021"
    )
    assert programme_facts("Tideway Deanery", None, None, FIRST, LAST) == (
        "Tideway Deanery · 1 April 2016 to 31 March 2021"
    )


@pytest.mark.parametrize(("amount", "words"), [(127_000_000, "£127m"), (1_500_000, "£1.5m"), (85_000, "£85,000")])
def test_pounds(amount: int, words: str) -> None:
    assert pounds(amount) == words
