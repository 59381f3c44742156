"""The answer over an initiative's page says what its charts show, and no more."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from groundswell.initiatives.measures_queries import MeasureFacts
from groundswell.initiatives.models import Cycle, Initiative, InitiativeMeasure
from groundswell.initiatives.team_measures import aim_words, definition_of
from groundswell.measures.definitions import library
from groundswell.measures.periods import month_of
from groundswell.measures.roll_up import Figures, RolledUp
from groundswell.reports.initiatives.measure_words import aim_line, aim_sentence, follows_words, measure_verdict
from groundswell.reports.initiatives.measures import MeasureDrawn, measure_drawn
from groundswell.reports.initiatives.words import initiative_sentence
from groundswell.reports.wording.segments import plain_text

TODAY = date(2018, 11, 21)
OCTOBER = month_of(date(2018, 10, 1))
HIGH = [10.9, 10.4, 11.0, 10.5, 10.8, 10.6, 11.1, 10.3, 10.9, 10.5, 10.6, 10.8]
"""A year whose mean is 10.7."""
LOW = [7.9, 8.1, 7.4, 7.0, 6.8, 6.4, 5.8, 6.1, 6.2, 5.7, 5.9, 6.0]
STEADY = [62.0, 58.0, 65.0, 60.0, 63.0, 57.0] * 4
CAUSES = ("cause", "because", "led to", "due to", "result of", "thanks to")


def outcome(values: Sequence[float], *, aim: float | None = 6.0, practices: int = 9, **facts: object) -> MeasureDrawn:
    """Missed calls at some practices, up to October 2018."""
    definition = library()["missed_call_share"]
    row = InitiativeMeasure(
        id=1,
        family="outcome",
        measure_id=5,
        aim=aim,
        baseline_months=facts.get("baseline", 12),
        by_practice=True,
        due_days=14,
    )
    size = len(values)
    numbers = np.array(values)
    many = np.full(size, practices, np.int64)
    none = np.zeros(size, np.int64)
    months = np.arange(size) + OCTOBER - size + 1
    stated = RolledUp(none, months, numbers * 10, np.full(size, 1000.0), numbers, many, many, many, none, none)
    return measure_drawn(MeasureFacts(row, definition, 0), stated, no_figures(), OCTOBER, set(), practices)


def of_the_team(values: Sequence[float], *, family: str = "balancing", direction: str = "lower") -> MeasureDrawn:
    """Overtime as the team counts it for all."""
    row = InitiativeMeasure(
        id=2,
        family=family,
        title="Overtime",
        numerator="Hours of overtime",
        unit="hours",
        unit_label="hours a month",
        aggregation="sum",
        multiplier=1,
        decimals=0,
        direction=direction,
        by_practice=False,
        due_days=14,
    )
    size = len(values)
    empty = np.full(size, np.nan)
    months = np.arange(size) + OCTOBER - size + 1
    flags = np.zeros(size, np.bool_)
    given = Figures(np.zeros(size, np.int64), months, np.array(values), empty, empty, flags, flags)
    return measure_drawn(MeasureFacts(row, definition_of(row), size), None, given, OCTOBER, set(), 9)


def no_figures() -> Figures:
    ids, numbers, flags = np.array([], np.int64), np.array([], np.float64), np.array([], np.bool_)
    return Figures(ids, ids, numbers, numbers, numbers, flags, flags)


def initiative(**facts: object) -> Initiative:
    standing = {"title": "Call back instead of hold", "status": "spreading", "started": date(2017, 11, 6)}
    return Initiative(**standing | facts)


def cycle(number: int, first: date, last: date, act: str | None = "adapt", scale: str = "") -> Cycle:
    return Cycle(number=number, first=first, last=last, act=act, scale=scale)


SIX = [
    cycle(1, date(2018, 2, 5), date(2018, 2, 16)),
    cycle(2, date(2018, 2, 26), date(2018, 3, 16)),
    cycle(6, date(2018, 9, 17), date(2018, 11, 28), None),
]


def says(*measures: MeasureDrawn, cycles: Sequence[Cycle] = SIX, day: date = TODAY, **facts: object) -> str:
    return plain_text(initiative_sentence(initiative(**facts), measures, cycles, day))


def tones(measure: MeasureDrawn) -> list[tuple[str, str]]:
    """What stands out, and how."""
    said = initiative_sentence(initiative(), [measure], [], TODAY)
    return [(each["text"], each["tone"]) for each in said if each["tone"] != "plain"]


def test_the_sentence_of_an_initiative_that_works() -> None:
    assert says(outcome(HIGH + LOW), of_the_team(STEADY)) == (
        "Missed calls at the nine practices have fallen from 10.7% to 6.0% and the aim has been met in four of the"
        " last six months. Overtime has not risen. Cycle 6 is to be studied by 28 November."
    )


def test_only_what_is_better_or_worse_is_coloured() -> None:
    tones = [
        (each["text"], each["tone"]) for each in initiative_sentence(initiative(), [outcome(HIGH + LOW)], [], TODAY)
    ]
    assert [each for each in tones if each[1] != "plain"] == [("6.0%", "improving")]
    rising = [*STEADY[:16], 71.0, 72.0, 73.0, 74.0, 75.0, 76.0, 77.0, 78.0]
    tones = [
        (each["text"], each["tone"]) for each in initiative_sentence(initiative(), [of_the_team(rising)], [], TODAY)
    ]
    assert ("risen", "worse") in tones


def test_where_it_came_from_without_a_baseline_are_the_months_before_it_started() -> None:
    earlier = [value + 1 for value in HIGH]
    text = says(outcome([*earlier, *HIGH, *LOW], baseline=None), started=date(2017, 11, 6))
    assert "have fallen from 10.7% to 6.0%" in text, "the year before, not all that went before"
    new = outcome([*earlier, *HIGH, *LOW], baseline=None)
    assert "have fallen from 11.8% to 6.0%" in says(new, started=date(2015, 11, 2)), "else the first three months"


def test_a_change_that_was_there_before_is_not_counted_as_its_own() -> None:
    text = says(outcome(HIGH + LOW), started=date(2018, 3, 5), cycles=[])
    assert text.startswith(
        "Missed calls are improving at the nine practices, since November, before this began: October was 6.0% and"
    )


@pytest.mark.parametrize(
    ("aim", "words"),
    [
        (5.0, "and the aim has not been met in the last six months."),
        (7.0, "and the aim has been met in each of the last six months."),
        (5.7, "and the aim has been met in one of the last six months."),
        (None, "to 6.0%. Cycle 6"),
    ],
)
def test_how_often_the_aim_was_met(aim: float | None, words: str) -> None:
    assert words in says(outcome(HIGH + LOW, aim=aim))


def test_no_real_change_is_news() -> None:
    text = says(outcome(HIGH * 2), cycles=[])
    assert text.startswith("Missed calls at the nine practices show no real change: October was 10.8%, within the")
    assert text.endswith("The aim has not been met in the last six months. No PDSA cycle has been recorded yet.")


def test_a_few_months_are_too_few_to_tell() -> None:
    few = outcome(HIGH[:9], aim=None)
    assert few.run_chart_only
    assert says(few).startswith(
        "Missed calls at the nine practices were 10.9% in October; nine months of figures are too few to tell a change"
    )
    assert plain_text(measure_verdict(few)) == "Nine months so far. Limits and icons come at 13."
    assert not outcome([*HIGH, 10.2]).run_chart_only, "with the thirteenth month come limits"


def test_an_initiative_without_measures_figures_or_cycles_says_so() -> None:
    assert says(cycles=[]) == "No outcome measure has been chosen yet. No PDSA cycle has been recorded yet."
    assert says(outcome([]), cycles=[]) == (
        "There are no figures for missed calls at the nine practices yet. No PDSA cycle has been recorded yet."
    )


def test_cycles_that_are_late_or_all_studied() -> None:
    late = [cycle(1, date(2018, 9, 1), date(2018, 10, 3), None), cycle(2, date(2018, 10, 1), date(2018, 12, 5), None)]
    assert says(cycles=late).endswith("Cycle 1 was to be studied by 3 October.")
    done = [cycle(1, date(2018, 9, 1), date(2018, 10, 3), "abandon")]
    assert says(cycles=done).endswith("Cycle 1, the last, was abandoned.")


def test_what_has_ended_says_why_and_of_no_cycle() -> None:
    text = says(status="stopped", ended=date(2018, 6, 30), ended_because="Two practices merged.")
    assert text == "Stopped on 30 June: Two practices merged. No outcome measure has been chosen yet."


def test_aims_beside_a_chart() -> None:
    works = outcome(HIGH + LOW)
    assert aim_line(works, aim_words(works.definition, 6.0)) == "aim ≤ 6%, met 4 of the last 6 months"
    assert plain_text(aim_sentence(works.definition, works)) == (
        "The aim, 6% or less, has been met in four of the last six months."
    )
    assert aim_line(of_the_team(STEADY), None) == "no aim"


def test_an_aim_is_drawn_and_judged_by_no_icon() -> None:
    works = outcome(HIGH + LOW)
    assert set(works.drawing.target.tolist()) == {6.0}


def test_whether_the_signal_follows_the_cycles() -> None:
    works = outcome(HIGH + LOW)
    assert works.standing is not None
    assert works.standing.since == month_of(date(2017, 11, 1))
    ramp = [cycle(1, date(2017, 10, 9), date(2017, 10, 20)), cycle(2, date(2018, 2, 26), date(2018, 3, 16))]
    assert follows_words(works, ramp) == (
        "The signal begins in November 2017, one month after cycle 1 began."
        " That the one follows the other does not tell what brought it about."
    )
    assert follows_words(works, SIX) == "The signal begins in November 2017, before cycle 1 began on 5 February 2018."
    same = [cycle(1, date(2017, 11, 6), date(2017, 11, 17)), cycle(2, date(2017, 11, 20), date(2017, 12, 1))]
    assert "in November 2017, the month in which cycles 1 and 2 began." in follows_words(works, same)
    assert follows_words(outcome(HIGH * 2), SIX) == "No signal stands beside the cycles so far."
    assert "too few months" in follows_words(outcome(HIGH[:8]), SIX)
    assert follows_words(works, []) == "No PDSA cycle has been recorded yet."


def test_no_sentence_turns_an_association_into_a_cause() -> None:
    measures = [outcome(HIGH + LOW), outcome(HIGH * 2), outcome(HIGH[:8]), of_the_team(STEADY)]
    said = [says(each, cycles=SIX) for each in measures]
    said += [follows_words(each, SIX) for each in measures]
    said += [plain_text(measure_verdict(each)) for each in measures]
    assert not [(text, word) for text in said for word in CAUSES if word in text.lower()]
