"""A request into charts: what is asked for arrives at the engine, and what it answers arrives in the answer."""

import dataclasses
from typing import Any, get_args, get_type_hints

import numpy as np
import pytest
from pydantic import TypeAdapter
from pydantic_core import from_json, to_json

from groundswell import spc
from groundswell.analyses.answers import ASSURANCES, RULE_WORDS, SIGNALS, VARIATIONS
from groundswell.analyses.schemas import (
    Analyses,
    AssuranceWord,
    RulesAsked,
    SignalWord,
    VariationWord,
)
from tests.analyses.asking import UP_AND_DOWN, answer, chart

LOW_THEN_HIGH: list[float | None] = [*UP_AND_DOWN, *(value + 10 for value in UP_AND_DOWN if value is not None)]


def test_the_answer_is_the_engines() -> None:
    found = chart({"values": UP_AND_DOWN, "target": 6, "direction": "lower"})
    engine = spc.analyse(np.array(UP_AND_DOWN, np.float64), [0, 16], target=6.0, direction=spc.Direction.LOWER)
    for name in ("value", "centre", "lower", "upper", "near_lower", "near_upper", "target"):
        assert [point[name] for point in found["points"]] == getattr(engine, name).tolist()
    assert found["assurance"] == "inconsistent"
    assert found["variation"] == "common_cause"
    assert found["sentence"].startswith("No real change")


def test_every_answer_has_the_shape_that_is_published() -> None:
    shape = TypeAdapter(Analyses)
    for found in (
        answer({"values": LOW_THEN_HIGH, "labels": [f"Week {n}" for n in range(32)]}, direction="higher"),
        answer({"values": [None, None]}, {"values": []}, {"values": [1.5]}),
        answer(),
    ):
        assert shape.validate_python(found, strict=True, extra="forbid") == found
        assert from_json(to_json(found), allow_inf_nan=False)["charts"] == from_json(to_json(found["charts"]))


def test_words_stand_in_the_order_of_the_engines_codes() -> None:
    assert [word and word.upper() for word in RULE_WORDS] == [None, *(label.name for label in list(spc.Label)[1:])]
    assert [v.name.lower() for v in spc.Variation][1:] == VARIATIONS[1:] == list(get_args(VariationWord))
    assert [a.name.lower() for a in spc.Assurance][1:] == ASSURANCES[1:] == list(get_args(AssuranceWord))
    by_code = dict(zip(spc.Classification, SIGNALS, strict=True))
    assert by_code[spc.Classification.IMPROVEMENT] == "improving"
    assert by_code[spc.Classification.CONCERN] == "worse"
    assert by_code[spc.Classification.NEUTRAL_HIGH] == "up"
    assert by_code[spc.Classification.NEUTRAL_LOW] == "down"
    assert set(SIGNALS) == {None, *get_args(SignalWord)}


def test_every_rule_of_a_point_is_named_and_one_is_shown() -> None:
    found = chart({"values": [*UP_AND_DOWN, 9, 10, 11, 12, 13, 14, 30], "direction": "higher"})
    last = found["points"][-1]
    assert last["fires"] == ("above_upper_limit", "trend_up", "shift_above")
    assert (last["rule"], last["signal"]) == ("above_upper_limit", "improving")
    assert chart({"values": UP_AND_DOWN})["points"][0]["fires"] == ()


def test_a_trend_that_falls_under_another_rule() -> None:
    found = chart({"values": [*UP_AND_DOWN, 4.5, 4, 3.5, 3, 2.5, -20]})
    assert found["points"][-1]["fires"][:2] == ("below_lower_limit", "trend_down")


def test_phases_baselines_and_what_is_set_aside() -> None:
    values = [*LOW_THEN_HIGH]
    values[3] = 500.0
    found = chart({"values": values, "excluded": [3], "phases": [{"at": 16, "baseline": 12}]})
    first, second = found["phases"]
    assert (first["at"], first["points"], first["used"], first["baseline"]) == (0, 16, 15, None)
    assert (second["at"], second["used"], second["baseline"]) == (16, 12, 12)
    assert [point["phase"] for point in found["points"]] == [0] * 16 + [1] * 16
    assert found["points"][3]["excluded"]
    assert found["points"][3]["value"] == 500
    assert found["points"][3]["fires"] == ()
    assert not found["points"][30]["in_baseline"]


def test_a_first_phase_with_a_baseline() -> None:
    found = chart({"values": LOW_THEN_HIGH, "phases": [{"at": 0, "baseline": 16}], "direction": "lower"})
    assert len(found["phases"]) == 1
    assert found["phases"][0]["used"] == 16
    assert found["variation"] == "concern_high"


def test_targets_in_steps() -> None:
    steps = [{"at": 8, "value": None}, {"at": 4, "value": 6.5}, {"at": 12, "value": 5}]
    found = chart({"values": UP_AND_DOWN, "target": steps, "direction": "lower"})
    assert [point["target"] for point in found["points"]] == [None] * 4 + [6.5] * 4 + [None] * 4 + [5.0] * 4


def test_series_may_differ_in_everything_but_the_chart() -> None:
    found = answer(
        {"values": LOW_THEN_HIGH, "direction": "lower", "target": 100},
        {"values": LOW_THEN_HIGH, "direction": "higher", "phases": [{"at": 16}]},
        {"values": LOW_THEN_HIGH, "centre": 0.0, "unit": "%"},
        direction="neither",
    )["charts"]
    assert [one["variation"] for one in found] == ["concern_high", "common_cause", "neutral_high"]
    assert [one["assurance"] for one in found] == ["consistent_pass", None, None]
    assert {point["centre"] for point in found[2]["points"]} == {0.0}
    assert "%" in found[2]["sentence"]
    assert found == [
        answer(series)["charts"][0]
        for series in (
            {"name": "Series 1", "values": LOW_THEN_HIGH, "direction": "lower", "target": 100},
            {"name": "Series 2", "values": LOW_THEN_HIGH, "direction": "higher", "phases": [{"at": 16}]},
            {"name": "Series 3", "values": LOW_THEN_HIGH, "centre": 0.0, "unit": "%"},
        )
    ]


@pytest.mark.parametrize("kind", spc.Kind)
def test_every_kind_of_chart(kind: spc.Kind) -> None:
    series: dict[str, Any] = {"values": UP_AND_DOWN}
    if kind in ("p", "pp", "u", "up", "ip", "xbar", "s"):
        series["denominators"] = [20] * 16
    if kind == "xbar":
        series["spreads"] = [1.5] * 16
    found = answer(series, chart=kind.value)
    assert found["chart"] == {"name": kind.value, "title": kind.title}
    assert len(found["charts"][0]["points"]) == 16
    assert (found["charts"][0]["points"][-1]["upper"] is None) == (kind == "run")


def test_a_ratio_may_be_drawn_as_a_percentage() -> None:
    found = chart({"values": UP_AND_DOWN, "denominators": [20] * 16, "target": 30}, chart="p", scale=100)
    assert found["points"][0]["value"] == 25
    assert found["points"][0]["target"] == 30


def test_one_series_with_denominators_and_one_without() -> None:
    found = answer({"values": [2, 4], "denominators": [4, 4]}, {"values": [2, 4]}, chart="run")
    assert [[point["value"] for point in one["points"]] for one in found["charts"]] == [[0.5, 1], [2, 4]]


def test_the_answer_names_its_rules_so_that_they_can_be_asked_for_again() -> None:
    changed = answer(
        {"values": LOW_THEN_HIGH}, rules={"name": "making-data-count", "shift_length": 9, "two_in_three": None}
    )
    rules = changed["rules"]
    assert (rules["name"], rules["parameters"]["shift_length"], rules["parameters"]["two_in_three"]) == (
        "making-data-count",
        9,
        None,
    )
    again = answer({"values": LOW_THEN_HIGH}, rules={"name": "nhs-plot-the-dots"} | rules["parameters"])
    assert again["charts"] == changed["charts"]
    assert again["rules"]["parameters"] == rules["parameters"]


def test_every_parameter_of_the_engine_can_be_asked_for() -> None:
    parameters = {field.name for field in dataclasses.fields(spc.Rules)} - {"name", "title"}
    assert get_type_hints(RulesAsked).keys() - {"name", "__pydantic_config__"} == parameters


def test_runs_of_a_chart_whose_order_means_nothing() -> None:
    found = chart({"values": LOW_THEN_HIGH}, ordered=False)
    assert {rule for point in found["points"] for rule in point["fires"]} <= {"above_upper_limit", "below_lower_limit"}


def test_the_rule_that_is_shown_is_one_that_fires() -> None:
    rules = {"name": "nhs-plot-the-dots", "on_centre": "skips", "two_in_three": "third_anywhere", "shift_length": 4}
    values: list[float | None] = [
        2,
        0,
        0,
        3,
        2,
        5,
        5,
        2,
        0,
        2,
        2,
        3,
        0,
        4,
        6,
        5,
        0,
        3,
        2,
        1,
        2,
        4,
        4,
        3,
        2,
        6,
        4,
        5,
        0,
        0,
    ]
    found = chart({"values": values, "centre": 2}, rules=rules | {"third_highlighted": True})
    on_the_centre = [point for point in found["points"] if point["value"] == 2 and point["rule"]]
    assert on_the_centre
    for point in found["points"]:
        assert point["rule"] is None or point["rule"] in point["fires"]
