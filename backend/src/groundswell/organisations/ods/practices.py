"""The rows of `epraccur` and `egpam`: which are general practices, and what each says."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from groundswell.files.problems import Problems
from groundswell.organisations.ods.cells import PRACTICE_CODE, code, day_after, day_or_problem, right_width
from groundswell.organisations.ods.commissioners import CCGS_BEGIN, nameless, regions
from groundswell.organisations.ods.layout import STATUSES, Layout, is_practice, known_setting
from groundswell.organisations.ods.names import readable
from groundswell.organisations.ods.practice_notes import notes_on
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
)

PRACTITIONER = re.compile(r"[A-Z]\d{7}")
"""Persons, who prescribe under a practice; the monthly amendments list them beside the practices."""
ISSUED_TO_ANYONE = "Y"
"""Codes with this letter are given to whatever needs one; the other letters stand for the areas of 1974."""
NO_PRACTICE = re.compile(
    r"\bFEDERATION\b|\bFEDERATED GPS\b|\bGP ALLIANCE$|\bHUB\b|\b(EXTENDED|EXT|IMPROVED|7 DAY) ACCESS\b"
    r"|\bWINTER PRESSURES\b|\bHOSPITAL\b|\bCOVID\b"
)
"""Names of organisations that carry the setting of a general practice and are none: groups of practices, and
places where several practices see patients out of hours. In the published files none of the codes so named has
a registered list or a figure for online consultations; walk-in and urgent care centres often have, and stay."""


@dataclass
class Practices:
    """One practice file while it is read; `statement`, `rows_read` and `notes` are what comes of it."""

    layout: Layout
    as_at: date
    problems: Problems
    statement: FileStatement = field(init=False)
    rows_read: int = 0
    _odd: Counter[str] = field(default_factory=Counter)
    _not_practices: list[str] = field(default_factory=list)
    _seen: dict[str, int] = field(default_factory=dict)
    _operated_elsewhere: set[int] = field(default_factory=set)
    """Rows whose day of joining is not that of the commissioner."""
    _regions_of: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def __post_init__(self) -> None:
        # the present or last commissioner of each practice, so complete for nothing
        self.statement = FileStatement(self.as_at, Basis.DATED)

    def read(self, rows: list[list[str]]) -> None:
        first = int(self.layout.head)
        self.rows_read = len(rows) - first
        for number, row in enumerate(rows[first:], start=1 + first):
            if right_width(row, self.layout.columns, self.problems, number) and self._of_a_practice(row, number):
                self._take(row, number)
        spells = self.statement.memberships
        self.statement.memberships = _begun_with_commissioner(spells, self._operated_elsewhere)
        self._place_commissioners()

    @property
    def notes(self) -> list[str]:
        return notes_on(self.layout, self._odd, self._not_practices, len(self._operated_elsewhere))

    def _of_a_practice(self, row: list[str], number: int) -> bool:
        at = self.layout.at
        practice, setting, geography = code(row[at["code"]]), code(row[at["setting"]]), code(row[at["geography"]])
        if PRACTITIONER.fullmatch(practice):
            self._odd["practitioners"] += 1
        elif not known_setting(setting):
            what = "The prescribing setting is not known"
            self._refuse(row, number, what, "setting", "a number such as 4, or role codes such as RO177|RO76")
        elif not is_practice(setting):
            self._odd["other settings"] += 1
        elif practice.startswith("W") or (geography and not geography.startswith("Y")):
            self._odd["other countries"] += 1  # English practices stand in a region, Y54 to Y63; Welsh ones in W00
        elif practice.startswith(ISSUED_TO_ANYONE) and NO_PRACTICE.search(row[at["name"]].upper()):
            self._not_practices.append(f"{practice} {readable(row[at['name']])}")
        else:
            return True
        return False

    def _take(self, row: list[str], number: int) -> None:
        at, before = self.layout.at, self.problems.total
        practice = code(row[at["code"]])
        if not PRACTICE_CODE.fullmatch(practice):
            what = "This is not the code of a practice"
            self._refuse(row, number, what, "code", "a letter and five digits, such as Z10101")
        elif above := self._seen.get(practice):
            what = "The practice stands in the file twice"
            self._refuse(row, number, what, "code", f"each practice once; see row {above:,}")
        self._seen.setdefault(practice, number)
        status = STATUSES.get(code(row[at["status"]]))
        if status is None:
            self._refuse(row, number, "The status is not known", "status", f"one of {', '.join(STATUSES)}")
        opened, last_open, joined, last_in = (
            self._day(row, number, column) for column in ("opened", "closed", "joined", "left")
        )
        if opened and last_open and last_open < opened:
            self._refuse(row, number, "The practice closes before it opens", "closed", f"a day from {opened} on")
        if joined and last_in and last_in < joined:
            what = "The practice leaves its commissioner before it joins"
            self._refuse(row, number, what, "left", f"a day from {joined} on")
        if self.problems.total > before:
            return

        postcode = " ".join(row[at["postcode"]].upper().split()) or None
        closed = day_after(last_open)
        self._odd["no postcode"] += postcode is None
        self._odd["opens later"] += bool(opened and opened > self.as_at)
        self._odd["joins before opening"] += bool(opened and joined and joined < opened)
        self._odd["never left"] += bool(closed and not last_in)
        self.statement.organisations.append(
            OrganisationStatement(
                practice,
                Kind.PRACTICE,
                readable(row[at["name"]]) or None,
                None,
                opened,
                closed,
                status,
                postcode,
                code(row[at["setting"]]),
                number,
            )
        )
        self._join(row, number, practice, joined, day_after(last_in) or closed)

    def _join(self, row: list[str], number: int, practice: str, joined: date | None, until: date | None) -> None:
        at = self.layout.at
        commissioner, provider = code(row[at["commissioner"]]), code(row[at["provider"]])
        if not commissioner:
            self._odd["no commissioner"] += 1
        elif joined and until and until <= joined:
            self._odd["closed before joining"] += 1
        else:
            if provider and provider != commissioner:
                self._operated_elsewhere.add(number)
            if until is None and (region := code(row[at["geography"]])):
                self._regions_of[commissioner][region] += 1
            self.statement.memberships.append(
                MembershipStatement(practice, commissioner, Kind.COMMISSIONER, joined, until, number)
            )

    def _place_commissioners(self) -> None:
        """States the commissioners, and the region of each that has practices: the one most of them stand in."""
        said = self.statement
        in_region = {known: among.most_common(1)[0][0] for known, among in sorted(self._regions_of.items())}
        said.organisations += nameless(spell.parent for spell in said.memberships if spell.parent)
        said.organisations += regions(in_region.values())
        said.memberships += [
            MembershipStatement(commissioner, region, Kind.REGION, self.as_at)
            for commissioner, region in in_region.items()
        ]

    def _day(self, row: list[str], number: int, column: str) -> date | None:
        return day_or_problem(
            row[self.layout.at[column]],
            self.problems,
            row=number,
            column=self.layout.called(column),
            organisation=code(row[self.layout.at["code"]]),
        )

    def _refuse(self, row: list[str], number: int, what: str, column: str, expected: str) -> None:
        self.problems.add(
            what,
            row=number,
            column=self.layout.called(column),
            found=row[self.layout.at[column]],
            expected=expected,
            organisation=code(row[self.layout.at["code"]]),
        )


def _begun_with_commissioner(
    spells: list[MembershipStatement], operated_elsewhere: set[int]
) -> list[MembershipStatement]:
    """A practice cannot join a commissioner before its other practices did.

    The days of joining belong to the organisation that operates the practice (column 24). Where that is not the
    commissioner (column 15), the commissioner was found by postcode and the day is another's, often years before
    the commissioner existed. Source: ODS reference data catalogue, "GP practices".
    """
    begins: dict[str | None, date] = {}
    for spell in spells:
        if spell.row not in operated_elsewhere and spell.first:
            begins[spell.parent] = min(spell.first, begins.get(spell.parent, spell.first))
    kept: list[MembershipStatement] = []
    for spell in spells:
        begin = begins.get(spell.parent, CCGS_BEGIN)
        if spell.row in operated_elsewhere and spell.first and spell.first < begin:
            if spell.until and spell.until <= begin:
                continue
            kept.append(replace(spell, first=begin))
        else:
            kept.append(spell)
    return kept
