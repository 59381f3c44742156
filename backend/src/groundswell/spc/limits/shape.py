"""The one shape in which every chart kind answers, and what counts as a tie."""

from dataclasses import dataclass, replace

import numpy as np

from groundswell.spc.arrays import Counts, Flags, Floats
from groundswell.spc.phases import Layout

# Ties are decided on the numbers people wrote, not on their last binary digit: 0.2 is the mean of 0.1, 0.2 and 0.3,
# which no sum of doubles says. A centre or limit carries at most about three units of rounding of the largest value
# it rests on (one from writing each value in binary, the rest from the sums), so four make a tie and anything that
# could be a difference in the figures themselves stays one.
TIE = 4 * np.finfo(np.float64).eps


@dataclass(frozen=True, slots=True)
class Limits:
    """What a chart is drawn from, in the plotted unit; P phases, N points.

    value       float64[N], what is plotted; NaN where missing. An excluded point keeps its value
    centre      float64[P], NaN where the phase has no value to rest on
    lower, upper, near_lower, near_upper
                each float64[P] where constant in a phase or float64[N] where it varies by point (one shape for all
                four); the three-sigma and two-sigma lines, clamped as the chart demands; NaN where there is none
    tolerance   float64[P], two numbers of the phase nearer than this are equal
    used        int64[P], how many values the centre rests on
    """

    value: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats
    tolerance: Floats
    used: Counts

    def without_lines(self, phases: Flags, layout: Layout) -> "Limits":
        """The same without limits in the marked phases (bool[P]); centre and values stay."""
        if not phases.any():
            return self
        drop = phases if len(self.lower) == len(phases) else np.repeat(phases, layout.length)
        return replace(
            self,
            lower=np.where(drop, np.nan, self.lower),
            upper=np.where(drop, np.nan, self.upper),
            near_lower=np.where(drop, np.nan, self.near_lower),
            near_upper=np.where(drop, np.nan, self.near_upper),
        )


def refuse_overflow(limits: Limits) -> None:
    """Raises ValueError where a line is infinite, or a phase whose values were added up has no number for a centre."""
    lost = (limits.used > 0) & np.isnan(limits.centre)
    infinite = (
        np.fmax.reduce(np.abs(limits.centre), initial=0.0),
        np.fmax.reduce(limits.upper, initial=0.0),
        -np.fmin.reduce(limits.lower, initial=0.0),
    )
    if lost.any() or max(infinite) == np.inf:
        raise ValueError("The values of a series are too large to draw limits from.")
