"""Months as whole numbers: 0 is January 1970. A period is known by its first day and counted by its month."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

FIRST_MONTH = date(1970, 1, 1)
"""No figure is older: an earlier month is a slip of the pen."""

Months = NDArray[np.int64]

EVER = 1 << 30
"""A month later than any."""


def month_of(day: date) -> int:
    return (day.year - 1970) * 12 + day.month - 1


def first_day(month: int) -> date:
    return date(1970 + month // 12, month % 12 + 1, 1)


def months_of(days: NDArray[np.datetime64]) -> Months:
    """Months of datetime64[D] days."""
    return days.astype("datetime64[M]").astype(np.int64)


def first_days(months: Months) -> NDArray[np.datetime64]:
    return months.astype("datetime64[M]").astype("datetime64[D]")


def first_month_from(days: NDArray[np.datetime64]) -> Months:
    """The first month that begins on or after each day; NaT, "no end", becomes `EVER`."""
    months = days.astype("datetime64[M]")
    later = (months.astype("datetime64[D]") != days).astype(np.int64)
    return np.where(np.isnat(days), EVER, months.astype(np.int64) + later)


def in_words(month: int) -> str:
    return first_day(month).strftime("%B %Y")
