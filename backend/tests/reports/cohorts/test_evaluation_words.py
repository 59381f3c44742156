from datetime import date
from typing import Any

import pytest

from groundswell.reports.cohorts import evaluation_words as words
from groundswell.reports.cohorts.evaluation_words import Said, Sheets

TODAY = date(2018, 11, 21)
USEFUL = Said("What I learned is useful in my work.", [4, 7, 18, 144, 196])
LOW = Said("How well can you lead a change?", [5, 20, 3, 0, 0])
HIGH = Said("How well can you lead a change?", [0, 0, 3, 20, 5])


def test_an_opinion_to_a_screen_reader() -> None:
    assert USEFUL.label == "What I learned is useful in my work: 92% agree, 3% disagree, of 369"


def test_reaction() -> None:
    assert words.reaction(Sheets(405, 369), USEFUL) == (
        "369 of 405 forms. 92% agree: ‘What I learned is useful in my work’."
    )
    assert words.reaction(Sheets(30, 4), None) == "4 of 30 forms. Nothing is shown below five answers."
    assert words.reaction(Sheets(0, 0), None) == "No form has been handed out yet."


@pytest.mark.parametrize(
    ("before", "after", "asked", "said"),
    [
        (LOW, HIGH, True, "1.9 to 4.1 of 5, from 28 answers before and 28 after."),
        (LOW, None, True, "1.9 of 5 before, from 28 answers. There is nothing yet to set it against."),
        (None, HIGH, True, "It was not asked before, so nobody knows what changed."),
        (None, None, True, "Asked, but fewer than five have answered."),
        (None, None, False, "Not asked yet."),
    ],
)
def test_learning(before: Said | None, after: Said | None, asked: bool, said: str) -> None:
    assert words.learning(before, after, asked).endswith(said)


@pytest.mark.parametrize(
    ("found", "back", "period", "said"),
    [
        (USEFUL, 369, None, "92% agree: ‘What I learned is useful in my work’. 369 answers."),
        (None, 0, (date(2019, 1, 14), date(2019, 2, 14)), "The follow-up goes out on 14 January 2019."),
        (
            None,
            3,
            (date(2018, 11, 1), date(2018, 12, 1)),
            "The follow-up is open until 1 December: 3 of 9 forms are in, too few to show.",
        ),
        (
            None,
            4,
            (date(2018, 9, 1), date(2018, 10, 1)),
            "The follow-up closed on 1 October: 4 of 9 forms are in, too few to show.",
        ),
        (None, 0, None, "No follow-up is planned yet."),
    ],
)
def test_behaviour(found: Said | None, back: int, period: Any, said: str) -> None:
    assert words.behaviour(found, Sheets(9, back), period, TODAY) == said


def test_what_came_of_it() -> None:
    assert words.came_of_it(None, 6, 29) == "6 of 29 projects have reached the last step."
    assert words.came_of_it(USEFUL, 1, 1) == (
        "1 of 1 project has reached the last step. 92% agree: ‘What I learned is useful in my work’. 369 answers."
    )
    assert words.came_of_it(None, 0, 0) == "There are no projects yet."


def test_what_is_left_out_is_said() -> None:
    rule = "Groups with fewer than five answers are not broken down: they are counted with everyone."
    assert words.note(16, 0) == rule
    assert words.note(16, 1) == f"Of 16 sessions one has fewer than five answers and is left out. {rule}"
    assert words.note(16, 3) == f"Of 16 sessions three have fewer than five answers and are left out. {rule}"
    assert words.heading(369, 369) == "All sessions so far, 369 anonymous answers"
    assert words.heading(1369, 1375) == "All sessions so far, 1,369 of 1,375 anonymous answers"
    assert words.heading(0, 4) == "All sessions so far; nothing is shown below five answers"
