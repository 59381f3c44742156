"""Quantiles of binomial and Poisson counts, as funnel limits need them: between whole numbers, for many sizes at once.

Limits of a count jump from one whole number to the next as the size grows, so they are interpolated. Spiegelhalter
(2005, Statistics in Medicine 24:1185-1202, appendix) interpolates P(R <= r), which puts the lower and the upper limit
both half a count too low. Here it is mid-P, P(R < r) + P(R = r) / 2 (Lancaster 1961, JASA 56:223-234), which treats
the two sides alike: the limits of a share and of its complement are mirror images. A count beyond a limit then has at
most twice the limit's chance, at any size however small.
"""

from statistics import NormalDist

import numpy as np

from groundswell.spc.arrays import Floats

EXACT_UP_TO = 50.0
"""Counts with more than so many expected are close enough to a continuous distribution: the two ways of calculation
differ by less than a tenth of a count there."""
_TERMS = 128
"""Whole numbers summed over; a count of 50 expected exceeds them with a probability of about 1e-20."""


def binomial_quantile(sizes: Floats, share: float, probability: float) -> Floats:
    """float64[K]: of the count out of each of `sizes` (float64[K], above zero) of a share in [0, 1]."""
    if share > 0.5:
        return sizes - binomial_quantile(sizes, 1 - share, 1 - probability)
    found = np.zeros(len(sizes))
    if share == 0:
        return found
    few = sizes * share <= EXACT_UP_TO
    n, r = sizes[few, None], np.arange(_TERMS - 1.0)
    with np.errstate(divide="ignore"):  # of more than there are, none: the logarithm of zero
        steps = np.log(np.maximum(n - r, 0)) - np.log(r + 1) + np.log(share / (1 - share))
    found[few] = _interpolated(n * np.log1p(-share), steps, probability)
    variance = sizes[~few] * share * (1 - share)
    found[~few] = _expanded(
        sizes[~few] * share,
        variance,
        variance * (1 - 2 * share),
        variance * (1 - 6 * share * (1 - share)),
        probability,
    )
    return np.minimum(found, sizes)


def poisson_quantile(expected: Floats, probability: float) -> Floats:
    """float64[K]: of a count of which `expected` (float64[K]) are expected."""
    found = np.empty(len(expected))
    few = expected <= EXACT_UP_TO
    mean = expected[few, None]
    with np.errstate(divide="ignore"):
        steps = np.log(mean) - np.log(np.arange(1.0, _TERMS))
    found[few] = _interpolated(-mean, steps, probability)
    many = expected[~few]
    found[~few] = _expanded(many, many, many, many, probability)
    return np.where(expected > 0, found, 0.0)


def _interpolated(first: Floats, steps: Floats, probability: float) -> Floats:
    """Where mid-P reaches `probability`. `first`: log P(R = 0), [K, 1]; `steps`: log P(R = r + 1) / P(R = r)."""
    exactly = np.exp(np.concatenate([first, first + np.cumsum(steps, axis=1)], axis=1))
    reached = np.cumsum(exactly, axis=1) - exactly / 2
    after = np.argmax(reached >= probability, axis=1)
    row = np.arange(len(after))
    low, high = reached[row, np.maximum(after - 1, 0)], reached[row, after]
    with np.errstate(invalid="ignore", divide="ignore"):  # where zero itself reaches it, there is no step to go along
        within = (probability - low) / (high - low)
    return np.where(after > 0, after - 1 + within, 0.0)


def _expanded(mean: Floats, variance: Floats, third: Floats, fourth: Floats, probability: float) -> Floats:
    """From the cumulants, by Cornish and Fisher's expansion (1938, Revue de l'Institut International de Statistique
    5:307-320). Interpolating spreads every count evenly over the two steps beside it, which adds the cumulants of a
    number evenly spread from -1 to 1: 1/3 and -2/15."""
    z = NormalDist().inv_cdf(probability)
    sigma = np.sqrt(variance + 1 / 3)
    skew, excess = third / sigma**3, (fourth - 2 / 15) / sigma**4
    bend = (z**2 - 1) * skew / 6 + (z**3 - 3 * z) * excess / 24 - (2 * z**3 - 5 * z) * skew**2 / 36
    found: Floats = mean + sigma * (z + bend)
    return found
