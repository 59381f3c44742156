"""What the adapter of the golden cases refuses, in a sentence, while the other cases are answered."""

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.spc.golden import answers

from .published import SYNTHETIC, Case, cases_in, question

DATES = [f"2024-{month:02}-01" for month in range(1, 7)]
NHS: Case = {
    "name": "nhs",
    "kind": "xmr",
    "inputs": {
        "dates": DATES,
        "values": [5, 7, 6, 8, 7, 9],
        "improvement_direction": "increase",
        "target": None,
        "rebase_dates": [],
        "fix_after_n_points": None,
        "screen_outliers": True,
    },
}
QIC: Case = {"name": "qic", "kind": "p", "inputs": {"x": [1, 2, 3], "y": [1, 2, 1], "n": [9, 8, 7]}}
ABSPC: Case = {"name": "abspc", "kind": "u", "inputs": {"values": [1.5, 2.0, 1.0], "subgroup_sizes": [2, 3, 4]}}
PBI: Case = {"name": "pbi", "kind": "xbar", "inputs": {"values": [5, 6, 7], "shift_n": 7, "trend_n": 7}}
PBI["inputs"] |= {"denominators": [3, 4, 5], "subgroup_sds": [1.0, 1.5, 1.2]}

REFUSED: list[tuple[str, Case, dict[str, Any]]] = [
    ("same date", NHS, {"dates": [*DATES[:5], DATES[0]]}),
    ("not a date", NHS, {"dates": [*DATES[:5], "June 2024"]}),
    ("not a date", NHS, {"dates": [*DATES[:5], None]}),
    ("6 values", NHS, {"dates": DATES[:5]}),
    ("holds no number", NHS, {"values": [None] * 7, "dates": [*DATES, "2024-07-01"]}),
    ("holds no number", NHS, {"values": [], "dates": []}),
    ("not a number", NHS, {"values": ["5", 7, 6, 8, 7, 9]}),
    ("not a number", NHS, {"values": [True, 7, 6, 8, 7, 9]}),
    ("too large", NHS, {"values": [10**400, 7, 6, 8, 7, 9]}),
    ("NaN", NHS, {"values": [math.nan, 7, 6, 8, 7, 9]}),
    ("NaN", NHS, {"target": math.inf}),
    ("NaN", QIC, {"x": [1, math.nan, 3]}),
    ("NaN", QIC, {"x": ["a", -math.inf, "c"], "x_type": "category"}),
    ("NaN", ABSPC, {"auto_rebase": {"rebase_on": [math.nan]}}),
    ("at least 12", NHS, {"fix_after_n_points": 11}),
    ("whole number", NHS, {"fix_after_n_points": 12.5}),
    ("increase, decrease, neutral", NHS, {"improvement_direction": "up"}),
    ("increase, decrease, neutral", NHS, {"improvement_direction": 1}),
    ("target", NHS, {"target": "95%"}),
    ("target", NHS, {"target": [90, 95]}),
    ("not a date", NHS, {"rebase_dates": ["soon"]}),
    ("true or false", NHS, {"screen_outliers": "yes"}),
    ("needs denominators", QIC, {"n": None}),
    ("3 of them", QIC, {"n": [9, 8]}),
    ("2 x and 3 y", QIC, {"x": [1, 2]}),
    ("below 0", QIC, {"n": [9, -8, 7]}),
    ("x holds nothing", QIC, {"x": [None, None, None]}),
    ("x must be numeric", QIC, {"x": ["a", "b", "c"]}),
    ("not a date", QIC, {"x": ["a", "b", "c"], "x_type": "date"}),
    ("levels", QIC, {"x": ["a", "b", "c"], "x_type": "category", "x_levels": ["a", "b"]}),
    ("mean, median, sum, sd", QIC, {"agg_fun": "mode"}),
    ("anhoej, bestbox, cutbox", QIC, {"method": "guess"}),
    ("labels of parts", QIC, {"part": ["before", "after"]}),
    ("part must be numeric", QIC, {"part": [[1], 2]}),
    ("freeze", QIC, {"freeze": 0}),
    ("exclude must be a whole number", QIC, {"exclude": [1.5]}),
    ("scale", QIC, {"multiply": 0}),
    ("needs subgroup_sizes", ABSPC, {"subgroup_sizes": None}),
    ("auto_rebase must be an object", ABSPC, {"auto_rebase": True}),
    ("any, improvement", ABSPC, {"auto_rebase": {"rebase_on": "never"}}),
    ("needs denominators", PBI, {"denominators": None}),
    ("needs spreads", PBI, {"subgroup_sds": None}),
    ("at least 2", PBI, {"shift_n": 1}),
    ("Start, End", PBI, {"subset_points_from": "Middle"}),
]


def changed(case: Case, **inputs: Any) -> Case:
    return case | {"inputs": case["inputs"] | inputs}


@pytest.mark.parametrize(("sentence", "case", "wrong"), REFUSED)
def test_what_a_package_would_stop_at_is_refused_in_a_sentence(
    sentence: str, case: Case, wrong: dict[str, Any]
) -> None:
    whole, refused = answers({"cases": [case, changed(case, **wrong)]})["cases"]
    assert "points" in whole
    assert refused.keys() == {"name", "error"}
    assert refused["name"] == case["name"]
    assert sentence in refused["error"]
    assert refused["error"].endswith(".")


@pytest.mark.parametrize("case", [NHS, QIC, ABSPC, PBI], ids=lambda case: str(case["name"]))
def test_an_unknown_kind_is_refused_with_the_known_ones(case: Case) -> None:
    (refused,) = answers({"cases": [case | {"kind": "pie"}]})["cases"]
    assert "'pie'" in refused["error"]
    assert case["kind"] in refused["error"]


@pytest.mark.parametrize("case", ["a case", {}, {"name": "odd"}, {"name": "odd", "kind": 5, "inputs": {"y": [1]}}])
def test_what_is_no_case_costs_the_others_nothing(case: Any) -> None:
    refused, answered = answers({"cases": [case, QIC]})["cases"]
    assert refused.keys() == {"name", "error"}
    assert answered["name"] == "qic"
    assert "points" in answered


def test_a_name_that_is_no_number_is_not_given_back() -> None:
    assert answers({"cases": [QIC | {"name": [math.nan]}]})["cases"][0].keys() == {"name", "error"}
    assert answers({"cases": [QIC | {"name": [math.nan]}]})["cases"][0]["name"] is None


@pytest.mark.parametrize("document", [None, [], {}, {"cases": {}}])
def test_a_document_without_cases_is_refused(document: Any) -> None:
    with pytest.raises(ValueError, match="cases"):
        answers(document)


CASES = cases_in(SYNTHETIC)
junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 400)
    | st.floats(allow_nan=True, allow_infinity=True)
    | st.sampled_from(["", "increase", "2024-01-01", "category", "date", "sum", "End"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["rebase_on", "baseline"]), inner),
    max_leaves=6,
)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_whatever_a_case_holds_it_is_answered_or_refused(data: st.DataObject) -> None:
    case = question(data.draw(st.sampled_from(CASES)))
    name = data.draw(st.sampled_from(sorted(case["inputs"])))
    column = case["inputs"][name]
    wrong = data.draw(junk)
    if isinstance(column, list) and column and data.draw(st.booleans()):
        row = data.draw(st.integers(0, len(column) - 1))
        wrong = [*column[:row], wrong, *column[row + 1 :]]
    (found,) = answers({"cases": [changed(case, **{name: wrong})]})["cases"]
    assert found.keys() in ({"name", "error"}, {"name", "points", "summary"})
    assert json.loads(json.dumps(found, allow_nan=False)) == found
