"""The sentence over a chart, on charts that the engine has drawn."""

import pytest

from groundswell.measures.definitions import library
from groundswell.reports.series.choices import drawn_as
from groundswell.reports.series.sentences import series_sentence
from groundswell.reports.series.target_words import target_sentence
from groundswell.reports.wording.segments import plain_text
from groundswell.spc import Label, Variation
from tests.reports.series.drawings import APPOINTMENTS, CALLS, DNA, LOW, SATISFACTION, USUAL, chart
from tests.reports.standings import OCTOBER, standing


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
