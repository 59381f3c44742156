"""What cannot be drawn is refused with the name of the series and what to do."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from groundswell import spc
from groundswell.analyses.schemas import AnalysesAsked
from groundswell.errors import Invalid
from tests.analyses.asking import answer, asked

GOOD = {"name": "Birch", "values": [1, 2, 3]}


@pytest.mark.parametrize(
    ("chart", "series", "field", "words"),
    [
        ("i", {"labels": ["a", "b"]}, "labels", "3 values but 2 labels; give one for each value"),
        ("p", {"denominators": [9] * 4}, "denominators", "3 values but 4 denominators"),
        ("p", {}, "denominators", "A p chart needs denominators; give one for each value"),
        ("i", {"spreads": [1, 1, 1]}, "spreads", "An XmR chart has no spreads; leave them out"),
        ("xbar", {"denominators": [9] * 3}, "spreads", "An x̄ chart needs spreads"),
        ("c", {"denominators": [9] * 3}, "denominators", "A c chart has no denominators; leave them out"),
        ("i", {"excluded": [0, 3]}, "excluded", "there is no point 3 to set aside; points are counted from 0 to 2"),
        ("i", {"phases": [{"at": 9}]}, "phases", "there is no point 9 for a phase to begin at"),
        ("i", {"phases": [{"at": 1}, {"at": 1}]}, "phases", "more than one begins at point 1; keep one of them"),
        ("i", {"target": [{"at": 3, "value": 1}]}, "target", "there is no point 3 for a target to begin at"),
        ("i", {"values": [], "excluded": [0]}, "excluded", "the series has no points"),
    ],
)
def test_what_does_not_fit_together(chart: str, series: dict[str, Any], field: str, words: str) -> None:
    denominators = {"denominators": [9, 9, 9]} if chart == "p" else {}
    fine = GOOD | denominators if chart in ("i", "p", "c") else None
    others = [fine] if fine else []
    with pytest.raises(Invalid) as refused:
        answer(*others, {"name": "Alder", "values": [1, 2, 3]} | series, chart=chart)
    assert str(refused.value).startswith("“Alder”: ")
    assert words in str(refused.value)
    assert [place for place, _ in refused.value.errors] == [f"series.{len(others)}.{field}"]


@pytest.mark.parametrize("place", [0, 1, 4, 6])
def test_what_the_engine_refuses_is_said_of_the_series_it_is_about(place: int) -> None:
    series = [{"name": f"Number {n}", "values": [1, 2], "denominators": [9, 9]} for n in range(7)]
    series[place]["denominators"] = [9, -1]
    with pytest.raises(Invalid) as refused:
        answer(*series, chart="p")
    assert str(refused.value).startswith(f"“Number {place}”: denominators[1]")
    assert [field for field, _ in refused.value.errors] == [f"series.{place}"]


def test_values_that_no_number_can_add_up() -> None:
    with pytest.raises(Invalid, match=r"“Series 2”: .* too large"):
        answer({"values": [1, 2]}, {"values": [1e100], "denominators": [1e-300]})


def test_a_baseline_of_fewer_points_than_the_rules_want() -> None:
    with pytest.raises(Invalid, match=r"“Series 1”: .*12"):
        answer({"values": [1, 2, 3], "phases": [{"at": 0, "baseline": 3}]})


def test_a_series_without_a_name_is_named_by_its_place() -> None:
    with pytest.raises(Invalid, match=r"^Series 2: "):
        answer(GOOD, {"name": " ", "values": [1], "labels": []})


def test_a_rule_set_that_is_none() -> None:
    with pytest.raises(Invalid, match=r"no rule set “western”. There are: nhs-plot-the-dots, "):
        answer(GOOD, rules="western")


@pytest.mark.parametrize(
    "wrong",
    [
        {"chart": "x"},
        {"chart": None},
        {"direction": "up"},
        {"scale": 0},
        {"scale": -1},
        {"scale": float("inf")},
        {"scale": True},
        {"ordered": "yes"},
        {"colour": "red"},
        {"series": {}},
        {"series": [None]},
        {"rules": 7},
        {"rules": {}},
        {"rules": {"name": "anhoej", "shift": 8}},
        {"rules": {"name": "anhoej", "title": "mine"}},
        {"rules": {"name": "anhoej", "shift_length": 1}},
        {"rules": {"name": "anhoej", "shift_length": 101}},
        {"rules": {"name": "anhoej", "shift_length": 7.5}},
        {"rules": {"name": "anhoej", "limit_factor": 0}},
        {"rules": {"name": "anhoej", "near_limit": 1}},
        {"rules": {"name": "anhoej", "near_limit": float("nan")}},
        {"rules": {"name": "anhoej", "screening_factor": 1.9}},
        {"rules": {"name": "anhoej", "screening": 1}},
        {"rules": {"name": "anhoej", "on_centre": "stops"}},
        {"rules": {"name": "anhoej", "runs": "worst_box"}},
        {"rules": {"name": "anhoej", "limits_from": 0}},
    ],
)
def test_settings_that_are_none(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        AnalysesAsked.model_validate({"series": [GOOD]} | wrong)
    assert len(refused.value.errors()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": None},
        {"name": "x" * 201},
        {"name": "a\0"},
        {"values": None},
        {"values": 3},
        {"values": ["1"]},
        {"values": [True]},
        {"values": [[1]]},
        {"values": [float("nan")]},
        {"values": [float("inf")]},
        {"values": [10**400]},
        {"values": [1.1e100]},
        {"values": [-(10**101)]},
        {"denominators": [float("-inf")]},
        {"labels": ["x" * 41]},
        {"labels": [None]},
        {"labels": ["\ud800"]},
        {"excluded": [-1]},
        {"excluded": [1.5]},
        {"excluded": [2**63]},
        {"phases": [1]},
        {"phases": [{"at": 0, "baseline": 0}]},
        {"phases": [{"baseline": 12}]},
        {"target": "12"},
        {"target": float("nan")},
        {"target": [{"at": 0}]},
        {"target": [{"at": -1, "value": 1}]},
        {"centre": float("inf")},
        {"direction": "NEITHER"},
        {"unit": "x" * 21},
        {"points": []},
    ],
)
def test_series_that_are_none(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        AnalysesAsked.model_validate({"series": [GOOD | wrong, GOOD | wrong]})
    assert len(refused.value.errors()) == 1


def test_a_quarter_of_a_million_mistakes_are_one() -> None:
    with pytest.raises(ValidationError) as refused:
        asked({"values": ["x"] * 250_000, "labels": [1] * 250_000})
    assert len(refused.value.errors()) == 2


FIGURES = st.lists(st.none() | st.integers(-3, 12) | st.floats(-1e100, 1e100), min_size=0, max_size=20)

SIZES = st.none() | st.sampled_from([0, 0.5, 1, 2, 20, 1e9])


@settings(max_examples=60)
@given(data=st.data(), kind=st.sampled_from(spc.Kind), rules=st.sampled_from(sorted(spc.RULE_SETS)))
def test_whatever_passes_is_drawn_or_refused_in_a_sentence(data: st.DataObject, kind: spc.Kind, rules: str) -> None:
    series: list[dict[str, Any]] = []
    for _ in range(data.draw(st.integers(0, 3))):
        values = data.draw(FIGURES)
        same_length = st.lists(SIZES, min_size=len(values), max_size=len(values))
        places = st.lists(st.integers(0, max(len(values) - 1, 0)), max_size=3, unique=True)
        one: dict[str, Any] = {"values": values, "target": data.draw(st.none() | st.floats(-10, 10))}
        if kind in ("p", "pp", "u", "up", "ip", "xbar", "s") or (
            kind in ("run", "i", "mr") and data.draw(st.booleans())
        ):
            one["denominators"] = data.draw(same_length)
        if kind == "xbar":
            one["spreads"] = data.draw(same_length)
        if values:
            one["phases"] = [{"at": at, "baseline": data.draw(st.none() | st.just(12))} for at in data.draw(places)]
            one["excluded"] = data.draw(places)
        series.append(one)
    try:
        charts = answer(*series, chart=kind.value, rules=rules, direction="lower")["charts"]
    except Invalid as refused:
        charts, why = None, str(refused)
    if charts is None:
        assert why.startswith("“Series ")
    else:
        assert [len(one["points"]) for one in charts] == [len(one["values"]) for one in series]
        assert all(one["sentence"].endswith(".") for one in charts)
