"""The sentences of a whole chart, on charts that the engine has drawn."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from groundswell.measures.chart_settings import Settings
from groundswell.measures.charts import Drawn, Rows, drawn, summed_up
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.reports.choices import drawn_as
from groundswell.reports.marks import ChartSettings
from groundswell.reports.points import phases
from groundswell.reports.sentences import alternative, fewer_words, missing_words, series_sentence, withheld_months
from groundswell.reports.standing import Standing, standing_at
from groundswell.reports.target_words import target_sentence
from groundswell.reports.words import plain_text
from groundswell.spc import Assurance, Label, Variation
from groundswell.spc.reading import Reading, read
from tests.reports.standings import OCTOBER, standing

CALLS = library()["missed_call_share"]
DNA = library()["dna_rate"]
APPOINTMENTS = library()["appointments_per_1000"]
SATISFACTION = library()["patient_satisfaction_access"]
USUAL = [10.5, 9.6, 10.3, 9.5, 10.4, 9.7] * 3
LOW = [5.0, 5.1] * 4


@dataclass
class Chart:
    definition: MeasureDefinition
    drawing: Drawn
    standing: Standing | None
    reading: Reading | None
    began: int | None

    @property
    def sentence(self) -> str:
        return plain_text(self.segments)

    @property
    def segments(self) -> Any:
        latest = int(self.drawing.month[-1])
        return series_sentence(self.definition, self.standing, self.reading, latest, self.began)

    @property
    def picture(self) -> str:
        first, last = int(self.drawing.month[0]), int(self.drawing.month[-1])
        found = phases(self.drawing, self.definition, ChartSettings([], [], []))
        missing = self.drawing.month[np.isnan(self.drawing.value)].tolist()
        return alternative(self.definition, found, self.reading, first, last, missing)


def chart(
    values: list[float | None],
    definition: MeasureDefinition = CALLS,
    *,
    kind: str | None = None,
    rules: str | None = None,
    phase_at: int | None = None,
) -> Chart:
    """The chart of figures per cent of a thousand, a month each, the last of them in October 2018."""
    shown_as = drawn_as(definition, kind, rules)
    first = OCTOBER - len(values) + 1
    known = [place for place, value in enumerate(values) if value is not None]
    value = np.array([values[place] for place in known], np.float64)
    whole = np.full(len(value), 1000.0)
    none = np.zeros(len(value), np.bool_)
    rows = Rows(np.ones(len(value), np.int64), first + np.array(known), value * 10, whole, value, none, none)
    settings = Settings.none()
    if phase_at is not None:
        one = np.array([1])
        settings = Settings(one, one * (first + phase_at), one * 0, *(getattr(settings, n) for n in TARGETS))
    drawing = drawn(rows, shown_as, settings, through=OCTOBER)
    summaries = summed_up(drawing, shown_as)
    reading = read(drawing.charts, 0)
    began = None if reading is None or reading.phase == 0 else int(drawing.month[reading.phase_first])
    return Chart(shown_as, drawing, standing_at(summaries, 0, 1, 1), reading, began)


TARGETS = ("target_organisation", "target_month", "target_value", "nation_month", "nation_value")


def test_the_sentence_of_an_improvement() -> None:
    found = chart([*USUAL, *LOW])
    assert found.sentence == (
        "Missed calls are improving. October was 5.1%, the eighth month in a row below the average of 8.5%;"
        " that is very unlikely to be chance."
    )
    assert [s["text"] for s in found.segments if s["tone"] == "improving"] == ["improving"]
    assert [s["text"] for s in found.segments if s["tone"] == "strong"] == ["5.1%"]


def test_no_real_change_is_said_plainly() -> None:
    found = chart([*USUAL])
    assert found.sentence == (
        "Missed calls show no real change. October was 9.7%, within the usual range of 7.9 to 12.1%."
    )
    assert {s["tone"] for s in found.segments} == {"plain", "strong"}


def test_a_measure_without_a_better_side_moves() -> None:
    found = chart([*(value * 40 for value in USUAL), *[200.0] * 8], APPOINTMENTS)
    assert found.sentence.startswith(
        "Appointments have moved down. October was 200, the eighth month in a row below the average of 338;"
    )
    assert {s["tone"] for s in found.segments} == {"plain", "strong"}


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("making-data-count", "Missed calls show no real change. October was 9.6%, within the usual range of"),
        (
            "making-data-count-6",
            "Missed calls are improving. October was 9.6%, the sixth month in a row below the average of 9.9%;",
        ),
    ],
)
def test_the_length_of_a_run_is_that_of_the_rules(rules: str, said: str) -> None:
    assert chart([*USUAL, 10.1, *[9.5, 9.6] * 3], rules=rules).sentence.startswith(said)


@pytest.mark.parametrize(("points", "words"), [(12, "there are 12 months so far"), (1, "there is one month so far")])
def test_with_few_points_it_is_provisional(points: int, words: str) -> None:
    text = chart([*USUAL[:points]]).sentence
    assert text.endswith(f"This is provisional: {words}.")
    assert "chance" not in text


def test_thirteen_points_are_enough() -> None:
    assert "provisional" not in chart([*USUAL[:13]]).sentence


def test_where_thirteen_are_asked_for_fewer_have_no_usual_range_yet() -> None:
    few = chart([*USUAL[:9]], rules="making-data-count")
    assert few.sentence == (
        "October was 10.3%. No usual range yet: it takes 13 months, and there are nine months so far."
    )
    assert "There is no usual range yet." in few.picture
    assert "No real change" not in few.picture
    again = chart([*USUAL, *LOW], rules="making-data-count", phase_at=18)
    assert again.sentence == (
        "October was 5.1%. No usual range yet: it takes 13 months, and there are eight months since limits were"
        " recalculated in March 2018."
    )


def test_after_a_rebase_the_words_are_of_the_new_limits() -> None:
    found = chart([*USUAL, *LOW, *LOW], phase_at=18)
    assert found.sentence == (
        "Missed calls show no real change. October was 5.1%, within the usual range of 4.8 to 5.3%, since limits were"
        " recalculated in July 2017."
    )
    early = chart([*USUAL, *LOW], phase_at=18)
    assert early.sentence.endswith(
        " This is provisional: there are eight months since limits were recalculated in March 2018."
    )
    lower = chart([*USUAL, *USUAL, *[value - 2 for value in USUAL[:9]]], phase_at=18)
    assert lower.standing is not None
    assert lower.standing.run == 9
    assert ", the ninth month in a row below the average of" in lower.sentence
    assert ", since limits were recalculated in" in lower.sentence


def test_a_run_does_not_reach_back_into_an_earlier_phase() -> None:
    found = chart([*USUAL, *LOW, 4.9, 5.2, 4.9, 5.2, 4.9], phase_at=26)
    assert found.standing is not None
    assert (found.standing.run, found.standing.points) == (1, 5)


def test_a_run_chart_speaks_of_its_median_and_of_chance() -> None:
    low = chart([*USUAL, *LOW, 5.0, 5.1], kind="run")
    assert low.sentence == (
        "Missed calls are improving. October was 5.1%. There is a real change: the longest run on one side of the"
        " median is 10 months, and at most 8 would be expected by chance; the line crosses the median 7 times, and at"
        " least 8 times would be expected by chance."
    )
    assert low.picture.endswith(
        " Median 9.6%. The last 10 months are all below the median of 9.6%, and at most 8 in a row would be expected by"
        " chance. The values are in the table below."
    )
    over = chart([*USUAL[:6], *LOW, 5.0, 5.1, *USUAL[:12]], kind="run")
    assert over.sentence.startswith(
        "Missed calls show a real change. October was 9.7%. There is a real change: the longest run on one side"
    )
    steady = chart([*USUAL], kind="run")
    assert steady.sentence == (
        "Missed calls show no real change. October was 9.7%. The longest run on one side of the median is 1 month and"
        " the line crosses the median 17 times, no more than chance would do."
    )
    again = chart([*USUAL, *LOW, *LOW], kind="run", phase_at=18)
    assert again.sentence.endswith(", since the median was recalculated in July 2017.")


def test_limits_read_by_anhoej_say_what_is_beyond_them_first() -> None:
    assert chart([*USUAL, 20.0], rules="anhoej").sentence.startswith(
        "Missed calls are getting worse. October was 20.0%, above the upper limit of"
    )


def test_how_far_two_months_lie_apart_is_neither_good_nor_bad() -> None:
    assert chart([*USUAL, 20.0], kind="mr").sentence == (
        "Missed calls jumped: October differs by 10.3 percentage points from the month before, more than the 4.3"
        " percentage points that are usual."
    )
    assert chart([*USUAL], DNA, kind="mr").sentence == (
        "The DNA rate varies as usual: October differs by 0.7 percentage points from the month before, and up to 2.6"
        " percentage points are usual."
    )
    assert target_sentence(drawn_as(CALLS, "mr", None), standing(), 8.0, [9.0]) == []


def test_what_is_old_is_not_called_the_present() -> None:
    assert chart([*USUAL, None, None, None]).sentence == "No data since July. July was 9.7%."


def test_a_figure_that_is_set_aside_is_not_called_missing() -> None:
    segments = series_sentence(CALLS, standing(month=OCTOBER - 1), None, OCTOBER, set_aside=True)
    assert plain_text(segments) == "October is set aside. September was 10.4%."


def test_nothing_and_withheld() -> None:
    assert plain_text(series_sentence(CALLS, None, None, None)) == "No figures yet."
    withheld = standing(value=None, suppressed=True)
    assert plain_text(series_sentence(SATISFACTION, withheld, None, OCTOBER)) == (
        "October is not shown: under 5 answers."
    )


# --- target ----------------------------------------------------------------------------------------------------------


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


def test_a_figure_does_not_read_like_the_line_or_the_target_it_is_beyond() -> None:
    reading = chart([*USUAL]).reading
    above = standing(value=12.14, upper=12.06, label=Label.ABOVE_UPPER_LIMIT, variation=Variation.CONCERN_HIGH)
    assert plain_text(series_sentence(CALLS, above, reading, OCTOBER)) == (
        "Missed calls are getting worse. October was 12.14%, above the upper limit of 12.06%; that is very unlikely to"
        " be chance."
    )
    missing_it = series_sentence(CALLS, standing(value=10.04), reading, OCTOBER, target=10.0)
    assert plain_text(missing_it) == (
        "Missed calls show no real change. October was 10.04%, within the usual range of 8.9 to 12.1%."
    )
    meeting_it = series_sentence(CALLS, standing(value=9.98), reading, OCTOBER, target=10.0)
    assert "October was 10.0%" in plain_text(meeting_it)


def test_a_usual_range_is_written_no_further_than_a_value_can_go() -> None:
    wide = standing(value=50.0, lower=-12.0, upper=104.0)
    assert plain_text(series_sentence(SATISFACTION, wide, chart([*USUAL]).reading, OCTOBER)) == (
        "Patient satisfaction shows no real change. October was 50%, within the usual range of 0 to 100%."
    )
    found = chart([9.0, 0.0] * 9)
    assert found.standing is not None
    assert found.standing.lower is not None
    assert found.standing.lower < 0
    assert "usual range 0.0 to" in found.picture


# --- gaps and the picture --------------------------------------------------------------------------------------------


def test_missing_months_are_named_while_they_are_few() -> None:
    june, march = OCTOBER - 4, OCTOBER - 7
    assert missing_words([], 24) is None
    assert missing_words([june], 24) == "No figures for June 2018."
    assert missing_words([march, june, june + 1], 24) == "No figures for March, June and July 2018."
    assert missing_words([march - 2, march, june], 24) == "No figures for January, March and June 2018."
    assert missing_words([OCTOBER - 2, OCTOBER - 1, OCTOBER], 24) == "No figures for August to October 2018."
    assert missing_words([OCTOBER - 20, OCTOBER], 24) == "No figures for February 2017 and October 2018."
    assert missing_words([OCTOBER, OCTOBER + 2, OCTOBER + 3], 24) == (
        "No figures for October 2018 and December 2018 to January 2019."
    )
    assert missing_words(list(range(OCTOBER - 20, OCTOBER, 2)), 24) == "No figures for 10 of the 24 months."


def test_months_that_are_not_shown_are_counted_with_the_reason() -> None:
    assert withheld_months(SATISFACTION, 0) is None
    assert withheld_months(SATISFACTION, 1) == "One month is not shown: under 5 answers."
    assert withheld_months(SATISFACTION, 5) == "Five months are not shown: under 5 answers."
    text = alternative(SATISFACTION, [], chart([*USUAL]).reading, OCTOBER - 17, OCTOBER, withheld=5)
    assert text.endswith(" Five months are not shown: under 5 answers. The values are in the table below.")


def test_a_group_of_which_far_fewer_report_says_so() -> None:
    def month(place: int, contributing: int) -> Any:
        day = f"2018-{place:02}-01"
        return {
            "period": day,
            "contributing": contributing,
            "expected": 250,
            "practices_shown": f"{contributing} of 250",
        }

    usual = [month(place, 245 + place % 3) for place in range(1, 8)]
    assert fewer_words([*usual, month(10, 169)]) == "169 of 250 practices reported; it was 246 in July."
    assert fewer_words([*usual, month(10, 210)]) is None
    assert fewer_words(usual[:1]) is None
    assert fewer_words([]) is None


def test_the_chart_in_words() -> None:
    gap: list[float | None] = [*USUAL, *LOW]
    gap[3] = gap[4] = None
    assert chart(gap).picture == (
        "XmR chart of missed calls, September 2016 to October 2018. Average 8.4%, usual range 6.8 to 9.9%. The last 8"
        " months are all below average. No figures for December 2016 to January 2017. The values are in the table"
        " below."
    )
    assert alternative(DNA, [], None, None, None) == "XmR chart of DNA rate. There are no figures yet."


def test_every_phase_is_in_the_picture_with_its_average() -> None:
    text = chart([*USUAL, *LOW, *LOW], phase_at=18).picture
    assert text == (
        "XmR chart of missed calls, January 2016 to October 2018. Phase 1, from January 2016: average 10.0%, usual"
        " range 7.9 to 12.1%. Phase 2, from July 2017: average 5.1%, usual range 4.8 to 5.3%. No real change. The"
        " values are in the table below."
    )


def test_limits_that_vary_are_those_of_the_last_month() -> None:
    text = chart([*USUAL], kind="p").picture
    assert text.startswith("p chart of missed calls, May 2017 to October 2018. Average 10.0%, usual range 7.2 to 12.8%")
    assert "usual range 7.2 to 12.8% in its last month." in text


def test_no_sentence_uses_words_of_blame_or_of_statistics() -> None:
    banned = {"red", "amber", "green", "underperforming", "significant", "significantly", "trend", "none", "nan"}
    series = ([*USUAL], [*USUAL, *LOW], [*USUAL, 30.0], [5.0 + step / 4 for step in range(18)], [*USUAL[:5]])
    asked = [(None, None), (None, "making-data-count"), (None, "anhoej"), ("run", None), ("mr", None)]
    for definition in library().values():
        for values in series:
            for kind, rules in asked:
                found = chart(list(values), definition, kind=kind, rules=rules)
                for text in (found.sentence, found.picture):
                    assert not set(text.lower().replace(",", " ").replace(".", " ").split()) & banned
                    assert text.endswith(".")
