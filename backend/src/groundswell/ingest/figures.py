"""Figures as read from a file, in columns, before anyone asks whether they are right."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Status(IntEnum):
    """What a figure is. An absent figure has no row at all: missing is never zero."""

    REPORTED = 0
    SUPPRESSED = 1


@dataclass(frozen=True)
class Coded:
    """A column of few distinct texts: `values[codes[i]]` is the text of row i; code -1 is an empty cell."""

    values: list[str]
    codes: NDArray[np.int32]


@dataclass(frozen=True)
class FigureBatch:
    """Rows of figures, all columns of one length n. NaN means the cell was empty.

    `period` codes refer to `periods`, the first day of each period. `row` is the number a spreadsheet shows.
    """

    organisation: Coded
    measure: Coded
    periods: list[date]
    period: NDArray[np.int32]
    numerator: NDArray[np.float64]
    denominator: NDArray[np.float64]
    value: NDArray[np.float64]
    status: NDArray[np.int8]
    row: NDArray[np.int64]
    supplier: Coded | None = None

    def __len__(self) -> int:
        return len(self.row)
