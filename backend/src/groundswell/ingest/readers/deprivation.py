"""The Index of Multiple Deprivation by practice, as OHID's Fingertips gives it out: a row a practice and edition.

Indicator 93553, "Deprivation score (IMD)": the scores of the areas where a practice's patients live, weighted by how
many of them live there. The area may be a practice that is no longer current; its score is kept like any other.
"""

import csv
import io
import math
from datetime import date

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.ingest.readers.tables import CODE
from groundswell.ingest.reading import Reading
from groundswell.organisations.deprivation import StatedScore

HEADS = ["IndicatorID", "Year", "AreaCode", "AreaName", "IsAreaCurrent", "Value"]
INDICATOR = "93553"
HIGHEST = 100
"""The score of an area is made of ranks put on a scale from 0 to 100."""


class DeprivationScores:
    format = "deprivation"
    title = "Deprivation (IMD) by practice"

    def recognises(self, source: Source) -> bool:
        head = source.head_lines[:1]
        return bool(head) and next(csv.reader(head), []) == HEADS

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> Reading:
        lines = csv.reader(io.StringIO(source.text(), newline=""))
        heads = next(lines, [])
        if heads != HEADS:
            raise Unreadable("The columns are not those of this file", expected=",".join(HEADS), found=",".join(heads))
        scores: list[StatedScore] = []
        rows: dict[tuple[str, int], int] = {}
        read = 0
        for cells in lines:
            if not cells:
                continue
            read += 1
            if fault := _fault(cells, rows):
                column, what, expected = fault
                problems.add(
                    what,
                    row=lines.line_num,
                    column=column,
                    found=cells[HEADS.index(column)] if column else f"{len(cells)} columns",
                    expected=expected,
                    organisation=cells[2] if len(cells) == len(HEADS) else None,
                )
                continue
            score = StatedScore(cells[2], int(cells[1]), float(cells[5]))
            rows[score.code, score.year] = lines.line_num
            scores.append(score)
        if not read:
            raise Unreadable("The file has no rows of practices", expected="a row a practice and edition")
        return Reading(as_at=as_at, scores=scores, rows_read=read)


def _fault(cells: list[str], rows: dict[tuple[str, int], int]) -> tuple[str | None, str, str] | None:
    """The column that is wrong, what is wrong and what was expected; None for a row that can be taken."""
    if len(cells) != len(HEADS):
        return None, "The row has the wrong number of columns", f"{len(HEADS)} columns"
    indicator, year, code, _, _, value = cells
    if indicator != INDICATOR:
        return "IndicatorID", "The row is of another indicator", f"{INDICATOR}, the deprivation score of practices"
    if not CODE.fullmatch(code):
        return "AreaCode", "The row has no practice code", "a code such as A12345"
    if not (year.isascii() and year.isdigit() and len(year) == 4 and year >= "2000"):
        return "Year", "The edition is not a year", "a year such as 2019"
    if (before := rows.get((code, int(year)))) is not None:
        return "AreaCode", f"Same practice and edition as row {before:,}", f"Keep one of them; see row {before:,}"
    try:
        score = float(value)
    except ValueError:
        score = math.nan
    if not 0 <= score <= HIGHEST:
        return "Value", "The score is not a number from 0 to 100", "a number from 0 to 100"
    return None
