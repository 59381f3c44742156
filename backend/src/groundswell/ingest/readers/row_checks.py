"""Rows of the long CSV, checked in columns: what a figure of each measure must have, and what it cannot be.

Loops run over distinct texts and over rows with a problem, never over all rows.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from groundswell.files.problems import Problems
from groundswell.ingest.figures import Coded, FigureBatch, Status
from groundswell.ingest.readers.batches import coded
from groundswell.ingest.readers.suppliers import supplier_names
from groundswell.ingest.readers.tables import LARGEST
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.written_months import iso_month, this_month

TEXTS = ("organisation", "measure", "period", "status", "supplier")
NUMBERS = ("numerator", "denominator", "value")
STATUSES = {"": Status.REPORTED, "reported": Status.REPORTED, "suppressed": Status.SUPPRESSED}
WITH_SEPARATORS = re.compile(r"[+-]?\d{1,3}([, ]\d{3})+(\.\d+)?")
AGGREGATIONS = {"ratio": 0, "sum": 1, "mean": 2}

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Text:
    """`values[codes[i]]` is the cell of row i; unlike `Coded`, an empty cell is an empty value."""

    values: list[str]
    codes: NDArray[np.int32]


@dataclass(frozen=True)
class Number:
    """NaN where the cell is empty or is no number; `wrong` has the text of the latter by place."""

    values: NDArray[np.float64]
    wrong: dict[int, str]


@dataclass(frozen=True)
class Rows:
    row: NDArray[np.int64]
    texts: dict[str, Text]
    numbers: dict[str, Number]

    def __len__(self) -> int:
        return len(self.row)

    def cell(self, name: str, place: int) -> str:
        if name in self.texts:
            text = self.texts[name]
            return text.values[int(text.codes[place])]
        number = self.numbers[name]
        value = float(number.values[place])
        return number.wrong.get(place, "" if math.isnan(value) else f"{value:.15g}")


class _Faults:
    """Marks rows as wrong and remembers why, to be told in the order of the rows."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.wrong: Mask = np.zeros(len(rows), dtype=bool)
        self.found: list[tuple[int, str, str, str]] = []

    def mark(self, mask: Mask, what: str, column: str, expected: str) -> None:
        if mask.any():
            self.wrong |= mask
            self.found += [(place, what, column, expected) for place in np.flatnonzero(mask).tolist()]

    def tell(self, problems: Problems) -> None:
        cell = self.rows.cell
        for place, what, column, expected in sorted(self.found, key=lambda fault: fault[0]):
            problems.add(
                what,
                row=int(self.rows.row[place]),
                column=column,
                found=cell(column, place),
                expected=expected,
                organisation=cell("organisation", place).strip() or None,
                period=cell("period", place).strip() or None,
            )


def checked(
    rows: Rows, measures: Mapping[str, MeasureDefinition], problems: Problems, today: date | None
) -> tuple[FigureBatch, int]:
    """The figures of the rows that have no problem, and how many rows there were that are not blank.

    The number of a measure without denominator may stand under `value` or `numerator`; it is kept where its aggregation
    has it (see `measures/definitions.py`). A value beside a pair is not read: it follows from them.
    """
    faults = _Faults(rows)
    n, d, v = (rows.numbers[name].values for name in NUMBERS)
    codes = {name: text.codes for name, text in rows.texts.items()}
    blank = _all_empty(rows)
    organisation = coded([value.strip().upper() for value in rows.texts["organisation"].values])
    names = [value.strip() for value in rows.texts["measure"].values]
    periods = [iso_month(value.strip()) for value in rows.texts["period"].values]
    newest = this_month(today)

    def of_distinct(name: str, holds: list[bool]) -> Mask:
        return np.array(holds, dtype=bool)[codes[name]] if any(holds) else np.zeros(len(rows), dtype=bool)

    faults.mark(
        of_distinct("organisation", (organisation.codes < 0).tolist()) & ~blank,
        "The row has no organisation",
        "organisation",
        "the code of an organisation",
    )
    unknown = of_distinct("measure", [name not in measures for name in names]) & ~blank
    faults.mark(unknown, "There is no such measure", "measure", "the code of a measure")
    faults.mark(
        of_distinct("period", [period is None for period in periods]) & ~blank,
        "The period is not a month",
        "period",
        "the first day of a month, 2018-10-01 or 2018-10",
    )
    faults.mark(
        of_distinct("period", [period is not None and period > newest for period in periods]),
        "The month is in the future",
        "period",
        f"{newest:%Y-%m} or earlier",
    )
    status = _status(rows, faults)
    for name in NUMBERS:
        _check_number(rows.numbers[name], name, faults)

    known = [measures.get(name) for name in names]
    kind = np.array([AGGREGATIONS[m.aggregation] if m else -1 for m in known], dtype=np.int8)[codes["measure"]]
    may_exceed = of_distinct("measure", [m is not None and m.may_exceed for m in known])
    has_n, has_d, has_v = ~np.isnan(n), ~np.isnan(d), ~np.isnan(v)
    sound = ~(faults.wrong | blank)
    suppressed = status == Status.SUPPRESSED
    faults.mark(
        sound & suppressed & (has_n | has_d | has_v),
        "A figure suppressed at source has a number",
        "status",
        "no number beside suppressed",
    )
    here = sound & ~suppressed
    ratio, single = here & (kind == 0), here & (kind > 0)
    _check_pairs(faults, ratio, n, d, has_n, has_d, may_exceed)
    if single.any():
        _check_singles(faults, single, n, v, has_n, has_d, has_v)
    faults.tell(problems)

    total, mean = kind == 1, kind == 2
    batch = FigureBatch(
        organisation=Coded(organisation.values, organisation.codes[codes["organisation"]]),
        measure=Coded(names, codes["measure"]),
        periods=[period or date.min for period in periods],
        period=codes["period"],
        numerator=np.where(total & ~has_n, v, np.where(mean, np.nan, n)) if single.any() else n,
        denominator=d,
        value=np.where(mean, np.where(has_v, v, n), np.nan),
        status=status,
        row=rows.row,
        supplier=_suppliers(rows),
    )
    unsound = faults.wrong | blank
    return (_without(batch, unsound) if unsound.any() else batch), int((~blank).sum())


def _all_empty(rows: Rows) -> Mask:
    """Rows of nothing but separators, which spreadsheets leave below the last figure."""
    empty: Mask = np.ones(len(rows), dtype=bool)
    for text in rows.texts.values():
        nothing = [not value.strip() for value in text.values]
        if not any(nothing):
            return np.zeros(len(rows), dtype=bool)
        empty &= np.array(nothing)[text.codes]
    for number in rows.numbers.values():
        empty &= np.isnan(number.values)
        empty[list(number.wrong)] = False
    return empty


def _status(rows: Rows, faults: _Faults) -> NDArray[np.int8]:
    if "status" not in rows.texts:
        return np.zeros(len(rows), dtype=np.int8)
    text = rows.texts["status"]
    words = [value.strip().lower() for value in text.values]
    unknown = np.array([word not in STATUSES for word in words], dtype=bool)[text.codes]
    faults.mark(unknown, "There is no such status", "status", "reported or suppressed")
    return np.array([STATUSES.get(word, Status.REPORTED) for word in words], dtype=np.int8)[text.codes]


def _suppliers(rows: Rows) -> Coded | None:
    if "supplier" not in rows.texts:
        return None
    text = rows.texts["supplier"]
    names = coded([supplier_names(value) for value in text.values])
    return Coded(names.values, names.codes[text.codes])


def _check_number(number: Number, name: str, faults: _Faults) -> None:
    expected = "a number from 0 up"
    wrong: dict[str, list[int]] = {}
    for place, text in number.wrong.items():
        if WITH_SEPARATORS.fullmatch(text):
            what = "The number has thousands separators"
        elif text == "*":
            what = "A withheld number is told by the status, not by *"
        else:
            what = "The cell is not a number"
        wrong.setdefault(what, []).append(place)
    for what, places in wrong.items():
        mask = np.zeros(len(faults.rows), dtype=bool)
        mask[places] = True
        expects = {
            "The number has thousands separators": "digits alone, such as 1234",
            "A withheld number is told by the status, not by *": "an empty cell and suppressed in the column status",
        }.get(what, expected)
        faults.mark(mask, what, name, expects)
    faults.mark(number.values < 0, "The number is below zero", name, expected)
    faults.mark(number.values > LARGEST, "The number is too large for a figure", name, f"at most {LARGEST:,.0f}")


def _check_pairs(
    faults: _Faults,
    ratio: Mask,
    n: NDArray[np.float64],
    d: NDArray[np.float64],
    has_n: Mask,
    has_d: Mask,
    may_exceed: Mask,
) -> None:
    both = "numerator and denominator"
    faults.mark(ratio & has_n & ~has_d, "Half a pair is given: the denominator is missing", "denominator", both)
    faults.mark(ratio & has_d & ~has_n, "Half a pair is given: the numerator is missing", "numerator", both)
    faults.mark(ratio & ~has_n & ~has_d, "No figure is given; a missing figure has no row", "numerator", both)
    faults.mark(
        ratio & has_n & (d == 0), "A share of nothing is no figure", "denominator", "a denominator above 0, or no row"
    )
    faults.mark(
        ratio & (n > d) & (d > 0) & ~may_exceed,
        "The numerator is above the denominator",
        "numerator",
        "at most the denominator",
    )


def _check_singles(
    faults: _Faults,
    single: Mask,
    n: NDArray[np.float64],
    v: NDArray[np.float64],
    has_n: Mask,
    has_d: Mask,
    has_v: Mask,
) -> None:
    faults.mark(single & has_d, "This measure has no denominator", "denominator", "an empty cell")
    faults.mark(single & ~has_n & ~has_v, "No figure is given; a missing figure has no row", "value", "a number")
    faults.mark(
        single & has_n & has_v & (n != v),
        "Two different figures are given",
        "value",
        "one number, under value or numerator",
    )


def _without(batch: FigureBatch, left_out: Mask) -> FigureBatch:
    keep = np.flatnonzero(~left_out)
    period_used, period = np.unique(batch.period[keep], return_inverse=True)
    return FigureBatch(
        organisation=_only(batch.organisation, keep),
        measure=_only(batch.measure, keep),
        periods=[batch.periods[code] for code in period_used],
        period=period.astype(np.int32),
        numerator=batch.numerator[keep],
        denominator=batch.denominator[keep],
        value=batch.value[keep],
        status=batch.status[keep],
        row=batch.row[keep],
        supplier=_only(batch.supplier, keep) if batch.supplier else None,
    )


def _only(column: Coded, keep: NDArray[np.intp]) -> Coded:
    """The kept rows of a column, and only the texts they use: a text of a refused row must not look like a figure's."""
    used, codes = np.unique(column.codes[keep], return_inverse=True)
    empty = int(used[0] < 0) if len(used) else 0
    return Coded([column.values[code] for code in used[empty:]], (codes - empty).astype(np.int32))
