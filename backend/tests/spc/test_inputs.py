"""What the engine refuses, and that it says what is wrong."""

from typing import Any

import numpy as np
import pytest

from groundswell.spc import NHS_PLOT_THE_DOTS, Assurance, Label, Rules, Variation, analyse

REFUSED: list[tuple[str, dict[str, Any]]] = [
    (r"values\[1\] is infinite", {"values": [1.0, np.inf, 2.0]}),
    (r"values\[2\] is infinite", {"values": [1.0, np.nan, -np.inf]}),
    ("one flat array", {"values": [[1.0, 2.0, 3.0]]}),
    ("must be numbers", {"values": [1.0, None, 3.0]}),
    ("must be numbers", {"values": ["1", "2", "3"]}),
    ("from 0 to the number of values, 3", {"offsets": [0, 2]}),
    ("from 0 to the number of values, 3", {"offsets": [1, 3]}),
    ("from 0 to the number of values, 3", {"offsets": [0, 4]}),
    ("must never fall", {"offsets": [0, 2, 1, 3]}),
    ("whole numbers in one flat array", {"offsets": []}),
    ("whole numbers in one flat array", {"offsets": [0.0, 3.0]}),
    ("whole numbers in one flat array", {"offsets": 3}),
    ("each of the 3 values", {"phase_starts": [True, False]}),
    ("each of the 3 values", {"phase_starts": [0, 2, 1]}),
    ("at least 12 rows, not 11", {"baseline": 11}),
    ("a whole number of rows", {"baseline": 12.5}),
    ("a whole number of rows", {"baseline": True}),
    ("a whole number of rows", {"baseline": [12, 12]}),
    ("cannot be below 0", {"baseline": -12}),
    ("at least 12 rows, not 3", {"baseline": [3, 12, 12]}),
    ("direction must be -1", {"direction": 2}),
    ("direction must be -1", {"direction": 0.5}),
    ("direction must be -1", {"direction": np.nan}),
    ("each of the 1 series", {"direction": [1, 1]}),
    ("each of the 3 values", {"target": [1.0, 2.0]}),
    ("each of the 3 values", {"excluded": [True]}),
    ("each of the 1 series", {"centre": [1.0, 2.0]}),
    ("There is no chart 'xmr'", {"chart": "xmr"}),
    ("p chart needs denominators", {"chart": "p"}),
    ("x̄ chart needs denominators", {"chart": "xbar"}),
    ("x̄ chart needs spreads", {"chart": "xbar", "denominators": [1, 1, 1]}),
    ("c chart takes no denominators", {"chart": "c", "denominators": [1, 1, 1]}),
    ("XmR chart takes no spreads", {"spreads": [1, 1, 1]}),
    ("each of the 3 values", {"denominators": [1, 1]}),
    (r"denominators\[1\] is below 0", {"denominators": [1, -1, 1]}),
    (r"values\[0\] is too large", {"denominators": [1e-300, 1, 1], "values": [1e300, 1, 1]}),
    ("scale must be a number above 0", {"scale": 0}),
    (r"target\[0\] is infinite", {"target": np.inf}),
    ("target must be numbers", {"target": "95%"}),
    ("too large", {"values": [1e308, -1e308, 1e308]}),
    ("too large", {"values": [0.0, 1.5e308, 0.0]}),
]


@pytest.mark.parametrize(("sentence", "wrong"), REFUSED)
def test_what_makes_no_sense_is_refused_in_a_sentence(sentence: str, wrong: dict[str, Any]) -> None:
    call: dict[str, Any] = {"values": [1.0, 2.0, 3.0], "offsets": [0, 3]} | wrong
    with pytest.raises(ValueError, match=sentence):
        analyse(call.pop("values"), call.pop("offsets"), **call)


def test_no_series_make_no_charts() -> None:
    charts = analyse([], [0])
    assert len(charts.centre) == len(charts.variation) == len(charts.phases.series) == 0


def test_series_without_rows_have_no_icons_and_no_phases() -> None:
    charts = analyse([4.0, 5.0], [0, 0, 2, 2], direction=1, target=1.0)
    assert charts.variation.tolist() == [Variation.NONE, Variation.COMMON_CAUSE, Variation.NONE]
    assert charts.assurance.tolist() == [Assurance.NONE, Assurance.CONSISTENT_PASS, Assurance.NONE]
    assert charts.phases.series.tolist() == [1]


def test_the_arrays_of_the_caller_are_left_as_they_were() -> None:
    values, offsets, starts = np.array([1.0, np.nan, 3.0, 9.0]), np.array([0, 1, 4]), np.array([0, 0, 1, 0], dtype=bool)
    before = [array.copy() for array in (values, offsets, starts)]
    analyse(values, offsets, phase_starts=starts)
    for array, copy in zip((values, offsets, starts), before, strict=True):
        np.testing.assert_array_equal(array, copy)


def test_a_value_too_far_from_its_baseline_to_measure_is_beyond_the_limit() -> None:
    values = np.append(np.tile([-1e307, -1.1e307], 6), [1.79e308])
    assert analyse(values, [0, 13], baseline=12).label[-1] == Label.ABOVE_UPPER_LIMIT


def test_the_answer_names_its_rule_set() -> None:
    assert analyse([1.0], [0, 1]).rules is NHS_PLOT_THE_DOTS


@pytest.mark.parametrize(
    "wrong",
    [
        {"shift_length": 1},
        {"trend_length": 1},
        {"near_limit": 1.0},
        {"limit_factor": 0.0},
        {"screening_factor": 1.0},
        {"shortest_baseline": 0},
        {"two_in_three": "most"},
        {"on_centre": "ignored"},
        {"equal_neighbours": "ignored"},
        {"g_centre": "mode"},
        {"runs": "ihi"},
    ],
)
def test_rules_that_could_not_work_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must|need|not a valid"):
        Rules(name="wrong", title="Wrong", **wrong)
