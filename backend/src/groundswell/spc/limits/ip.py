"""The I′ chart: individual values whose limits follow the size each value was measured on.

Source: Taylor 2017, "Normalized Individuals (I_N) chart"; as qicharts2 0.8.1 `qic.ip` computes it.
"""

from dataclasses import replace

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.inputs import Given
from groundswell.spc.limits.moving_ranges import screened
from groundswell.spc.limits.ratios import pooled, ratio_limits, sizes_of, ties
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules

# D4 of two points to one digit more than the moving ranges of the other charts are screened with, as the source has it.
SCREENING_FACTOR = 3.2665


def ip(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Centre = sum of values / sum of n; limits = centre ± 3 sigma / sqrt(n). No clamp.

    sigma = mean of sqrt(pi / 2) |x[i] - x[i-1]| / sqrt(1 / n[i] + 1 / n[i-1]) over all neighbouring points of a phase,
    in the baseline or not, excluded or not: the source says so, and so does every case it computed.
    """
    sizes = sizes_of(given)
    centre = given.scale * given.centre_of(layout, pooled(given.values, sizes, used, layout))
    sigma = _mean_sigma(given.plotted, sizes, layout, rules)
    tolerance = ties(given.plotted, used, layout)
    return ratio_limits(given, used, layout, rules, centre=centre, reach=3 * sigma, tolerance=tolerance)


def _mean_sigma(value: Floats, sizes: Floats, layout: Layout, rules: Rules) -> Floats:
    """float64[P], screened if the rules say so; NaN where there are no neighbours."""
    sigma = np.full_like(value, np.nan)
    share = 1 / sizes
    sigma[1:] = np.sqrt(np.pi / 2) * np.abs(np.diff(value)) / np.sqrt(share[1:] + share[:-1])
    sigma[layout.first] = np.nan
    there = np.isfinite(sigma)
    sigma[~there] = 0.0
    count = layout.count(there)
    mean = layout.total(sigma) / count
    if not rules.screening:
        return mean
    tolerance = ties(value, np.isfinite(value), layout)
    largest = 2 * tolerance * np.sqrt(np.fmax.reduceat(sizes, layout.first))
    return screened(sigma, mean, count, largest, layout, replace(rules, screening_factor=SCREENING_FACTOR))
