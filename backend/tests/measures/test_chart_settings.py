"""Which target is in force and where phases begin, point by point; and the charts a measure can be drawn as."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from groundswell.measures.chart_settings import Settings, charts_for, rules_for
from groundswell.measures.charts import Rows, drawn, summaries
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.periods import month_of
from groundswell.spc import RULE_SETS, Kind

JANUARY = month_of(date(2024, 1, 1))


def day(month: int) -> date:
    """Month 1 is January 2024; 0 the month before it."""
    return date(2024 + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def of_months(months: list[int]) -> list[int]:
    return [JANUARY + month - 1 for month in months]


def test_ones_own_target_goes_before_the_nations_and_the_newer_before_the_older() -> None:
    settings = Settings.of(
        [],
        [
            (7, day(6), None),
            (None, day(5), 30.0),
            (7, day(3), 9.0),
            (None, day(2), 20.0),
            (9, day(9), 1.0),
        ],
    )
    months = np.array(of_months(list(range(1, 9))))

    def targets(organisation: int) -> list[float | None]:
        found = settings.target_at(np.full(8, organisation), months).tolist()
        return [None if value != value else value for value in found]

    nations = [None, 20, 20, 20, 30, 30, 30, 30]
    assert targets(1) == nations, "one with none of its own"
    assert targets(7) == [None, 20, 9, 9, 9, None, None, None], "from June it has none, whatever the nation aims at"
    assert targets(9) == nations, "its own has not begun"
    assert settings.national_target(months[3]) == 20
    assert settings.national_target(None) == 30
    assert Settings.none().national_target(None) is None
    assert np.isnan(Settings.none().target_at(np.array([7]), months[:1])).all()


def test_phases_begin_at_their_month_and_none_before_the_first_figure() -> None:
    settings = Settings.of(
        [
            (5, day(-3), 12),
            (5, day(1), 13),  # of those that begin with the first figure or before it, the newest holds
            (5, day(4), None),
            (5, day(99), 14),  # after the last figure: nothing yet
            (6, day(2), 15),  # not among the series
            (8, day(3), 16),
        ],
        [],
    )
    series, offsets = np.array([5, 8, 9]), np.array([0, 5, 8, 10])
    month = np.array(of_months([2, 3, 4, 5, 6, 3, 4, 5, 1, 2]))
    phased = settings.phases_at(series, offsets, month)
    assert phased is not None
    assert np.flatnonzero(phased.starts).tolist() == [0, 2, 5]
    assert phased.baseline[[0, 2, 5]].tolist() == [13, 0, 16]
    assert Settings.none().phases_at(series, offsets, month) is None


def a_series(organisation: int, numerators: list[float], below: float) -> Rows:
    size = len(numerators)
    numerator, denominator = np.array(numerators), np.full(size, below)
    return Rows(
        np.full(size, organisation),
        np.arange(JANUARY, JANUARY + size),
        numerator,
        denominator,
        numerator / denominator * 100,
        np.zeros(size, bool),
        np.zeros(size, bool),
    )


def both(one: Rows, other: Rows) -> Rows:
    return Rows(*(np.concatenate([getattr(one, n), getattr(other, n)]) for n in Rows.__dataclass_fields__))


def test_each_organisation_is_drawn_with_its_own_phases_and_targets() -> None:
    missed = library()["missed_call_share"]
    step = [20.0, 22, 20, 22, 8, 10, 8, 10]
    rows = both(a_series(3, step, 100), a_series(4, step, 100))
    settings = Settings.of([(4, day(5), None)], [(None, day(1), 12.0), (4, day(5), 5.0)])
    drawing = drawn(rows, missed, settings)
    assert drawing.charts.centre.tolist() == pytest.approx([15.0] * 8 + [21.0] * 4 + [9.0] * 4)
    assert drawing.charts.phase.tolist() == [0] * 12 + [1] * 4
    assert [drawing.target_now(place) for place in range(3)] == [12.0, 5.0, None]
    summed = summaries(rows, missed, settings)
    assert summed.centre.tolist() == pytest.approx([15.0, 9.0])


def test_limits_rest_on_the_baseline() -> None:
    missed = library()["missed_call_share"]
    rows = a_series(3, [10.0, 12] * 6 + [50.0] * 4, 100)
    resting = drawn(rows, missed, Settings.of([(3, day(-5), 12)], []))
    assert set(resting.charts.centre.tolist()) == {11.0}
    assert drawn(rows, missed, Settings.none()).charts.centre[0] == pytest.approx(20.75)


def test_charts_of_counts_rest_on_what_may_be_shown() -> None:
    """Numerator and denominator rounded to fives, and small ones withheld, as the measure's rule of disclosure says."""
    missed = library()["missed_call_share"]
    rounding = missed.disclosure.model_copy(update={"policy": "round_5_suppress_1_7"})
    rounded = missed.model_copy(update={"disclosure": rounding})
    rows = a_series(3, [11.0, 13, 3, 22], 98)
    drawing = drawn(rows, rounded.model_copy(update={"chart": Kind.P}), Settings.none())
    assert drawing.charts.chart is Kind.P
    np.testing.assert_allclose(drawing.value, [10.0, 15.0, np.nan, 20.0])
    np.testing.assert_allclose(drawing.charts.value, drawing.value)
    assert drawing.charts.centre[0] == pytest.approx(100 * (10 + 15 + 20) / 300)
    assert np.all(drawing.charts.upper[[0, 1, 3]] < 100)


@pytest.mark.parametrize("code", sorted(library()))
def test_every_measure_can_be_drawn_as_each_of_its_charts(code: str) -> None:
    definition = library()[code]
    rows = a_series(3, [float(n) for n in range(8, 24)], 200)
    value = rows.numerator / rows.denominator * definition.multiplier
    if definition.aggregation != "ratio":
        value = rows.numerator
        rows = replace(rows, denominator=np.full(16, np.nan))
    rows = replace(rows, value=value)
    for kind in charts_for(definition):
        drawing = drawn(rows, definition.model_copy(update={"chart": kind}), Settings.none())
        assert drawing.charts.chart is kind
        assert drawing.charts.rules == rules_for(definition, kind)
        if kind is not Kind.MR:
            np.testing.assert_allclose(drawing.charts.value, drawing.value)


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("missed_call_share", "i run mr p pp ip"),
        ("online_consultation_rate", "i run mr u up ip"),
        ("registered_patients", "i run mr c"),
        ("hours_released", "i run mr"),
    ],
)
def test_what_a_measure_can_be_drawn_as(code: str, kinds: str) -> None:
    assert " ".join(charts_for(library()[code])) == kinds


def test_the_rules_are_the_measures_own_save_that_a_run_chart_has_its_own() -> None:
    def named(chart: str, rules: str | None, asked: Kind) -> str:
        changed = {"chart": Kind(chart), "rules": rules}
        definition: MeasureDefinition = library()["missed_call_share"].model_copy(update=changed)
        found = rules_for(definition, asked)
        assert found is RULE_SETS[found.name]
        return found.name

    assert named("i", None, Kind.I) == named("i", None, Kind.P) == "nhs-plot-the-dots"
    assert named("i", "making-data-count", Kind.U) == "making-data-count"
    assert named("i", "making-data-count", Kind.RUN) == "anhoej"
    assert named("run", None, Kind.RUN) == "anhoej"
    assert named("run", "making-data-count", Kind.RUN) == "making-data-count"
    assert named("run", "anhoej", Kind.I) == "nhs-plot-the-dots"
