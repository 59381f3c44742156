"""Tables of practices in published workbooks, found by the names in their heads whatever stands around them.

From month to month titles, footnote marks, spacer columns, totals and stray numbers move; the heads keep their names.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from python_calamine import CalamineError, CalamineWorkbook

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.measures.written_months import month_of, this_month

FOOTNOTES = re.compile(r"\[[\d\s.,]*\]")
CODE = re.compile(r"[A-Z][A-Z0-9]{4,7}")
UNASSIGNED = "UNASSIGNED"
LARGEST = 1e12
"""Far above any count in the health service, far below where sums of whole numbers stop being exact."""

Cells = list[Any]


def plain(cell: object) -> str:
    """The words of a head without footnote marks, line feeds and capitals: "GP Practice \\n(ODS_CODE) [2]"."""
    return " ".join(FOOTNOTES.sub(" ", str(cell)).split()).lower()


@lru_cache(maxsize=8)
def title_words(source: Source) -> str:
    """The words of a workbook's first sheet, by which it is recognised; empty if it cannot be opened."""
    if not source.is_workbook:
        return ""
    try:
        rows = source.workbook().get_sheet_by_index(0).to_python(nrows=40)
    except (Unreadable, CalamineError, ValueError, IndexError):
        return ""
    return " ".join(plain(cell) for row in rows for cell in row if cell != "")


def sheet_rows(workbook: CalamineWorkbook, sheet: str) -> tuple[int, list[Cells]]:
    """The rows of a sheet and the number a spreadsheet shows beside the first of them."""
    if sheet not in workbook.sheet_names:
        raise Unreadable(
            f"The workbook has no sheet {sheet}",
            expected=f"a sheet named {sheet}",
            found=", ".join(workbook.sheet_names),
        )
    try:
        content = workbook.get_sheet_by_name(sheet)
        rows: list[Cells] = content.to_python()
    except CalamineError as error:
        raise Unreadable("The sheet is damaged: it cannot be read", sheet=sheet) from error
    return (content.start[0] if content.start else 0) + 1, rows


@dataclass(frozen=True)
class Table:
    sheet: str
    first: int
    """The number a spreadsheet shows beside `rows[0]`."""
    rows: list[Cells]
    head: int
    """Which of `rows` holds the heads."""

    def column(self, *names: str, under: str | None = None) -> int:
        """Where a head stands, by any of its names. `under` picks the one below a merged head in the row above."""
        heads = [plain(cell) for cell in self.rows[self.head]]
        first, last = self._span(under) if under else (0, len(heads))
        for place in range(first, last):
            if heads[place] in names:
                return place
        raise Unreadable(
            f"The table has no column {names[0]}" + (f" under {under}" if under else ""),
            expected=names[0],
            found=", ".join(head for head in heads if head),
            sheet=self.sheet,
        )

    def _span(self, merged: str) -> tuple[int, int]:
        above = [plain(cell) for cell in self.rows[self.head - 1]] if self.head else []
        starts = [place for place, words in enumerate(above) if words]
        for place, following in zip(starts, [*starts[1:], len(self.rows[self.head])], strict=True):
            if above[place] == merged:
                return place, following
        return 0, 0

    def head_of(self, column: int) -> str:
        return " ".join(FOOTNOTES.sub(" ", str(self.rows[self.head][column])).split())

    def total(self, column: int) -> float:
        """What the table itself prints in its Total row."""
        for cells in self.rows[self.head + 1 :]:
            if plain(cells[0]) == "total" and isinstance(cells[column], int | float):
                return float(cells[column])
        raise Unreadable("The table has no row Total to compare with", expected="a row named Total", sheet=self.sheet)


def open_table(workbook: CalamineWorkbook, sheet: str, *heads: str) -> Table:
    """The table of a sheet: the first row that holds all of `heads` is its head."""
    first, rows = sheet_rows(workbook, sheet)
    best: set[str] = set()
    for place, cells in enumerate(rows):
        held = {plain(cell) for cell in cells} & set(heads)
        if len(held) == len(heads):
            return Table(sheet=sheet, first=first, rows=rows, head=place)
        best = max(best, held, key=len)
    missing = [head for head in heads if head not in best]
    raise Unreadable(
        f"No row of the sheet holds the expected heads: {', '.join(missing)} not found",
        expected=", ".join(heads),
        sheet=sheet,
    )


class PracticeRow(NamedTuple):
    row: int
    code: str
    cells: Cells


def practice_rows(
    table: Table, code_column: int, problems: Problems, notes: list[str], today: date | None
) -> tuple[date, list[PracticeRow]]:
    """The rows of practices and the month they are all for; heads, totals, blanks and footnotes are passed over.

    A row counts as a practice's when it has a month or a practice code. A practice whose month was overwritten by a
    stray text (a copyright line, in two published workbooks) is taken with the others and noted.
    """
    month_column = table.column("month")
    found: list[tuple[PracticeRow, date | None]] = []
    for place, cells in enumerate(table.rows[table.head + 1 :], start=table.head + 1):
        if plain(cells[0]) == "total":
            continue
        month, code = month_of(cells[month_column]), str(cells[code_column]).strip()
        code = UNASSIGNED if code.upper() == UNASSIGNED else code
        named = code == UNASSIGNED or CODE.fullmatch(code) is not None
        if month or named:
            found.append((PracticeRow(table.first + place, code if named else "", cells), month))
    months = Counter(month for _, month in found if month)
    if not months:
        raise Unreadable("The table has no rows of practices", sheet=table.sheet)
    month = months.most_common(1)[0][0]
    if month > this_month(today):
        raise Unreadable(
            "The month is in the future", expected="a month that has begun", found=f"{month:%B %Y}", sheet=table.sheet
        )
    taken = []
    for entry, stated in found:
        if not entry.code:
            problems.add(
                "The row has no practice code",
                row=entry.row,
                sheet=table.sheet,
                column=table.head_of(code_column),
                found=entry.cells[code_column],
                expected="a code such as A12345",
            )
        elif stated not in (month, None):
            problems.add(
                "The row is for another month than most",
                row=entry.row,
                sheet=table.sheet,
                column=table.head_of(month_column),
                found=f"{stated:%Y-%m}",
                expected=f"{month:%Y-%m}",
                organisation=entry.code,
            )
        else:
            taken.append(entry)
            if stated is None:
                text = str(entry.cells[month_column]).strip()
                notes.append(
                    f"{table.sheet}, row {entry.row:,}: {entry.code} has “{text}” for a month; it was taken for"
                    f" {month:%B %Y} like the other rows."
                )
    return month, taken


class Counts(NamedTuple):
    """One column of numbers. NaN where the cell is empty, withheld by the source or wrong."""

    values: NDArray[np.float64]
    suppressed: NDArray[np.bool_]
    wrong: NDArray[np.bool_]


def counts(table: Table, rows: list[PracticeRow], column: int, problems: Problems) -> Counts:
    """The numbers of a column; `*` is withheld by the source; what is no count becomes a problem of its row."""
    values = np.full(len(rows), np.nan)
    suppressed, wrong = np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
    for place, (row, code, cells) in enumerate(rows):
        cell = cells[column]
        if type(cell) in (float, int) and 0 <= cell <= LARGEST:
            values[place] = cell
        elif isinstance(cell, str) and cell.strip() in ("", "-"):
            continue
        elif isinstance(cell, str) and cell.strip() == "*":
            suppressed[place] = True
        else:
            wrong[place] = True
            what = "below zero" if isinstance(cell, float | int) and cell < 0 else "not a number a count can be"
            problems.add(
                f"The cell is {what}",
                row=row,
                column=table.head_of(column),
                found=cell,
                expected="a number from 0 up",
                sheet=table.sheet,
                organisation=code,
            )
    return Counts(values, suppressed, wrong)
