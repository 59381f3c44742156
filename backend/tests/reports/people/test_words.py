from datetime import date
from typing import Any

import pytest

from groundswell.reports.cohorts.words import WhereNow
from groundswell.reports.people.words import InFaculty, Taking, person_facts, person_sentence
from groundswell.reports.wording.segments import plain_text

TODAY = date(2018, 11, 21)
RUNNING, ENDED = WhereNow("running", "Term 3, week 4"), WhereNow("ended", "Ended on 21 December 2017")
ACCREDITED = InFaculty("Accredited", True, date(2016, 4, 1), None)


def taking(**facts: Any) -> Taking:
    usual = Taking("Harrowdene 2018", RUNNING, None, 14, 16, "Spirometry waits", False, False, True, "9 weeks ago")
    return usual._replace(**facts)


@pytest.mark.parametrize(
    ("cohorts", "achievements", "faculty", "words"),
    [
        (
            [taking(stuck=True)],
            0,
            None,
            (
                "Takes part in Harrowdene 2018: term 3, week 4. Came to 14 of 16 sessions. The project is stuck: its "
                "last step was 9 weeks ago."
            ),
        ),
        (
            [taking(stuck=True, begun=False, last_step="no step in 30 weeks", marked=0)],
            0,
            None,
            "Takes part in Harrowdene 2018: term 3, week 4. The project is stuck: no step in 30 weeks.",
        ),
        (
            [taking(stuck=True, project=None, marked=0)],
            0,
            None,
            "Takes part in Harrowdene 2018: term 3, week 4. The project is stuck: it has no name yet.",
        ),
        (
            [taking(finished=True), taking(cohort="Harrowdene 2017", where=ENDED)],
            2,
            None,
            (
                "Takes part in Harrowdene 2018: term 3, week 4. Came to 14 of 16 sessions. The project is finished. "
                "Took part in Harrowdene 2017. Two achievements recorded."
            ),
        ),
        ([taking(left_on=date(2018, 6, 11))], 0, None, "Left Harrowdene 2018 in June."),
        ([], 0, ACCREDITED, "In the faculty since 1 April 2016, an accredited member of it."),
        (
            [],
            1,
            InFaculty("Observing", False, date(2016, 4, 1), date(2018, 1, 1)),
            "Was in the faculty from 1 April 2016 to 1 January 2018. One achievement recorded.",
        ),
        ([], 0, None, "Nothing is recorded yet."),
    ],
)
def test_the_sentence(cohorts: list[Taking], achievements: int, faculty: InFaculty | None, words: str) -> None:
    assert plain_text(person_sentence(cohorts, achievements, faculty, TODAY)) == words


def test_only_what_is_stuck_is_strong() -> None:
    found = person_sentence([taking(stuck=True)], 1, ACCREDITED, TODAY)
    assert [each["text"] for each in found if each["tone"] == "strong"] == ["The project is stuck"]


def test_facts() -> None:
    roles, practices = ["Nurse", "Nurse"], ["Riverbank (Z10101)", "Three Oaks (Z10102)", "Riverbank (Z10101)"]
    assert person_facts(roles, practices, ACCREDITED, TODAY) == (
        "Nurse · Riverbank (Z10101) and Three Oaks (Z10102) · Improvement faculty: accredited"
    )
    gone = ACCREDITED._replace(left_on=TODAY)
    assert person_facts([], [], gone, TODAY) == "Improvement faculty: left"
    assert person_facts(["GP"], [], None, TODAY) == "GP"
