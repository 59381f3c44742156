"""The engine beside the slow reference for every kind of chart, on random ragged batches, and what must not matter."""

import json
import math
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from statistics import median, stdev
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from groundswell.spc import ANHOEJ, NHS_PLOT_THE_DOTS, Charts, Kind, Rules, analyse
from groundswell.spc.arrays import Floats
from groundswell.spc.kinds import NEEDS_DENOMINATORS
from groundswell.spc.limits.constants import a3, c4, reach_of_deviations
from groundswell.spc.subgroups import subgroups

from . import reference_kinds as reference
from .reference_kinds import Asked, Exact, Row

COUNTED = (Kind.P, Kind.PP)
LINES = ("centre", "lower", "upper", "near_lower", "near_upper")
FLAGS = ("side", "near", "astronomical", "trend", "two_in_three", "shift", "label", "classification", "in_baseline")


def tenths(least: int, most: int) -> st.SearchStrategy[Fraction]:
    return st.integers(least, most).map(lambda number: Fraction(number, 10))


@st.composite
def rows(draw: st.DrawFn, kind: Kind) -> Row:
    """A point of this kind: gaps, ties, zero denominators, points set aside and new phases among them."""
    n: Exact = None
    sd: Exact = None
    if kind in NEEDS_DENOMINATORS:
        whole = kind in (*COUNTED, Kind.XBAR, Kind.S)
        n = draw(
            st.just(Fraction(20))
            | st.just(Fraction(5))
            | (st.integers(0, 60).map(Fraction) if whole else tenths(0, 400))
        )
    match kind:
        case Kind.P | Kind.PP:
            assert n is not None
            y = draw(st.integers(0, int(n)).map(Fraction) | st.just(n))
        case Kind.C | Kind.G | Kind.U | Kind.UP:
            y = draw(st.integers(0, 4).map(Fraction) | st.integers(0, 90).map(Fraction))
        case Kind.T:
            y = draw(tenths(1, 30) | tenths(1, 3000))
        case Kind.S:
            y = draw(tenths(0, 30) | tenths(0, 900))
        case _:
            y = draw(tenths(-30, 30) | tenths(-3000, 3000))
    if kind is Kind.S and n is not None and n < 2:
        n = Fraction(2)  # who has a standard deviation has two measurements
    if kind is Kind.XBAR and n is not None and n >= 2:
        sd = draw(tenths(0, 90))
    if draw(st.integers(0, 11)) == 0:
        return Row(None, None if draw(st.booleans()) else n, None)
    return Row(y, n, sd, excluded=draw(st.integers(0, 9)) == 0, starts=draw(st.integers(0, 19)) == 0)


@st.composite
def constant(draw: st.DrawFn, kind: Kind) -> list[Row]:
    """One and the same value all along, whatever the sizes."""
    row = draw(rows(kind))
    times = draw(st.lists(st.integers(1, 6), min_size=1, max_size=14))
    if kind in (*COUNTED, Kind.U, Kind.UP, Kind.IP) and row.y is not None and row.n is not None:
        return [replace(row, y=row.y * many, n=row.n * many) for many in times]
    return [row] * len(times)


@dataclass(frozen=True)
class Batch:
    asked: Asked
    series: list[list[Row]]
    scale: float = 1.0
    unit: Floats | float = 1.0

    def charts(self) -> Charts:
        asked = self.asked
        flat = [row for series in self.series for row in series]
        settings: dict[str, Any] = {
            "chart": asked.kind,
            "denominators": doubles([row.n for row in flat]) if asked.kind in NEEDS_DENOMINATORS else None,
            "spreads": doubles([row.sd for row in flat]) if asked.kind is Kind.XBAR else None,
            "excluded": np.array([row.excluded for row in flat], dtype=np.bool_),
            "phase_starts": np.array([row.starts for row in flat], dtype=np.bool_),
            "baseline": asked.baseline,
            "centre": None if asked.centre is None else float(asked.centre),
            "ordered": asked.ordered,
            "rules": asked.rules,
            "scale": self.scale,
        }
        offsets = np.cumsum([0, *(len(series) for series in self.series)])
        values = doubles([row.y for row in flat]) * self.unit
        return analyse(values, offsets, **settings)


def doubles(numbers: list[Exact]) -> Floats:
    return np.array([math.nan if number is None else float(number) for number in numbers], dtype=np.float64)


kinds = st.sampled_from(Kind)
rule_sets = st.sampled_from(
    [
        ANHOEJ,
        replace(ANHOEJ, screening=False),
        replace(ANHOEJ, may_collapse=True, g_centre="mean"),
        replace(NHS_PLOT_THE_DOTS, shortest_baseline=1),
    ]
)


@st.composite
def batches(
    draw: st.DrawFn, which: st.SearchStrategy[Kind] = kinds, rules: st.SearchStrategy[Rules] = rule_sets
) -> Batch:
    kind = draw(which)
    positive = draw(tenths(1, 9) if kind in COUNTED else tenths(1, 400))
    asked = Asked(
        kind=kind,
        rules=draw(rules),
        baseline=draw(st.none() | st.integers(1, 12)),
        centre=draw(st.none() | st.none() | st.just(positive)),
        ordered=draw(st.integers(0, 4)) > 0,
    )
    of_kind = st.lists(rows(kind), max_size=24) | st.lists(rows(kind), max_size=6) | constant(kind)
    return Batch(asked, draw(st.lists(of_kind, max_size=4)))


def assert_near(found: Floats, expected: list[float | Fraction | None], scale: float) -> None:
    numbers = np.array([np.nan if number is None else float(number) for number in expected])
    np.testing.assert_allclose(found, numbers, rtol=1e-11, atol=1e-11 * scale)


EXCLUDED_AND_CONSTANT = Batch(
    Asked(kind=Kind.IP, rules=ANHOEJ, baseline=None, centre=Fraction(1, 10), ordered=True),
    [[Row(y=Fraction(n * 15, 1000), n=Fraction(n), excluded=True) for n in (20, 60)]],
)
"""An I′ chart takes in what is excluded: 0.3 of 20 and 0.9 of 60 are one share, though not to the last bit."""


@settings(max_examples=400, deadline=None)
@given(batches())
@example(EXCLUDED_AND_CONSTANT)
def test_the_engine_draws_what_the_reference_draws(batch: Batch) -> None:
    charts = batch.charts()
    points = [point for series in batch.series for point in reference.chart(series, batch.asked)]
    drawn = [number for point in points for number in (point.centre, point.upper) if number is not None]
    scale = max((abs(float(number)) for number in drawn), default=0.0)
    assert_near(charts.value, [point.value for point in points], 0)
    for line in LINES:
        assert_near(getattr(charts, line), [getattr(point, line) for point in points], scale)
    for place, point in enumerate(points):
        if not point.present or point.value is None or not isinstance(point.centre, Fraction):
            continue
        # A tie on paper is a tie.
        side = (point.value > point.centre) - (point.value < point.centre)
        assert charts.side[place] == side
        if point.upper is not None and point.lower is not None and not math.isclose(point.upper, point.lower):
            value, margin = float(point.value), 1e-9 * (point.upper - point.lower)
            if min(abs(value - point.upper), abs(value - point.lower)) > margin:
                assert charts.astronomical[place] == (value > point.upper or value < point.lower)


@settings(max_examples=100, deadline=None)
@given(st.data(), kinds, rule_sets)
def test_a_constant_series_has_no_point_off_its_centre(data: st.DataObject, kind: Kind, rules: Rules) -> None:
    series = [replace(row, starts=False) for row in data.draw(constant(kind))]
    charts = Batch(Asked(kind, rules, None, None, True), [series]).charts()
    if kind is Kind.G and rules.g_centre == "mean":
        return  # its limits rest on the mean alone, and so does the centre: nothing else to compare
    assert not charts.side.any()
    assert not charts.astronomical.any()
    assert not charts.label.any()


@settings(max_examples=60, deadline=None)
@given(batches(), st.integers(0, 4))
def test_a_chart_does_not_depend_on_its_neighbours_in_the_batch(batch: Batch, cut: int) -> None:
    whole = batch.charts()
    head, tail = (replace(batch, series=part).charts() for part in (batch.series[:cut], batch.series[cut:]))
    for name in ("value", *LINES, *FLAGS):
        together = np.concatenate([getattr(head, name), getattr(tail, name)])
        np.testing.assert_array_equal(together, getattr(whole, name), err_msg=name)


@settings(max_examples=60, deadline=None)
@given(batches(), st.integers(-6, 6))
def test_a_scale_moves_the_lines_with_the_values_and_changes_no_decision(batch: Batch, exponent: int) -> None:
    scale = 4.0**exponent
    before, after = batch.charts(), replace(batch, scale=scale).charts()
    for name in ("value", *LINES):
        near = 1e-12 * np.nanmax(np.abs(before.upper), initial=0)
        np.testing.assert_allclose(getattr(after, name) / scale, getattr(before, name), rtol=1e-12, atol=near)
    for name in FLAGS:
        np.testing.assert_array_equal(getattr(after, name), getattr(before, name), err_msg=name)


UNIT_FREE = (Kind.RUN, Kind.I, Kind.MR, Kind.XBAR, Kind.S, Kind.T, Kind.IP)


@settings(max_examples=60, deadline=None)
@given(batches(st.sampled_from(UNIT_FREE)), st.integers(-6, 6))
def test_another_unit_of_measurements_is_another_unit_of_the_chart(batch: Batch, exponent: int) -> None:
    unit = Fraction(2) ** exponent

    def times(number: Exact) -> Exact:
        return None if number is None else number * unit

    in_unit = [[replace(row, y=times(row.y), sd=times(row.sd)) for row in series] for series in batch.series]
    asked = replace(batch.asked, centre=times(batch.asked.centre))
    before, after = batch.charts(), Batch(asked, in_unit).charts()
    for name in LINES:
        near = 1e-12 * np.nanmax(np.abs(before.upper), initial=0)
        np.testing.assert_allclose(getattr(after, name) / float(unit), getattr(before, name), rtol=1e-12, atol=near)
    for name in FLAGS:
        np.testing.assert_array_equal(getattr(after, name), getattr(before, name), err_msg=name)


@settings(max_examples=60, deadline=None)
@given(batches(st.sampled_from([Kind.U, Kind.UP])))
def test_exposure_counted_four_to_one_is_a_rate_of_a_quarter(batch: Batch) -> None:
    finer = [[replace(row, n=None if row.n is None else row.n * 4) for row in series] for series in batch.series]
    centre = batch.asked.centre
    asked = replace(batch.asked, centre=None if centre is None else centre / 4)
    before, after = batch.charts(), Batch(asked, finer).charts()
    for name in LINES:
        np.testing.assert_allclose(getattr(after, name) * 4, getattr(before, name), rtol=1e-12, atol=1e-12)
    for name in FLAGS:
        np.testing.assert_array_equal(getattr(after, name), getattr(before, name), err_msg=name)


@settings(max_examples=60, deadline=None)
@given(batches(st.sampled_from([kind for kind in Kind if kind not in (Kind.MR, Kind.IP)])), st.integers(1, 90))
def test_what_an_excluded_point_says_moves_no_line(batch: Batch, other: int) -> None:
    def silenced(row: Row) -> Row:
        return replace(row, y=Fraction(other)) if row.excluded and row.y is not None else row

    changed = [[silenced(row) for row in series] for series in batch.series]
    before, after = batch.charts(), replace(batch, series=changed).charts()
    for name in LINES:
        np.testing.assert_array_equal(getattr(after, name), getattr(before, name), err_msg=name)


@settings(max_examples=60, deadline=None)
@given(batches(st.sampled_from([kind for kind in Kind if kind is not Kind.IP])), st.integers(1, 90))
def test_what_comes_after_the_baseline_moves_no_line(batch: Batch, other: int) -> None:
    """Sizes stay, for limits follow them, and so do excluded values: a moving range chart measures from them."""

    def later(row: Row, in_baseline: bool) -> bool:
        return not (in_baseline or row.excluded or row.y is None)

    before = batch.charts()
    in_baseline = iter(before.in_baseline.tolist())
    changed = [
        [replace(row, y=Fraction(other)) if later(row, next(in_baseline)) else row for row in series]
        for series in batch.series
    ]
    after = replace(batch, series=changed).charts()
    for name in LINES:
        np.testing.assert_array_equal(getattr(after, name), getattr(before, name), err_msg=name)


@pytest.mark.parametrize("kind", Kind)
def test_series_without_points_and_phases_without_values_have_no_lines(kind: Kind) -> None:
    nothing = Row(None, None, None)
    charts = Batch(Asked(kind, ANHOEJ, None, None, True), [[], [nothing, nothing], []]).charts()
    for name in LINES:
        assert np.isnan(getattr(charts, name)).all()
    assert not charts.label.any()


@pytest.mark.parametrize("kind", Kind)
def test_a_supplied_centre_has_limits_without_values_where_its_kind_needs_none(kind: Kind) -> None:
    nothing = Row(None, Fraction(5), None)
    charts = Batch(Asked(kind, ANHOEJ, None, Fraction(1, 2), True), [[nothing, nothing]]).charts()
    assert not np.isnan(charts.centre).any()
    drawn = kind in (Kind.MR, Kind.P, Kind.U, Kind.C, Kind.G, Kind.S)
    assert np.isnan(charts.upper).tolist() == [not drawn] * 2
    from_two = replace(ANHOEJ, limits_from=2)
    assert np.isnan(Batch(Asked(kind, from_two, None, Fraction(1, 2), True), [[nothing]]).charts().upper).all()


def drawn_or_refused(batch: Batch) -> Charts | str:
    try:
        return batch.charts()
    except ValueError as refusal:
        return str(refusal)


@pytest.mark.filterwarnings("error")
@settings(max_examples=150, deadline=None)
@given(batches(), st.lists(st.sampled_from([1e-300, 1e-150, 1.0, 1e150, 1e155, 1e300, 1e305]), min_size=1, max_size=3))
def test_numbers_of_any_size_have_lines_that_are_numbers_or_are_refused(batch: Batch, sizes: list[float]) -> None:
    rows_in_all = sum(len(series) for series in batch.series)
    found = drawn_or_refused(replace(batch, unit=np.resize(sizes, rows_in_all)))
    if isinstance(found, str):
        assert "too large" in found
    else:
        for name in ("value", "centre", "lower", "upper"):
            assert not np.isinf(getattr(found, name)).any(), name


def test_a_time_of_nothing_between_events_is_refused() -> None:
    with pytest.raises(ValueError, match=r"above 0; values\[1\] is 0"):
        analyse([3.0, 0.0, 2.0], [0, 3], chart=Kind.T)


def test_the_constants_of_subgroups_are_the_tabled_ones() -> None:
    tables = json.loads((Path(__file__).parent / "golden" / "tables.json").read_text())["subgroup_constants"]
    sizes = np.array(tables["n"], dtype=np.float64)
    np.testing.assert_allclose(c4(sizes), tables["c4"], rtol=1e-13)
    np.testing.assert_allclose(a3(sizes), tables["A3"], rtol=1e-13)
    away = reach_of_deviations(sizes)
    # 1 - c4² loses a digit or two, here and in the tables.
    np.testing.assert_allclose(np.maximum(1 - away, 0), tables["B3"], rtol=1e-10)
    np.testing.assert_allclose(1 + away, tables["B4"], rtol=1e-11)


def test_the_constants_go_on_smoothly_where_the_table_ends() -> None:
    sizes = np.arange(300.0, 380.0)
    exact = [math.sqrt(2 / (n - 1)) * math.exp(math.lgamma(n / 2) - math.lgamma((n - 1) / 2)) for n in sizes]
    np.testing.assert_allclose(c4(sizes), exact, rtol=1e-12)
    steps = np.diff(c4(sizes))
    assert (steps > 0).all()
    assert np.abs(np.diff(np.log(steps), 2)).max() < 1e-4
    assert np.isnan(c4(np.array([0.0, 1.0, np.nan]))).all()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.none() | tenths(-900, 900), max_size=6), max_size=8))
def test_subgroups_come_to_their_means_medians_and_deviations(groups: list[list[Exact]]) -> None:
    offsets = np.cumsum([0, *(len(group) for group in groups)])
    found = subgroups(doubles([number for group in groups for number in group]), offsets)
    held = [[number for number in group if number is not None] for group in groups]
    assert found.sizes.tolist() == [len(group) for group in held]
    assert_near(found.sums, [sum(group, Fraction(0)) if group else None for group in held], 1)
    assert_near(found.means, [sum(group, Fraction(0)) / len(group) if group else None for group in held], 1)
    assert_near(found.medians, [median(group) if group else None for group in held], 1)
    assert_near(found.deviations, [stdev(group) if len(group) > 1 else None for group in held], 1)
