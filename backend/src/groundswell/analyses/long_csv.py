"""Series in a long CSV: one row a point, oldest first."""

import csv
import io
import math
import re
from typing import Any

from groundswell.errors import Invalid
from groundswell.files.problems import legible
from groundswell.texts import can_be_kept

COLUMNS = {
    "series": "name",
    "label": "labels",
    "value": "values",
    "denominator": "denominators",
    "spread": "spreads",
    "excluded": "excluded",
}
"""Of the file, and what their cells become in a request."""
NUMBERS = ("value", "denominator", "spread")
MISSING = ("", "NA")  # R writes the second
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
YES_NO = {"": False, "0": False, "no": False, "false": False, "1": True, "yes": True, "true": True}
LONGEST_LABEL = 40
LONGEST_NAME = 200
MISTAKES = 20
"""Told of one file at most."""


class Unreadable(Invalid):
    """Every mistake of a file in a sentence of its own."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = mistakes[:MISTAKES]
        if len(mistakes) > MISTAKES:
            self.mistakes.append(f"There are more mistakes; these are the first {MISTAKES}.")
        super().__init__(" ".join(self.mistakes))


def series_of(text: str, *, shares: bool = False) -> list[dict[str, Any]]:
    """The series of a file as a request has them, in the order in which they begin; their rows need not be together.
    `shares`: a value is a part of its denominator, and cannot be more.

    Raises `Unreadable` with the row, as a spreadsheet counts them, and the column of each cell that cannot be read,
    up to twenty; what is wrong with the file as a whole comes alone.
    """
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: dict[str, dict[str, Any]] = {}
    mistakes: list[str] = []
    try:
        columns = _columns(next(rows, []))
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            try:
                _take(found, cells, columns, rows.line_num, mistakes, shares)
            except Invalid as error:
                mistakes.append(str(error))
            if len(mistakes) > MISTAKES:
                break
    except csv.Error as error:
        mistakes.append(f"Row {rows.line_num:,} is not CSV: {error}.")
    if mistakes:
        raise Unreadable(mistakes)
    if not found:
        raise Invalid("The file has no rows beneath its heads.")
    return list(found.values())


def _columns(heads: list[str]) -> dict[str, int]:
    """Where each column stands. A file without heads has nothing in it."""
    named = [head.strip().lower() for head in heads]
    if not any(named):
        raise Invalid("The file is empty.")
    known = ", ".join(COLUMNS)
    for place, name in enumerate(named):
        if name not in COLUMNS:
            raise Invalid(f"Row 1: there is no column “{legible(heads[place])[:40]}”; the columns are {known}.")
    if len(set(named)) != len(named):
        raise Invalid("Row 1: a column stands there twice.")
    if "value" not in named:
        raise Invalid(f"Row 1: there is no column value; the columns are {known}.")
    return {name: place for place, name in enumerate(named)}


def _take(
    found: dict[str, dict[str, Any]],
    cells: list[str],
    columns: dict[str, int],
    row: int,
    mistakes: list[str],
    shares: bool,
) -> None:
    """One row. Every cell of it is read, so that all its mistakes are known at once."""
    if len(cells) != len(columns):
        raise Invalid(f"Row {row:,} has {len(cells):,} cells, and the first row {len(columns):,}.")
    name = _text(cells[columns["series"]], row, "series", LONGEST_NAME) if "series" in columns else ""
    series = found.get(name)
    if series is None:
        series = found[name] = {"name": name} | {COLUMNS[column]: [] for column in columns if column != "series"}
    point = len(series["values"])
    numbers: dict[str, float | None] = {}
    for column, place in columns.items():
        cell = cells[place]
        try:
            if column in NUMBERS:
                numbers[column] = _number(cell, row, column)
                series[COLUMNS[column]].append(numbers[column])
            elif column == "label":
                series["labels"].append(_text(cell, row, column, LONGEST_LABEL))
            elif column == "excluded" and _yes(cell, row):
                series["excluded"].append(point)
        except Invalid as error:
            mistakes.append(str(error))
    part, whole = numbers.get("value"), numbers.get("denominator")
    if shares and part is not None and whole is not None and part > whole:
        of = f", series “{legible(name)[:40]}”" if name else ""
        mistakes.append(f"Row {row:,}{of}: {part:,.10g} of {whole:,.10g}; a part cannot be more than its whole.")


def _text(cell: str, row: int, column: str, longest: int) -> str:
    text = cell.strip()
    if len(text) > longest:
        raise Invalid(f"Row {row:,}, column {column}: the text has {len(text):,} letters; {longest} are the most.")
    if not can_be_kept(text):
        raise Invalid(f"Row {row:,}, column {column}: the text has a letter that is none, such as NUL.")
    return text


def _number(cell: str, row: int, column: str) -> float | None:
    text = cell.strip()
    if text in MISSING:
        return None
    number = float(text) if NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(number):
        why = "is too large for a number" if math.isinf(number) else "is not a number such as 1234.5"
        raise Invalid(
            f"Row {row:,}, column {column}: “{legible(text)[:40]}” {why}. Leave the cell empty if it is missing."
        )
    return number


def _yes(cell: str, row: int) -> bool:
    said = YES_NO.get(cell.strip().lower())
    if said is None:
        raise Invalid(f"Row {row:,}, column excluded: “{legible(cell)[:40]}” is neither yes nor no.")
    return said
