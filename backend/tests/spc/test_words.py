from typing import Any

import numpy as np
import pytest

from groundswell.spc import ANHOEJ, MAKING_DATA_COUNT, MAKING_DATA_COUNT_6, RULE_SETS, Direction, Kind, Label, analyse
from groundswell.spc.reading import fires, read
from groundswell.spc.words import CHANGE, rule_words, runs_words, sentence

USUAL = [6.0, 7.0] * 8
LOW = [3.0, 3.5] * 4
LOWER = Direction.LOWER


def said(values: list[float], labels: list[str] | None = None, unit: str = "%", **asked: Any) -> str:
    return sentence(analyse(values, [0, len(values)], **{"direction": LOWER, **asked}), 0, labels, unit)


def test_a_run_is_said_with_its_length_and_the_average() -> None:
    assert said([*USUAL, *LOW]) == "Improving: the last 8 points are all below the average of 5.4%."
    assert said([*USUAL, *LOW], direction=Direction.HIGHER).startswith("Getting worse: the last 8 points are all below")
    assert said([*USUAL, *LOW], direction=Direction.NEITHER).startswith("Moved down: the last 8 points are all below")


def test_lengths_are_those_of_the_rule_set() -> None:
    """Six in a row are a shift where the rules say six; the run is said as long as it is."""
    values = [*USUAL, *[5.6, 5.5] * 3]
    assert said(values, rules=MAKING_DATA_COUNT).startswith("No real change")
    assert said(values, rules=MAKING_DATA_COUNT_6) == (
        "Improving: the last 6 points are all below the average of 6.2%."
    )
    for rules, length in ((MAKING_DATA_COUNT, 7), (MAKING_DATA_COUNT_6, 6)):
        assert rule_words(Label.SHIFT_BELOW, Kind.I, rules) == f"{length} or more below average"
        assert rule_words(Label.TREND_UP, Kind.I, rules) == f"{length} or more rising"


def test_the_last_point_is_named_where_names_are_given() -> None:
    labels = [f"week {number}" for number in range(1, 18)]
    assert said([*USUAL, 20.0], labels) == "Getting worse: week 17, 20%, is above the upper limit of 10.0%."
    assert said([*USUAL, 20.0]).startswith("Getting worse: the last point, 20%, is above")
    assert said(USUAL, labels[:16]) == "No real change: week 16, 7%, is within the usual range of 3.8 to 9.2%."


def test_two_of_three_and_a_trend() -> None:
    assert said([*USUAL, 6.6, 8.6, 8.7], baseline=16) == (
        "Getting worse: two of the last three points are close to the upper limit of 9.2%."
    )
    rising = [6.0, 7.0] * 4 + [5.0 + 0.2 * step for step in range(7)] + [6.5]
    assert said(rising) == "Getting worse: the last 7 or more points rise without a break."


def test_a_run_chart_speaks_of_its_median_and_of_chance() -> None:
    usual = [6.0, 7.0, 7.2, 6.1, 5.9, 7.1] * 4
    assert said(usual, chart=Kind.RUN, rules=ANHOEJ) == (
        "No real change: the longest run on one side of the median is 2 points and the line crosses the median 15"
        " times, no more than chance would do."
    )
    low_at_the_end = [*usual, *[3.0, 3.5] * 5]
    assert said(low_at_the_end, chart=Kind.RUN, rules=ANHOEJ) == (
        "Improving: the last 10 points are all below the median of 6%, and at most 8 in a row would be expected by"
        " chance."
    )
    low_for_a_while = [*usual[:6], *[3.0, 3.5] * 5, *usual[6:]]
    assert said(low_for_a_while, chart=Kind.RUN, rules=ANHOEJ) == (
        "There is a real change: the longest run on one side of the median is 10 points, and at most 8 would be"
        " expected by chance."
    )
    two_levels = [5.0, 5.1, 4.9, 5.0, 9.0, 9.1, 8.9, 9.0] * 3
    assert said(two_levels, chart=Kind.RUN, rules=ANHOEJ) == (
        "There is a real change: the line crosses the median 5 times, and at least 8 times would be expected by chance."
    )


def test_runs_read_as_english() -> None:
    charts = analyse([1.0, 3.0], [0, 2], chart=Kind.RUN, rules=ANHOEJ)
    reading = read(charts, 0)
    assert reading is not None
    assert reading.runs is not None
    assert runs_words(reading.runs, "median", "months") == (
        "the longest run on one side of the median is 1 month and the line crosses the median once, no more than chance"
        " would do"
    )


def test_few_points_are_provisional_or_have_no_usual_range_yet() -> None:
    assert said(USUAL[:9]).endswith(" This is provisional: there are 9 points so far.")
    assert said([5.0]) == "There is only one value so far, 5%."
    assert said(USUAL[:9], rules=MAKING_DATA_COUNT) == "No usual range yet: it takes 13 points, and there are 9 so far."
    assert said(USUAL[:1], rules=MAKING_DATA_COUNT) == "No usual range yet: it takes 13 points, and there is 1 so far."


def test_what_is_missing_is_named() -> None:
    nothing = float("nan")
    values = [*USUAL[:4], nothing, nothing, *USUAL[6:]]
    labels = [f"week {number}" for number in range(1, 17)]
    assert said(values, labels).endswith(" No value for week 5 and week 6.")
    assert said(values).endswith(" No value for 2 of the 16 points.")
    assert said([*USUAL, nothing], [*labels, "week 17"]) == "No value since week 16; the last was 7%."
    assert said([*USUAL, nothing]) == "No value at the last point; the last was 7%."
    assert said([*USUAL, nothing, nothing]) == "No value at the last 2 points; the last was 7%."
    aside = np.array([False] * 16 + [True])
    assert said([*USUAL, 20.0], [*labels, "week 17"], excluded=aside) == (
        "Nothing that counts at the last point; before, week 16, it was 7%."
    )
    assert said([nothing]) == said([]) == "There are no values yet."


def test_the_current_phase_is_what_counts() -> None:
    starts = np.zeros(32, np.bool_)
    starts[16] = True
    labels = [f"week {number}" for number in range(1, 33)]
    text = said([*USUAL, *[3.0, 3.5] * 8], labels, phase_starts=starts)
    assert text == (
        "No real change: week 32, 3.5%, is within the usual range of 1.9 to 4.6%, since limits were recalculated at"
        " week 17."
    )


def test_a_constant_series_is_no_change() -> None:
    assert said([0.1] * 24) == (
        "No real change: the last point is 0.1%, and the points do not differ enough for a usual range."
    )


def test_a_jump_is_neither_good_nor_bad() -> None:
    text = said([*USUAL, 20.0], chart=Kind.MR)
    assert text == "A jump: the last point, 13%, is above the upper limit of 5.7%."


def test_values_keep_the_digits_in_which_they_differ() -> None:
    assert "0.0100 is" not in said([0.010, 0.011] * 8, unit="")
    assert said([0.010, 0.011] * 8, unit="") == (
        "No real change: the last point, 0.0110, is within the usual range of 0.0078 to 0.0132."
    )
    assert said([100_000.0, 110_000.0] * 8, unit=" calls") == (
        "No real change: the last point, 110,000 calls, is within the usual range of 78,400 calls to 131,600 calls."
    )


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("rules", RULE_SETS.values(), ids=lambda rules: rules.name)
def test_every_chart_by_every_rule_set_says_one_thing(kind: Kind, rules: Any) -> None:
    """A verdict whose direction agrees with the icon, in whole sentences."""
    asked: dict[str, Any] = {"chart": kind, "rules": rules}
    if kind in (Kind.P, Kind.PP, Kind.U, Kind.UP, Kind.IP):
        asked |= {"denominators": np.full(26, 100.0), "scale": 100.0}
    if kind in (Kind.XBAR, Kind.S):
        asked["denominators"] = np.full(26, 5.0)
    if kind is Kind.XBAR:
        asked["spreads"] = np.full(26, 0.5)
    values = [*(round(value * 3) for value in USUAL), *(round(value * 3) for value in [*LOW, 3.0, 3.0])]
    charts = analyse(np.array(values, np.float64), [0, 26], direction=LOWER, **asked)
    text = sentence(charts, 0, None, "")
    reading = read(charts, 0)
    assert reading is not None
    assert text.endswith(".")
    assert "None" not in text
    assert "nan" not in text
    assert text.startswith("Improving: " if kind is not Kind.MR else "No real change: ")
    assert (reading.variation in CHANGE) == (kind is not Kind.MR)
    assert ("median" in text) == (kind in (Kind.RUN, Kind.G))


def test_every_rule_at_a_point_is_told_in_order_of_precedence() -> None:
    charts = analyse([*USUAL, *LOW[:6], 2.0, -3.0], [0, 24])
    assert fires(charts)[23] == (Label.BELOW_LOWER_LIMIT, Label.SHIFT_BELOW)
    assert fires(charts)[0] == (Label.SHIFT_ABOVE,)
    assert fires(analyse(USUAL, [0, 16]))[0] == ()
    rising = analyse([6.0, 7.0] * 4 + [5.0 + 0.2 * step for step in range(7)] + [6.5], [0, 16])
    assert fires(rising)[15][0] == Label.TREND_UP


def test_the_way_of_a_trend_is_told_where_another_rule_wins() -> None:
    falling = [6.0, 7.0] * 8 + [5.0 - step for step in range(8)]
    charts = analyse(falling, [0, 24], baseline=16)
    assert charts.label[23] == Label.BELOW_LOWER_LIMIT
    assert fires(charts)[23] == (Label.BELOW_LOWER_LIMIT, Label.TREND_DOWN, Label.SHIFT_BELOW)
    valley = [*falling, *[-1.0 + step for step in range(8)]]
    charts = analyse(valley, [0, 32], baseline=16)
    assert Label.TREND_UP in fires(charts)[25]
    assert Label.TREND_DOWN in fires(charts)[20]
