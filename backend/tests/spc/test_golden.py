"""Charts against the answers of NHSRplotthedots, qicharts2, abspc and controlchartspy, kept as numbers."""

import json

import pytest

from groundswell.spc.differences import DIFFERENCES
from groundswell.spc.golden import answers

from .published import REAL, SYNTHETIC, Case, cases_in, mismatches, question

CASES = cases_in(SYNTHETIC)
BY_NAME = {case["name"]: case for case in CASES}

# What of each case is answered otherwise; all the rest of it is as published.
DIFFERING = {
    "syn/adjacent_trends_with_tie": {"points.special_cause_type", "points.classification", "summary.groups"},
    "qic/i/blip_screened": {
        "points.lcl",
        "points.ucl",
        "points.lcl_95",
        "points.ucl_95",
        "points.sigma_signal",
        "summary.parts",
    },
    "pbi/i_7_7/syn/constant_0.1_screen_on": {"points.astronomical", "points.shift", "points.two_in_three"},
}


def answer(case: Case) -> Case:
    (found,) = answers({"cases": [question(case)]})["cases"]
    return found


@pytest.mark.parametrize("name", [name for name in BY_NAME if name not in DIFFERENCES])
def test_a_synthetic_series_is_charted_as_published(name: str) -> None:
    assert mismatches(answer(BY_NAME[name]), BY_NAME[name]) == set()


@pytest.mark.skipif(
    not REAL.exists(), reason="REAL SERIES NOT TESTED: there is no shared folder beside the project that holds them"
)
def test_every_real_series_is_charted_as_published() -> None:
    cases = cases_in(REAL)
    assert len(cases) >= 56
    for case in cases:
        assert mismatches(answer(case), case) == set(), case["name"]


def test_every_kind_has_cases() -> None:
    kinds = {case["kind"] for case in CASES}
    assert kinds == {"xmr", "run", "i", "mr", "p", "pp", "u", "up", "c", "g", "t", "xbar", "s", "ip"}
    assert len(BY_NAME) == len(CASES) >= 295


def test_the_list_of_differences_holds_known_defects_of_the_packages_and_nothing_else() -> None:
    assert DIFFERENCES.keys() == DIFFERING.keys()
    for name in DIFFERENCES:
        assert "peer_quirk" in BY_NAME[name]["tags"], name


@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_difference_is_where_the_list_says_and_nowhere_else(name: str) -> None:
    assert mismatches(answer(BY_NAME[name]), BY_NAME[name]) == DIFFERING[name]


def test_a_level_step_between_two_rising_trends_is_not_called_falling() -> None:
    case = BY_NAME["syn/adjacent_trends_with_tie"]
    labels = answer(case)["points"]["special_cause_type"]
    published = case["expected"]["points"]["special_cause_type"]
    assert [row for row, label in enumerate(labels) if label != published[row]] == [6]
    assert (labels[6], published[6]) == ("7 Point Trend (Increasing)", "7 Point Trend (Decreasing)")


def test_one_blip_in_a_constant_series_is_the_only_point_beyond_the_limits() -> None:
    case = BY_NAME["qic/i/blip_screened"]
    beyond = answer(case)["points"]["sigma_signal"]
    assert [row for row, fires in enumerate(beyond) if fires] == [case["inputs"]["y"].index(5.5)]


def test_copies_of_one_number_fire_no_rule() -> None:
    points = answer(BY_NAME["pbi/i_7_7/syn/constant_0.1_screen_on"])["points"]
    assert set(points["centre"]) == {0.1}
    for rule in ("astronomical", "shift", "trend", "two_in_three"):
        assert set(points[rule]) == {"none"}


def test_all_cases_at_once_are_answered_as_one_by_one_and_can_be_written_as_json() -> None:
    together = answers({"cases": [question(case) for case in CASES]})["cases"]
    assert [found["name"] for found in together] == list(BY_NAME)
    assert together == [answer(case) for case in CASES]
    assert json.loads(json.dumps(together, allow_nan=False)) == together
