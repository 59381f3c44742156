"""Trimethoprim ratio, wide: a row a month (Unix seconds, UTC), a column a practice named `ratio_quantity.A81001`."""

import csv
import io
import math
from collections.abc import Iterator
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.ingest.figures import Coded, FigureBatch
from groundswell.ingest.readers.tables import CODE
from groundswell.ingest.reading import Reading
from groundswell.measures.written_months import this_month

PREFIX = "ratio_quantity."
MEASURE = "trimethoprim_ratio"


class Trimethoprim:
    """The ratio alone is published, not what it was made of, so it is kept as a value; a blank cell is absent."""

    format = "trimethoprim"
    title = "Trimethoprim ratio by practice and month"

    def recognises(self, source: Source) -> bool:
        return source.head.removeprefix(b"\xef\xbb\xbf").startswith(b"month,ratio_quantity.")

    def read(self, source: Source, *, as_at: date | None, problems: Problems, today: date | None = None) -> Reading:
        lines = csv.reader(io.StringIO(source.text(), newline=""))
        heads = next(lines, [])
        practices = [head.removeprefix(PREFIX) for head in heads[1:]]
        if heads[:1] != ["month"] or not practices:
            raise Unreadable(
                "The first column is not month", expected="month,ratio_quantity.<code>,…", found=str(heads[:2])
            )
        for head, code in zip(heads[1:], practices, strict=True):
            if not head.startswith(PREFIX) or not CODE.fullmatch(code):
                raise Unreadable("A column is not named for a practice", expected="ratio_quantity.<code>", found=head)
        batches: list[FigureBatch] = []
        read = 0
        for number, cells in enumerate(lines, start=2):
            read += 1
            if len(cells) != len(heads):
                problems.add(
                    "The row has the wrong number of columns",
                    row=number,
                    found=f"{len(cells)} columns",
                    expected=f"{len(heads)} columns",
                )
                continue
            month = _month(cells[0])
            if month is None or month > this_month(today):
                problems.add(
                    "The month is in the future" if month else "The month is not the first of a month in Unix seconds",
                    row=number,
                    column="month",
                    found=cells[0],
                    expected="Unix seconds of the first of a month that has begun",
                )
                continue
            batches.append(_month_of_ratios(month, number, practices, cells[1:], problems))
        months = [batch.periods[0] for batch in batches]

        def figures() -> Iterator[FigureBatch]:
            yield from batches

        return Reading(as_at=as_at or max(months, default=None), figures=figures(), rows_read=read)


def _month(text: str) -> date | None:
    if not text.isdigit() or len(text) > 11:
        return None
    moment = datetime.fromtimestamp(int(text), UTC)
    return moment.date() if moment == datetime(moment.year, moment.month, 1, tzinfo=UTC) else None


def _month_of_ratios(
    month: date, number: int, practices: list[str], cells: list[str], problems: Problems
) -> FigureBatch:
    values = np.full(len(cells), np.nan)
    for place, cell in enumerate(cells):
        if not cell:
            continue
        try:
            ratio = float(cell)
        except ValueError:
            ratio = math.nan
        if 0 <= ratio <= 1:
            values[place] = ratio
        else:
            problems.add(
                "The ratio is not a number from 0 to 1",
                row=number,
                column=PREFIX + practices[place],
                found=cell,
                expected="a number from 0 to 1",
                organisation=practices[place],
                period=month.isoformat(),
            )
    there: NDArray[np.int32] = np.flatnonzero(np.isfinite(values)).astype(np.int32)
    nothing = np.zeros(len(there), dtype=np.int32)
    empty = np.full(len(there), np.nan)
    return FigureBatch(
        organisation=Coded(values=practices, codes=there),
        measure=Coded(values=[MEASURE], codes=nothing),
        periods=[month],
        period=nothing,
        numerator=empty,
        denominator=empty,
        value=values[there],
        status=np.zeros(len(there), dtype=np.int8),
        row=np.full(len(there), number, dtype=np.int64),
    )
