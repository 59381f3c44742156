"""`epcmem`: every spell of every practice in a primary care group, trust or clinical commissioning group since 1999.

No head; code, parent, W, joined, left, amended. ODS, October 2019. No two spells of a practice overlap: the
clean reference for dated membership.
"""

import re
from datetime import date

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.organisations.ods.cells import (
    PRACTICE_CODE,
    code,
    day_after,
    day_or_problem,
    head_rows,
    right_width,
    rows_of,
)
from groundswell.organisations.ods.commissioners import nameless
from groundswell.organisations.ods.reading import OrganisationFile, counted, stated_date
from groundswell.organisations.ods.spells import settle
from groundswell.organisations.statements import Basis, FileStatement, Kind, MembershipStatement

COLUMNS = 6
_PARENT = re.compile(r"[0-9A-Z]{3}|[0-9A-Z]{5}")


class Epcmem:
    format = "epcmem"
    title = "Membership of practices in PCTs and CCGs (epcmem)"

    def recognises(self, source: Source) -> bool:
        return _fits(head_rows(source)[:50])

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> OrganisationFile:
        rows = rows_of(source)
        if not _fits(rows[:50]):
            raise Unreadable(
                "The columns are not those of epcmem",
                expected="six columns and no head: practice, parent, W, joined, left, amended",
                found=",".join(rows[0])[:150],
            )
        day = stated_date(source, as_at)
        spells: list[MembershipStatement] = []
        elsewhere = 0
        for number, row in enumerate(rows, start=1):
            if not right_width(row, COLUMNS, problems, number):
                continue
            practice, parent = code(row[0]), code(row[1])
            if practice.startswith("W"):
                elsewhere += 1
                continue
            if spell := _spell(practice, parent, row, number, problems):
                spells.append(spell)
        settled, overlaps = settle(spells)
        notes = ["Practices are known by their codes alone here: which of them are general practices, epraccur says."]
        if elsewhere:
            notes.append(
                f"{counted(elsewhere, 'spell is of a practice', 'spells are of practices')} in Wales: left out."
            )
        for earlier, later in overlaps:
            notes.append(
                f"Rows {earlier.row:,} and {later.row:,}: {earlier.child} is in {earlier.parent} and {later.parent} at "
                f"once; the later spell is taken from {later.first}."
            )
        parents = [spell.parent for spell in settled if spell.parent]
        statement = FileStatement(day, Basis.DATED, frozenset({Kind.COMMISSIONER}), nameless(parents), settled)
        return OrganisationFile(statement, len(rows), notes)


def _fits(rows: list[list[str]]) -> bool:
    like = [
        row for row in rows if len(row) == COLUMNS and row[2].strip() == "W" and PRACTICE_CODE.fullmatch(code(row[0]))
    ]
    return len(like) > len(rows) / 2


def _spell(practice: str, parent: str, row: list[str], number: int, problems: Problems) -> MembershipStatement | None:
    before = problems.total

    def refuse(what: str, column: str, found: str, expected: str) -> None:
        problems.add(what, row=number, column=column, found=found, expected=expected, organisation=practice)

    if not PRACTICE_CODE.fullmatch(practice):
        refuse("This is not the code of a practice", "practice (column 1)", row[0], "a letter and five digits")
    if not _PARENT.fullmatch(parent):
        refuse(
            "This is not the code of a commissioner", "parent (column 2)", row[1], "three or five letters and digits"
        )
    first = day_or_problem(row[3], problems, row=number, column="joined (column 4)", organisation=practice)
    last = day_or_problem(row[4], problems, row=number, column="left (column 5)", organisation=practice)
    if first is None and not row[3].strip():
        refuse("There is no day of joining", "joined (column 4)", row[3], "a date")
    if first and last and last < first:
        refuse("The practice leaves before it joins", "left (column 5)", row[4], f"a day from {first} on")
    if problems.total > before:
        return None
    return MembershipStatement(practice, parent, Kind.COMMISSIONER, first, day_after(last), number)
