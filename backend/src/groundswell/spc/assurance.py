"""The assurance icon: whether the process, left alone, will meet its target."""

from enum import IntEnum

import numpy as np

from groundswell.spc.arrays import Codes, Floats


class Assurance(IntEnum):
    """NONE: no target, or no direction that is better."""

    NONE = 0
    CONSISTENT_PASS = 1
    CONSISTENT_FAIL = 2
    INCONSISTENT = 3


def assurance(target: Floats, direction: Codes, lower: Floats, upper: Floats, tolerance: Floats) -> Codes:
    """Int8[S] of Assurance from the limits of the phase of the last row, all arguments [S].

    Only a target strictly outside the limits is met, or missed, consistently. A target on a limit, and a series
    without limits, is inconsistent: the published tool says so, and so does every case it computed.
    """
    above = target > upper + tolerance
    below = target < lower - tolerance
    answer = np.full(len(target), Assurance.INCONSISTENT, dtype=np.int8)
    answer[(above & (direction < 0)) | (below & (direction > 0))] = Assurance.CONSISTENT_PASS
    answer[(above & (direction > 0)) | (below & (direction < 0))] = Assurance.CONSISTENT_FAIL
    answer[np.isnan(target) | (direction == 0)] = Assurance.NONE
    return answer
