from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from groundswell.reports.cohorts.words import (
    CohortNow,
    Stretch,
    WhereNow,
    breaks,
    cohort_facts,
    cohort_sentence,
    last_step_words,
    mark_letter,
    milestones_label,
    page_title,
    sessions_words,
    where_now,
)
from groundswell.reports.wording.segments import plain_text

TODAY = date(2018, 11, 21)
"""A Wednesday."""
TERMS = [
    Stretch(date(2018, 4, 23), date(2018, 6, 17)),
    Stretch(date(2018, 8, 27), date(2018, 10, 21)),
    Stretch(date(2018, 10, 29), date(2018, 12, 23)),
]


def now(**facts: Any) -> CohortNow:
    usual = CohortNow(
        WhereNow("running", "Term 3, week 4"),
        29,
        1,
        "86%",
        16,
        0,
        covers=False,
        no_cover=[],
        clashes=0,
        of_theirs=False,
    )
    return usual._replace(**facts)


def test_the_sentence_of_the_design() -> None:
    days = [date(2018, 11, 27), date(2018, 11, 29), date(2018, 12, 6)]
    segments = cohort_sentence(now(stuck=5, covers=True, no_cover=days), TODAY)
    assert plain_text(segments) == (
        "Term 3, week 4. 29 of 30 are still taking part and attendance is 86%. Five projects are stuck: no step for "
        "four weeks or more. Three backfill days have no cover, two of them next week."
    )
    strong = [each["text"] for each in segments if each["tone"] == "strong"]
    assert strong == ["Five projects are stuck", "Three backfill days have no cover"]


@pytest.mark.parametrize(
    ("facts", "people", "ending"),
    [
        ({"left": 0}, "All 29 are still taking part and attendance is 86%.", " No project is stuck."),
        (
            {"attendance": None, "stuck": 1},
            "29 of 30 are still taking part; attendance has not been taken yet.",
            " One project is stuck: no step for four weeks or more.",
        ),
        (
            {"where": WhereNow("ended", "Term 3, week 4"), "covers": True},
            "29 of 30 took part to the end and attendance was 86%.",
            " Every backfill day has cover.",
        ),
        (
            {"where": WhereNow("to_come", "Term 3, week 4"), "left": 0, "held": 0, "attendance": None},
            "29 people have joined.",
            "",
        ),
        ({"taking_part": 0, "left": 0}, "Nobody has joined yet.", ""),
        (
            {"clashes": 1, "covers": True, "of_theirs": True},
            "29 of 30 are still taking part and attendance is 86%.",
            (
                " No project is stuck. One day in your practices is promised twice: somebody would have to be in two "
                "places."
            ),
        ),
    ],
)
def test_the_sentence_of_other_cohorts(facts: dict[str, Any], people: str, ending: str) -> None:
    assert plain_text(cohort_sentence(now(**facts), TODAY)) == f"Term 3, week 4. {people}{ending}"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([TODAY], "One backfill day has no cover, this week."),
        ([TODAY, TODAY], "Two backfill days have no cover, both of them this week."),
        (
            [TODAY, TODAY + timedelta(days=7)],
            "Two backfill days have no cover, one of them this week and one next week.",
        ),
        ([TODAY + timedelta(days=21)], "One backfill day has no cover."),
    ],
)
def test_gaps_are_told_by_when_to_act(days: Sequence[date], words: str) -> None:
    assert plain_text(cohort_sentence(now(covers=True, no_cover=days), TODAY)).endswith(words)


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        (date(2018, 4, 1), "to_come", "Begins on Monday 23 April"),
        (date(2017, 4, 1), "to_come", "Begins on Monday 23 April 2018"),
        (date(2018, 4, 23), "running", "Term 1, week 1"),
        (date(2018, 7, 1), "between_terms", "Between terms: term 2 begins on Monday 27 August"),
        (TODAY, "running", "Term 3, week 4"),
        (date(2018, 12, 23), "running", "Term 3, week 8"),
        (date(2018, 12, 24), "ended", "Ended on 23 December 2018"),
    ],
)
def test_where_a_cohort_is_in_its_terms(day: date, state: str, words: str) -> None:
    assert where_now(TERMS, day) == (state, words)


def test_a_cohort_without_terms_says_so() -> None:
    assert where_now([], TODAY) == ("no_terms", "No terms are planned yet")


def test_breaks_are_named() -> None:
    assert breaks(TERMS) == [
        (Stretch(date(2018, 6, 18), date(2018, 8, 26)), "summer break, ten weeks"),
        (Stretch(date(2018, 10, 22), date(2018, 10, 28)), "break, one week"),
    ]
    winter = [TERMS[2], Stretch(date(2019, 1, 7), date(2019, 3, 3))]
    assert [words for _, words in breaks(winter)] == ["Christmas break, two weeks"]
    assert breaks([TERMS[2], Stretch(date(2018, 12, 24), date(2019, 3, 3))]) == []


def test_facts_of_a_cohort() -> None:
    roles = {"gp", "practice_nurse", "new_gp"}
    assert cohort_facts(30, TERMS, 2, 2, roles) == (
        "30 people, 23 April to 23 December 2018 · Second year: GPs, newly qualified GPs and practice nurses"
    )
    assert cohort_facts(1, [], 1, 1, {"health_visitor"}) == "1 person · Health visitors"
    assert cohort_facts(0, [], 1, 2, set()) == "0 people · First year"


def test_the_title_names_the_programme_once() -> None:
    assert page_title("Tideway leaders", "Harrowdene 2018") == "Tideway leaders, Harrowdene 2018"
    assert page_title("Tideway leaders", "Tideway leaders 2018") == "Tideway leaders 2018"


def test_sessions_in_words() -> None:
    following = (17, "Project clinic", date(2018, 11, 28))
    assert sessions_words(16, 19, following, TODAY) == (
        "16 of 19 sessions held. Next: session 17, Project clinic, Wednesday 28 November."
    )
    assert sessions_words(1, 1, None, TODAY) == "1 of 1 session held."
    assert sessions_words(0, 0, None, TODAY) == "No sessions are planned yet."


@pytest.mark.parametrize(
    ("days", "left_on", "finished", "words"),
    [
        (63, None, False, "9 weeks ago"),
        (7, None, False, "1 week ago"),
        (6, None, False, "this week"),
        (-1, None, False, "not begun"),
        (63, None, True, "finished"),
        (63, date(2018, 6, 11), True, "left in June"),
        (63, date(2017, 6, 11), False, "left in June 2017"),
        (63, date(2018, 12, 1), False, "9 weeks ago"),
    ],
)
def test_the_last_step_in_words(days: int, left_on: date | None, finished: bool, words: str) -> None:
    assert (
        last_step_words(TODAY - timedelta(days=days), TODAY, reached=True, left_on=left_on, finished=finished) == words
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "not begun"), (6, "no step yet"), (7, "no step in 1 week"), (210, "no step in 30 weeks")],
)
def test_a_project_without_a_milestone_has_no_last_step(days: int, words: str) -> None:
    began = TODAY - timedelta(days=days)
    assert last_step_words(began, TODAY, reached=False, left_on=None, finished=False) == words


def test_milestones_to_a_screen_reader() -> None:
    assert milestones_label(["Started", "Tested"], [TODAY, None]) == "1 of 2: started"
    assert milestones_label(["Started", "Tested"], [None, None]) == "0 of 2"


@pytest.mark.parametrize(
    ("mark", "days", "takes_part", "letter"),
    [
        ("present", 0, True, "p"),
        ("apologies", 0, True, "a"),
        ("absent", 0, False, "x"),
        (None, 0, True, "n"),
        (None, 1, True, "."),
        (None, -1, False, "-"),
        (None, 1, False, "-"),
    ],
)
def test_letters_of_the_grid(mark: str | None, days: int, takes_part: bool, letter: str) -> None:
    assert mark_letter(mark, TODAY + timedelta(days=days), TODAY, takes_part=takes_part) == letter
