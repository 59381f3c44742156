"""Federations and Access Fund schemes, which have no official file: a plain CSV that people write themselves.

    practice,federation,from,to
    Z10101,FED-01,2015-04-01,
    Z10102,FED-01,2015-04-01,2018-03-31

`to` is the last day. Optional columns: `federation_name`, `kind` (federation or scheme; federation when empty)
and `wave` (of schemes). The federation may be given by its name alone: its code is then made from the name.
The file states the memberships it names and no others: people send one for a single federation.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from groundswell.clock import today
from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.organisations.ods.cells import (
    A_DAY,
    PRACTICE_CODE,
    code,
    day_after,
    day_or_problem,
    head_rows,
    right_width,
    rows_of,
)
from groundswell.organisations.ods.reading import OrganisationFile
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
)

REQUIRED = ("practice", "federation", "from", "to")
OPTIONAL = ("federation_name", "kind", "wave")
KINDS = {"": Kind.FEDERATION, "federation": Kind.FEDERATION, "scheme": Kind.SCHEME}
LONGEST = 20
_CODE = re.compile(rf"[A-Z0-9-]{{2,{LONGEST}}}")


@dataclass(frozen=True)
class Line:
    """A row of which every cell is sound. `last` is the last day of belonging."""

    row: int
    practice: str
    group: str
    name: str | None
    kind: Kind
    wave: str | None
    first: date
    last: date | None


class Federations:
    format = "federations"
    title = "Federations and schemes, and who belongs to them"

    def recognises(self, source: Source) -> bool:
        rows = head_rows(source)[:1]
        return bool(rows) and {cell.strip().lower() for cell in rows[0]}.issuperset(REQUIRED)

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> OrganisationFile:
        rows = rows_of(source)
        heads = [cell.strip().lower() for cell in rows[0]]
        missing = [head for head in REQUIRED if head not in heads]
        unknown = [head for head in heads if head not in REQUIRED + OPTIONAL]
        if missing or unknown or len(set(heads)) < len(heads):
            raise Unreadable(
                "The head is not that of a list of federations: "
                + (f"it lacks {', '.join(missing)}" if missing else "it has columns that are not known or stand twice"),
                expected=f"{', '.join(REQUIRED)}, and if wanted {', '.join(OPTIONAL)}",
                found=", ".join(heads)[:150],
            )
        # People keep this list themselves and send it when it has changed: without a date it speaks of today.
        day = as_at or source.date_in_name or today()
        lines: list[Line] = []
        for number, row in enumerate(rows[1:], start=2):
            if any(cell.strip() for cell in row) and right_width(row, len(heads), problems, number):
                cells = {head: cell.strip() for head, cell in zip(heads, row, strict=True)}
                if line := _line(cells, number, problems):
                    lines.append(line)
        lines = _apart(lines, problems)
        groups = _groups(lines, problems)
        memberships = [
            MembershipStatement(line.practice, line.group, line.kind, line.first, day_after(line.last), line.row)
            for line in lines
        ]
        return OrganisationFile(FileStatement(day, Basis.DATED, frozenset(), groups, memberships), len(rows) - 1)


def code_from_name(name: str) -> str:
    """An identifier of ours, [A-Z0-9-]{2,20}: whole words of the name, as many as fit."""
    words = re.findall(r"[A-Z0-9]+", name.upper().replace("'", "").replace("\u2019", ""))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        made = longer
    return made


def _line(cells: dict[str, str], number: int, problems: Problems) -> Line | None:
    before = problems.total
    practice = code(cells["practice"])

    def refuse(what: str, column: str, expected: str) -> None:
        problems.add(
            what,
            row=number,
            column=column,
            found=cells.get(column, ""),
            expected=expected,
            organisation=practice or None,
        )

    if not practice:
        refuse("There is no practice", "practice", "the code of a practice, such as Z10101")
    elif not PRACTICE_CODE.fullmatch(practice):
        refuse("This is not the code of a practice", "practice", "a letter and five digits, such as Z10101")

    given, name = cells["federation"], cells.get("federation_name") or None
    if _CODE.fullmatch(given):
        group = given
    else:
        group = code_from_name(given)
        if given.upper() != group or not any(letter.isdigit() for letter in given):
            name = name or given or None  # not merely a code in small letters
    if not given:
        refuse("There is no federation", "federation", "its code or its name")
    elif not _CODE.fullmatch(group):
        refuse("No code can be made from this", "federation", f"2 to {LONGEST} capitals, digits and hyphens, or a name")

    kind = KINDS.get(cells.get("kind", "").lower())
    wave = cells.get("wave") or None
    if kind is None:
        refuse("The kind is not known", "kind", "federation or scheme")
    elif wave and kind is not Kind.SCHEME:
        refuse("Only a scheme has a wave", "wave", "nothing, or scheme in the column kind")

    first = day_or_problem(cells["from"], problems, row=number, column="from", organisation=practice)
    last = day_or_problem(cells["to"], problems, row=number, column="to", organisation=practice)
    if not cells["from"]:
        refuse("There is no first day", "from", A_DAY)
    if first and last and last < first:
        refuse("The last day is before the first", "to", f"a day from {first} on, or nothing")
    if problems.total > before or first is None or kind is None:
        return None
    return Line(number, practice, group, name, kind, wave, first, last)


def _apart(lines: list[Line], problems: Problems) -> list[Line]:
    """The lines that neither repeat one above nor overlap one that begins earlier; the others are problems."""
    refused: set[int] = set()
    once: dict[tuple[str, str, Kind, date, date | None], int] = {}
    by_practice: dict[tuple[str, Kind], list[Line]] = defaultdict(list)
    for line in lines:
        key = (line.practice, line.group, line.kind, line.first, line.last)
        if key in once:
            problems.add(
                "The row repeats another",
                row=line.row,
                column="practice",
                found=f"{line.practice} in {line.group} from {line.first}",
                expected=f"each membership once; see row {once[key]:,}",
                organisation=line.practice,
            )
            refused.add(line.row)
            continue
        once[key] = line.row
        by_practice[line.practice, line.kind].append(line)
    for (practice, kind), spells in by_practice.items():
        spells.sort(key=lambda line: (line.first, line.row))
        before = spells[0]
        for line in spells[1:]:
            if before.last is not None and before.last < line.first:
                before = line
                continue
            problems.add(
                f"The practice is in two {kind.value}s at once",
                row=line.row,
                column="from",
                found=f"{practice} in {line.group} from {line.first}",
                expected=(
                    f"a day after {before.last}, the last of row {before.row:,}"
                    if before.last
                    else f"a last day before {line.first} in row {before.row:,}"
                ),
                organisation=practice,
            )
            refused.add(line.row)
    return [line for line in lines if line.row not in refused]


def _groups(lines: list[Line], problems: Problems) -> list[OrganisationStatement]:
    """Each federation or scheme once. One that the file describes in two ways is a problem at the second."""
    first: dict[str, Line] = {}
    for line in lines:
        known = first.setdefault(line.group, line)
        for column, was, now in (
            ("kind", known.kind.value, line.kind.value),
            ("federation_name", known.name, line.name),
            ("wave", known.wave, line.wave),
        ):
            if now is not None and was is not None and now != was:
                problems.add(
                    "The federation is described in two ways",
                    row=line.row,
                    column=column,
                    found=now,
                    expected=f"{was}, as in row {known.row:,}; another federation needs another code",
                    organisation=line.group,
                )
        if (known.name is None and line.name) or (known.wave is None and line.wave):
            first[line.group] = replace(known, name=known.name or line.name, wave=known.wave or line.wave)
    return [
        OrganisationStatement(group, line.kind, line.name, subkind=line.wave, row=line.row)
        for group, line in first.items()
    ]
