"""The mapping of "Appointments in General Practice": practice, network, sub-ICB, ICB and region in one month.

CSV with a head. Practices with two appointment systems in the month stand twice or three times, differing in
the supplier alone. Network `U`, "unallocated", states that there is none. Practices that sent no appointments
are not in it, so that it does not speak for all memberships.
"""

from datetime import date

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.organisations.ods.cells import PRACTICE_CODE, code, head_rows, right_width, rows_of
from groundswell.organisations.ods.epcn import NETWORK_CODE
from groundswell.organisations.ods.names import readable
from groundswell.organisations.ods.reading import OrganisationFile, counted, stated_date
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
)

UNALLOCATED = "U"
LEVELS = {
    "GP": (Kind.PRACTICE, None),
    "PCN": (Kind.NETWORK, None),
    "SUB_ICB_LOCATION": (Kind.COMMISSIONER, "sub_icb"),
    "ICB": (Kind.COMMISSIONER, "icb"),
    "REGION": (Kind.REGION, None),
}
ABOVE = (
    ("GP", "PCN"),
    ("GP", "SUB_ICB_LOCATION"),
    ("SUB_ICB_LOCATION", "ICB"),
    ("SUB_ICB_LOCATION", "REGION"),
    ("ICB", "REGION"),
)
HEADS = [f"{level}_{end}" for level in LEVELS for end in ("CODE", "NAME")]


class GpadMapping:
    format = "gpad_mapping"
    title = "Practices in networks, sub-ICBs and regions (appointments mapping)"

    def recognises(self, source: Source) -> bool:
        rows = head_rows(source)[:1]
        return bool(rows) and {code(cell) for cell in rows[0]}.issuperset(HEADS)

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> OrganisationFile:
        rows = rows_of(source)
        heads = [code(cell) for cell in rows[0]]
        if missing := [head for head in HEADS if head not in heads]:
            raise Unreadable(
                "The head lacks columns of the appointments mapping",
                expected=", ".join(missing),
                found=",".join(heads)[:150],
            )
        day = stated_date(source, as_at).replace(day=1)
        at = {level: (heads.index(f"{level}_CODE"), heads.index(f"{level}_NAME")) for level in LEVELS}
        known: dict[str, OrganisationStatement] = {}
        above: dict[tuple[str, Kind], tuple[str | None, int]] = {}
        repeated: list[str] = []
        unallocated: set[str] = set()
        for number, row in enumerate(rows[1:], start=2):
            if not right_width(row, len(heads), problems, number):
                continue
            codes = {level: code(row[index]) for level, (index, _) in at.items()}
            if not _sound(codes, number, problems):
                continue
            practice = codes["GP"]
            if codes["PCN"] == UNALLOCATED:
                unallocated.add(practice)
                above[practice, Kind.NETWORK] = None, number
                del codes["PCN"]
            if practice in known:
                repeated.append(practice)
            for level, found in codes.items():
                if found not in known:
                    kind, subkind = LEVELS[level]
                    name = readable(row[at[level][1]]) or None
                    known[found] = OrganisationStatement(found, kind, name, subkind, row=number)
            for lower, upper in ABOVE:
                if lower not in codes or upper not in codes:
                    continue
                key = codes[lower], LEVELS[upper][0]
                stated, where = above.setdefault(key, (codes[upper], number))
                if stated != codes[upper]:
                    problems.add(
                        "The organisation stands in two parents in one month",
                        row=number,
                        column=f"{upper}_CODE",
                        found=f"{codes[lower]} in {codes[upper]}",
                        expected=f"{stated}, as in row {where:,}",
                        organisation=codes[lower],
                    )
        statement = FileStatement(
            day,
            Basis.MONTHLY,
            frozenset(),
            list(known.values()),
            [MembershipStatement(lower, upper, kind, day, None, n) for (lower, kind), (upper, n) in above.items()],
        )
        notes = []
        if repeated:
            rows_twice = counted(len(repeated), "row repeats", "rows repeat")
            notes.append(
                f"{rows_twice} a practice already named, with another supplier "
                f"({counted(len(set(repeated)), 'practice', 'practices')}): taken once."
            )
        if unallocated:
            notes.append(f"{counted(len(unallocated), 'practice is', 'practices are')} in no network (U, unallocated).")
        return OrganisationFile(statement, len(rows) - 1, notes)


def _sound(codes: dict[str, str], number: int, problems: Problems) -> bool:
    before = problems.total
    practice, network = codes["GP"], codes["PCN"]
    if not PRACTICE_CODE.fullmatch(practice):
        problems.add(
            "This is not the code of a practice",
            row=number,
            column="GP_CODE",
            found=practice,
            expected="a letter and five digits",
        )
    if network != UNALLOCATED and not NETWORK_CODE.fullmatch(network):
        problems.add(
            "This is not the code of a network",
            row=number,
            column="PCN_CODE",
            found=network,
            expected="U and five digits, or U",
            organisation=practice,
        )
    for level in ("SUB_ICB_LOCATION", "ICB", "REGION"):
        if not codes[level]:
            problems.add(
                "There is no code", row=number, column=f"{level}_CODE", expected="a code", organisation=practice
            )
    return problems.total == before
