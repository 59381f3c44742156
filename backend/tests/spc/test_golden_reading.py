"""What is done with a golden case before and after the engine, where no published answer shows it."""

import math
from typing import Any

import pytest

from groundswell.spc.golden import answers

DAYS = ["2024-01-01", "2024-01-02", "2024-01-03"]
LINES = ("centre", "lcl", "ucl", "lcl_95", "ucl_95")
LIMITED = ("y", "lcl", "ucl")


def charted(kind: str, **inputs: Any) -> dict[str, Any]:
    (found,) = answers({"cases": [{"name": "case", "kind": kind, "inputs": inputs}]})["cases"]
    assert "error" not in found, found
    return found


def points(kind: str, **inputs: Any) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = charted(kind, **inputs)["points"]
    return columns


@pytest.mark.parametrize(
    ("aggregate", "first", "second"),
    [("mean", 4.0, 7.0), ("median", 3.0, 7.0), ("sum", 12.0, 7.0), ("sd", math.sqrt(7), None)],
)
def test_rows_of_one_x_are_one_point(aggregate: str, first: float, second: float | None) -> None:
    found = points("run", x=[2, 1, 1, 1, 2, 3], y=[7, 2, 7, 3, None, None], agg_fun=aggregate)
    assert found["x"] == [1, 2, 3]
    assert found["subgroup_n"] == [3, 1, 0]
    assert found["y"] == [pytest.approx(first), second if second is None else pytest.approx(second), None]


def test_a_row_without_its_denominator_counts_for_nothing() -> None:
    found = points("p", x=[1, 1, 2, 2, 3], y=[1, 5, None, 2, 4], n=[10, None, 10, 10, None])
    assert found["y"] == [pytest.approx(0.1), pytest.approx(0.2), None]
    assert found["n"] == [10, 10, 0]
    assert found["subgroup_n"] == [1, 1, 0]
    assert found["centre"][2] == pytest.approx(3 / 20)
    assert found["lcl"][2] is None


def test_a_count_of_nothing_known_is_no_count() -> None:
    assert points("c", x=[1, 2, 2, 3], y=[None, None, 4, 6])["y"] == [None, 4, 6]


def test_categories_go_by_their_names_or_their_levels_and_have_no_runs() -> None:
    names, values = ["b10", "b2", "a"], [1.0, 2.0, 3.0]
    assert points("i", x=names, y=values, x_type="category")["x"] == ["a", "b10", "b2"]
    assert points("i", x=names, y=values, x_type="category", x_levels=["b2", "a", "b10"])["x"] == ["b2", "a", "b10"]
    rising = charted("run", x=[f"{letter}" for letter in "abcdefghijklmnop"], y=[*range(16)], x_type="category")
    (part,) = rising["summary"]["parts"]
    assert part["longest_run"] > part["longest_run_max"]
    assert not part["runs_signal"]
    assert charted("run", x=[*range(16)], y=[*range(16)])["summary"]["any_runs_signal"]


def test_a_new_label_begins_a_part_and_an_old_one_does_not() -> None:
    found = points("run", y=[1, 2, 3, 4, 5], part=["a", "b", "a", "c", "c"], freeze=1)
    assert found["part"] == [1, 2, 2, 3, 3]
    assert found["centre"] == [1, 2.5, 2.5, 4.5, 4.5]
    assert found["in_baseline"] == [True] * 5


def test_points_are_excluded_by_their_number_in_order_of_x() -> None:
    found = points("run", x=[3, 2, 2, 1], y=[9, 1, 3, 5], exclude=[2, 7])
    assert found["y"] == [5, 2, 9]
    assert found["included"] == [True, False, True]
    assert found["centre"] == [7, 7, 7]


def test_the_package_takes_some_supplied_centres_in_its_own_way() -> None:
    g = points("g", y=[3, 5, 9, 1], cl=10)
    assert g["centre"][0] == pytest.approx(6.93)
    assert g["ucl"][0] == pytest.approx(10 + 3 * math.sqrt(110))
    mr = points("mr", y=[3, 5, 9, 1], cl=2)
    assert (mr["centre"][0], mr["lcl"][0]) == (2, 0)
    assert mr["ucl"][0] == pytest.approx(6.534)
    t = points("t", y=[3, 5, 9, 1], cl=1.5)
    assert t["centre"][0] == pytest.approx(1.5**3.6)


SUPPLIED: list[tuple[str, dict[str, Any], int, float, float]] = [
    ("c", {"x": [1, 2], "y": [5, 6], "exclude": [1, 2], "cl": 3}, 0, 0, 3 + 3 * math.sqrt(3)),
    (
        "p",
        {"y": [5, 6, 4], "n": [50] * 3, "part": [2], "exclude": [3], "cl": 0.1},
        2,
        0,
        0.1 + 3 * math.sqrt(0.1 * 0.9 / 50),
    ),
    ("u", {"y": [5, 6], "n": [2, 3], "exclude": [1, 2], "cl": 3}, 0, 0, 3 + 3 * math.sqrt(1.5)),
    ("g", {"y": [5, None, None], "part": [1], "cl": 3}, 2, 0, 3 + 3 * math.sqrt(12)),
    ("s", {"x": [1, 1, 2, 2], "y": [5, 6, 2, 9], "exclude": [1, 2], "cl": 3}, 1, 0, 9.799595669503063),
    ("mr", {"x": [2, 1], "y": [-78.7, -43.6], "exclude": [1, 2], "cl": 8.5}, 1, 0, 3.267 * 8.5),
    (
        "ip",
        {"y": [5, 6, 9], "n": [2, 3, 4], "exclude": [1, 2, 3], "cl": 3},
        0,
        1.8367614961873494,
        4.163238503812651,
    ),
]


@pytest.mark.parametrize(("kind", "inputs", "at", "lower", "upper"), SUPPLIED)
def test_a_supplied_centre_has_limits_where_no_value_of_the_part_counts(
    kind: str, inputs: dict[str, Any], at: int, lower: float, upper: float
) -> None:
    found = points(kind, **inputs)
    assert found["lcl"][at] == pytest.approx(lower)
    assert found["ucl"][at] == pytest.approx(upper)
    beyond = [y is not None and not low <= y <= high for y, low, high in zip(*(found[c] for c in LIMITED), strict=True)]
    assert found["sigma_signal"] == beyond


@pytest.mark.parametrize("kind", ["run", "i", "t", "xbar", "pp", "up"])
def test_a_supplied_centre_has_no_limits_where_spread_must_come_from_values_that_do_not_count(kind: str) -> None:
    found = points(kind, y=[5, 6, 4], n=None if kind == "t" else [50] * 3, exclude=[1, 2, 3], cl=0.5)
    assert found["centre"] == pytest.approx([0.5**3.6 if kind == "t" else 0.5] * 3)
    assert found["ucl"] == [None] * 3


def test_an_x_bar_chart_shows_what_other_charts_do_beside_the_lines_of_the_means() -> None:
    rows = {"x": [1, 1, 1, 2, 2, 2], "y": [1, 2, 6, 4, 4, 10]}
    means = points("xbar", **rows)
    for aggregate, shown in (("median", [2, 4]), ("sum", [9, 18]), ("sd", [math.sqrt(7), math.sqrt(12)])):
        found = points("xbar", **rows, agg_fun=aggregate)
        assert found["y"] == pytest.approx(shown)
        assert [found[line] for line in LINES] == [means[line] for line in LINES]
        assert found["sigma_signal"] == [y > means["ucl"][0] for y in shown]
    divided = charted("xbar", **rows, n=[1, 1, 1, 3, 3, 3], multiply=10)
    assert divided["points"]["y"] == pytest.approx([30, 20])
    assert divided["points"]["centre"] == pytest.approx([45, 45])
    (part,) = divided["summary"]["parts"]
    assert (part["longest_run"], part["n_crossings"]) == (2, 0)


@pytest.mark.parametrize("kind", ["p", "pp", "u", "up"])
def test_counts_among_none_are_in_the_centre_and_above_it(kind: str) -> None:
    inputs = {"y": [3, 2, 4, 5, 5], "n": [20, 0, 20, 20, 20], "part": [3]}
    found = charted(kind, **inputs)
    assert found["points"]["centre"] == pytest.approx([9 / 40] * 3 + [0.25] * 2)
    assert (found["points"]["y"][1], found["points"]["ucl"][1]) == (None, None)
    assert not found["points"]["sigma_signal"][1]
    assert [part["n_useful"] for part in found["summary"]["parts"]] == [3, 0]
    without = points(kind, **inputs, exclude=[2])
    assert without["centre"] == pytest.approx([7 / 40] * 3 + [0.25] * 2)
    assert points(kind, **inputs, cl=0.3)["centre"] == pytest.approx([0.3] * 5)
    assert points(kind, y=[2, 3], n=[0, 0])["centre"] == [None, None]


def test_multiply_moves_all_lines_but_the_target() -> None:
    once, in_percent = (points("p", y=[1, 2, 1], n=[9, 8, 7], target=0.2, multiply=times) for times in (1, 100))
    for line in ("y", "centre", "lcl", "ucl", "lcl_95", "ucl_95"):
        assert in_percent[line] == pytest.approx([100 * number for number in once[line]])
    assert in_percent["target"] == once["target"] == [0.2] * 3
    assert points("p", y=[1, 2], n=[9, 8], target=0)["target"] == [0, 0]
    assert points("p", y=[1, 2], n=[9, 8], target=[0.1, None])["target"] == [0.1, None]


def test_limits_of_what_cannot_be_negative_are_not() -> None:
    low = points("i", y=[1, 5, 2, 9])
    assert low["lcl"][0] < low["lcl_95"][0] < 0
    clamped = points("i", y=[1, 5, 2, 9], y_neg=False)
    assert (clamped["lcl"][0], clamped["lcl_95"][0]) == (0, 0)
    assert points("i", y=[1, 5, 2, -9], y_neg=False)["lcl"][0] < 0


def test_an_excluded_point_is_still_said_to_be_beyond_the_limits() -> None:
    found = charted("i", y=[5, 6, 5, 6, 90, 5, 6, 5], exclude=[5])
    assert found["points"]["sigma_signal"] == [False] * 4 + [True] + [False] * 3
    assert found["summary"]["parts"][0]["n_sigma_signals"] == 1
    assert found["summary"]["parts"][0]["n_obs"] == 7


def test_groups_are_numbered_from_one_where_the_first_date_is_a_rebase() -> None:
    found = charted("xmr", dates=DAYS[::-1], values=[3, 2, None], rebase_dates=[DAYS[0], DAYS[2], "2030-01-01"])
    assert found["points"]["values"] == [None, 2, 3]
    assert found["points"]["rebase_group"] == [1, 1, 2]
    assert [group["n"] for group in found["summary"]["groups"]] == [2, 1]
    assert found["points"]["side_of_centre"] == [None, 0, 0]


def test_where_there_is_no_centre_no_point_is_on_a_side_of_it() -> None:
    days = [f"2024-01-{day:02}" for day in range(1, 16)]
    found = points("xmr", dates=days, values=[None] * 12 + [1, 2, 3], fix_after_n_points=12)
    assert found["centre"] == found["side_of_centre"] == [None] * 15


def test_a_short_series_without_any_value_is_common_cause() -> None:
    found = charted("xmr", dates=DAYS, values=[None] * 3, target=5, improvement_direction="decrease")
    for line in ("values", "centre", "lcl", "ucl", "side_of_centre"):
        assert found["points"][line] == [None] * 3
    assert found["points"]["special_cause_type"] == ["Common Cause"] * 3
    assert found["summary"]["variation_icon"] == "common_cause"
    assert found["summary"]["assurance"] == "inconsistent"
    unasked = charted("xmr", dates=DAYS, values=[None] * 3, improvement_direction="decrease")
    assert unasked["summary"]["assurance"] is None


def test_a_p_chart_of_abspc_may_have_upper_limits_above_one() -> None:
    found = points("p", values=[0.9, 1.0, 0.8], subgroup_sizes=[10, 10, 10])
    assert found["ucl"][0] == pytest.approx(0.9 + 3 * math.sqrt(0.9 * 0.1 / 10))
    assert found["ucl_95"][0] == pytest.approx(0.9 + 2 * math.sqrt(0.9 * 0.1 / 10))
    assert found["values"] == [0.9, 1.0, 0.8]


@pytest.mark.parametrize(
    ("direction", "target", "word"),
    [("high", 5, "pass"), ("low", 5, "pass"), ("high", 6, "fail"), ("low", 6, "pass"), ("high", None, "no_target")],
)
def test_a_target_on_a_limit_counts_as_reached(direction: str, target: float | None, word: str) -> None:
    constant = charted("xmr", values=[5, 5, 5, 5], improvement_direction=direction, target=target)
    assert constant["summary"]["assurance"] == word


def test_a_phase_is_closed_only_on_the_side_that_is_wanted() -> None:
    falls = [20, 22] * 6 + [10, 12] * 4

    def groups(rebase_on: str, direction: str) -> list[int]:
        search = {"rebase_on": rebase_on, "baseline": 12, "min_phase_length": 8}
        found = points("xmr", values=falls, improvement_direction=direction, auto_rebase=search)
        return sorted(set(found["rebase_group"]))

    assert groups("any", "high") == groups("improvement", "low") == groups("concern", "high") == [0, 1]
    assert groups("improvement", "high") == groups("concern", "low") == [0]


def test_limits_rest_on_the_last_points_where_asked() -> None:
    rules = {"shift_n": 7, "trend_n": 7, "num_points_subset": 3, "subset_points_from": "End"}
    assert points("i", values=[50, 1, 2, 3], **rules)["centre"] == [2, 2, 2, 2]
    ranges = points("mr", values=[50, 1, 2, 3], **rules)
    assert ranges["values"] == [49, 1, 1]
    assert ranges["centre"] == [1, 1, 1]
    assert ranges["astronomical"] == ["improvement", "none", "none"]


def test_a_peak_of_two_trends_goes_with_the_first() -> None:
    rules = {"shift_n": 9, "trend_n": 4}
    up_and_down = points("i", values=[1, 2, 3, 4, 4, 3, 2, 1, 5], **rules)["trend"]
    assert up_and_down == ["improvement"] * 5 + ["deterioration"] * 3 + ["none"]
    down_and_up = points("i", values=[4, 3, 2, 1, 2, 3, 4, 1], **rules)["trend"]
    assert down_and_up == ["deterioration"] * 4 + ["improvement"] * 3 + ["none"]
