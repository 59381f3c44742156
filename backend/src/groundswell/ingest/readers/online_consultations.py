"""Monthly workbooks "Submissions via Online Consultation Systems in General Practice" of NHS England."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from python_calamine import CalamineWorkbook

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.ingest.figures import FigureBatch
from groundswell.ingest.readers.batches import coded, month_batch
from groundswell.ingest.readers.places import monthly_statement
from groundswell.ingest.readers.suppliers import supplier_names
from groundswell.ingest.readers.tables import (
    FOOTNOTES,
    counts,
    open_table,
    plain,
    practice_rows,
    sheet_rows,
    title_words,
)
from groundswell.ingest.reading import Reading
from groundswell.measures.written_months import month_of

HEADS = ("month", "gp code", "supplier", "submissions", "clinical submissions", "registered patient count")
TOTAL_SUBMISSIONS = "total submissions received by practices"
PRACTICES_ABOVE_ZERO = "count of practices receiving submissions"


class OnlineConsultations:
    """One row a practice in Table 2. The sum must be what Table 1 prints, or the workbook is cut short.

    A practice without submissions has a rate of zero, and no clinical share: a share of nothing is absent, not zero.
    Some zeros are not true (a supplier sent nothing); the workbook does not tell them apart, so people exclude them.
    """

    format = "online_consultations"
    title = "Online consultation submissions by practice, one month"

    def recognises(self, source: Source) -> bool:
        return "submissions via online consultation systems" in title_words(source)

    def read(self, source: Source, *, as_at: date | None, problems: Problems, today: date | None = None) -> Reading:
        workbook = source.workbook()
        table = open_table(workbook, "Table 2", *HEADS)
        code_column = table.column("gp code")
        notes: list[str] = []
        month, rows = practice_rows(table, code_column, problems, notes, today)
        submissions = counts(table, rows, table.column("submissions"), problems)
        clinical = counts(table, rows, table.column("clinical submissions"), problems)
        patients = counts(table, rows, table.column("registered patient count"), problems)
        good = ~(submissions.wrong | clinical.wrong | patients.wrong)
        for place in np.flatnonzero(good & (clinical.values > submissions.values)):
            good[place] = False
            problems.add(
                "More clinical submissions than submissions",
                row=rows[place].row,
                column="Clinical Submissions",
                found=f"{clinical.values[place]:,.0f}",
                expected=f"at most {submissions.values[place]:,.0f}",
                sheet=table.sheet,
                organisation=rows[place].code,
            )
        if problems:
            notes.append("Rows with problems were found, so the sum was not compared with the workbook's own total.")
        else:
            above_zero = int((submissions.values > 0).sum())
            _compare(workbook, month, float(np.nansum(submissions.values)), above_zero, notes)

        practices = [row.code for row in rows]
        numbers = np.array([row.row for row in rows], dtype=np.int64)
        supplier_column = table.column("supplier")
        suppliers = coded([supplier_names(str(row.cells[supplier_column])) for row in rows])
        if without := int((patients.values == 0).sum()):
            notes.append(f"{without:,} practices have no registered patients, and so no rate.")

        def figures() -> Iterator[FigureBatch]:
            yield month_batch(
                "online_consultation_rate",
                month,
                practices,
                numbers,
                numerator=submissions.values,
                denominator=patients.values,
                suppressed=submissions.suppressed,
                supplier=suppliers,
                keep=good & (patients.values > 0) & (np.isfinite(submissions.values) | submissions.suppressed),
            )
            yield month_batch(
                "clinical_share",
                month,
                practices,
                numbers,
                numerator=clinical.values,
                denominator=submissions.values,
                supplier=suppliers,
                keep=good & (submissions.values > 0) & np.isfinite(clinical.values),
            )
            yield month_batch(
                "registered_patients",
                month,
                practices,
                numbers,
                numerator=patients.values,
                keep=good & np.isfinite(patients.values),
            )

        return Reading(
            as_at=as_at or month,
            statement=monthly_statement(table, rows, code_column, month=month, as_at=as_at),
            figures=figures(),
            rows_read=len(rows),
            notes=notes,
        )


def _compare(workbook: CalamineWorkbook, month: date, submissions: float, above_zero: int, notes: list[str]) -> None:
    """Raises `Unreadable` when the rows do not add up to what Table 1 prints for the month."""
    printed: dict[str, object] = {}
    try:
        _, rows = sheet_rows(workbook, "Table 1")
    except Unreadable:
        rows = []
    column = None
    for cells in rows:
        if column is None:
            months = [month_of(FOOTNOTES.sub("", cell) if isinstance(cell, str) else cell) for cell in cells]
            column = months.index(month) if month in months else None
        elif len(cells) > column:
            for words in (TOTAL_SUBMISSIONS, PRACTICES_ABOVE_ZERO):
                if any(plain(cell).startswith(words) for cell in cells[:2]):
                    printed[words] = cells[column]
    for words, found, what in (
        (TOTAL_SUBMISSIONS, submissions, "submissions"),
        (PRACTICES_ABOVE_ZERO, above_zero, "practices with submissions"),
    ):
        total = printed.get(words)
        if not isinstance(total, int | float):
            notes.append(f"The workbook prints no total of {what} for {month:%B %Y}, so the sum could not be compared.")
        elif total != found:
            raise Unreadable(
                f"The rows add up to {found:,.0f} {what}, the workbook's own total is {total:,.0f}: rows are missing or"
                " were changed",
                expected=f"{total:,.0f}",
                found=f"{found:,.0f}",
                sheet="Table 2",
            )
