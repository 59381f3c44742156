"""The engine beside the slow reference, on random ragged batches of decimal numbers."""

import numpy as np
from hypothesis import given, settings

from groundswell.spc import Assurance, Charts, Classification, Label, Variation
from groundswell.spc.arrays import Floats

from . import reference
from .batches import Batch, decimal_batches


def reference_charts(batch: Batch) -> list[reference.Chart]:
    return [
        reference.chart(
            [batch.exact(steps) for steps in series.steps],
            series.phase_starts,
            batch.baseline,
            series.direction,
            batch.exact(series.target),
            batch.rules,
        )
        for series in batch.series
    ]


def assert_near(found: Floats, exact: list[reference.Value], scale: float) -> None:
    expected = np.array([np.nan if number is None else float(number) for number in exact])
    # A limit may be small beside the values it is made of: as near as the largest of them allows.
    assert np.isclose(found, expected, rtol=1e-12, atol=1e-12 * scale, equal_nan=True).all()


@settings(max_examples=400, deadline=None)
@given(decimal_batches)
def test_the_engine_decides_as_the_reference_does_in_exact_fractions(batch: Batch) -> None:
    charts = batch.charts()
    expected = reference_charts(batch)
    points = [point for chart in expected for point in chart.points]
    scale = max((abs(float(point.value)) for point in points if point.value is not None), default=0.0)

    assert_near(charts.centre, [point.centre for point in points], scale)
    assert_near(charts.lower, [point.lower for point in points], scale)
    assert_near(charts.upper, [point.upper for point in points], scale)
    assert charts.phase.tolist() == [point.phase for point in points]
    assert charts.in_baseline.tolist() == [point.in_baseline for point in points]
    assert charts.side.tolist() == [point.side for point in points]
    assert charts.near.tolist() == [point.near for point in points]
    assert charts.astronomical.tolist() == [point.astronomical for point in points]
    assert charts.trend.tolist() == [point.trend != 0 for point in points]
    assert charts.two_in_three.tolist() == [point.two_in_three for point in points]
    assert charts.shift.tolist() == [point.shift for point in points]
    assert [Label(label) for label in charts.label.tolist()] == [point.label for point in points]
    assert [Classification(word) for word in charts.classification.tolist()] == [
        point.classification for point in points
    ]
    assert [Variation(icon) for icon in charts.variation.tolist()] == [chart.variation for chart in expected]
    assert [Assurance(icon) for icon in charts.assurance.tolist()] == [chart.assurance for chart in expected]
    assert_phases_cover(charts, batch)


def assert_phases_cover(charts: Charts, batch: Batch) -> None:
    phases = charts.phases
    rows = [len(series.steps) for series in batch.series]
    assert np.bincount(phases.series, weights=phases.length, minlength=len(rows)).tolist() == rows
    assert phases.first.tolist() == [0, *np.cumsum(phases.length)[:-1].tolist()][: len(phases.first)]
    np.testing.assert_array_equal(np.repeat(phases.centre, phases.length), charts.centre)
    np.testing.assert_array_equal(np.repeat(phases.lower, phases.length), charts.lower)
    np.testing.assert_array_equal(np.repeat(phases.upper, phases.length), charts.upper)
    assert phases.used.sum() == charts.in_baseline.sum()
    assert phases.short.tolist() == [length < 13 for length in phases.length.tolist()]
