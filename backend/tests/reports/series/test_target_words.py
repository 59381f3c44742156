import pytest

from groundswell.reports.series.choices import drawn_as
from groundswell.reports.series.target_words import target_sentence
from groundswell.reports.wording.segments import plain_text
from groundswell.spc import Assurance
from tests.reports.series.drawings import CALLS
from tests.reports.standings import OCTOBER, standing


def test_targets() -> None:
    assert plain_text(target_sentence(CALLS, standing(), None, [])) == "No target is set."
    reliably = standing(assurance=Assurance.CONSISTENT_FAIL)
    assert plain_text(target_sentence(CALLS, reliably, 8.0, [9.0])) == (
        "The target, 8% or less, is reliably missed: none of the usual range, 8.9 to 12.1%, meets it."
    )
    run_chart = drawn_as(CALLS, "run", None)
    assert plain_text(target_sentence(run_chart, standing(lower=None, upper=None), 8.0, [9.0, 7.0, 7.0])) == (
        "The target, 8% or less, was met in each of the last two months."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([11.0] * 4 + [9.0] * 8, "was met in each of the last eight months, but"),
        ([9.0] * 3 + [11.0] * 9, "was met in three of the last 12 months, and"),
        ([11.0] * 12, "was met in none of the last 12 months, but"),
        ([None] + [11.0] * 10 + [9.0], "was met in one of the last 11 months with figures, and"),
        ([9.0], "was met in its only month, and"),
        ([None], "has no figure yet since it was set, and"),
    ],
)
def test_how_often_a_target_was_met(values: list[float | None], words: str) -> None:
    text = plain_text(target_sentence(CALLS, standing(), 10.0, values))
    assert text == f"The target, 10% or less, {words} it lies inside the usual range of 8.9 to 12.1%."


def test_what_came_about_lately_is_said_where_it_contradicts_the_usual_range() -> None:
    missed = standing(assurance=Assurance.CONSISTENT_FAIL, lower=9.3, upper=10.4)
    begins = "The target, 9.25% or less, is reliably missed: none of the usual range, 9.3 to 10.4%, meets it"
    assert plain_text(target_sentence(CALLS, missed, 9.25, [10.0] * 7 + [9.2] * 5)) == (
        f"{begins}, but that is still the range of before: the target was met in each of the last five months."
    )
    assert plain_text(target_sentence(CALLS, missed, 9.25, [10.0] * 9 + [9.2, 9.2, 9.3])) == (
        f"{begins}, but it was met in two of the last 12 months."
    )
    met = standing(assurance=Assurance.CONSISTENT_PASS)
    assert plain_text(target_sentence(CALLS, met, 13.0, [11.0] * 10 + [14.0, 11.0])) == (
        "The target, 13% or less, is reliably met: all of the usual range, 8.9 to 12.1%, meets it, but it was missed in"
        " one of the last 12 months."
    )


def test_a_series_that_never_varies_is_judged_without_a_usual_range() -> None:
    constant = standing(value=5.0, centre=5.0, lower=None, upper=None, assurance=Assurance.CONSISTENT_PASS)
    assert plain_text(target_sentence(CALLS, constant, 8.0, [5.0] * 12)) == (
        "The target, 8% or less, is reliably met: every month in the average is 5.0%."
    )
    one = standing(lower=None, upper=None)
    assert plain_text(target_sentence(CALLS, one, 8.0, [5.0])) == (
        "The target, 8% or less, cannot be judged until there is a usual range."
    )


def test_a_series_that_is_silent_is_told_as_past() -> None:
    july = standing(month=OCTOBER - 3, assurance=Assurance.CONSISTENT_FAIL)
    assert plain_text(target_sentence(CALLS, july, 8.0, [9.0] * 12, OCTOBER)) == (
        "The target, 8% or less, was reliably missed when last reported, in July: none of the usual range, 8.9 to"
        " 12.1%, met it."
    )
    assert plain_text(target_sentence(CALLS, standing(month=OCTOBER - 3), 9.0, [9.5] * 12, OCTOBER)) == (
        "The target, 9% or less, was met in none of the last 12 months up to July, but it lay inside the usual range of"
        " 8.9 to 12.1%."
    )
