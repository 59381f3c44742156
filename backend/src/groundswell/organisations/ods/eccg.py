"""`eccg`: clinical commissioning groups and commissioning hubs, with their region. ODS; 27 columns, no head."""

import re
from collections import Counter
from datetime import date

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.organisations.ods.cells import code, day_after, day_or_problem, head_rows, right_width, rows_of
from groundswell.organisations.ods.commissioners import regions
from groundswell.organisations.ods.names import readable
from groundswell.organisations.ods.reading import OrganisationFile, counted, stated_date
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
)

COLUMNS = 27
TYPES = {"C": "ccg", "H": "hub"}
"""Hubs commission for the whole country or for what no group covers; some practices still belong to one."""
_CODE = re.compile(r"\d\d[A-Z]|[A-Z]\d[A-Z]\d[A-Z]")
_REGION = re.compile(r"Y\d\d")


class Eccg:
    format = "eccg"
    title = "Clinical commissioning groups (eccg)"

    def recognises(self, source: Source) -> bool:
        return _fits(head_rows(source)[:50])

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> OrganisationFile:
        rows = rows_of(source)
        if not _fits(rows[:50]):
            raise Unreadable(
                "The columns are not those of eccg",
                expected="27 columns and no head: code, name, region, …, opened (11), closed (12), type C or H (14)",
                found=",".join(rows[0])[:150],
            )
        day = stated_date(source, as_at)
        statement = FileStatement(day, Basis.DATED)
        standing: set[str] = set()
        seen: set[str] = set()
        kinds: Counter[str] = Counter()
        for number, row in enumerate(rows, start=1):
            if not right_width(row, COLUMNS, problems, number):
                continue
            before = problems.total
            commissioner, region, kind = code(row[0]), code(row[2]), TYPES.get(code(row[13]))
            for wrong, what, column, found, expected in (
                (not _CODE.fullmatch(commissioner), "This is not the code of a commissioner", 1, row[0], "such as 00C"),
                (commissioner in seen, "The commissioner stands in the file twice", 1, row[0], "each once"),
                (kind is None, "The type is not known", 14, row[13], "C (group) or H (hub)"),
                (not _REGION.fullmatch(region), "This is not the code of a region", 3, row[2], "such as Y54"),
            ):
                if wrong:
                    problems.add(
                        what,
                        row=number,
                        column=f"column {column}",
                        found=found,
                        expected=expected,
                        organisation=commissioner,
                    )
            opened, last = (
                day_or_problem(row[i], problems, row=number, column=name, organisation=commissioner)
                for i, name in ((10, "opened (column 11)"), (11, "closed (column 12)"))
            )
            if problems.total > before or kind is None:
                continue
            seen.add(commissioner)
            kinds[kind] += 1
            closed = day_after(last)
            statement.organisations.append(
                OrganisationStatement(
                    commissioner,
                    Kind.COMMISSIONER,
                    readable(row[1]),
                    kind,
                    opened,
                    closed,
                    "closed" if closed and closed <= day else "active",
                    " ".join(row[9].upper().split()) or None,
                    None,
                    number,
                )
            )
            if kind == "ccg":  # a hub stands where its office is and commissions elsewhere
                standing.add(region)
                statement.memberships.append(
                    MembershipStatement(commissioner, region, Kind.REGION, opened, closed, number)
                )
        statement.organisations += regions(standing)
        notes = []
        if kinds["hub"]:
            notes.append(
                f"{counted(kinds['hub'], 'row is a commissioning hub', 'rows are commissioning hubs')}: "
                "taken without a region."
            )
        return OrganisationFile(statement, len(rows), notes)


def _fits(rows: list[list[str]]) -> bool:
    like = [
        row for row in rows if len(row) == COLUMNS and _CODE.fullmatch(code(row[0])) and _REGION.fullmatch(code(row[2]))
    ]
    return len(like) > len(rows) / 2
