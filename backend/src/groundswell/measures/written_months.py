"""Months as people write them in files and cells: dates, the text of spreadsheets, ISO text."""

import re
from datetime import UTC, date, datetime

from groundswell.measures.periods import FIRST_MONTH

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(r"([a-z]{3})[a-z]*[\s-]+(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def month_of(cell: object) -> date | None:
    """The first day of the month in a cell of a workbook: a date, "Apr-25", "April 2025"; None for anything else."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.replace(day=1)
    if not isinstance(cell, str):
        return None
    text = cell.strip().lower()
    if (named := _NAMED.fullmatch(text)) and named[1] in _NAMES:
        year = int(named[2])
        return date(year if year > 99 else 2000 + year, _NAMES.index(named[1]) + 1, 1)
    return iso_month(text)


def iso_month(text: str) -> date | None:
    """2018-10 or 2018-10-01 as the first day of that month; None for anything else, another day of it included."""
    found = _ISO.fullmatch(text)
    if not found or found[3] not in (None, "01") or int(found[1]) < FIRST_MONTH.year or not 1 <= int(found[2]) <= 12:
        return None
    return date(int(found[1]), int(found[2]), 1)


def this_month(today: date | None = None) -> date:
    """The newest month a figure can be for."""
    return (today or datetime.now(UTC).date()).replace(day=1)
