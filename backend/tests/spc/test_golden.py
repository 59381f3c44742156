"""Charts against the answers of NHSRplotthedots 0.2.2, computed by that package and kept as numbers."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from groundswell.spc import NHS_PLOT_THE_DOTS, Assurance, Charts, Classification, Direction, Label, Variation, analyse
from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.differences import DIFFERENCES

Case = dict[str, Any]

PROJECT = Path(__file__).parents[3]
SYNTHETIC = Path(__file__).parent / "golden" / "nhsrplotthedots_xmr.json"
REAL = PROJECT.parent / "shared" / "spc" / "golden" / "real" / "nhsrplotthedots_xmr.json"

DIRECTIONS = {"increase": Direction.HIGHER, "decrease": Direction.LOWER, "neutral": Direction.NEITHER}
LABELS = {
    "Common Cause": Label.COMMON_CAUSE,
    "Above UCL": Label.ABOVE_UPPER_LIMIT,
    "Below LCL": Label.BELOW_LOWER_LIMIT,
    "7 Point Trend (Increasing)": Label.TREND_UP,
    "7 Point Trend (Decreasing)": Label.TREND_DOWN,
    "2 in 3 Above CL": Label.TWO_IN_THREE_ABOVE,
    "2 in 3 Below CL": Label.TWO_IN_THREE_BELOW,
    "7 Points Above CL": Label.SHIFT_ABOVE,
    "7 Points Below CL": Label.SHIFT_BELOW,
}
ASSURANCES = {None: Assurance.NONE} | {word.name.lower(): word for word in Assurance if word is not Assurance.NONE}


def read_cases(path: Path) -> list[Case]:
    cases: list[Case] = json.loads(path.read_text())["cases"]
    return cases


ALIKE = [case for case in read_cases(SYNTHETIC) if case["name"] not in DIFFERENCES]
DIFFERING = {case["name"]: case for case in read_cases(SYNTHETIC) if case["name"] in DIFFERENCES}


def numbers(column: list[float | None]) -> Floats:
    return np.array(column, dtype=np.float64)


def draw(case: Case) -> Charts:
    inputs = case["inputs"]
    in_time = sorted(range(len(inputs["dates"])), key=inputs["dates"].__getitem__)
    return analyse(
        numbers(inputs["values"])[in_time],
        [0, len(in_time)],
        phase_starts=[inputs["dates"][row] in inputs["rebase_dates"] for row in in_time],
        baseline=inputs["fix_after_n_points"],
        direction=DIRECTIONS[inputs["improvement_direction"]],
        target=inputs["target"],
        rules=replace(NHS_PLOT_THE_DOTS, screening=inputs["screen_outliers"]),
    )


def assert_as_published(chart: Charts, case: Case) -> None:
    points, summary = case["expected"]["points"], case["expected"]["summary"]
    centre, lower, upper = (numbers(points[name]) for name in ("centre", "lcl", "ucl"))
    # A limit near zero is small beside the numbers it is the difference of, hence also 1e-9 of the limits' width.
    near_zero = 1e-9 * np.nan_to_num(upper - lower)
    assert np.isclose(chart.centre, centre, rtol=1e-9, atol=0, equal_nan=True).all()
    assert np.isclose(chart.lower, lower, rtol=1e-9, atol=near_zero, equal_nan=True).all()
    assert np.isclose(chart.upper, upper, rtol=1e-9, atol=near_zero, equal_nan=True).all()
    assert chart.phase.tolist() == [group - points["rebase_group"][0] for group in points["rebase_group"]]
    assert chart.side.tolist() == [side or 0 for side in points["side_of_centre"]]
    for flags, name in (
        (chart.in_baseline, "used_for_limits"),
        (chart.near, "near_limit"),
        (chart.astronomical, "rule_astronomical"),
        (chart.trend, "rule_trend"),
        (chart.two_in_three, "rule_two_in_three"),
        (chart.shift, "rule_shift"),
        (chart.label != Label.COMMON_CAUSE, "special_cause"),
    ):
        assert_flags(flags, points[name], name)
    assert [Label(label) for label in chart.label.tolist()] == [LABELS[name] for name in points["special_cause_type"]]
    assert [spoken(word) for word in chart.classification.tolist()] == points["classification"]

    assert Variation(chart.variation[0]).name.lower() == summary["variation_icon"]
    assert chart.assurance[0] == ASSURANCES[summary["assurance"]]
    assert chart.phases.short.any() == summary["any_short_group"]
    for phase, group in enumerate(summary["groups"]):
        assert chart.phases.length[phase] == group["n"]
        assert chart.phases.short[phase] == group["short_group_warning"]
        first = chart.phases.first[phase]
        table = (chart.phases.centre[phase], chart.phases.lower[phase], chart.phases.upper[phase])
        np.testing.assert_array_equal(table, (chart.centre[first], chart.lower[first], chart.upper[first]))
    assert len(chart.phases.series) == len(summary["groups"])


def assert_flags(flags: Flags, expected: list[bool | None], name: str) -> None:
    assert flags.tolist() == [bool(flag) for flag in expected], name


def spoken(classification: int) -> str:
    word = Classification(classification).name.lower()
    return word if word == "common_cause" else f"special_cause_{word}"


@pytest.mark.parametrize("case", ALIKE, ids=lambda case: str(case["name"]))
def test_a_synthetic_series_is_charted_as_published(case: Case) -> None:
    assert_as_published(draw(case), case)


@pytest.mark.skipif(
    not REAL.exists(), reason="REAL SERIES NOT TESTED: there is no shared folder beside the project that holds them"
)
def test_every_real_series_is_charted_as_published() -> None:
    cases = read_cases(REAL)
    assert len(cases) >= 30
    for case in cases:
        assert_as_published(draw(case), case)


def test_all_cases_in_one_ragged_batch_are_charted_as_each_alone() -> None:
    cases = [
        case for case in ALIKE if case["inputs"]["fix_after_n_points"] is None and case["inputs"]["screen_outliers"]
    ]
    alone = [draw(case) for case in cases]
    points = [case["expected"]["points"] for case in cases]
    batch = analyse(
        np.concatenate([numbers(point["values"]) for point in points]),
        np.cumsum([0, *(len(point["values"]) for point in points)]),
        phase_starts=np.concatenate(
            [np.isin(point["dates"], case["inputs"]["rebase_dates"]) for point, case in zip(points, cases, strict=True)]
        ),
        direction=[DIRECTIONS[case["inputs"]["improvement_direction"]] for case in cases],
        target=[np.nan if (target := case["inputs"]["target"]) is None else target for case in cases],
    )
    for name in ("centre", "lower", "upper", "phase", "label", "classification", "variation", "assurance"):
        expected = np.concatenate([getattr(chart, name) for chart in alone])
        np.testing.assert_array_equal(getattr(batch, name), expected, err_msg=name)


def test_every_difference_is_of_a_case_whose_published_answer_is_a_defect_or_a_refusal() -> None:
    assert DIFFERING.keys() == DIFFERENCES.keys()
    for case in DIFFERING.values():
        assert {"peer_quirk", "expected_error"} & set(case["tags"]), case["name"]


def test_a_level_step_between_two_rising_trends_is_not_called_falling() -> None:
    case = DIFFERING["syn/adjacent_trends_with_tie"]
    chart = draw(case)
    published = [LABELS[name] for name in case["expected"]["points"]["special_cause_type"]]
    differs = np.flatnonzero(chart.label != published)
    assert differs.tolist() == [6]
    assert published[6] == Label.TREND_DOWN
    assert chart.label[6] == Label.TREND_UP


def test_a_series_without_a_value_has_no_limits_no_flags_and_no_icons() -> None:
    chart = draw(DIFFERING["syn/all_na"])
    assert np.isnan([chart.centre, chart.lower, chart.upper]).all()
    assert not np.any([chart.label, chart.near, chart.side, chart.trend, chart.shift])
    assert chart.variation.tolist() == [Variation.NONE]
    assert chart.assurance.tolist() == [Assurance.NONE]
