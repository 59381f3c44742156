"""A list of participants pasted from a spreadsheet: said row by row what is wrong, and taken whole or not at all.

Lines have tabs or commas between name, role, practice, a second practice and an address; the last two may be left out.
A first line of heads may name the columns in another order.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import placements, queries
from groundswell.cohorts.models import Cohort, Participant
from groundswell.cohorts.participants import joins
from groundswell.cohorts.placements import NewPlacement, Practices
from groundswell.errors import Invalid
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.people.models import Person
from groundswell.people.persons import known_by_address, new_persons
from groundswell.revisions import actions as revisions

MOST_ROWS = 500
COLUMNS = ("name", "role", "practice", "second practice", "email")
HEADS = {
    "name": "name", "full name": "name", "participant": "name",
    "role": "role", "job": "role", "job title": "role",
    "practice": "practice", "first practice": "practice", "practice code": "practice", "ods code": "practice",
    "second practice": "second practice", "practice 2": "second practice", "other practice": "second practice",
    "email": "email", "e-mail": "email", "email address": "email", "address": "email",
}  # fmt: skip
ROLES = {
    "gp": "gp", "general practitioner": "gp", "doctor": "gp",
    "new gp": "new_gp", "newly qualified gp": "new_gp", "new_gp": "new_gp",
    "practice manager": "practice_manager", "manager": "practice_manager", "practice_manager": "practice_manager",
    "practice nurse": "practice_nurse", "nurse": "practice_nurse", "practice_nurse": "practice_nurse",
    "health visitor": "health_visitor", "health_visitor": "health_visitor",
    "other": "other",
}  # fmt: skip


class RowProblem(NamedTuple):
    row: int
    """As a spreadsheet counts: the first line is 1."""
    column: str
    found: str
    words: str


class PastedRow(NamedTuple):
    """One person as they were understood; `known` if they are in the register already, by their address."""

    row: int
    name: str
    role: str
    practices: list[Organisation]
    email: str | None
    known: bool


class Pasted(NamedTuple):
    rows: list[PastedRow]
    problems: list[RowProblem]
    taken: Sequence[Participant]


def paste(
    session: Session, *, by: Principal, cohort: str, text: str, joined: date | None = None, preview: bool = False
) -> Pasted:
    """Takes in everybody of a list. With `preview` nothing is written; otherwise a list with a problem is refused."""
    by.require(Permission.RUN_PROGRAMMES)
    found = queries.cohort(session, cohort)
    day = joined or joins(session, found)
    lines = _lines(text)
    read = _Reading(session, found, day, lines)
    if preview:
        return Pasted(read.rows, read.problems, [])
    if read.problems:
        wrong = len({each.row for each in read.problems})
        raise Invalid(
            f"{wrong} of {len(lines)} rows {'is' if wrong == 1 else 'are'} not right, so nobody was added.",
            [(f"{each.row}.{each.column}", each.words) for each in read.problems],
        )
    revision = revisions.begin(session, by=by, action="participants_pasted", words=found.name, source=found.code)
    new = iter(new_persons(session, [(each.name, each.email) for each in read.rows if not each.known], revision.id))
    persons = [read.known[(each.email or "").lower()] if each.known else next(new) for each in read.rows]
    taken = [
        Participant(cohort_id=found.id, person_id=person.id, role=row.role, joined=day, revision_id=revision.id)
        for row, person in zip(read.rows, persons, strict=True)
    ]
    session.add_all(taken)
    session.flush()
    working = {
        each.id: (day, [NewPlacement(practice.code) for practice in row.practices])
        for each, row in zip(taken, read.rows, strict=True)
    }
    practices = Practices(session, {each.code for row in read.rows for each in row.practices})
    placements.place(session, working, practices, revision.id)
    return Pasted(read.rows, [], taken)


def _lines(text: str) -> list[tuple[int, dict[str, str]]]:
    """Cells by column, with the number of their line. Raises `Invalid` where there is nothing, or far too much."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    cells = csv.reader(
        io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t" if "\t" in first else ","
    )
    try:
        listed = [
            (cells.line_num, [cell.strip() for cell in row]) for row in cells if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise Invalid("The list cannot be read.", [("text", "Copy the cells again.")]) from error
    columns: Sequence[str | None] = COLUMNS
    if listed and (heads := [HEADS.get(cell.lower()) for cell in listed[0][1]]) and "name" in heads:
        columns, listed = heads, listed[1:]
    if not listed:
        raise Invalid("There is nobody in the list.", [("text", "Paste one person a line.")])
    if len(listed) > MOST_ROWS:
        raise Invalid(f"The list has {len(listed):,} rows.", [("text", f"Paste at most {MOST_ROWS} at a time.")])
    return [(number, _named(row, columns)) for number, row in listed]


def _named(row: Sequence[str], columns: Sequence[str | None]) -> dict[str, str]:
    cells = {column: cell for column, cell in zip(columns, row, strict=False) if column}
    if "@" in cells.get("second practice", "") and not cells.get("email"):
        cells["email"] = cells.pop("second practice")
    return cells


class _Reading:
    """The rows of a list as people, and what is wrong with them. Six queries, however long the list."""

    def __init__(
        self, session: Session, cohort: Cohort, day: date, lines: Sequence[tuple[int, dict[str, str]]]
    ) -> None:
        self.day = day
        self.rows: list[PastedRow] = []
        self.problems: list[RowProblem] = []
        words = {cells.get(column, "") for _, cells in lines for column in ("practice", "second practice")} - {""}
        self._find_practices(session, words)
        self.known = known_by_address(session, [cells["email"] for _, cells in lines if cells.get("email")])
        here = session.scalars(
            select(Person)
            .join(Participant, Participant.person_id == Person.id)
            .where(Participant.cohort_id == cohort.id)
        ).all()
        self._here = {person.id for person in here}
        self._names = {person.name.casefold(): (person.email or "").lower() for person in here}
        self._emails: dict[str, int] = {}
        for number, cells in lines:
            self._row(number, cells)

    def _find_practices(self, session: Session, words: set[str]) -> None:
        named = select(Organisation).where(
            Organisation.kind == Kind.PRACTICE,
            Organisation.code.in_([each.upper() for each in words])
            | func.lower(Organisation.name).in_([each.lower() for each in words]),
        )
        self.by_words: dict[str, list[Organisation]] = defaultdict(list)
        rows = session.scalars(named.order_by(Organisation.code)).all()
        for row in rows:
            self.by_words[row.code.lower()].append(row)
            if row.name.lower() != row.code.lower():
                self.by_words[row.name.lower()].append(row)
        self.successors = placements.successors(session, [row.id for row in rows if row.closed is not None])

    def _row(self, number: int, cells: dict[str, str]) -> None:
        before = len(self.problems)
        name = self._name(number, cells)
        role = ROLES.get(cells.get("role", "").lower())
        if role is None:
            words = "Use GP, new GP, practice manager, practice nurse, health visitor or other."
            self._wrong(number, "role", cells, words)
        practices = [self._practice(number, column, cells) for column in ("practice", "second practice")]
        email = self._email(number, cells, name)
        if len(self.problems) == before and role is not None:
            there = [each for each in practices if each is not None]
            self.rows.append(PastedRow(number, name, role, there, email, (email or "").lower() in self.known))

    def _name(self, number: int, cells: dict[str, str]) -> str:
        name = " ".join(cells.get("name", "").split())
        email = cells.get("email", "").lower()
        other = self._names.get(name.casefold())
        if not name:
            self._wrong(number, "name", cells, "Give the person's name.")
        elif len(name) > 200:
            self._wrong(number, "name", cells, "A name has at most 200 letters.")
        elif other is not None and not (other and email):  # told apart by nothing; two addresses would do it
            words = "Somebody of this name is in the cohort or the list already; give the address if they are another."
            self._wrong(number, "name", cells, words)
        self._names[name.casefold()] = email
        return name

    def _email(self, number: int, cells: dict[str, str], name: str) -> str | None:
        email = cells.get("email", "")
        if not email:
            return None
        local, _, domain = email.partition("@")
        person = self.known.get(email.lower())
        if not local or "." not in domain or " " in email or len(email) > 254:
            self._wrong(number, "email", cells, "This is no address, such as name@practice.example.")
        elif email.lower() in self._emails:
            self._wrong(number, "email", cells, f"The address stands in row {self._emails[email.lower()]} too.")
        elif person is not None and person.id in self._here:
            self._wrong(number, "email", cells, "Whoever has this address is in the cohort already.")
        elif person is not None and person.name.casefold() != name.casefold():
            self._wrong(number, "email", cells, f"The address is {person.name}'s: correct the name or the address.")
        self._emails.setdefault(email.lower(), number)
        return email

    def _practice(self, number: int, column: str, cells: dict[str, str]) -> Organisation | None:
        words = cells.get(column, "")
        if not words:
            if column == "practice":
                self._wrong(number, column, cells, "Give the practice's code or name.")
            return None
        if column == "second practice" and words.lower() == cells.get("practice", "").lower():
            self._wrong(number, column, cells, "This is the first practice: leave the cell empty.")
            return None
        found = self.by_words.get(words.lower(), [])
        still = [each for each in found if placements.fault(each, self.day, None, None) is None]
        if len(still) == 1:
            return still[0]
        if len(found) > 1:
            codes = ", ".join(each.code for each in (still or found)[:5])
            self._wrong(number, column, cells, f"Several practices are called this: give the code, one of {codes}.")
        elif found:
            wrong = placements.fault(found[0], self.day, None, self.successors.get(found[0].id))
            self._wrong(number, column, cells, " ".join(wrong or ()))
        else:
            self._wrong(number, column, cells, "No practice has this code or name.")
        return None

    def _wrong(self, number: int, column: str, cells: dict[str, str], words: str) -> None:
        self.problems.append(RowProblem(number, column, cells.get(column, "")[:200], words))
