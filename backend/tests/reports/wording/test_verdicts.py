import pytest

from groundswell.measures.definitions import library
from groundswell.reports.figures.standing import Standing
from groundswell.reports.series.choices import drawn_as
from groundswell.reports.wording.segments import plain_text
from groundswell.reports.wording.verdicts import cell_label, no_data_words, reason, rule_words, short_verdict
from groundswell.spc import Assurance, Label, Variation
from tests.reports.standings import IMPROVING, OCTOBER, standing

CALLS = library()["missed_call_share"]
DNA = library()["dna_rate"]
APPOINTMENTS = library()["appointments_per_1000"]
SATISFACTION = library()["patient_satisfaction_access"]
RUN_CHART = drawn_as(CALLS, "run", None)
SIXES = drawn_as(CALLS, None, "making-data-count-6")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"label": Label.COMMON_CAUSE}, ", within the usual range of 8.9 to 12.1%"),
        ({"label": Label.COMMON_CAUSE, "lower": None, "upper": None}, ""),
        ({"label": Label.ABOVE_UPPER_LIMIT, "run": 1}, ", above the upper limit of 12.1%"),
        ({"label": Label.BELOW_LOWER_LIMIT, "run": 9}, ", the ninth month in a row below the average of 10.5%"),
        (
            {"label": Label.TWO_IN_THREE_ABOVE, "run": 3},
            ", with two of the last three months close to the upper limit of 12.1%",
        ),
        ({"label": Label.TREND_UP, "run": 9}, ", after seven or more months of rising figures"),
        ({"label": Label.SHIFT_ABOVE, "run": 7}, ", the seventh month in a row above the average of 10.5%"),
        ({"label": Label.SHIFT_ABOVE, "run": 5}, ", one of seven or more months in a row above the average of 10.5%"),
    ],
)
def test_each_rule_says_what_made_it_so(facts: dict[str, object], words: str) -> None:
    assert reason(DNA, standing(**facts)) == words


def test_lengths_and_centres_are_those_of_the_rules_and_the_chart() -> None:
    trend, shift = standing(label=Label.TREND_DOWN), standing(label=Label.SHIFT_BELOW, run=6)
    assert reason(SIXES, trend) == ", after six or more months of falling figures"
    assert reason(SIXES, shift) == ", the sixth month in a row below the average of 10.5%"
    near = standing(label=Label.TWO_IN_THREE_BELOW, run=3)
    assert reason(SIXES, near) == ", with two of the last three months close to or beyond the lower limit of 8.9%"
    assert reason(RUN_CHART, shift) == ", in a run of months below the median of 10.5% that is too long for chance"


def test_the_rule_behind_a_point() -> None:
    said = {label: rule_words(CALLS, label) for label in Label}
    assert said == {
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
    assert rule_words(SIXES, Label.SHIFT_BELOW) == "6 or more below average"
    assert rule_words(SIXES, Label.TREND_UP) == "6 or more rising"
    assert rule_words(SIXES, Label.TWO_IN_THREE_ABOVE) == "2 of 3 close to or beyond the upper limit"
    assert rule_words(RUN_CHART, Label.SHIFT_BELOW, 8) == "9 or more below the median"
    assert rule_words(RUN_CHART, Label.SHIFT_ABOVE) == "a long run above the median"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            standing(value=15.6, variation=Variation.CONCERN_HIGH, label=Label.ABOVE_UPPER_LIMIT),
            "15.6%, getting worse, high, target within usual range",
        ),
        (
            standing(value=8.8, variation=Variation.IMPROVEMENT_LOW, assurance=Assurance.CONSISTENT_PASS),
            "8.8%, improving, low, target reliably met",
        ),
        (standing(assurance=Assurance.CONSISTENT_FAIL), "10.4%, no real change, target reliably missed"),
        (standing(assurance=Assurance.NONE), "10.4%, no real change, no target"),
        (standing(month=OCTOBER - 1), "No figure for October"),
        (standing(month=OCTOBER - 3), "No data since July"),
        (standing(variation=Variation.NONE), "10.4%, too few figures to tell, target within usual range"),
        (None, "No figures yet"),
        (standing(value=None, suppressed=True), "Not shown, withheld by its source"),
    ],
)
def test_a_cell_to_a_screen_reader(found: Standing | None, words: str) -> None:
    assert cell_label(CALLS, found, OCTOBER) == words


def test_short_verdicts() -> None:
    assert plain_text(short_verdict(CALLS, IMPROVING, OCTOBER)) == "Improving: 9 months in a row below average."
    assert plain_text(short_verdict(CALLS, standing(), OCTOBER)) == "No real change: within its usual 8.9 to 12.1%."
    above = standing(variation=Variation.CONCERN_HIGH, label=Label.ABOVE_UPPER_LIMIT, run=1)
    assert plain_text(short_verdict(CALLS, above, OCTOBER)) == "Getting worse: above the upper limit."
    one_point = standing(lower=None, upper=None, points=1)
    assert plain_text(short_verdict(CALLS, one_point, OCTOBER)) == (
        "No real change: too few figures for a usual range (provisional)."
    )


def test_short_verdicts_by_other_rules() -> None:
    six = standing(variation=Variation.IMPROVEMENT_LOW, label=Label.SHIFT_BELOW, run=6)
    assert plain_text(short_verdict(SIXES, six, OCTOBER)) == "Improving: 6 months in a row below average."
    trend = standing(variation=Variation.IMPROVEMENT_LOW, label=Label.TREND_DOWN, run=2)
    assert plain_text(short_verdict(SIXES, trend, OCTOBER)) == "Improving: 6 or more falling."
    few = standing(lower=None, upper=None, points=9, variation=Variation.NONE, label=Label.SHIFT_BELOW, run=9)
    assert plain_text(short_verdict(SIXES, few, OCTOBER)) == "Too few figures for a usual range."
    steady = standing(lower=None, upper=None)
    assert plain_text(short_verdict(RUN_CHART, steady, OCTOBER)) == (
        "No real change: no long run on one side of the median."
    )
    long = standing(variation=Variation.IMPROVEMENT_LOW, label=Label.SHIFT_BELOW, run=12, lower=None, upper=None)
    assert plain_text(short_verdict(RUN_CHART, long, OCTOBER)) == "Improving: a long run below the median."


def test_what_is_old_or_withheld_is_not_called_the_present() -> None:
    found = standing(month=OCTOBER - 3, variation=Variation.CONCERN_HIGH, label=Label.SHIFT_ABOVE, run=9)
    assert plain_text(short_verdict(CALLS, found, OCTOBER)) == "No data since July."
    withheld = standing(value=None, suppressed=True)
    assert plain_text(short_verdict(SATISFACTION, withheld, OCTOBER)) == "Not shown: under 5 answers."


def test_silence() -> None:
    assert no_data_words(standing(month=OCTOBER - 2), OCTOBER) == "No figure for October"
    assert no_data_words(standing(month=OCTOBER - 14), OCTOBER) == "No data since August 2017"
