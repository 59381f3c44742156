"""What sampling alone does to the standard deviation of a small subgroup: the constants of x̄ and s charts.

Source: Shewhart 1931; tabulated as c4, A3, B3 and B4 in Montgomery, "Introduction to Statistical Quality Control",
appendix VI, for subgroups of 2 to 25; here from the gamma function, for any size.
"""

import math

import numpy as np

from groundswell.spc.arrays import Floats

# Below this size c4 is looked up; the gamma function itself overflows a double soon after.
_TABLED = 340
_C4 = np.array(
    [np.nan, np.nan] + [math.sqrt(2 / (n - 1)) * math.gamma(n / 2) / math.gamma((n - 1) / 2) for n in range(2, _TABLED)]
)


def c4(sizes: Floats) -> Floats:
    """Expected standard deviation of n draws from a normal distribution of sigma 1, divisor n - 1.

    sizes: float64[N], whole numbers. NaN for a size under two or none, for one draw says nothing about spread.
    c4(n) = sqrt(2 / (n - 1)) x gamma(n / 2) / gamma((n - 1) / 2). For large n the asymptotic ratio of two gammas half
    apart (NIST Digital Library of Mathematical Functions, 5.11.13), right to the last digit or two.
    """
    held = np.where(sizes >= 2, sizes, 0.0)
    half = np.maximum(held - 1, 1) / 2
    series = 1 - (1 - (1 / 16 + (5 / 128 - 21 / (4096 * half)) / half) / half) / (8 * half)
    return np.where(held < _TABLED, _C4[np.minimum(held, _TABLED - 1).astype(np.int64)], series)


def a3(sizes: Floats) -> Floats:
    """Distance from centre to limit of an x̄ chart in mean standard deviations: 3 / (c4 sqrt(n)). float64[N]."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return 3 / (c4(sizes) * np.sqrt(sizes))


def reach_of_deviations(sizes: Floats) -> Floats:
    """Distance from centre to limit of an s chart as a share of the centre: 3 sqrt(1 - c4²) / c4. float64[N].

    B3 and B4 are 1 minus and 1 plus this, B3 not below 0.
    """
    c = c4(sizes)
    return 3 * np.sqrt(1 - c * c) / c
