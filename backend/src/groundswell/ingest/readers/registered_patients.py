"""Monthly CSV of NHS England "Patients registered at a GP practice", totals of each practice (gp-reg-pat-prac-all)."""

import csv
import io
from collections.abc import Iterator
from datetime import date

import numpy as np

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.ingest.figures import FigureBatch
from groundswell.ingest.readers.batches import month_batch
from groundswell.ingest.readers.tables import CODE
from groundswell.ingest.reading import Reading
from groundswell.measures.written_months import this_month
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
)

NEEDED = ("EXTRACT_DATE", "TYPE", "CODE", "SEX", "AGE", "NUMBER_OF_PATIENTS")
COMMISSIONER = ("SUB_ICB_LOCATION_CODE", "CCG_CODE")
"""The column's name since July 2022 and before."""


class RegisteredPatients:
    """One row a practice. Lists of a few patients are real: practices that open, close or serve a special group."""

    format = "registered_patients"
    title = "Registered patients by practice, one month"

    def recognises(self, source: Source) -> bool:
        head = source.head_lines[:1]
        return bool(head) and set(NEEDED) <= set(head[0].upper().split(","))

    def read(self, source: Source, *, as_at: date | None, problems: Problems, today: date | None = None) -> Reading:
        lines = csv.reader(io.StringIO(source.text(), newline=""))
        heads = [head.strip().upper() for head in next(lines, [])]
        if missing := [head for head in NEEDED if head not in heads]:
            raise Unreadable(
                f"The file has no column {', '.join(missing)}", expected=", ".join(NEEDED), found=", ".join(heads)
            )
        at = {head: place for place, head in enumerate(heads)}
        commissioner_column = next((at[name] for name in COMMISSIONER if name in at), None)
        postcode_column = at.get("POSTCODE")
        taken: list[str] = []
        numbers: list[int] = []
        patients: list[float] = []
        extracted: date | None = None
        read = 0
        organisations: list[OrganisationStatement] = []
        memberships: list[MembershipStatement] = []
        for number, cells in enumerate(lines, start=2):
            if not cells:
                continue
            if len(cells) != len(heads):
                read += 1
                problems.add(
                    "The row has the wrong number of columns",
                    row=number,
                    found=f"{len(cells)} columns",
                    expected=f"{len(heads)} columns",
                )
                continue
            if (cells[at["TYPE"]], cells[at["SEX"]], cells[at["AGE"]]) != ("GP", "ALL", "ALL"):
                continue
            read += 1
            code = cells[at["CODE"]].strip()
            day = _day(cells[at["EXTRACT_DATE"]])
            extracted = extracted or day
            fault = _fault(code, day, extracted, cells[at["NUMBER_OF_PATIENTS"]], today)
            if fault:
                column, what, expected = fault
                problems.add(
                    what,
                    row=number,
                    column=column,
                    found=cells[at[column]],
                    expected=expected,
                    organisation=code or None,
                )
                continue
            taken.append(code)
            numbers.append(number)
            patients.append(float(cells[at["NUMBER_OF_PATIENTS"]]))
            postcode = cells[postcode_column].strip() if postcode_column is not None else None
            organisations.append(OrganisationStatement(code, Kind.PRACTICE, postcode=postcode or None, row=number))
            if commissioner_column is not None and (parent := cells[commissioner_column].strip()):
                month = (day or date.min).replace(day=1)
                memberships.append(MembershipStatement(code, parent, Kind.COMMISSIONER, first=month, row=number))
        if extracted is None:
            raise Unreadable("The file has no rows of practices", expected="rows with TYPE GP, SEX ALL and AGE ALL")
        month = extracted.replace(day=1)

        def figures() -> Iterator[FigureBatch]:
            yield month_batch(
                "registered_patients", month, taken, np.array(numbers, dtype=np.int64), numerator=np.array(patients)
            )

        organisations += [
            OrganisationStatement(code, Kind.COMMISSIONER)
            for code in sorted({membership.parent for membership in memberships if membership.parent})
        ]
        statement = FileStatement(
            as_at=as_at or extracted, basis=Basis.MONTHLY, organisations=organisations, memberships=memberships
        )
        return Reading(as_at=as_at or extracted, statement=statement, figures=figures(), rows_read=read)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _fault(
    code: str, day: date | None, extracted: date | None, patients: str, today: date | None
) -> tuple[str, str, str] | None:
    """The column that is wrong, what is wrong and what was expected; None for a row that can be taken."""
    if not CODE.fullmatch(code):
        return "CODE", "The row has no practice code", "a code such as A12345"
    if day is None:
        return "EXTRACT_DATE", "The date is not a date", "YYYY-MM-DD"
    if day.replace(day=1) > this_month(today):
        return "EXTRACT_DATE", "The month is in the future", "a month that has begun"
    if day != extracted:
        return "EXTRACT_DATE", "The row is for another date than the rows before it", f"{extracted}"
    if not (patients.isascii() and patients.isdigit() and len(patients) <= 12):
        return "NUMBER_OF_PATIENTS", "The number of patients is not a whole number from 0 up", "a whole number"
    return None
