"""The engine beside the slow reference, on random ragged batches of decimal numbers."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from groundswell.spc import RULE_SETS, Assurance, Charts, Classification, Direction, Kind, Label, Variation
from groundswell.spc.arrays import Floats

from . import reference
from .batches import Batch, Series, decimal_batches


def assert_near(found: Floats, exact: list[reference.Value], scale: float) -> None:
    expected = np.array([np.nan if number is None else float(number) for number in exact])
    # A limit may be small beside the values it is made of: as near as the largest of them allows.
    assert np.isclose(found, expected, rtol=1e-12, atol=1e-12 * scale, equal_nan=True).all()


def assert_as_the_reference_does(batch: Batch) -> None:
    charts, expected = batch.charts(), batch.reference_charts()
    points = [point for chart in expected for point in chart.points]
    sizes = [abs(float(point.value)) for point in points if point.value is not None]
    scale = max([*sizes, *(abs(float(point.centre)) for point in points if point.centre is not None)], default=0.0)

    for name in ("centre", "lower", "upper", "near_lower", "near_upper"):
        assert_near(getattr(charts, name), [getattr(point, name) for point in points], scale)
    for name in ("phase", "in_baseline", "excluded", "side", "near", "astronomical"):
        assert getattr(charts, name).tolist() == [getattr(point, name) for point in points], name
    for name in ("trend", "two_in_three", "shift"):
        assert getattr(charts, name).tolist() == [getattr(point, name) != 0 for point in points], name
    assert [Label(label) for label in charts.label.tolist()] == [point.label for point in points]
    assert [Classification(word) for word in charts.classification.tolist()] == [
        point.classification for point in points
    ]
    assert [Variation(icon) for icon in charts.variation.tolist()] == [chart.variation for chart in expected]
    assert [Assurance(icon) for icon in charts.assurance.tolist()] == [chart.assurance for chart in expected]
    assert_runs(charts, [runs for chart in expected for runs in chart.runs])
    assert_phases_cover(charts, batch)


def assert_runs(charts: Charts, expected: list[reference.Runs]) -> None:
    found = charts.runs
    assert found.useful.tolist() == [runs.useful for runs in expected]
    assert found.longest.tolist() == [runs.longest for runs in expected]
    assert found.longest_allowed.tolist() == [runs.allowed for runs in expected]
    assert found.crossings.tolist() == [runs.crossings for runs in expected]
    assert found.fewest_crossings.tolist() == [runs.fewest for runs in expected]
    assert found.signal.tolist() == [runs.signal for runs in expected]


def assert_phases_cover(charts: Charts, batch: Batch) -> None:
    phases = charts.phases
    rows = [len(series.steps) for series in batch.series]
    assert np.bincount(phases.series, weights=phases.length, minlength=len(rows)).tolist() == rows
    assert phases.first.tolist() == [0, *np.cumsum(phases.length)[:-1].tolist()][: len(phases.first)]
    np.testing.assert_array_equal(np.repeat(phases.centre, phases.length), charts.centre)
    np.testing.assert_array_equal(np.repeat(phases.lower, phases.length), charts.lower)
    np.testing.assert_array_equal(np.repeat(phases.upper, phases.length), charts.upper)
    assert phases.used.sum() == charts.in_baseline.sum()
    assert phases.baseline.tolist() == [row for series in batch.series for row in first_rows(series)]
    assert phases.short.tolist() == [length < batch.rules.short_below for length in phases.length.tolist()]


def first_rows(series: Series) -> list[int]:
    starts = zip(series.phase_starts, series.baselines, strict=True)
    return [rows for row, (starts_here, rows) in enumerate(starts) if row == 0 or starts_here]


@settings(max_examples=500, deadline=None)
@given(decimal_batches)
def test_the_engine_decides_as_the_reference_does_in_exact_fractions(batch: Batch) -> None:
    assert_as_the_reference_does(batch)


@pytest.mark.parametrize("name", RULE_SETS)
@pytest.mark.parametrize("chart", [Kind.I, Kind.RUN])
def test_ten_thousand_points_are_decided_as_the_reference_does(chart: Kind, name: str) -> None:
    random = np.random.default_rng(10_000)
    rows = 10_000
    level = np.cumsum(random.random(rows) < 0.002) % 3
    steps: list[int | None] = (random.integers(0, 30, rows) + random.integers(0, 30, rows) + 12 * level).tolist()
    for gap in np.flatnonzero(random.random(rows) < 0.01).tolist():
        steps[gap] = None
    series = Series(
        steps=steps,
        excluded=(random.random(rows) < 0.01).tolist(),
        phase_starts=[row in (4_000, 4_001, 9_990) for row in range(rows)],
        baselines=[100 if row == 4_001 else 0 for row in range(rows)],
        targets=[30 if row < 5_000 else None if row < 9_000 else 300 for row in range(rows)],
        centre=None,
        direction=Direction.HIGHER,
    )
    batch = Batch([series], Fraction(1, 10), 0, chart, ordered=True, rules=RULE_SETS[name])
    assert_as_the_reference_does(batch)
    assert {*batch.charts().label.tolist()} >= {Label.COMMON_CAUSE, Label.SHIFT_ABOVE, Label.SHIFT_BELOW}
