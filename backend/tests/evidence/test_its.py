"""Segmented regression against whole matrices, and what it must find where the truth is plain."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t as t_distribution

from groundswell.evidence.estimate import Floats
from groundswell.evidence.its import TooFewMonths, design_of, interrupted, seasons
from tests.evidence import reference

MONTH = np.arange(-24, 24)


def floats(values: object) -> Floats:
    return np.asarray(values, np.float64)


def noisy(seed: int, r: float = 0.4) -> Floats:
    random = np.random.default_rng(seed)
    errors = np.zeros(len(MONTH))
    for place, news in enumerate(random.normal(0, 1, len(MONTH))):
        errors[place] = (r * errors[place - 1] if place else 0) + news
    return floats(50 + 0.1 * MONTH + errors - (MONTH >= 0) * (3 + 0.2 * MONTH))


def test_a_step_and_a_bend_without_noise_are_what_they_are() -> None:
    found = interrupted(MONTH, floats(50 + 0.1 * MONTH - (MONTH >= 0) * (3 + 0.2 * MONTH)))
    assert found.level.value == pytest.approx(-3)
    assert found.slope.value == pytest.approx(-0.2)
    assert found.effect.value == pytest.approx(-3 - 0.2 * 5.5), "months 0 to 11 lie 5.5 on average"
    assert found.after_a_year is not None
    assert found.after_a_year.value == pytest.approx(-3 - 0.2 * 12)
    np.testing.assert_allclose(found.continued, 50 + 0.1 * MONTH)


@settings(max_examples=20)
@given(seed=st.integers(0, 10_000), missing=st.sets(st.integers(0, 47), max_size=8), season=st.booleans())
def test_it_is_what_whole_matrices_say(seed: int, missing: set[int], season: bool) -> None:
    value = noisy(seed)
    value[list(missing)] = np.nan
    wave = seasons(MONTH + 7) if season else None
    found = interrupted(MONTH, value, wave)
    known = ~np.isnan(value)
    month, design = MONTH[known], design_of(MONTH, wave)[known]
    likeliest = reference.restricted_likelihood(month, value[known], design, found.autocorrelation)
    for r in np.linspace(0, 0.95, 12):
        assert reference.restricted_likelihood(month, value[known], design, float(r)) < likeliest + 1e-3
    weight = np.asarray(np.linalg.inv(reference.correlation(month, found.autocorrelation)), np.float64)
    coefficients, covariance, _ = reference.least_squares(value[known], design, weight)
    along = np.zeros(design.shape[1])
    along[2:4] = 1, month[(month >= 0) & (month < 12)].mean()
    error = float(np.sqrt(along @ covariance @ along))
    free = max(2, (len(month) - design.shape[1]) * (1 - found.autocorrelation) / (1 + found.autocorrelation))
    reach = float(t_distribution.ppf(0.975, free)) * error
    assert found.effect.value == pytest.approx(float(along @ coefficients), abs=1e-8)
    assert found.effect.error == pytest.approx(error, rel=1e-6)
    assert found.effect.upper == pytest.approx(found.effect.value + reach, rel=1e-6)
    assert found.level.value == pytest.approx(float(coefficients[2]), abs=1e-8)
    assert found.slope.value == pytest.approx(float(coefficients[3]), abs=1e-8)


def test_a_missing_month_is_a_longer_step() -> None:
    """Neighbours two months apart repeat less: leaving a month out is not pushing the others together."""
    value = noisy(3)
    value[10] = np.nan
    known = ~np.isnan(value)
    apart = interrupted(MONTH, value)
    pushed = interrupted(np.delete(MONTH, 10) + (np.arange(47) < 10), value[known])
    assert apart.effect.error != pushed.effect.error


def test_a_season_is_no_effect() -> None:
    """Adopting as the yearly wave begins to fall."""
    value = floats(50 + 5 * np.cos(2 * np.pi * MONTH / 12))
    naive, seasonal = interrupted(MONTH, value), interrupted(MONTH, value, seasons(MONTH))
    assert abs(seasonal.effect.value) < 1e-6 < abs(naive.effect.value)


def test_months_left_out_are_as_if_they_were_missing() -> None:
    value = noisy(4)
    missing = value.copy()
    missing[20:24] = np.nan
    found = interrupted(MONTH, value, without=4)
    assert found.effect == interrupted(MONTH, missing).effect
    assert (found.months_before, found.months_after) == (20, 24)
    spoilt = value.copy()
    spoilt[20:24] += 99
    assert interrupted(MONTH, spoilt, without=4).effect == found.effect


def test_there_are_enough_months_if_there_are_with_those_left_out() -> None:
    found = interrupted(np.arange(-12, 12), noisy(1)[12:36], seasons(np.arange(24)), without=4)
    assert found.months_before == 8


def test_an_effect_over_the_first_year_needs_six_of_its_months() -> None:
    """Twelve months of the second year say nothing of the first: the line would be carried back."""
    value = noisy(2)
    value[24 + 5 : 36] = np.nan
    with pytest.raises(TooFewMonths, match="24 months before and 5 of the first 12 after"):
        interrupted(MONTH, value)


def test_a_wave_that_has_cancelled_out_is_no_part_of_it() -> None:
    """Two practices that adopt half a year apart: what is left of their waves is arithmetic."""
    nothing = (seasons(MONTH) + seasons(MONTH + 6)) / 2
    assert 0 < np.abs(nothing).max() < 1e-12
    assert interrupted(MONTH, noisy(5), nothing).effect == interrupted(MONTH, noisy(5)).effect


@pytest.mark.parametrize(("before", "after"), [(11, 24), (24, 5), (0, 24), (24, 0)])
def test_too_few_months_on_a_side(before: int, after: int) -> None:
    month = np.arange(-before, after)
    with pytest.raises(TooFewMonths, match="12 and 6 are needed"):
        interrupted(month, month.astype(np.float64))


def test_twelve_before_and_six_after_are_enough() -> None:
    found = interrupted(np.arange(-12, 6), noisy(1)[12:30])
    assert (found.months_before, found.months_after, found.after_a_year) == (12, 6, None)
