"""Columns of figures put together from what a reader found."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from groundswell.ingest.figures import Coded, FigureBatch, Status

Floats = NDArray[np.float64]


def coded(texts: Sequence[str]) -> Coded:
    """Few distinct texts as codes into their list; an empty text is -1."""
    places: dict[str, int] = {}
    codes = [places.setdefault(text, len(places)) if text else -1 for text in texts]
    return Coded(values=list(places), codes=np.array(codes, dtype=np.int32))


def month_batch(
    measure: str,
    month: date,
    organisations: Sequence[str],
    row: NDArray[np.int64],
    *,
    numerator: Floats | None = None,
    denominator: Floats | None = None,
    suppressed: NDArray[np.bool_] | None = None,
    supplier: Coded | None = None,
    keep: NDArray[np.bool_] | None = None,
) -> FigureBatch:
    """The figures of one measure in one month, a row an organisation; `keep` leaves rows out."""
    here = np.arange(len(row)) if keep is None else np.flatnonzero(keep)
    empty = np.full(len(row), np.nan)
    status = np.zeros(len(row), dtype=np.int8)
    if suppressed is not None:
        status[suppressed] = Status.SUPPRESSED
    kept = coded([organisations[place] for place in here.tolist()])
    nothing = np.zeros(len(here), dtype=np.int32)
    return FigureBatch(
        organisation=kept,
        measure=Coded(values=[measure], codes=nothing),
        periods=[month],
        period=nothing,
        numerator=(empty if numerator is None else numerator)[here],
        denominator=(empty if denominator is None else denominator)[here],
        value=empty[here],
        status=status[here],
        row=row[here],
        supplier=None if supplier is None else Coded(values=supplier.values, codes=supplier.codes[here]),
    )
