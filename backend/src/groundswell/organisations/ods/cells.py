"""The cells of official files: codes, days and rows as the publishers write them."""

import csv
import io
import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source

PRACTICE_CODE = re.compile(r"[A-Z]\d{5}")
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")
A_DAY = "a date such as 20240331 or 2024-03-31"

_EIGHT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\.0+)?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_BRITISH = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")


def code(cell: object) -> str:
    return str(cell).strip().upper()


@lru_cache(maxsize=50_000)
def day(cell: object) -> date | None:
    """The day in a cell; None for an empty one. Raises ValueError for anything else.

    Published as YYYYMMDD, sometimes typed as a number (20191001.0); a file saved again from a spreadsheet
    has real dates, ISO dates or, in this country, day first.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = f"{cell:.0f}" if isinstance(cell, float) else str(cell).strip()
    if not text:
        return None
    if found := _EIGHT.fullmatch(text) or _ISO.fullmatch(text):
        year, month, number = (int(part) for part in found.groups())
    elif found := _BRITISH.fullmatch(text):
        number, month, year = (int(part) for part in found.groups())
    else:
        raise ValueError(f"not a date: {text}")
    if not 1900 <= year <= 2100:
        raise ValueError(f"a year that cannot be: {year}")
    return date(year, month, number)


def day_or_problem(
    cell: object,
    problems: Problems,
    *,
    row: int,
    column: str,
    sheet: str | None = None,
    organisation: str | None = None,
) -> date | None:
    try:
        return day(cell)
    except ValueError:
        problems.add(
            "This is not a date",
            row=row,
            column=column,
            found=cell,
            expected=f"{A_DAY}, or nothing",
            sheet=sheet,
            organisation=organisation,
        )
        return None


def day_after(last: date | None) -> date | None:
    """Official files give the last day on which something held; Groundswell keeps the first on which it does not."""
    return last + timedelta(days=1) if last else None


def rows_of(source: Source) -> list[list[str]]:
    """All rows of a CSV file; the first has index 0 and number 1."""
    if source.is_workbook:
        raise Unreadable("This is a workbook, and this format is a CSV file", expected="a CSV file", found=source.name)
    # strict: a file cut off inside a quoted cell is an error, not one long cell
    reader = csv.reader(io.StringIO(source.text(), newline=""), strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise Unreadable(
            f"Line {reader.line_num:,} cannot be read as CSV: the file is cut short or its quotes do not match",
            expected="a whole CSV file",
            found=str(error),
        ) from error
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise Unreadable("The file is empty", expected="rows of organisations")
    return rows


def head_rows(source: Source) -> list[list[str]]:
    """The first rows of a CSV file, for recognising it; empty when it is none."""
    try:
        return list(csv.reader(source.head_lines, strict=True))
    except csv.Error:
        return []


def right_width(row: list[str], columns: int, problems: Problems, number: int) -> bool:
    if len(row) == columns:
        return True
    problems.add(
        "The row has the wrong number of columns",
        row=number,
        found=f"{len(row)} columns",
        expected=f"{columns} columns",
        organisation=code(row[0]) if row else None,
    )
    return False
