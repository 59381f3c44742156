"""What charts of counts over sizes share: the pooled centre, and limits that widen where the size is small."""

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.inputs import Given
from groundswell.spc.limits.deviations import deviations
from groundswell.spc.limits.means import resting
from groundswell.spc.limits.moving_ranges import mean_moving_ranges
from groundswell.spc.limits.shape import TIE, Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def sizes_of(given: Given) -> Floats:
    """float64[N]: the denominators, which every chart that asks for them has been checked to have."""
    assert given.denominators is not None
    return given.denominators


def pooled(counts: Floats, sizes: Floats, used: Flags, layout: Layout) -> Floats:
    """float64[P]: sum of counts / sum of sizes over the used points; NaN where there is none.

    counts, sizes: float64[N], in any unit. Corrected once by what the counts leave over, so that a series of one and
    the same ratio has that ratio as its centre whatever its sizes.
    """
    unused = np.flatnonzero(~used)
    if len(unused):
        counts, sizes = counts.copy(), sizes.copy()
        counts[unused] = sizes[unused] = 0.0
    size = layout.total(sizes)
    centre = layout.total(counts) / size
    left = layout.spread(centre)
    left *= sizes
    np.subtract(counts, left, out=left)
    return centre + layout.total(left) / size


def ties(value: Floats, used: Flags, layout: Layout) -> Floats:
    """float64[P]: the tolerance of each phase, see `Limits`; 0 where no point is used."""
    return TIE * np.nan_to_num(np.fmax.reduceat(np.abs(resting(value, used)), layout.first))


def ratio_limits(
    given: Given,
    used: Flags,
    layout: Layout,
    rules: Rules,
    *,
    centre: Floats,
    reach: Floats,
    tolerance: Floats,
    floor: float = -np.inf,
    ceiling: float = np.inf,
) -> Limits:
    """Limits = centre ± reach / sqrt(size), no lower than the floor and no higher than the ceiling.

    centre, reach, tolerance: float64[P], plotted unit, `reach` for a point of size 1. No limits at a size of 0.
    """
    sizes = sizes_of(given)
    middle = layout.spread(centre)
    away = layout.spread(reach)
    away /= np.sqrt(sizes)
    away[np.flatnonzero(sizes == 0)] = np.nan
    near = rules.near_limit * away
    lower, near_lower, near_upper = middle - away, middle - near, middle + near
    upper = np.add(middle, away, out=away)
    if floor > -np.inf:
        np.maximum(lower, floor, out=lower)
        np.maximum(near_lower, floor, out=near_lower)
    if ceiling < np.inf:
        np.minimum(upper, ceiling, out=upper)
        np.minimum(near_upper, ceiling, out=near_upper)
    return Limits(
        value=given.plotted,
        centre=centre,
        lower=lower,
        upper=upper,
        near_lower=near_lower,
        near_upper=near_upper,
        tolerance=tolerance,
        used=layout.count(used),
    )


def observed_reach(
    given: Given, used: Flags, layout: Layout, rules: Rules, centre: Floats, tolerance: Floats
) -> Floats:
    """float64[P]: three sigma of a point of size 1 as the points themselves show it, plotted unit.

    Laney's prime charts widen the limits of theory, 3 s / sqrt(n), by sigma_z, the sigma of the z scores
    (value - centre) sqrt(n) / s from their moving ranges. s cancels: what remains is the sigma of
    (value - centre) sqrt(n). Points that are categories have no moving ranges; theirs is the standard deviation.
    """
    sizes = sizes_of(given)
    score = given.plotted - layout.spread(centre)
    score *= np.sqrt(sizes)
    if not given.ordered:
        return 3 * deviations(resting(score, used), layout)
    largest = tolerance * np.sqrt(np.fmax.reduceat(sizes, layout.first))
    return rules.limit_factor * mean_moving_ranges(score, used, given.excluded, largest, layout, rules)
