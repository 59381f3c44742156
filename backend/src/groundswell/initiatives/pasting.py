"""Figures pasted from a spreadsheet, or sent as a file: said row by row what is wrong, and taken whole or not at all.

Lines have tabs or commas between the practice's code (where each practice gives its own), the month, and the numbers
of the measure in their order: numerator and denominator, or one number. A first line of heads may name the columns in
another order.
"""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from python_calamine import CalamineError
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Invalid
from groundswell.files.problems import Unreadable, legible
from groundswell.files.source import Source
from groundswell.initiatives.figures import value_in
from groundswell.initiatives.figures_checking import Cell
from groundswell.initiatives.figures_giving import Changed, Opened, keep_figures, opened
from groundswell.initiatives.team_measures import typed_numbers
from groundswell.measures.periods import first_day, month_of
from groundswell.measures.written_months import month_of as written_month

MOST_ROWS = 2_000
MOST_BYTES = 5_000_000
DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 0?0:00(?::00)?)?")
NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|-?\.\d+")
HEADS = {
    "month": "period", "period": "period", "date": "period",
    "practice": "practice", "practice code": "practice", "code": "practice", "ods code": "practice",
    "numerator": "numerator", "number": "numerator", "count": "numerator",
    "denominator": "denominator", "of": "denominator", "out of": "denominator", "total": "denominator",
    "value": "value", "figure": "value",
}  # fmt: skip

Row = tuple[int, Sequence[Any]]
"""The number a spreadsheet shows beside it, from 1, and its cells."""


class PastedProblem(NamedTuple):
    row: int
    column: str
    found: str
    words: str


class PastedFigure(NamedTuple):
    """A figure as it was understood, and what stands in its place now."""

    row: int
    cell: Cell
    shown: str
    replaces: str | None


class Pasted(NamedTuple):
    figures: list[PastedFigure]
    problems: list[PastedProblem]
    changed: Changed | None
    """None in a preview."""


def paste_figures(
    session: Session, *, by: Principal, initiative: str, number: int, rows: Sequence[Row], preview: bool = False
) -> Pasted:
    """Takes in all figures of a table. With `preview` nothing is kept; otherwise one with a problem is refused."""
    at = opened(session, by=by, initiative=initiative, number=number)
    columns, body = _columns(at, rows)
    read = _Reading(at, columns)
    for row, cells in body:
        read.row(row, cells)
    if preview:
        return Pasted(read.figures, read.problems, None)
    if read.problems:
        wrong = len({each.row for each in read.problems})
        raise Invalid(
            f"{wrong} of {len(body)} rows {'is' if wrong == 1 else 'are'} not right, so nothing was taken.",
            [(f"{each.row}.{each.column}", each.words) for each in read.problems],
        )
    return Pasted(read.figures, [], keep_figures(session, by=by, at=at, cells=[each.cell for each in read.figures]))


def rows_of_text(text: str) -> list[Row]:
    """Lines with tabs or commas; empty ones are passed over. Raises `Invalid` for what is no table."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    cells = csv.reader(io.StringIO(plain), delimiter="\t" if "\t" in first else ",")
    try:
        return [(cells.line_num, row) for row in cells if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise Invalid("The table cannot be read.", [("text", "Copy the cells again.")]) from error


def rows_of_file(source: Source) -> list[Row]:
    """The first sheet of a workbook, or a CSV file. Raises `Invalid` for what is neither."""
    try:
        if not source.is_workbook:
            return rows_of_text(source.text(limit=MOST_BYTES))
        sheet = source.workbook().get_sheet_by_index(0)
        rows = sheet.to_python()
    except Unreadable as error:
        raise Invalid(f"{error}.", [("file", error.problem.expected or "Send a CSV file or a workbook.")]) from error
    except (CalamineError, IndexError) as error:
        raise Invalid("The workbook cannot be read.", [("file", "Save it again as .xlsx or as CSV.")]) from error
    first = (sheet.start[0] if sheet.start else 0) + 1
    return [(number, row) for number, row in enumerate(rows, first) if any(str(cell).strip() for cell in row)]


def _columns(at: Opened, rows: Sequence[Row]) -> tuple[list[str | None], Sequence[Row]]:
    """Which column is what, and the rows under the heads."""
    if not rows:
        raise Invalid("There is nothing in the table.", [("text", "Paste one month a line.")])
    row = at.measure.row
    own = {(row.numerator or "").lower(): "numerator", (row.denominator or "").lower(): "denominator"}
    own |= {(row.title or "").lower(): typed_numbers(at.measure.definition)[0]}
    heads = [(HEADS | own).get(" ".join(str(cell).split()).lower()) for cell in rows[0][1]]
    if "period" in heads:
        columns, rows = heads, rows[1:]
        if at.measure.definition.aggregation == "sum":
            columns = ["numerator" if head == "value" else head for head in columns]
    else:
        columns = [*(["practice"] if row.by_practice else []), "period", *typed_numbers(at.measure.definition)]
    if not rows:
        raise Invalid("There is nothing under the heads.", [("text", "Paste one month a line.")])
    if len(rows) > MOST_ROWS:
        raise Invalid(f"The table has {len(rows):,} rows.", [("text", f"Paste at most {MOST_ROWS:,} at a time.")])
    return columns, rows


class _Reading:
    """Rows as figures, and what is wrong with them."""

    def __init__(self, at: Opened, columns: Sequence[str | None]) -> None:
        self.at, self.columns = at, columns
        self.figures: list[PastedFigure] = []
        self.problems: list[PastedProblem] = []
        self._met: dict[tuple[int | None, int], int] = {}

    def row(self, row: int, cells: Sequence[Any]) -> None:
        found = {name: cell for name, cell in zip(self.columns, cells, strict=False) if name}
        before = len(self.problems)
        period = _month(found.get("period"))
        if period is None:
            self._wrong(row, "period", found, "Write the month as Jan 2024, 2024-01 or 01/01/2024.")
        numbers: dict[str, float | None] = {}
        for name in ("numerator", "denominator", "value"):
            numbers[name] = self._number(row, name, found)
        practice = str(found.get("practice", "")).strip() or None
        if period is None or len(self.problems) > before:
            return
        cell = Cell(practice, period, numbers["numerator"], numbers["denominator"], numbers["value"])
        if cell.is_empty:  # a month that is still to be filled in; what stands of it stays
            return
        for fault in self.at.checking.faults(cell):
            self._wrong(row, fault.column, found, fault.words)
        place = self.at.place(cell)
        if place in self._met:
            self._wrong(row, "period", found, f"This month stands in row {self._met[place]} too.")
        self._met.setdefault(place, row)
        if len(self.problems) == before:
            self.figures.append(PastedFigure(row, cell, self._shown(cell), self._replaces(cell)))

    def _number(self, row: int, name: str, found: dict[str, Any]) -> float | None:
        cell = found.get(name)
        if isinstance(cell, bool) or cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        if isinstance(cell, int | float):
            return float(cell)
        text = str(cell).strip().replace("\u00a0", " ")
        is_share = name == "value" and self.at.measure.definition.unit == "percent"
        plain = text.removesuffix("%").strip() if is_share else text
        if NUMBER.fullmatch(plain) is None:
            words = "This is not a number." if is_share or "%" not in text else "Give the count itself, not a share."
            self._wrong(row, name, found, words)
            return None
        return float(plain.replace(",", ""))

    def _shown(self, cell: Cell) -> str:
        definition = self.at.measure.definition
        if cell.value is not None:
            return definition.shown(cell.value)
        if cell.numerator is None:
            return ""
        if cell.denominator:
            return definition.shown(cell.numerator / cell.denominator * definition.multiplier)
        return definition.shown(cell.numerator)

    def _replaces(self, cell: Cell) -> str | None:
        standing = self.at.standing.get(self.at.place(cell))
        value = None if standing is None else value_in(self.at.measure.definition, standing)
        return None if value is None else self.at.measure.definition.shown(value)

    def _wrong(self, row: int, column: str, found: dict[str, Any], words: str) -> None:
        self.problems.append(PastedProblem(row, column, legible(str(found.get(column, "")))[:200], words))


def _month(cell: Any) -> date | None:
    """The first day of the month that a cell names; a day written as in England, 01/04/2024, is in April."""
    if isinstance(cell, datetime | date):
        return written_month(cell)
    text = str(cell or "").strip()
    if (found := DAY_FIRST.fullmatch(text)) is not None:
        try:
            return date(int(found[3]), int(found[2]), int(found[1])).replace(day=1)
        except ValueError:
            return None
    month = written_month(text)
    return None if month is None else first_day(month_of(month))
