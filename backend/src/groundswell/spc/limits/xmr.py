"""The XmR (individuals and moving range) chart.

Source: NHS England, Making Data Count, "Plot the dots", as NHSRplotthedots 0.2.2 computes it; the chart itself is
Shewhart's, with Wheeler's rounded factor 2.66.
"""

import numpy as np

from groundswell.spc.arrays import Counts, Flags, Floats
from groundswell.spc.limits import TIE, Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def xmr(values: Floats, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """Centre = mean of the used values; limits = centre ± 2.66 x mean moving range of the used values.

    values: float64[N], NaN where missing. used: bool[N], the values the limits rest on (never a missing one).
    Raises ValueError where the numbers are so large that their sum or a limit is no number any more.
    """
    count = layout.count(used)
    unused = np.flatnonzero(~used)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        resting = values
        if len(unused):
            resting = values.copy()
            resting[unused] = np.nan
        lowest = np.fmin.reduceat(resting, layout.first)
        highest = np.fmax.reduceat(resting, layout.first)
        tolerance = TIE * np.maximum(np.abs(lowest), np.abs(highest))
        centre = _means(resting, unused, lowest, count, layout)
        reach = rules.limit_factor * _mean_moving_ranges(values, used, tolerance, layout, rules)
        beyond = np.abs(centre) + np.where(np.isnan(reach), 0.0, reach)
    if np.any((count > 0) & ~np.isfinite(beyond)):
        raise ValueError("The values of a series are too large to draw limits from.")
    return Limits(centre=centre, reach=reach, tolerance=tolerance, used=count)


def _means(resting: Floats, unused: Counts, lowest: Floats, count: Counts, layout: Layout) -> Floats:
    """Means as lowest value + mean distance from it, corrected once: exact for a constant series of any number."""
    mean = lowest
    for _ in range(2):
        distance = layout.spread(mean)
        np.subtract(resting, distance, out=distance)
        distance[unused] = 0.0
        mean = mean + layout.total(distance) / count
    return mean


def _mean_moving_ranges(values: Floats, used: Flags, tolerance: Floats, layout: Layout, rules: Rules) -> Floats:
    """Mean |x[i] - x[i-1]| over neighbouring used rows of a phase; NaN where no range is left.

    A missing value takes both ranges that touch it and is not bridged.
    """
    both = used.copy()
    both[1:] &= used[:-1]
    both[layout.first] = False
    ranges = np.empty_like(values)
    ranges[:1] = 0.0
    np.subtract(values[1:], values[:-1], out=ranges[1:])
    np.abs(ranges, out=ranges)
    ranges[np.flatnonzero(~both)] = 0.0
    count = layout.count(both)
    mean = layout.total(ranges) / count
    return _screened(ranges, mean, count, tolerance, layout, rules) if rules.screening else mean


def _screened(ranges: Floats, mean: Floats, count: Counts, tolerance: Floats, layout: Layout, rules: Rules) -> Floats:
    """Mean of the ranges strictly below 3.267 x their mean, screened once. Writes zeros into `ranges`.

    A constant phase keeps no range and has no limits. Where only ranges of zero would be left (one blip in an
    otherwise constant phase), all ranges are kept: limits of no width would flag every point.
    """
    varies = mean > tolerance
    threshold = np.where(varies, rules.screening_factor * mean - tolerance, np.inf)
    large = np.flatnonzero(ranges >= layout.spread(threshold))
    ranges[large] = 0.0
    left = count - np.bincount(layout.containing(large), minlength=len(count))
    screened = layout.total(ranges) / left
    return np.where(varies, np.where(screened > tolerance, screened, mean), np.nan)
