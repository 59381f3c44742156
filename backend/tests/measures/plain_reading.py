"""Everything that was ever said, kept in lists, and each number worked out anew from it with loops and dictionaries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from groundswell.spc import Assurance

NATION = "ENG"
Key = tuple[str, date]
Row = Fraction | None
"""A value, or None where all of it is set aside."""


@dataclass
class Said:
    """One figure as one file said it."""

    file: int
    as_at: date
    numerator: int
    denominator: int
    supplier: str


@dataclass
class Exclusion:
    first: date
    last: date
    supplier: str
    only_zeros: bool


@dataclass
class Reference:
    said: dict[Key, list[Said]] = field(default_factory=lambda: defaultdict(list))
    seen_in: dict[int, tuple[date, dict[str, str]]] = field(default_factory=dict)
    """Month files by their number: the month, and each practice's network ("U" for none)."""
    exclusions: dict[int, Exclusion] = field(default_factory=dict)
    phases: dict[int, tuple[str, date]] = field(default_factory=dict)
    """Organisation and first month, by number; a baseline of a year is all of a series that is shorter."""
    targets: dict[int, tuple[str | None, date, float | None]] = field(default_factory=dict)
    """Organisation (None: the nation), first month, value."""

    def forget(self, file: int) -> None:
        self.seen_in.pop(file, None)
        for key in self.said:
            self.said[key] = [said for said in self.said[key] if said.file != file]

    def in_force(self) -> dict[Key, tuple[Said, bool]]:
        """The newest statement of every figure, and whether it is set aside."""
        found = {}
        for (practice, month), all_said in self.said.items():
            if all_said:
                newest = max(all_said, key=lambda said: (said.as_at, said.file))
                found[practice, month] = (
                    newest,
                    any(self._excludes(e, newest, month) for e in self.exclusions.values()),
                )
        return found

    @staticmethod
    def _excludes(exclusion: Exclusion, said: Said, month: date) -> bool:
        return (
            exclusion.first <= month <= exclusion.last
            and exclusion.supplier in said.supplier.split("; ")
            and (said.numerator == 0 or not exclusion.only_zeros)
        )

    def network_of(self, practice: str, month: date | None) -> str | None:
        """The last word on or before the first of the month; None as month: the last word of all."""
        words = [
            (seen, file, where[practice])
            for file, (seen, where) in self.seen_in.items()
            if practice in where and (month is None or seen <= month)
        ]
        # Two files of one month that disagree: the higher code is held, whichever came first.
        return max(words, key=lambda word: (word[0], word[2]))[2] if words else None

    def roll_ups(self) -> dict[tuple[str, str, date], tuple[int, int, int, int]]:
        """(group, membership, month) -> numerator, denominator, practices contributing, practices set aside."""
        sums: dict[tuple[str, str, date], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        for (practice, month), (said, excluded) in self.in_force().items():
            groups = {("ENG", "then"), ("ENG", "now")}
            for membership, on in (("then", month), ("now", None)):
                network = self.network_of(practice, on)
                if network not in (None, "U"):
                    groups.add((str(network), membership))
            for group, membership in groups:
                row = sums[group, membership, month]
                if excluded:
                    row[3] += 1
                else:
                    row[0] += said.numerator
                    row[1] += said.denominator
                    row[2] += 1
        return {key: (row[0], row[1], row[2], row[3]) for key, row in sums.items()}

    def target_of(self, organisation: str, month: date) -> float | None:
        """Its own newest that had begun, whatever the nation says; without one of its own, the nation's newest."""
        for whose in (organisation, None):
            begun = [(first, value) for of, first, value in self.targets.values() if of == whose and first <= month]
            if begun:
                return max(begun)[1]
        return None

    def summaries(self) -> dict[tuple[str, str], "Summary"]:
        """What the last figure of each series says, by organisation and membership."""
        series: dict[tuple[str, str], dict[date, Row]] = defaultdict(dict)
        for (practice, month), (said, excluded) in self.in_force().items():
            series[practice, "then"][month] = None if excluded else Fraction(said.numerator * 100, said.denominator)
        for (group, membership, month), (top, bottom, contributing, _) in self.roll_ups().items():
            series[group, membership][month] = Fraction(top * 100, bottom) if contributing else None
        return {
            (of, membership): self._summary(of, rows)
            for (of, membership), rows in series.items()
            if any(row is not None for row in rows.values())
        }

    def _summary(self, of: str, rows: dict[date, Row]) -> "Summary":
        first, end = min(rows), max(rows)
        last = max(month for month, row in rows.items() if row is not None)
        cuts = sorted({first} | {max(cut, first) for whose, cut in self.phases.values() if whose == of})

        def phase_of(month: date) -> list[tuple[date, Row]]:
            begin = max(cut for cut in cuts if cut <= month)
            until = min((cut for cut in cuts if cut > month), default=date.max)
            return [(at, rows[at]) for at in sorted(rows) if begin <= at < until]

        now = limits(phase_of(end))
        target = self.target_of(of, end)
        used = [row for _, row in phase_of(end) if row is not None]
        if now.upper is None and len(used) > 1 and len(set(used)) == 1:  # nothing varies: it is what it is
            now = replace(now, lower=used[0], upper=used[0])
        if target is None:
            assurance = Assurance.NONE
        elif now.upper is not None and target > now.upper:
            assurance = Assurance.CONSISTENT_PASS
        elif now.lower is not None and target < now.lower:
            assurance = Assurance.CONSISTENT_FAIL
        else:
            assurance = Assurance.INCONSISTENT
        value = rows[last]
        assert value is not None
        until_last = [(month, row) for month, row in phase_of(last) if month <= last]
        held = limits(phase_of(last))
        assert held.centre is not None
        return Summary(
            last,
            value,
            held,
            assurance,
            run=run_at_the_end(until_last, held.centre),
            points=sum(row is not None for _, row in until_last),
        )


@dataclass
class Limits:
    centre: Fraction | None
    lower: Fraction | None
    upper: Fraction | None


@dataclass
class Summary:
    period: date
    value: Fraction
    limits: Limits
    assurance: Assurance
    run: int
    """Months in a row, the last included, on its side of the centre."""
    points: int


def limits(rows: Sequence[tuple[date, Row]]) -> Limits:
    """Of an XmR chart: what is set aside is as if it were not there, a month without a figure is a gap."""
    values = [row for _, row in rows if row is not None]
    if not values:
        return Limits(None, None, None)
    centre = sum(values, Fraction(0)) / len(values)
    places = [place for place, (_, row) in enumerate(rows) if row is not None]
    ranges = []
    for one, other in pairwise(places):
        between = rows[one : other + 1]
        if all(months_between(a, b) == 1 for (a, _), (b, _) in pairwise(between)):
            ranges.append(abs((rows[other][1] or Fraction(0)) - (rows[one][1] or Fraction(0))))
    if not any(ranges):
        return Limits(centre, None, None)
    mean = sum(ranges, Fraction(0)) / len(ranges)
    left = [each for each in ranges if each < Fraction("3.267") * mean]
    if any(left):
        mean = sum(left, Fraction(0)) / len(left)
    reach = Fraction("2.66") * mean
    return Limits(centre, centre - reach, centre + reach)


def run_at_the_end(rows: Sequence[tuple[date, Row]], centre: Fraction) -> int:
    sides = [0 if row is None else (row > centre) - (row < centre) for _, row in rows]
    run = 0
    for place in reversed(range(len(rows))):
        gap = place + 1 < len(rows) and months_between(rows[place][0], rows[place + 1][0]) > 1
        if gap or sides[place] == 0 or sides[place] != sides[-1]:
            break
        run += 1
    return run


def months_between(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month
