from typing import Any

import pytest

from groundswell.reports.week.words import Week, usual_months_words, week_sentence
from groundswell.reports.wording.segments import plain_text

QUIET = Week(is_member=True, this_week=0, next_week=0, to_take=0, sign_offs=0, overdue=0, stuck=0, sets=0)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "No sessions this week or next. Nothing else waits for you."),
        ({"this_week": 2, "next_week": 1}, "Two sessions this week and one next. Nothing else waits for you."),
        (
            {"next_week": 1, "to_take": 1, "sign_offs": 1, "overdue": 2, "stuck": 5, "sets": 1},
            (
                "No session this week and one next. Attendance is to be taken for one session. One apprentice is ready "
                "for sign-off and two first contacts are overdue. Five projects in your cohorts are stuck. One "
                "learning set meets in this time."
            ),
        ),
        (
            {"is_member": False, "overdue": 1},
            "You are not in the faculty, so no sessions are yours. One first contact is overdue.",
        ),
    ],
)
def test_the_sentence(facts: dict[str, Any], words: str) -> None:
    assert plain_text(week_sentence(QUIET._replace(**facts))) == words


def test_how_long_an_apprentice_has_been_in_a_stage() -> None:
    assert usual_months_words(7, 6) == "7 months in it; 6 are usual"
    assert usual_months_words(1, 1) == "1 month in it; 1 is usual"
