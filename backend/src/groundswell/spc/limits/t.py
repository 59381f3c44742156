"""The t chart: how long it is from one rare event to the next.

Source: Nelson 1994, "A control chart for parts-per-million nonconforming items", Journal of Quality Technology 26(3):
waiting times to the power 1 / 3.6 are near enough to normal for an i chart; as qicharts2 0.8.1 `qic.t` computes it.
"""

from dataclasses import replace

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.inputs import Given
from groundswell.spc.limits.i import i
from groundswell.spc.limits.ratios import ties
from groundswell.spc.limits.shape import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules

POWER = 3.6


def t(given: Given, used: Flags, layout: Layout, rules: Rules) -> Limits:
    """An i chart of the times to the power 1 / 3.6, its lines raised to 3.6 again.

    Where the lower limit would be negative it is 0; the near one is left out (NaN).
    Raises ValueError for a time of 0 or less, or a supplied centre below 0.
    """
    value = given.plotted
    if np.any(value <= 0):
        first = np.flatnonzero(value <= 0)[0]
        raise ValueError(f"A time between events must be above 0; values[{first}] is {given.values[first]:g}.")
    if given.centre is not None and np.any(given.centre < 0):
        raise ValueError("A time between events must be above 0, and so must its centre.")
    centre = None if given.centre is None else np.power(given.scale * given.centre, 1 / POWER)
    near_normal = replace(given, plotted=np.power(value, 1 / POWER), centre=centre, scale=1.0)
    transformed = i(near_normal, used, layout, rules)
    return Limits(
        value=value,
        centre=_times(transformed.centre),
        lower=_times(np.maximum(transformed.lower, 0.0)),
        upper=_times(transformed.upper),
        near_lower=_times(transformed.near_lower),
        near_upper=_times(transformed.near_upper),
        tolerance=6 * ties(value, used, layout),  # the two powers carry more rounding than a sum
        used=transformed.used,
    )


def _times(transformed: Floats) -> Floats:
    """Back to times; NaN below 0."""
    return np.power(transformed, POWER)
