import pytest

from groundswell.measures.definitions import library
from groundswell.reports.words import (
    RULE_WORDS,
    alternative,
    cell_label,
    no_data_words,
    plain_text,
    series_sentence,
    short_verdict,
    target_sentence,
    target_shown,
    usual_range,
)
from groundswell.spc import Assurance, Label, Variation
from tests.reports.standings import IMPROVING, OCTOBER, standing

CALLS = library()["missed_call_share"]
DNA = library()["dna_rate"]
APPOINTMENTS = library()["appointments_per_1000"]
SATISFACTION = library()["patient_satisfaction_access"]


def test_the_sentence_of_an_improvement() -> None:
    segments = series_sentence(CALLS, IMPROVING, OCTOBER)
    assert plain_text(segments) == (
        "Missed calls are improving. October was 8.8%, the ninth month in a row below the average of 10.5%;"
        " that is very unlikely to be chance."
    )
    assert [s["text"] for s in segments if s["tone"] == "improving"] == ["improving"]
    assert [s["text"] for s in segments if s["tone"] == "strong"] == ["8.8%"]


def test_no_real_change_is_said_plainly() -> None:
    segments = series_sentence(CALLS, standing(), OCTOBER)
    assert plain_text(segments) == (
        "Missed calls show no real change. October was 10.4%, within the usual range of 8.9 to 12.1%."
    )
    assert {s["tone"] for s in segments} == {"plain", "strong"}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"label": Label.ABOVE_UPPER_LIMIT, "value": 17.2, "run": 1},
            "The DNA rate is getting worse. October was 17.2%, above the upper limit of 12.1%;",
        ),
        (
            {"label": Label.TWO_IN_THREE_ABOVE, "value": 11.9, "run": 3},
            "The DNA rate is getting worse. October was 11.9%, with two of the last three months close to the upper",
        ),
        (
            {"label": Label.TREND_UP, "value": 10.2, "run": 9},
            "The DNA rate is getting worse. October was 10.2%, after seven or more months of rising figures;",
        ),
        (
            {"label": Label.SHIFT_ABOVE, "value": 11.0, "run": 7},
            "The DNA rate is getting worse. October was 11.0%, the seventh month in a row above the average of 10.5%;",
        ),
    ],
)
def test_each_rule_says_what_made_it_so(facts: dict[str, object], words: str) -> None:
    found = standing(variation=Variation.CONCERN_HIGH, since=OCTOBER, **facts)
    assert plain_text(series_sentence(DNA, found, OCTOBER)).startswith(words)


def test_a_measure_without_a_better_side_moves() -> None:
    found = standing(
        variation=Variation.NEUTRAL_LOW, label=Label.SHIFT_BELOW, run=8, value=397.2, centre=430.0, assurance=0
    )
    segments = series_sentence(APPOINTMENTS, found, OCTOBER)
    assert plain_text(segments).startswith(
        "Appointments have moved down. October was 397, the eighth month in a row below the average of 430;"
    )
    assert {s["tone"] for s in segments} == {"plain", "strong"}


@pytest.mark.parametrize(("points", "words"), [(12, "there are 12 months so far"), (1, "there is one month so far")])
def test_with_few_points_it_is_provisional(points: int, words: str) -> None:
    text = plain_text(series_sentence(CALLS, standing(points=points), OCTOBER))
    assert text.endswith(f"This is provisional: {words}.")
    assert "chance" not in text


def test_thirteen_points_are_enough() -> None:
    assert "provisional" not in plain_text(series_sentence(CALLS, standing(points=13), OCTOBER))


def test_what_is_old_is_not_called_the_present() -> None:
    found = standing(month=OCTOBER - 3, variation=Variation.CONCERN_HIGH, label=Label.SHIFT_ABOVE, run=9)
    assert plain_text(series_sentence(CALLS, found, OCTOBER)) == "No data since July. July was 10.4%."
    assert plain_text(short_verdict(CALLS, found, OCTOBER)) == "No data since July."


def test_nothing_and_withheld() -> None:
    assert plain_text(series_sentence(CALLS, None, None)) == "No figures yet."
    withheld = standing(value=None, suppressed=True)
    assert plain_text(series_sentence(SATISFACTION, withheld, OCTOBER)) == "October is not shown: under 5 answers."


def test_rule_words() -> None:
    assert RULE_WORDS == {
        Label.COMMON_CAUSE: None,
        Label.ABOVE_UPPER_LIMIT: "above the upper limit",
        Label.BELOW_LOWER_LIMIT: "below the lower limit",
        Label.TREND_UP: "7 or more rising",
        Label.TREND_DOWN: "7 or more falling",
        Label.TWO_IN_THREE_ABOVE: "2 of 3 close to the upper limit",
        Label.TWO_IN_THREE_BELOW: "2 of 3 close to the lower limit",
        Label.SHIFT_ABOVE: "7 or more above average",
        Label.SHIFT_BELOW: "7 or more below average",
    }


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            standing(value=15.6, variation=Variation.CONCERN_HIGH, label=Label.ABOVE_UPPER_LIMIT),
            "15.6%, getting worse, high, target met some months",
        ),
        (
            standing(value=8.8, variation=Variation.IMPROVEMENT_LOW, assurance=Assurance.CONSISTENT_PASS),
            "8.8%, improving, low, target reliably met",
        ),
        (standing(assurance=Assurance.CONSISTENT_FAIL), "10.4%, no real change, target reliably missed"),
        (standing(assurance=Assurance.NONE), "10.4%, no real change, no target"),
        (standing(month=OCTOBER - 1), "No figure for October"),
        (standing(month=OCTOBER - 3), "No data since July"),
        (None, "No figures yet"),
        (standing(value=None, suppressed=True), "Not shown, withheld by its source"),
    ],
)
def test_a_cell_to_a_screen_reader(found: object, words: str) -> None:
    assert cell_label(CALLS, found, OCTOBER) == words  # type: ignore[arg-type]


def test_short_verdicts() -> None:
    assert plain_text(short_verdict(CALLS, IMPROVING, OCTOBER)) == "Improving: 9 months in a row below average."
    assert plain_text(short_verdict(CALLS, standing(), OCTOBER)) == "No real change: within its usual 8.9 to 12.1%."
    above = standing(variation=Variation.CONCERN_HIGH, label=Label.ABOVE_UPPER_LIMIT, run=1)
    assert plain_text(short_verdict(CALLS, above, OCTOBER)) == "Getting worse: above the upper limit."
    one_point = standing(lower=None, upper=None, points=1)
    assert plain_text(short_verdict(CALLS, one_point, OCTOBER)) == (
        "No real change: too few figures for a usual range (provisional)."
    )


def test_targets() -> None:
    assert target_shown(CALLS, 10.0) == "10%"
    assert target_shown(CALLS, 7.5) == "7.5%"
    assert target_shown(APPOINTMENTS, 1200.0) == "1,200"
    assert usual_range(CALLS, 8.9, 12.1) == "8.9 to 12.1%"
    assert plain_text(target_sentence(CALLS, standing(), None, [])) == "No target is set."
    reliably = standing(assurance=Assurance.CONSISTENT_FAIL)
    assert plain_text(target_sentence(CALLS, reliably, 8.0, [9.0])) == (
        "The target, 8% or less, is reliably missed: none of the usual range, 8.9 to 12.1%, meets it."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([11.0] * 4 + [9.0] * 8, "was met in each of the last eight months."),
        ([9.0] * 3 + [11.0] * 9, "was met in three of the last 12 months."),
        ([11.0] * 12, "was met in none of the last 12 months."),
        ([None] + [11.0] * 10 + [9.0], "was met in one of the last 11 months with figures."),
        ([9.0], "was met in the only month."),
    ],
)
def test_how_often_a_target_was_met(values: list[float | None], words: str) -> None:
    text = plain_text(target_sentence(CALLS, standing(), 10.0, values))
    assert text == f"The target, 10% or less, {words} It lies inside the usual range of 8.9 to 12.1%."


def test_the_chart_in_words() -> None:
    text = alternative(CALLS, IMPROVING, OCTOBER - 47, OCTOBER)
    assert text == (
        "XmR chart of missed calls, November 2014 to October 2018. Average 10.5%, usual range 8.9 to 12.1%."
        " The last 9 months are below average. The values are in the table below."
    )
    assert alternative(DNA, None, None, None) == "XmR chart of DNA rate. There are no figures yet."


def test_silence() -> None:
    assert no_data_words(standing(month=OCTOBER - 2), OCTOBER) == "No figure for October"
    assert no_data_words(standing(month=OCTOBER - 14), OCTOBER) == "No data since August 2017"


def test_no_sentence_uses_words_of_blame_or_of_statistics() -> None:
    banned = ("red", "amber", "green", "underperforming", "significant", "trend")
    for definition in library().values():
        for variation in Variation:
            for label in Label:
                if (label == Label.COMMON_CAUSE) != (variation in (Variation.NONE, Variation.COMMON_CAUSE)):
                    continue
                found = standing(variation=variation, label=label)
                text = plain_text(series_sentence(definition, found, OCTOBER))
                assert not set(text.lower().replace(",", " ").replace(".", " ").split()) & set(banned)
