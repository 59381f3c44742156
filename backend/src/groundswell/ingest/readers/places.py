"""Where a monthly workbook says each practice belonged: its network and sub-ICB, the sub-ICB's ICB, their region."""

import re
from collections import Counter
from datetime import date
from functools import lru_cache

from groundswell.ingest.readers.tables import UNASSIGNED, PracticeRow, Table
from groundswell.organisations.ods.names import readable
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
)

IN_NO_NETWORK = frozenset({"", "U", "UNALLOCATED"})
NOT_STATED = frozenset({"", "*", "-", "UNMAPPED"})
PLACE = re.compile(r"[A-Z0-9]{3,8}")


NAMED = lru_cache(maxsize=50_000)(readable)
"""Sixteen months of workbooks name the same six thousand practices sixteen times."""

SUBKINDS = {"sub icb": "sub_icb", "icb": "icb"}
LEVELS = {"pcn": Kind.NETWORK, "sub icb": Kind.COMMISSIONER, "icb": Kind.COMMISSIONER, "region": Kind.REGION}


def monthly_statement(
    table: Table, rows: list[PracticeRow], code_column: int, *, month: date, as_at: date | None
) -> FileStatement:
    """`as_at` is the month itself unless the sender said otherwise.

    The workbook lists practices that sent figures, not all there are: it is complete for no kind of parent.
    """
    name_column = table.column("gp name")
    columns = [(level, table.column(f"{level} code"), table.column(f"{level} name")) for level in LEVELS]
    practices: list[OrganisationStatement] = []
    parents: dict[str, OrganisationStatement] = {}
    memberships: list[MembershipStatement] = []
    above: Counter[tuple[str, str, Kind]] = Counter()

    for row, code, cells in rows:
        if code == UNASSIGNED:
            continue
        practices.append(OrganisationStatement(code, Kind.PRACTICE, name=NAMED(str(cells[name_column])), row=row))
        stated: list[str] = []
        for level, code_at, name_at in columns:
            parent = str(cells[code_at]).strip().upper()
            if parent not in parents and _is_place(parent):
                parents[parent] = OrganisationStatement(
                    parent, LEVELS[level], name=NAMED(str(cells[name_at])), subkind=SUBKINDS.get(level), row=row
                )
            stated.append(parent)
        network, sub_icb, icb, region = stated
        if network in IN_NO_NETWORK:
            memberships.append(MembershipStatement(code, None, Kind.NETWORK, first=month, row=row))
        elif network in parents:
            memberships.append(MembershipStatement(code, network, Kind.NETWORK, first=month, row=row))
        if sub_icb in parents:
            memberships.append(MembershipStatement(code, sub_icb, Kind.COMMISSIONER, first=month, row=row))
        above[sub_icb, icb, Kind.COMMISSIONER] += 1
        above[sub_icb, region, Kind.REGION] += 1
        above[icb, region, Kind.REGION] += 1

    # one parent a child: what most of its practices say, should a row differ
    told: set[tuple[str, Kind]] = set()
    for (child, parent, kind), _ in above.most_common():
        if (child, kind) not in told and child in parents and parent in parents:
            told.add((child, kind))
            memberships.append(MembershipStatement(child, parent, kind, first=month))
    return FileStatement(
        as_at=as_at or month,
        basis=Basis.MONTHLY,
        organisations=[*parents.values(), *practices],
        memberships=memberships,
    )


def _is_place(code: str) -> bool:
    return code not in IN_NO_NETWORK and code not in NOT_STATED and PLACE.fullmatch(code) is not None
