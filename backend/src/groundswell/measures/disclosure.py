"""Small numbers, kept from being read back to people. One policy a measure, applied alike to every way out. Pure.

Policies (`library/*.yaml`): `none`; `suppress_under_5`: nothing is shown of a share with fewer than five in its
denominator; `round_5_suppress_1_7`: counts of 1 to 7 are withheld, zero stays zero, others are rounded to the nearest
5, and shares are made from the rounded numbers (NHS Digital's disclosure rule for sub-national counts).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Disclosed(NamedTuple):
    numerator: Floats
    denominator: Floats
    value: Floats
    withheld: NDArray[np.bool_]


def disclosed(policy: str, numerator: Floats, denominator: Floats, value: Floats, multiplier: float) -> Disclosed:
    """What may be shown. Withheld rows have NaN everywhere."""
    if policy == "none":
        return Disclosed(numerator, denominator, value, np.zeros(len(value), bool))
    if policy == "suppress_under_5":
        withheld = denominator < 5
        shown = (numerator, denominator, value)
    elif policy == "round_5_suppress_1_7":
        withheld = ((numerator >= 1) & (numerator <= 7)) | ((denominator >= 1) & (denominator <= 7))
        top, bottom = np.round(numerator / 5) * 5, np.round(denominator / 5) * 5
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.where(bottom > 0, top / bottom * multiplier, np.nan)
        shown = (top, bottom, np.where(np.isnan(denominator), top * multiplier, share))
    else:
        raise ValueError(f"There is no disclosure policy called {policy}")
    numerator, denominator, value = (np.where(withheld, np.nan, column) for column in shown)
    return Disclosed(numerator, denominator, value, withheld)
