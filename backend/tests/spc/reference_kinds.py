"""Centre lines and limits of every kind of chart, written to be read: one phase at a time, plain Python, fractions.

Formulas as the docstrings of groundswell.spc.limits cite them, in the words of the sources: z scores where the engine
has none, a weighted mean where it corrects a sum. Values and centres are fractions, so a tie is a tie in the numbers
people wrote; limits are floats, for most hold a square root.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median, stdev

from groundswell.spc import Rules
from groundswell.spc.kinds import Kind

Exact = Fraction | None


@dataclass
class Row:
    """A point as given: y a value, count, mean or standard deviation; n a denominator or size; sd only with a mean."""

    y: Exact
    n: Exact = None
    sd: Exact = None
    excluded: bool = False
    starts: bool = False


@dataclass
class Point:
    """A point as drawn. present: it has a value and is not set aside. tells: the limits may rest on its value."""

    row: Row
    value: Exact
    present: bool
    in_baseline: bool
    centre: Fraction | float | None = None
    lower: float | None = None
    upper: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None

    @property
    def tells(self) -> bool:
        return self.in_baseline and not self.row.excluded and self.value is not None


@dataclass
class Asked:
    kind: Kind
    rules: Rules
    baseline: int | None
    centre: Exact
    ordered: bool


def chart(rows: Sequence[Row], asked: Asked) -> list[Point]:
    phases: list[list[Point]] = []
    for place, row in enumerate(rows):
        if place == 0 or row.starts:
            phases.append([])
        in_baseline = asked.baseline is None or len(phases[-1]) < asked.baseline
        value = plotted(row, asked.kind)
        phases[-1].append(Point(row, value, value is not None and not row.excluded, in_baseline))
    for phase in phases:
        if asked.kind is Kind.MR:
            ranges = [apart(before.value, after.value) for before, after in pairwise(phase)]
            for point, size in zip(phase, [None, *ranges], strict=True):
                point.value = size
        draw(phase, asked)
    return [point for phase in phases for point in phase]


def plotted(row: Row, kind: Kind) -> Exact:
    if row.y is None:
        return None
    if kind in (Kind.XBAR, Kind.S):
        return row.y if row.n else None
    if kind in (Kind.P, Kind.PP, Kind.U, Kind.UP, Kind.IP):
        return row.y / row.n if row.n else None
    return row.y


def apart(one: Exact, other: Exact) -> Exact:
    return None if one is None or other is None else abs(one - other)


def draw(phase: list[Point], asked: Asked) -> None:
    telling = [point for point in phase if point.tells]
    if not telling and asked.centre is None:
        return
    values = [point.value for point in telling if point.value is not None]
    kind, rules = asked.kind, asked.rules
    mean = sum(values, Fraction(0)) / max(len(values), 1)
    match kind:
        case Kind.RUN:
            for point in phase:
                point.centre = median(values) if asked.centre is None else asked.centre
        case Kind.I:
            centre = mean if asked.centre is None else asked.centre
            spread = typical_range(bridged(phase), rules)
            for point in phase:
                lines(point, centre, None if spread is None else rules.limit_factor * float(spread), rules)
        case Kind.MR:
            centre = mean if asked.centre is None else asked.centre
            for point in phase:
                lines(point, centre, 3.267 * float(centre), rules)
                point.lower = point.near_lower = 0.0
                point.upper = 3.267 * float(centre)
                point.near_upper = 3.267 * float(centre) * rules.near_limit
        case Kind.C:
            centre = mean if asked.centre is None else asked.centre
            for point in phase:
                lines(point, centre, 3 * math.sqrt(centre), rules, floor=0.0)
        case Kind.G:
            rests_on = mean if asked.centre is None else asked.centre
            for point in phase:
                lines(point, rests_on, 3 * math.sqrt(rests_on * (rests_on + 1)), rules, floor=0.0)
                if rules.g_centre == "median":
                    point.centre = median(values) if asked.centre is None else 0.693 * float(asked.centre)
        case Kind.T:
            times_between(phase, asked)
        case Kind.XBAR | Kind.S:
            subgroups(phase, asked)
        case _:
            ratios(phase, asked)


def lines(
    point: Point,
    centre: Fraction | float,
    away: float | None,
    rules: Rules,
    floor: float = -math.inf,
    ceiling: float = math.inf,
) -> None:
    point.centre = centre
    if away is None or not math.isfinite(away):
        return
    near = away * rules.near_limit
    point.lower, point.near_lower = max(float(centre) - away, floor), max(float(centre) - near, floor)
    point.upper, point.near_upper = min(float(centre) + away, ceiling), min(float(centre) + near, ceiling)


def bridged(phase: list[Point]) -> list[Exact]:
    """What moving ranges are taken between: excluded points are as if they were not there, all others that tell
    nothing are gaps."""
    return [point.value if point.tells else None for point in phase if not point.row.excluded]


def typical_range(values: Sequence[Fraction | None] | Sequence[float | None], rules: Rules) -> float | None:
    gaps = [after - before for before, after in pairwise(values) if before is not None and after is not None]
    ranges: list[Fraction | float] = [max(gap, -gap) for gap in gaps]
    return screened(ranges, rules, "3.267")


def screened(ranges: Sequence[Fraction | float], rules: Rules, factor: str) -> float | None:
    if not ranges:
        return None
    mean: Fraction | float = sum(ranges) / len(ranges)
    if not rules.screening:
        return float(mean)
    limit = Fraction(factor) * mean if isinstance(mean, Fraction) else float(factor) * mean
    kept = [size for size in ranges if size < limit]
    if not kept:
        return None
    left = sum(kept) / len(kept)
    return float(left if left or rules.may_collapse else mean)


def times_between(phase: list[Point], asked: Asked) -> None:
    power = [None if value is None else float(value) ** (1 / 3.6) for value in bridged(phase)]
    present = [number for number in power if number is not None]
    centre = sum(present) / len(present) if asked.centre is None else float(asked.centre) ** (1 / 3.6)
    # Equal times have equal powers, so a constant phase is exactly constant here too.
    spread = typical_range(power, asked.rules)
    for point in phase:
        point.centre = centre**3.6
        if spread is None:
            continue
        away = asked.rules.limit_factor * spread
        near = away * asked.rules.near_limit
        point.lower = max(centre - away, 0.0) ** 3.6
        point.upper = (centre + away) ** 3.6
        point.near_lower = (centre - near) ** 3.6 if centre >= near else None
        point.near_upper = (centre + near) ** 3.6


def subgroups(phase: list[Point], asked: Asked) -> None:
    telling = [point for point in phase if point.tells]
    deviations = [(point.row.n, point.value if asked.kind is Kind.S else point.row.sd) for point in telling]
    pairs = [(n, s) for n, s in deviations if n is not None and n >= 2 and s is not None]
    spread: Fraction | float | None = None
    if len({point.row.n for point in phase if point.row.n is not None}) == 1 and pairs:
        spread = sum((s for _, s in pairs), Fraction(0)) / len(pairs)
    elif pairs:
        spread = math.sqrt(sum((n - 1) * s * s for n, s in pairs) / sum(n - 1 for n, _ in pairs))
    if asked.kind is Kind.XBAR:
        total = sum(point.row.n * point.value for point in telling if point.row.n and point.value is not None)
        mean = total / max(sum(point.row.n for point in telling if point.row.n), Fraction(1))
        for point in phase:
            c4 = expected_deviation(point.row.n)
            away = None
            if spread is not None and c4 is not None and point.row.n is not None:
                away = 3 * float(spread) / (c4 * math.sqrt(point.row.n))
            lines(point, mean if asked.centre is None else asked.centre, away, asked.rules)
        return
    centre = spread if asked.centre is None else asked.centre
    for point in phase:
        c4 = expected_deviation(point.row.n)
        if centre is not None:
            away = None if c4 is None else 3 * float(centre) * math.sqrt(1 - c4 * c4) / c4
            lines(point, centre, away, asked.rules, floor=0.0)


def expected_deviation(size: Exact) -> float | None:
    if size is None or size < 2:
        return None
    n = float(size)
    return math.sqrt(2 / (n - 1)) * math.exp(math.lgamma(n / 2) - math.lgamma((n - 1) / 2))


def ratios(phase: list[Point], asked: Asked) -> None:
    telling = [point for point in phase if point.tells]
    total = sum((point.row.y for point in telling if point.row.y is not None), Fraction(0))
    sizes = sum((point.row.n for point in telling if point.row.n is not None), Fraction(0))
    centre = total / sizes if asked.centre is None else asked.centre
    one = one_draw(centre, asked.kind)
    widened: float | None = 1.0
    if asked.kind in (Kind.PP, Kind.UP):
        widened = sigma_z(phase, centre, one, asked)
    elif asked.kind is Kind.IP:
        widened = sigma_between(phase, asked.rules)
    for point in phase:
        away = None
        if one is not None and widened is not None and point.row.n:
            away = 3 * one * widened / math.sqrt(point.row.n)
        floor = -math.inf if asked.kind is Kind.IP else 0.0
        ceiling = 1.0 if asked.kind in (Kind.P, Kind.PP) else math.inf
        lines(point, centre, away, asked.rules, floor, ceiling)


def one_draw(centre: Fraction, kind: Kind) -> float | None:
    """The standard deviation of a point of size 1 in theory."""
    if kind is Kind.IP:
        return 1.0
    variance = centre * (1 - centre) if kind in (Kind.P, Kind.PP) else centre
    return math.sqrt(variance) if variance >= 0 else None


def sigma_z(phase: list[Point], centre: Fraction, one: float | None, asked: Asked) -> float | None:
    if not one:
        return None
    z: list[float | None] = [
        float(point.value - centre) / (one / math.sqrt(point.row.n))
        if point.tells and point.value is not None and point.row.n
        else None
        for point in phase
        if not point.row.excluded
    ]
    if not asked.ordered:
        there = [score for score in z if score is not None]
        return stdev(there) if len(there) > 1 else None
    spread = typical_range(z, asked.rules)
    return None if spread is None else asked.rules.limit_factor / 3 * spread


def sigma_between(phase: list[Point], rules: Rules) -> float | None:
    """Over all points of the phase, excluded or beyond the baseline or not."""
    ranges = [
        math.sqrt(math.pi / 2) * float(abs(b.value - a.value)) / math.sqrt(1 / a.row.n + 1 / b.row.n)
        for a, b in pairwise(phase)
        if a.value is not None and b.value is not None and a.row.n and b.row.n
    ]
    return screened(ranges, rules, "3.2665")
