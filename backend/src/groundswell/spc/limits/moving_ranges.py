"""Mean moving ranges, the measure of spread of charts of individual values.

Source: Shewhart's moving ranges of two; screening as NHS Making Data Count and qicharts2 do it (Nelson 1982): ranges
above their own upper limit, D4 = 3.267 times their mean, are left out once.
"""

import numpy as np

from groundswell.spc.arrays import Counts, Flags, Floats
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def mean_moving_ranges(
    values: Floats, used: Flags, excluded: Flags | None, tolerance: Floats, layout: Layout, rules: Rules
) -> Floats:
    """float64[P]: mean |x[i] - x[i-1]| over neighbouring used rows of a phase; NaN where no range is left.

    values: float64[N]. used: bool[N], what the limits rest on. tolerance: float64[P], see `Limits`.
    A missing value takes both ranges that touch it and is not bridged; excluded rows (bool[N]) are, as if the row were
    not there.
    """
    if excluded is not None:
        kept = ~excluded
        rows = layout.only(kept)
        return rows.back(mean_moving_ranges(values[kept], used[kept], None, tolerance[rows.of], rows.layout, rules))
    ranges = np.empty_like(values)
    ranges[:1] = 0.0
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        np.subtract(values[1:], values[:-1], out=ranges[1:])
        np.abs(ranges, out=ranges)
        if used.all():
            ranges[layout.first] = 0.0
            count = layout.length - 1
        else:
            both = used.copy()
            both[1:] &= used[:-1]
            both[layout.first] = False
            ranges[np.flatnonzero(~both)] = 0.0
            count = layout.count(both)
        mean = layout.total(ranges) / count
        return screened(ranges, mean, count, tolerance, layout, rules) if rules.screening else mean


def screened(ranges: Floats, mean: Floats, count: Counts, tolerance: Floats, layout: Layout, rules: Rules) -> Floats:
    """float64[P]: mean of the ranges strictly below 3.267 x their mean, screened once. Writes zeros into `ranges`.

    ranges: float64[N], 0 where there is none; mean, count: [P], of these ranges.
    A constant phase keeps no range and has no limits. Where only ranges of zero would be left (one blip in an
    otherwise constant phase), all ranges are kept, unless the rules let limits collapse: limits of no width flag every
    point.
    """
    varies = mean > tolerance
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        threshold = np.where(varies, rules.screening_factor * mean - tolerance, np.inf)
        large = np.flatnonzero(ranges >= layout.spread(threshold))
        ranges[large] = 0.0
        left = count - np.bincount(layout.containing(large), minlength=len(count))
        mean_left = layout.total(ranges) / left
    stands = mean_left >= 0 if rules.may_collapse else mean_left > tolerance
    return np.where(varies, np.where(stands, mean_left, mean), np.nan)
