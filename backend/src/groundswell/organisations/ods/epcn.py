"""`ePCN`: primary care networks, and every spell of every practice in one since 2019. ODS, monthly workbook.

Two sheets, found by what their first rows say, since the first was renamed: networks (code, name, commissioner,
opened, closed, address, postcode) and memberships (practice, its commissioner, network, first and last day). Heads
have line feeds in them; days are numbers in 2019 and text in 2022.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.organisations.ods.cells import PRACTICE_CODE, code, day_after, day_or_problem
from groundswell.organisations.ods.commissioners import subkind
from groundswell.organisations.ods.names import readable
from groundswell.organisations.ods.reading import OrganisationFile, counted, stated_date
from groundswell.organisations.ods.spells import settle
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
)

NETWORK_CODE = re.compile(r"U\d{5}")
NETWORKS = {
    "code": r"pcn code",
    "name": r"pcn name",
    "commissioner": r"current .*code",
    "commissioner name": r"(current )?.*(commissioning group|icb|location).* name",
    "opened": r"open date.*",
    "closed": r"close date.*",
    "postcode": r"postcode",
}
MEMBERS = {
    "practice": r"partner organisation code",
    "practice name": r"partner name",
    "commissioner": r"practice parent .*code",
    "commissioner name": r"practice parent .*name",
    "network": r"pcn code",
    "first": r"practice to pcn relationship start date",
    "last": r"practice to pcn relationship end date",
}


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: list[list[Any]]
    at: dict[str, int]


class Epcn:
    format = "epcn"
    title = "Primary care networks (ePCN)"

    def recognises(self, source: Source) -> bool:
        if not source.is_workbook:
            return False
        try:
            names = " ".join(source.workbook().sheet_names).lower()
        except Unreadable:
            return "epcn" in source.name.lower()
        return "pcn core partner" in names or ("pcn" in names and "details" in names)

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> OrganisationFile:
        if not source.is_workbook:
            raise Unreadable("This is no workbook, and ePCN is one", expected="an .xlsx workbook", found=source.name)
        workbook = source.workbook()
        sheets = {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}
        networks = _sheet(sheets, NETWORKS, "networks")
        members = _sheet(sheets, MEMBERS, "memberships of practices")
        day = stated_date(source, as_at)

        named: dict[str, OrganisationStatement] = {}
        _networks(networks, day, named, problems)
        spells, repeated = _memberships(members, named, problems)
        settled, overlaps = settle(spells)
        notes = []
        if repeated:
            notes.append(
                f"{counted(repeated, 'membership stands', 'memberships stand')} in the file twice: taken once."
            )
        for earlier, later in overlaps:
            last = f"to {earlier.until - timedelta(days=1)}" if earlier.until else "with no end"
            notes.append(
                f"{members.name}, rows {earlier.row:,} and {later.row:,}: {earlier.child} is in {earlier.parent} "
                f"{last} and in {later.parent} from {later.first}; the later is taken from {later.first}."
            )
        if ahead := sum(1 for spell in settled if spell.first and spell.first > day):
            notes.append(f"{counted(ahead, 'membership begins', 'memberships begin')} after the day of the file.")
        statement = FileStatement(day, Basis.DATED, frozenset({Kind.NETWORK}), list(named.values()), settled)
        return OrganisationFile(statement, len(networks.rows) + len(members.rows), notes)


def _sheet(sheets: dict[str, list[list[Any]]], columns: dict[str, str], what: str) -> Sheet:
    """The sheet whose first row names all columns wanted."""
    nearest: tuple[int, str, list[str]] = (0, "", [])
    for name, rows in sheets.items():
        heads = [" ".join(str(cell).lower().split()) for cell in rows[0]] if rows else []
        at = {
            column: next((i for i, head in enumerate(heads) if re.fullmatch(pattern, head)), -1)
            for column, pattern in columns.items()
        }
        missing = [column for column, index in at.items() if index < 0]
        if not missing:
            return Sheet(name, rows[1:], at)
        if len(columns) - len(missing) > nearest[0]:
            nearest = (len(columns) - len(missing), name, missing)
    _, name, missing = nearest
    raise Unreadable(
        f"No sheet holds the {what}"
        + (f"; {name} lacks columns: {', '.join(missing)}" if len(missing) < 3 and name else ""),
        expected=f"a sheet whose first row names {', '.join(columns)}",
        found=f"sheets {', '.join(sheets)}",
    )


def _networks(sheet: Sheet, as_at: date, named: dict[str, OrganisationStatement], problems: Problems) -> None:
    at = sheet.at
    for number, row in enumerate(sheet.rows, start=2):
        network = code(row[at["code"]])
        if not network and not any(str(cell).strip() for cell in row):
            continue
        before = problems.total

        def refuse(what: str, column: str, found: object, expected: str, number: int = number) -> None:
            problems.add(what, row=number, column=column, found=found, expected=expected, sheet=sheet.name)

        if not NETWORK_CODE.fullmatch(network):
            refuse("This is not the code of a network", "PCN Code", network, "U and five digits")
        elif network in named:
            refuse("The network stands in the sheet twice", "PCN Code", network, "each network once")
        opened = day_or_problem(row[at["opened"]], problems, row=number, column="Open Date", sheet=sheet.name)
        last = day_or_problem(row[at["closed"]], problems, row=number, column="Close Date", sheet=sheet.name)
        if opened and last and last < opened:
            refuse("The network closes before it opens", "Close Date", last, f"a day from {opened} on")
        if problems.total > before:
            continue
        closed = day_after(last)
        named[network] = OrganisationStatement(
            network,
            Kind.NETWORK,
            readable(str(row[at["name"]])) or None,
            None,
            opened,
            closed,
            "closed" if closed and closed <= as_at else "active",
            " ".join(str(row[at["postcode"]]).upper().split()) or None,
            None,
            number,
        )
        _commissioner(row[at["commissioner"]], row[at["commissioner name"]], named)


def _memberships(
    sheet: Sheet, named: dict[str, OrganisationStatement], problems: Problems
) -> tuple[list[MembershipStatement], int]:
    at = sheet.at
    spells: list[MembershipStatement] = []
    seen: set[tuple[str, str, date | None, date | None]] = set()
    repeated = 0
    for number, row in enumerate(sheet.rows, start=2):
        practice, network = code(row[at["practice"]]), code(row[at["network"]])
        if not practice and not any(str(cell).strip() for cell in row):
            continue
        before = problems.total

        def refuse(what: str, column: str, found: object, expected: str, n: int = number, of: str = practice) -> None:
            problems.add(what, row=n, column=column, found=found, expected=expected, sheet=sheet.name, organisation=of)

        if not PRACTICE_CODE.fullmatch(practice):
            refuse(
                "This is not the code of a practice", "Partner Organisation Code", practice, "a letter and five digits"
            )
        if not NETWORK_CODE.fullmatch(network):
            refuse("This is not the code of a network", "PCN Code", network, "U and five digits")
        elif network not in named:
            refuse(
                "The network is not among the networks of this file",
                "PCN Code",
                network,
                "a network of the first sheet",
            )
        first, last = (
            day_or_problem(row[at[key]], problems, row=number, column=column, sheet=sheet.name, organisation=practice)
            for key, column in (("first", "Relationship Start Date"), ("last", "Relationship End Date"))
        )
        if first is None and row[at["first"]] in ("", None):
            refuse("There is no day of joining", "Relationship Start Date", "", "a date")
        if first and last and last < first:
            refuse("The practice leaves before it joins", "Relationship End Date", last, f"a day from {first} on")
        if problems.total > before:
            continue
        if (practice, network, first, last) in seen:
            repeated += 1
            continue
        seen.add((practice, network, first, last))
        spells.append(MembershipStatement(practice, network, Kind.NETWORK, first, day_after(last), number))
        if practice not in named:
            named[practice] = OrganisationStatement(
                practice, Kind.PRACTICE, readable(str(row[at["practice name"]])) or None, row=number
            )
        _commissioner(row[at["commissioner"]], row[at["commissioner name"]], named)
    return spells, repeated


def _commissioner(cell: Any, name: Any, named: dict[str, OrganisationStatement]) -> None:
    commissioner = code(cell)
    if commissioner and commissioner not in named:
        named[commissioner] = OrganisationStatement(
            commissioner, Kind.COMMISSIONER, readable(str(name)) or None, subkind(commissioner, str(name))
        )
