"""Where the columns of a practice file stand. They drift between vintages, so they are found, not assumed.

Three columns can be told from what they hold: the code, the status and the prescribing setting. All others
stand at a fixed distance from one of these three in every vintage from 2013 on (`BESIDE`). What a vintage
adds or drops (address lines, empty columns, a head, a leading column) moves the three and nothing else.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from groundswell.files.problems import Unreadable
from groundswell.organisations.ods.cells import POSTCODE, day

STATUSES = {
    "A": "active",
    "C": "closed",
    "D": "dormant",
    "P": "proposed",
    "ACTIVE": "active",
    "INACTIVE": "closed",
    "CLOSED": "closed",
    "DORMANT": "dormant",
    "PROPOSED": "proposed",
}
"""Letters until 2024, words since."""
OF_PERSONS = "B"
"""A status that only practitioners have, in the monthly amendments; their rows are left out."""
PRACTICE_SETTINGS = frozenset({"4", "RO76"})
"""Of the prescribing settings, the one that means general practice: a number until 2024, then role codes,
several in a cell (`RO177|RO76`: prescribing cost centre, GP practice). Source: ODS reference data catalogue."""

BESIDE: dict[str, tuple[str, int]] = {
    "code": ("code", 0),
    "name": ("code", 1),
    "geography": ("code", 2),
    "postcode": ("status", -3),
    "opened": ("status", -2),
    "closed": ("status", -1),
    "status": ("status", 0),
    "commissioner": ("status", 2),
    "joined": ("status", 3),
    "left": ("status", 4),
    "provider": ("setting", -2),
    "setting": ("setting", 0),
}
MOST = 0.8
"""The share of rows that must hold what a column is taken to hold; the rest are refused row by row."""

_CODE = re.compile(r"[A-Z]\d{5}(\d\d)?")
_SETTING = re.compile(r"(\d{1,2}|RO\d{1,3}(\|RO\d{1,3})*)?")
_DATE = re.compile(r"\d{8}|\d{4}-\d\d-\d\d.*|\d\d?/\d\d?/\d{4}")


@dataclass(frozen=True)
class Layout:
    columns: int
    head: bool
    """Row 1 holds names of columns."""
    at: dict[str, int]
    """Index of each column, counted from 0."""
    words: bool
    """Status and setting as words and role codes, not as letters and numbers."""

    def called(self, column: str) -> str:
        return f"{column} (column {self.at[column] + 1})"

    @property
    def as_until_2024(self) -> bool:
        return (self.columns, self.head, self.words, self.at["status"], self.at["setting"]) == (
            27,
            False,
            False,
            12,
            25,
        )


def is_practice(setting: str) -> bool:
    return setting in PRACTICE_SETTINGS or ("|" in setting and not PRACTICE_SETTINGS.isdisjoint(setting.split("|")))


def known_setting(setting: str) -> bool:
    return _SETTING.fullmatch(setting) is not None


def _is_day(cell: str) -> bool:
    try:
        return day(cell) is not None
    except ValueError:
        return False


def find_layout(rows: list[list[str]]) -> Layout:
    """Raises `Unreadable` with the row and the reason when the columns are not those of a practice file."""
    head = len(rows) > 1 and not any(_DATE.fullmatch(cell.strip()) for cell in rows[0])
    body = rows[1:] if head else rows
    width = Counter(map(len, body)).most_common(1)[0][0]
    columns = [Counter(column) for column in zip(*(row for row in body if len(row) == width), strict=True)]
    total = sum(columns[0].values()) if columns else 0

    def share(index: int, holds: Callable[[str], bool]) -> float:
        if not 0 <= index < width:
            return 0
        return sum(times for cell, times in columns[index].items() if holds(cell.strip().upper())) / total

    def refuse(reason: str, expected: str) -> Unreadable:
        number = 2 if head else 1
        return Unreadable(
            f"The columns are not those of a practice file: {reason} (row {number:,} is the first row looked at)",
            expected=expected,
            found=",".join(body[0])[:150],
        )

    code = next((i for i in range(width) if share(i, lambda cell: _CODE.fullmatch(cell) is not None) >= MOST), None)
    if code is None:
        raise refuse("no column holds codes of practices", "a column of codes such as Z10101")
    status = next(
        (
            i
            for i in range(code + 3, width)
            if share(i, lambda cell: cell in STATUSES or cell == OF_PERSONS) >= MOST and share(i - 2, _is_day) >= MOST
        ),
        None,
    )
    if status is None:
        raise refuse(
            "no column holds a status two columns after the day of opening",
            f"one of {', '.join(STATUSES)}, with the days of opening and closing before it",
        )
    postcodes = share(status - 3, lambda cell: not cell or POSTCODE.fullmatch(cell) is not None)
    if postcodes < MOST or share(status + 3, lambda cell: not cell or _is_day(cell)) < MOST:
        raise refuse(
            f"beside the status in column {status + 1} stand no postcodes, or no days of joining a commissioner",
            "postcode, opened, closed, status, type, commissioner, joined, left",
        )
    setting = next(
        (
            i
            for i in reversed(range(status + 5, width))
            if share(i, known_setting) >= MOST and any(is_practice(cell.strip().upper()) for cell in columns[i])
        ),
        None,
    )
    if setting is None:
        raise refuse(
            "no column holds a prescribing setting that means general practice",
            "4 or RO76 in some row, after the day of leaving a commissioner",
        )
    anchors = {"code": code, "status": status, "setting": setting}
    words = any(len(cell.strip()) > 1 for cell in columns[status]) or any("RO" in cell for cell in columns[setting])
    return Layout(width, head, {name: anchors[beside] + by for name, (beside, by) in BESIDE.items()}, words)
