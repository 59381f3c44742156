"""How a figure is spread over organisations, period by period."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundswell.spc.arrays import Counts, Floats

AT = (5, 25, 50, 75, 95)


@dataclass(frozen=True, slots=True)
class Centiles:
    """period int64[P], rising; counted int64[P], organisations with a value; at float64[C], the centiles asked for;
    value float64[P, C], NaN in a period without a value."""

    period: Counts
    counted: Counts
    at: Floats
    value: Floats


def centiles(periods: ArrayLike, values: ArrayLike, *, at: ArrayLike = AT) -> Centiles:
    """Centiles of the values of each period, over organisations.

    periods  int64[N], in any order, one row for each organisation and period
    values   float64[N], any unit; NaN = no value, not counted
    at       float64[C], in percent

    Type 7 of Hyndman and Fan (1996, The American Statistician 50:361-365), as in R and NumPy: of n values in order,
    the one at place 1 + (n - 1) x at / 100, in between by a straight line.

    Raises ValueError for arrays that do not match and centiles outside 0 to 100.
    """
    period, value = _checked(periods, values)
    wanted = np.asarray(at, dtype=np.float64)
    if wanted.ndim != 1 or not np.all((wanted >= 0) & (wanted <= 100)):
        raise ValueError("Centiles lie between 0 and 100.")
    known = np.unique(period)
    present = ~np.isnan(value)
    which, value = np.searchsorted(known, period[present]), value[present]
    in_order = value[np.lexsort((value, which))]
    counted = np.bincount(which, minlength=len(known))
    begin = np.cumsum(counted) - counted

    found = np.full((len(known), len(wanted)), np.nan)
    some = counted > 0
    place = (counted[some, None] - 1) * (wanted / 100)
    lower = np.floor(place).astype(np.int64)
    upper = np.minimum(lower + 1, counted[some, None] - 1)
    low, high = in_order[begin[some, None] + lower], in_order[begin[some, None] + upper]
    found[some] = low + (high - low) * (place - lower)
    return Centiles(known, counted, wanted, found)


def mid_rank_centiles(periods: ArrayLike, values: ArrayLike) -> Floats:
    """float64[N]: of each value, 100 x (those below it + half of those equal to it, itself included) / all, in its own
    period; NaN where it is. So equal values have one centile, and one value alone is at the 50th.

    Arrays and errors as `centiles`.
    """
    period, value = _checked(periods, values)
    found = np.full(len(value), np.nan)
    present = np.flatnonzero(~np.isnan(value))
    order = present[np.lexsort((value[present], period[present]))]
    new_period = np.r_[True, np.diff(period[order]) != 0][: len(order)]
    new_value = new_period | np.r_[True, np.diff(value[order]) != 0][: len(order)]
    first_of_period, last_of_period = _bounds(new_period)
    first_equal, last_equal = _bounds(new_value)
    before = first_equal - first_of_period
    equal = last_equal - first_equal
    found[order] = 100 * (before + equal / 2) / (last_of_period - first_of_period)
    return found


def _bounds(begins: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[Counts, Counts]:
    """Of each row: where its stretch begins, and the first row after it."""
    starts = np.flatnonzero(begins)
    which = np.cumsum(begins) - 1
    ends = np.append(starts[1:], len(begins))
    return starts[which], ends[which]


def _checked(periods: ArrayLike, values: ArrayLike) -> tuple[Counts, Floats]:
    period, value = np.asarray(periods), np.asarray(values, dtype=np.float64)
    if period.ndim != 1 or period.shape != value.shape:
        raise ValueError("periods and values must be flat arrays of one length.")
    if period.size and period.dtype.kind not in "iu":
        raise ValueError("periods must be whole numbers.")
    return period.astype(np.int64), value
