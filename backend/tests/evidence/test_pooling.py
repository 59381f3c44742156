"""Random effects against published figures, and against bisection."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.evidence.pooling import TooFewSites, pooled
from tests.evidence import reference

# Thirteen trials of BCG against tuberculosis (Colditz et al. 1994, JAMA 271:698): cases and others, vaccinated and not.
BCG = np.array(
    [
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ],
    np.float64,
)


def bcg() -> tuple[np.ndarray, np.ndarray]:
    """Logarithms of the risk ratio, and their variances."""
    a, b, c, d = BCG.T
    return np.log(a / (a + b) / (c / (c + d))), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)


def test_the_trials_of_bcg_as_published() -> None:
    """Q = 152.2330 and Paule and Mandel's tau² = 0.3181 (Viechtbauer 2010, J Stat Softw 36(3); manual of metafor)."""
    effect, variance = bcg()
    found = pooled(effect, np.sqrt(variance))
    assert found.q == pytest.approx(152.2330, abs=5e-5)
    assert found.tau**2 == pytest.approx(0.3181, abs=5e-5)
    assert found.i2 == pytest.approx((152.2330 - 12) / 152.2330, abs=1e-5)
    assert found.average.value == pytest.approx(-0.7150, abs=5e-5)
    assert found.weights.sum() == pytest.approx(1)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.floats(-5, 5), st.floats(0.2, 3)), min_size=3, max_size=15),
    st.sampled_from([0.001, 1.0, 1000.0]),
)
def test_it_is_what_bisection_says(sites: list[tuple[float, float]], scale: float) -> None:
    effect, error = np.array(sites).T * scale
    found = pooled(effect, error)
    average, lower, upper, below, above = reference.random_effects(effect / scale, (error / scale) ** 2)
    expected = np.array([average, lower, upper, below, above]) * scale
    given_back = (
        found.average.value,
        found.average.lower,
        found.average.upper,
        found.prediction.lower,
        found.prediction.upper,
    )
    np.testing.assert_allclose(given_back, expected, atol=1e-3 * scale)


def test_sites_that_agree_are_not_made_surer_than_chance_allows() -> None:
    """Hartung and Knapp's factor below 1 would narrow the range of sites that happen to agree."""
    found = pooled(np.array([1.0, 1.0, 1.0, 1.0]), np.full(4, 0.5))
    assert (found.tau, found.i2) == (0, 0)
    assert found.average.error == pytest.approx(0.25)


def test_a_site_far_surer_than_others_does_not_stop_short() -> None:
    """Errors of very different size need many more steps than fifty."""
    effect, error = np.array([3.0, -5.0, 8.0, 0.5, -2.0]), np.array([1e-10, 1e-9, 0.5, 2.0, 1e-8])
    assert pooled(effect, error).tau ** 2 == pytest.approx(reference.paule_mandel(effect, error**2), rel=1e-4)


@settings(max_examples=20)
@given(st.lists(st.floats(-1, 1), min_size=3, max_size=9), st.sampled_from([0.0, 1e3, 1e7]))
def test_where_nought_lies_does_not_matter_to_how_much_sites_differ(sites: list[float], away: float) -> None:
    effect, error = np.array(sites), np.linspace(0.1, 0.3, len(sites))
    here, there = pooled(effect, error), pooled(effect + away, error)
    assert there.q == pytest.approx(here.q, rel=1e-4, abs=1e-4)
    assert there.i2 == pytest.approx(here.i2, abs=1e-4)


def test_a_new_site_is_less_sure_than_the_average() -> None:
    effect, variance = bcg()
    found = pooled(effect, np.sqrt(variance))
    assert found.prediction.lower < found.average.lower < found.average.upper < found.prediction.upper


@pytest.mark.parametrize("sites", [0, 1, 2])
def test_too_few_sites(sites: int) -> None:
    with pytest.raises(TooFewSites, match="3 are needed"):
        pooled(np.zeros(sites), np.ones(sites))


def test_a_site_without_an_error_is_refused() -> None:
    with pytest.raises(ValueError, match="error above nought"):
        pooled(np.zeros(3), np.array([1.0, 0.0, 1.0]))
