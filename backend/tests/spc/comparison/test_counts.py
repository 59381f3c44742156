import math
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.spc.comparison.counts import EXACT_UP_TO, binomial_quantile, poisson_quantile
from tests.spc.comparison import reference

PROBABILITIES = (0.001, 0.025, 0.5, 0.975, 0.999)
shares = st.floats(0.001, 0.999)


@given(size=st.integers(1, 90), share=shares, probability=st.sampled_from(PROBABILITIES))
def test_a_few_out_of_a_few_exactly(size: int, share: float, probability: float) -> None:
    slow = reference.quantile(lambda count: reference.binomial(size, share, count), probability, size)
    fast = binomial_quantile(np.array([float(size)]), share, probability)[0]
    assert fast == pytest.approx(slow, abs=1e-7)


@given(expected=st.floats(1e-6, EXACT_UP_TO), probability=st.sampled_from(PROBABILITIES))
def test_a_few_events_exactly(expected: float, probability: float) -> None:
    slow = reference.quantile(lambda count: reference.poisson(expected, count), probability, math.inf)
    assert poisson_quantile(np.array([expected]), probability)[0] == pytest.approx(slow, abs=1e-7)


@pytest.mark.parametrize("probability", PROBABILITIES)
@pytest.mark.parametrize("share", [0.004, 0.1, 0.5, 0.93])
def test_many_out_of_many_to_a_tenth_of_a_count(share: float, probability: float) -> None:
    sizes = [math.ceil(EXACT_UP_TO / min(share, 1 - share) * by) for by in (1.01, 2, 10)]
    fast = binomial_quantile(np.array(sizes, float), share, probability)
    for size, found in zip(sizes, fast, strict=True):
        slow = reference.quantile(partial(reference.binomial, size, share), probability, size)
        assert abs(found - slow) < 0.1


@pytest.mark.parametrize("probability", PROBABILITIES)
def test_many_events_to_a_tenth_of_a_count(probability: float) -> None:
    expected = [EXACT_UP_TO * 1.01, 137.5, 1000.0]
    for mean, found in zip(expected, poisson_quantile(np.array(expected), probability), strict=True):
        slow = reference.quantile(partial(reference.poisson, mean), probability, math.inf)
        assert abs(found - slow) < 0.1


@given(size=st.integers(1, 100_000), share=shares, probability=st.sampled_from(PROBABILITIES))
def test_those_who_did_and_those_who_did_not_mirror_each_other(size: int, share: float, probability: float) -> None:
    did = binomial_quantile(np.array([float(size)]), share, probability)[0]
    did_not = binomial_quantile(np.array([float(size)]), 1 - share, 1 - probability)[0]
    assert did + did_not == pytest.approx(size, abs=1e-6)


def test_what_never_or_always_happens_has_no_spread() -> None:
    sizes = np.array([1.0, 50.0, 1e6])
    assert binomial_quantile(sizes, 0.0, 0.999).tolist() == [0, 0, 0]
    assert binomial_quantile(sizes, 1.0, 0.001).tolist() == sizes.tolist()
    assert poisson_quantile(np.zeros(1), 0.999).tolist() == [0]
