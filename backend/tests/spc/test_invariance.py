"""What must not change an answer: neighbours in the batch, the unit, the zero point, the word for better."""

from dataclasses import fields, replace
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.spc import Assurance, Charts, Classification, Direction, Runs, Variation

from .batches import Batch, decimal_batches, whole_batches

OF_THE_WHOLE = (
    "chart",
    "variation",
    "assurance",
    "phases",
    "rules",
    "_layout",
    "_near_lower",
    "_near_upper",
    "_in_order",
    "_runs",
)
PER_POINT = [field.name for field in fields(Charts) if field.name not in OF_THE_WHOLE] + ["near_lower", "near_upper"]
PER_SERIES = ["variation", "assurance"]
LINES = ("value", "target", "centre", "lower", "upper", "near_lower", "near_upper")
DECISIONS = [name for name in PER_POINT if name not in LINES] + PER_SERIES

OTHER_WAY = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER, Direction.NEITHER: Direction.NEITHER}


def assert_equal(found: Charts, expected: Charts, names: list[str]) -> None:
    for name in names:
        np.testing.assert_array_equal(getattr(found, name), getattr(expected, name), err_msg=name)


@settings(deadline=None)
@given(decimal_batches, st.integers(0, 6))
def test_a_chart_does_not_depend_on_its_neighbours_in_the_batch(batch: Batch, cut: int) -> None:
    whole = batch.charts()
    head, tail = (replace(batch, series=part).charts() for part in (batch.series[:cut], batch.series[cut:]))
    for name in PER_POINT + PER_SERIES:
        together = np.concatenate([getattr(head, name), getattr(tail, name)])
        np.testing.assert_array_equal(together, getattr(whole, name), err_msg=name)
    for field in fields(Runs):
        together = np.concatenate([getattr(head.runs, field.name), getattr(tail.runs, field.name)])
        np.testing.assert_array_equal(together, getattr(whole.runs, field.name), err_msg=field.name)


@settings(deadline=None)
@given(decimal_batches)
def test_reversing_what_is_better_swaps_improvement_and_concern_and_nothing_else(batch: Batch) -> None:
    # Where improvement wins, the other one wins when reversed: that is another property, below.
    batch = replace(batch, rules=replace(batch.rules, improvement_wins=False))
    before = batch.charts()
    reversed_series = [replace(series, direction=OTHER_WAY[series.direction]) for series in batch.series]
    after = replace(batch, series=reversed_series).charts()

    assert_equal(after, before, [name for name in PER_POINT if name != "classification"])
    swap = {Classification.IMPROVEMENT: Classification.CONCERN, Classification.CONCERN: Classification.IMPROVEMENT}
    assert after.classification.tolist() == [
        swap.get(Classification(word), word) for word in before.classification.tolist()
    ]
    icons = {
        Variation.IMPROVEMENT_HIGH: Variation.CONCERN_HIGH,
        Variation.IMPROVEMENT_LOW: Variation.CONCERN_LOW,
        Variation.CONCERN_HIGH: Variation.IMPROVEMENT_HIGH,
        Variation.CONCERN_LOW: Variation.IMPROVEMENT_LOW,
    }
    assert after.variation.tolist() == [icons.get(Variation(icon), icon) for icon in before.variation.tolist()]
    outcomes = {
        Assurance.CONSISTENT_PASS: Assurance.CONSISTENT_FAIL,
        Assurance.CONSISTENT_FAIL: Assurance.CONSISTENT_PASS,
    }
    assert after.assurance.tolist() == [outcomes.get(Assurance(icon), icon) for icon in before.assurance.tolist()]


@settings(deadline=None)
@given(decimal_batches)
def test_where_improvement_wins_concern_becomes_improvement_and_nothing_else_changes(batch: Batch) -> None:
    first, best = (replace(batch, rules=replace(batch.rules, improvement_wins=wins)).charts() for wins in (False, True))
    assert_equal(best, first, [name for name in PER_POINT if name not in ("label", "classification")])
    changed = np.flatnonzero(best.classification != first.classification)
    assert (first.classification[changed] == Classification.CONCERN).all()
    assert (best.classification[changed] == Classification.IMPROVEMENT).all()
    assert (best.label != first.label).nonzero()[0].tolist() == changed.tolist()


@settings(deadline=None)
@given(whole_batches, st.integers(-900, 900))
def test_another_unit_changes_no_decision(batch: Batch, exponent: int) -> None:
    assert_equal(replace(batch, unit=Fraction(2) ** exponent).charts(), batch.charts(), DECISIONS)


@settings(deadline=None)
@given(whole_batches, st.integers(0, 30), st.sampled_from([-1, 1]))
def test_another_zero_point_changes_no_decision(batch: Batch, exponent: int, sign: int) -> None:
    assert_equal(replace(batch, offset=sign * 2**exponent).charts(), replace(batch, offset=0).charts(), DECISIONS)


@settings(deadline=None)
@given(whole_batches, st.sampled_from([Fraction(1, 10), Fraction(1, 1000), Fraction(1, 3), Fraction(60), Fraction(7)]))
def test_a_unit_no_double_holds_changes_no_decision(batch: Batch, unit: Fraction) -> None:
    assert_equal(replace(batch, unit=unit).charts(), batch.charts(), DECISIONS)


@settings(deadline=None)
@given(whole_batches)
def test_turning_a_chart_upside_down_turns_every_side(batch: Batch) -> None:
    upright, turned = batch.charts(), replace(batch, unit=-batch.unit).charts()
    assert_equal(turned, upright, ["near", "astronomical", "trend", "two_in_three", "shift", "in_baseline", "phase"])
    np.testing.assert_array_equal(turned.side, -upright.side)
    # Sums begin at the lowest value, now the highest: the last digit may differ.
    np.testing.assert_allclose(turned.centre, -upright.centre, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(turned.upper, -upright.lower, rtol=1e-12, atol=1e-9)
