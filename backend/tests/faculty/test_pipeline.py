"""How long people have been in a stage, in whole months, and who waits for the next."""

from datetime import date

import pytest

from groundswell.faculty.models import ApprenticeshipStage, FacultyMember
from groundswell.faculty.pipeline import InStage, Step, whole_months


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2018, 1, 10), date(2018, 1, 10), 0),
        (date(2018, 1, 10), date(2018, 2, 9), 0),
        (date(2018, 1, 10), date(2018, 2, 10), 1),
        (date(2018, 1, 31), date(2018, 3, 1), 1),
        (date(2017, 11, 30), date(2018, 11, 29), 11),
        (date(2017, 11, 30), date(2018, 11, 30), 12),
    ],
)
def test_whole_months(first: date, last: date, months: int) -> None:
    assert whole_months(first, last) == months


def in_stage(name: str, months: int) -> InStage:
    return InStage(FacultyMember(), name, date(2018, 1, 1), months, False)


def test_who_has_been_in_a_stage_as_long_as_is_usual_waits() -> None:
    stage = ApprenticeshipStage(title="Observing", usual_months=3)
    people = [in_stage("Lea", 5), in_stage("Max", 3), in_stage("Nan", 2)]
    assert [each.name for each in Step(stage, people, is_last=False).waiting] == ["Lea", "Max"]
    assert Step(stage, people, is_last=True).waiting == []


def test_who_has_reached_no_stage_waits_for_the_first_at_once() -> None:
    assert [each.name for each in Step(None, [in_stage("Lea", 0)], is_last=False).waiting] == ["Lea"]
