"""Monthly workbooks "Cloud Based Telephony" of NHS England."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.ingest.figures import FigureBatch
from groundswell.ingest.readers.batches import Floats, month_batch
from groundswell.ingest.readers.places import monthly_statement
from groundswell.ingest.readers.tables import (
    UNASSIGNED,
    PracticeRow,
    Table,
    counts,
    open_table,
    practice_rows,
    title_words,
)
from groundswell.ingest.reading import Reading
from groundswell.organisations.statements import Kind, OrganisationStatement

CODE_HEAD = "gp practice (ods_code)"


class _Sheet:
    """One table with the columns that are wanted from it, each compared with the Total row it prints."""

    def __init__(
        self, table: Table, columns: dict[str, int], problems: Problems, notes: list[str], today: date | None
    ) -> None:
        self.table = table
        self.code_column = table.column(CODE_HEAD)
        self.month, self.rows = practice_rows(table, self.code_column, problems, notes, today)
        self.good = np.ones(len(self.rows), dtype=bool)
        self.values: dict[str, Floats] = {}
        for name, column in columns.items():
            read = counts(table, self.rows, column, problems)
            self.values[name] = read.values
            self.good &= ~read.wrong
        if not problems:
            for name, column in columns.items():
                _compare(name, float(np.nansum(self.values[name])), table.total(column), table.sheet)
        self._gather_unassigned(notes)

    def _gather_unassigned(self, notes: list[str]) -> None:
        """Accounts shared by practices stand in many rows; they belong to no practice and become one figure."""
        codes = np.array([row.code for row in self.rows])
        shared = np.flatnonzero((codes == UNASSIGNED) & self.good)
        if len(shared) < 2:
            return
        first = shared[0]
        for values in self.values.values():
            values[first] = np.nansum(values[shared])
        self.good[shared[1:]] = False
        notes.append(
            f"{self.table.sheet}: {len(shared):,} rows of shared accounts (Unassigned) were added into one figure."
        )

    def batch(self, measure: str, numerator: str, denominator: str | None = None) -> FigureBatch:
        """A share of nothing is absent: rows whose denominator is zero are left out."""
        part = self.values[numerator]
        whole = self.values[denominator] if denominator else None
        keep: NDArray[np.bool_] = self.good & np.isfinite(part)
        if whole is not None:
            keep &= whole > 0
        numbers = np.array([row.row for row in self.rows], dtype=np.int64)
        codes = [row.code for row in self.rows]
        return month_batch(measure, self.month, codes, numbers, numerator=part, denominator=whole, keep=keep)


class Telephony:
    """Calls from Table 3, waits from Table 4, a row a practice in each. Table 5 divides the missed calls of Table 3.

    The outcomes of a practice's calls need not add up to its calls (the publication says so), and a practice that is
    not there did not take part: neither is filled in.
    """

    format = "telephony"
    title = "Calls to practices by cloud telephony, one month"

    def recognises(self, source: Source) -> bool:
        return "cloud based telephony data in general practice" in title_words(source)

    def read(self, source: Source, *, as_at: date | None, problems: Problems, today: date | None = None) -> Reading:
        workbook = source.workbook()
        notes: list[str] = []
        table = open_table(workbook, "Table 3", "month", CODE_HEAD, "count of inbound calls", "answered", "missed")
        calls = _Sheet(
            table,
            {"inbound": table.column("count of inbound calls"), "missed": table.column("missed")},
            problems,
            notes,
            today,
        )
        table = open_table(workbook, "Table 4", "month", CODE_HEAD, "answered", "longer than 5 minutes")
        late = table.column("longer than 5 minutes", under="answered calls - wait time")
        waits = _Sheet(table, {"answered": table.column("answered"), "late": late}, problems, notes, today)
        if waits.month != calls.month:
            raise Unreadable(
                "Tables 3 and 4 are for different months",
                expected=f"{calls.month:%B %Y}",
                found=f"{waits.month:%B %Y}",
                sheet="Table 4",
            )
        _part_of_whole(calls, "missed", "inbound", problems)
        _part_of_whole(waits, "late", "answered", problems)

        def figures() -> Iterator[FigureBatch]:
            yield calls.batch("inbound_calls", "inbound")
            yield calls.batch("missed_call_share", "missed", "inbound")
            yield waits.batch("answered_over_five_minutes_share", "late", "answered")

        statement = monthly_statement(calls.table, calls.rows, calls.code_column, month=calls.month, as_at=as_at)
        if any(row.code == UNASSIGNED for row in calls.rows):
            statement.organisations.append(
                OrganisationStatement(UNASSIGNED, Kind.UNASSIGNED, name="Accounts shared by several practices")
            )
        return Reading(
            as_at=as_at or calls.month,
            statement=statement,
            figures=figures(),
            rows_read=len(calls.rows) + len(waits.rows),
            notes=notes,
        )


def _compare(name: str, found: float, printed: float, sheet: str) -> None:
    if found != printed:
        raise Unreadable(
            f"The rows add up to {found:,.0f} calls ({name}), the workbook's own total is {printed:,.0f}: rows are"
            " missing or were changed",
            expected=f"{printed:,.0f}",
            found=f"{found:,.0f}",
            sheet=sheet,
        )


def _part_of_whole(sheet: _Sheet, part: str, whole: str, problems: Problems) -> None:
    for place in np.flatnonzero(sheet.good & (sheet.values[part] > sheet.values[whole])):
        row: PracticeRow = sheet.rows[place]
        sheet.good[place] = False
        problems.add(
            f"More calls are {part} than {whole}",
            row=row.row,
            found=f"{sheet.values[part][place]:,.0f}",
            expected=f"at most {sheet.values[whole][place]:,.0f}",
            sheet=sheet.table.sheet,
            organisation=row.code,
        )
