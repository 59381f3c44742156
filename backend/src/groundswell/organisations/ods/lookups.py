"""The look-ups of the Office for National Statistics: commissioners in their parents in regions.

`CCG21CD,CCG21CDH,CCG21NM,STP21…,NHSER21…` and `SICBL22CD,SICBL22CDH,SICBL22NM,ICB22…,NHSER22…`, in any order of
columns, with a byte-order mark. Each organisation has the code of the ONS (E38000006, "CD") and that of ODS (02P,
"CDH"); practices know the second. The digits are the year.
"""

import re
from dataclasses import dataclass
from datetime import date

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.organisations.ods.cells import code, head_rows, right_width, rows_of
from groundswell.organisations.ods.commissioners import INTEGRATED_CARE_BEGINS, REGIONS_BEGIN
from groundswell.organisations.ods.names import readable
from groundswell.organisations.ods.reading import OrganisationFile, stated_date
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
)

_ODS = re.compile(r"[0-9A-Z]{3}|[0-9A-Z]{5}")


@dataclass(frozen=True)
class Level:
    stem: str
    """Of the columns: stem, year, CDH or NM."""
    kind: Kind
    subkind: str | None


@dataclass
class Lookup:
    """One shape of look-up, with its reader."""

    format: str
    title: str
    commissioner: Level
    parent: Level
    region: Level
    issued: tuple[int, int]
    """Month and day from which the look-up of a year holds, where nothing else says."""
    parents_begin: date | None
    """The day from which parents are known to have held their commissioners; None: the day of the file."""
    regions_begin: date

    def recognises(self, source: Source) -> bool:
        rows = head_rows(source)[:1]
        return bool(rows) and self._year(rows[0]) is not None

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> OrganisationFile:
        rows = rows_of(source)
        year = self._year(rows[0])
        if year is None:
            raise Unreadable(
                "The head is not that of this look-up",
                expected=", ".join(f"{level.stem}..CDH, {level.stem}..NM" for level in self._levels),
                found=",".join(rows[0])[:150],
            )
        # the head gives the year alone: a name that agrees with it says the month too
        named = source.date_in_name
        inside = named if named and named.year == 2000 + year else date(2000 + year, *self.issued)
        day = stated_date(source, as_at, inside)
        heads = [code(cell) for cell in rows[0]]
        at = {level.stem: [heads.index(f"{level.stem}{year}{end}") for end in ("CDH", "NM")] for level in self._levels}

        statement = FileStatement(day, Basis.DATED)
        known: dict[str, OrganisationStatement] = {}
        above: dict[tuple[str, Kind], tuple[str, int]] = {}
        for number, row in enumerate(rows[1:], start=2):
            if not right_width(row, len(heads), problems, number):
                continue
            codes = [code(row[at[level.stem][0]]) for level in self._levels]
            wrong = [
                (level, found) for level, found in zip(self._levels, codes, strict=True) if not _ODS.fullmatch(found)
            ]
            for level, found in wrong:
                problems.add(
                    "This is not an ODS code",
                    row=number,
                    column=f"{level.stem}{year}CDH",
                    found=found,
                    expected="three or five letters and digits, such as 02P",
                )
            if wrong:
                continue
            for level, found in zip(self._levels, codes, strict=True):
                known.setdefault(
                    found,
                    OrganisationStatement(
                        found, level.kind, readable(row[at[level.stem][1]]) or None, level.subkind, row=number
                    ),
                )
            child, parent, region = codes
            for lower, upper, kind in (
                (child, parent, Kind.COMMISSIONER),
                (child, region, Kind.REGION),
                (parent, region, Kind.REGION),
            ):
                stated, where = above.setdefault((lower, kind), (upper, number))
                if stated != upper:
                    problems.add(
                        "The organisation stands in two parents at once",
                        row=number,
                        column=f"{(self.parent if kind is Kind.COMMISSIONER else self.region).stem}{year}CDH",
                        found=f"{lower} in {upper}",
                        expected=f"{stated}, as in row {where:,}",
                        organisation=lower,
                    )
        begins = {Kind.COMMISSIONER: self.parents_begin or day, Kind.REGION: self.regions_begin}
        statement.organisations = list(known.values())
        statement.memberships = [
            MembershipStatement(lower, upper, kind, min(begins[kind], day), None, number)
            for (lower, kind), (upper, number) in above.items()
        ]
        return OrganisationFile(statement, len(rows) - 1, [])

    @property
    def _levels(self) -> tuple[Level, Level, Level]:
        return self.commissioner, self.parent, self.region

    def _year(self, heads: list[str]) -> int | None:
        """The two digits of the year, when all columns wanted are there with the same ones."""
        present = {code(cell) for cell in heads}
        for head in present:
            if found := re.fullmatch(rf"{self.commissioner.stem}(\d\d)CDH", head):
                year = found.group(1)
                if all(f"{level.stem}{year}{end}" in present for level in self._levels for end in ("CDH", "NM")):
                    return int(year)
        return None


REGION = Level("NHSER", Kind.REGION, None)
CCG_STP_REGION = Lookup(
    format="ccg_stp_region",
    title="CCGs in STPs in regions (ONS look-up)",
    commissioner=Level("CCG", Kind.COMMISSIONER, "ccg"),
    parent=Level("STP", Kind.COMMISSIONER, "stp"),
    region=REGION,
    issued=(4, 1),
    parents_begin=None,
    regions_begin=REGIONS_BEGIN,
)
SUB_ICB_ICB_REGION = Lookup(
    format="sub_icb_icb_region",
    title="Sub-ICB locations in ICBs in regions (ONS look-up)",
    commissioner=Level("SICBL", Kind.COMMISSIONER, "sub_icb"),
    parent=Level("ICB", Kind.COMMISSIONER, "icb"),
    region=REGION,
    issued=(7, 1),
    parents_begin=INTEGRATED_CARE_BEGINS,
    regions_begin=INTEGRATED_CARE_BEGINS,
)
