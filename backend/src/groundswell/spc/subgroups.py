"""Subgroups: several measurements taken together, boiled down to the one point a chart shows for them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundswell.spc.arrays import Floats
from groundswell.spc.inputs import checked_batch
from groundswell.spc.limits.deviations import deviations
from groundswell.spc.limits.means import means
from groundswell.spc.limits.medians import medians
from groundswell.spc.phases import Layout


@dataclass(frozen=True, slots=True)
class Subgroups:
    """One row a subgroup, all float64[G], in the unit of the measurements.

    sizes       how many measurements it has that are not missing
    sums, means, medians
                NaN where it has none
    deviations  standard deviations with divisor n - 1; NaN for fewer than two measurements
    """

    sizes: Floats
    sums: Floats
    means: Floats
    medians: Floats
    deviations: Floats


def subgroups(measurements: ArrayLike, offsets: ArrayLike) -> Subgroups:
    """What `analyse` needs of G subgroups with N measurements in all, for x̄ and s charts and any other.

    measurements  float64[N], NaN = missing
    offsets       int64[G + 1], subgroup g is measurements[offsets[g]:offsets[g + 1]] and may be empty

    Raises ValueError for an infinite measurement and for offsets that do not cover the measurements in order.
    """
    numbers, bounds = checked_batch(measurements, offsets)
    layout = Layout.of(bounds, None)
    mean, _, count = means(numbers, layout)

    def of_all(per_held: Floats, otherwise: float) -> Floats:
        whole = np.full(len(bounds) - 1, otherwise)
        whole[layout.series] = per_held
        return whole

    total = np.where(count > 0, layout.total(np.nan_to_num(numbers)), np.nan)
    return Subgroups(
        sizes=of_all(count.astype(np.float64), 0.0),
        sums=of_all(total, np.nan),
        means=of_all(mean, np.nan),
        medians=of_all(medians(numbers, layout), np.nan),
        deviations=of_all(deviations(numbers, layout), np.nan),
    )
