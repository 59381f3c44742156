"""Centre lines and limits, one file a chart kind. All answer in the same shape."""

from dataclasses import dataclass

import numpy as np

from groundswell.spc.arrays import Counts, Floats

# Ties are decided on the numbers people wrote, not on their last binary digit: 0.2 is the mean of 0.1, 0.2 and 0.3,
# which no sum of doubles says. A centre or limit carries at most about three units of rounding of the largest value
# it rests on (one from writing each value in binary, the rest from the sums), so four make a tie and anything that
# could be a difference in the figures themselves stays one.
TIE = 4 * np.finfo(np.float64).eps


@dataclass(frozen=True, slots=True)
class Limits:
    """Per phase [P], in the unit of the values.

    centre      NaN where the phase has no value to rest on
    reach       distance from centre to either limit, NaN where there are no limits
    tolerance   two numbers of the phase nearer than this are equal
    used        how many values the centre rests on
    """

    centre: Floats
    reach: Floats
    tolerance: Floats
    used: Counts
