"""The chart rules written to be read, not to be fast: one series at a time, exact fractions, one window after another.

Values are fractions, None where missing, so a tie is a tie in the numbers people wrote and no tolerance is needed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import groupby, pairwise
from typing import TypeVar

from groundswell.spc import Assurance, Classification, Direction, Kind, Label, Rules, TwoInThree, Variation
from groundswell.spc.rules import boxes

Value = Fraction | None

T = TypeVar("T")

HIGH = (Label.ABOVE_UPPER_LIMIT, Label.TREND_UP, Label.TWO_IN_THREE_ABOVE, Label.SHIFT_ABOVE)


@dataclass(frozen=True)
class Series:
    """One entry a row in each list; `baselines` are read at the first row of a phase, 0 = all rows."""

    values: Sequence[Value]
    excluded: Sequence[bool]
    phase_starts: Sequence[bool]
    baselines: Sequence[int]
    targets: Sequence[Value]
    centre: Value
    direction: Direction


@dataclass(frozen=True)
class Settings:
    chart: Kind
    ordered: bool
    rules: Rules


@dataclass
class Point:
    """`value` is None for an excluded point too: it takes part in nothing."""

    value: Value
    excluded: bool
    phase: int
    in_baseline: bool
    centre: Value = None
    lower: Value = None
    upper: Value = None
    near_lower: Value = None
    near_upper: Value = None
    side: int = 0
    near: bool = False
    astronomical: bool = False
    trend: int = 0
    two_in_three: int = 0
    shift: int = 0
    label: Label = Label.COMMON_CAUSE
    classification: Classification = Classification.COMMON_CAUSE


@dataclass
class Runs:
    useful: int
    longest: int = -1
    allowed: int = -1
    crossings: int = -1
    fewest: int = -1
    signal: bool = False
    too_long: list[Point] = field(default_factory=list)


@dataclass
class Chart:
    points: list[Point]
    runs: list[Runs]
    variation: Variation = Variation.NONE
    assurance: Assurance = Assurance.NONE


def chart(series: Series, settings: Settings) -> Chart:
    found = phases(series)
    runs = [read(phase, series.centre, settings) for phase in found]
    points = [point for phase in found for point in phase]
    for point in points:
        point.label = label(point, series.direction, settings.rules)
        point.classification = classification(point.label, series.direction)
    drawn = Chart(points, runs)
    if any(point.value is not None for point in points):
        present = sum(point.value is not None for point in found[-1])
        if present >= settings.rules.icons_from or settings.rules.icons_from == 1:
            drawn.variation = variation(points[-1].label, series.direction)
            if settings.chart is not Kind.RUN:
                drawn.assurance = assurance(found[-1], series.direction, series.targets[-1])
    return drawn


def phases(series: Series) -> list[list[Point]]:
    found: list[list[Point]] = []
    rows = 0
    for row, given in enumerate(series.values):
        if row == 0 or series.phase_starts[row]:
            found.append([])
            rows = series.baselines[row]
        value = None if series.excluded[row] else given
        in_baseline = value is not None and (rows == 0 or len(found[-1]) < rows)
        found[-1].append(Point(value, series.excluded[row], phase=len(found) - 1, in_baseline=in_baseline))
    return found


def read(phase: list[Point], supplied: Value, settings: Settings) -> Runs:
    rules = settings.rules
    draw_lines(phase, supplied, settings)
    for point in phase:
        if point.value is None or point.centre is None:
            continue
        point.side = (point.value > point.centre) - (point.value < point.centre)
        if point.upper is not None and point.lower is not None:
            point.astronomical = not point.lower <= point.value <= point.upper
        if point.near_upper is not None and point.near_lower is not None:
            point.near = not point.astronomical and not point.near_lower <= point.value <= point.near_upper
    if not settings.ordered:
        return Runs(useful=-1)
    mark_shifts(phase, rules)
    mark_trends(phase, rules)
    if rules.two_in_three is TwoInThree.THIRD_ANYWHERE:
        mark_two_in_three_with_the_third_anywhere(phase, rules)
    elif rules.two_in_three is not None:
        mark_two_in_three(phase, rules)
    runs = runs_of(phase, rules.runs or "anhoej")
    if rules.runs is not None:
        for point in runs.too_long:
            point.shift = point.side
    return runs


def draw_lines(phase: list[Point], supplied: Value, settings: Settings) -> None:
    rules = settings.rules
    used = sorted(point.value for point in phase if point.in_baseline and point.value is not None)
    centre = supplied
    if centre is None and used:
        middle = used[(len(used) - 1) // 2 : len(used) // 2 + 1]
        rests_on = middle if settings.chart is Kind.RUN else used
        centre = sum(rests_on, Fraction(0)) / len(rests_on)
    mean_range = None if settings.chart is Kind.RUN else mean_moving_range(phase, rules)
    enough = sum(point.value is not None for point in phase) >= rules.limits_from
    for point in phase:
        point.centre = centre
        if centre is not None and mean_range is not None and enough:
            reach = exact(rules.limit_factor) * mean_range
            near = exact(rules.near_limit) * reach
            point.lower, point.upper = centre - reach, centre + reach
            point.near_lower, point.near_upper = centre - near, centre + near


def exact(parameter: float) -> Fraction:
    """The number the double stands for: 2.66, 2/3, 3/1.128."""
    return Fraction(parameter).limit_denominator(10_000)


def mean_moving_range(phase: list[Point], rules: Rules) -> Value:
    ranges = [
        abs(after.value - before.value)
        for before, after in pairwise(point for point in phase if not point.excluded)
        if before.in_baseline and after.in_baseline and before.value is not None and after.value is not None
    ]
    if not ranges:
        return None
    mean = sum(ranges, Fraction(0)) / len(ranges)
    if not rules.screening:
        return mean
    kept = [size for size in ranges if size < exact(rules.screening_factor) * mean]
    if not kept:
        return None
    return sum(kept, Fraction(0)) / len(kept) or mean


def mark_shifts(phase: list[Point], rules: Rules) -> None:
    on_centre = [point.value is not None and point.side == 0 for point in phase]
    rows = [row for row in range(len(phase)) if rules.on_centre == "breaks" or not on_centre[row]]
    for window in windows(rows, rules.shift_length):
        sides = {phase[row].side for row in window}
        if sides in ({1}, {-1}):
            for point in phase[window[0] : window[-1] + 1]:
                point.shift = min(sides)


def mark_trends(phase: list[Point], rules: Rules) -> None:
    repeats = [row > 0 and point.value == phase[row - 1].value is not None for row, point in enumerate(phase)]
    rows = [row for row in range(len(phase)) if rules.equal_neighbours == "breaks" or not repeats[row]]
    # In order of time, so that a later trend overwrites an earlier one at the point they share.
    for window in windows(rows, rules.trend_length):
        steps = {step(phase[before], phase[after]) for before, after in pairwise(window)}
        if steps in ({1}, {-1}):
            for point in phase[window[0] : window[-1] + 1]:
                point.trend = min(steps)


def mark_two_in_three(phase: list[Point], rules: Rules) -> None:
    for window in windows(phase, 3):
        counts = [point.near or (point.astronomical and rules.two_in_three is TwoInThree.BEYOND) for point in window]
        if {point.side for point in window} in ({1}, {-1}) and sum(counts) >= 2:
            for point, counted in zip(window, counts, strict=True):
                if counted or rules.third_highlighted:
                    point.two_in_three = point.side


def mark_two_in_three_with_the_third_anywhere(phase: list[Point], rules: Rules) -> None:
    found: list[tuple[Point, int]] = []
    for window in [*windows(phase, 3), *([phase[:2]] if len(phase) > 1 else [])]:
        if any(point.value is None for point in window):
            continue
        beyond = [point.side * (point.near or point.astronomical) for point in window]
        for side in (1, -1):
            if beyond.count(side) >= 2:
                flagged = (side, 0) if rules.third_highlighted else (side,)
                found += [(point, side) for point, where in zip(window, beyond, strict=True) if where in flagged]
    for point, side in found:
        # A third of both sides goes with its own, and one on the centre counts as low.
        both = point.two_in_three == -side
        point.two_in_three = (point.side or -1) if both else side


def runs_of(phase: list[Point], method: str) -> Runs:
    sides = [list(run) for _, run in groupby((point for point in phase if point.side), key=lambda point: point.side)]
    useful = sum(map(len, sides))
    if not useful:
        return Runs(useful=0)
    longest, crossings = max(map(len, sides)), len(sides) - 1
    allowed = next(power for power in range(useful) if useful**2 <= 2 ** (2 * power + 1)) + 3
    fewest, ways, term = 0, 1, 1
    while 20 * ways < 2 ** (useful - 1):
        fewest += 1
        term = term * (useful - fewest) // fewest
        ways += term
    cut = False
    if method != "anhoej" and boxes.FIRST <= useful <= boxes.LAST:
        at = useful - boxes.FIRST
        allowed, fewest = boxes.LONGEST_RUN[at], boxes.FEWEST_CROSSINGS[at]
        edge = (crossings == fewest and longest >= boxes.CUT_RUN[at]) or (
            longest == allowed and crossings <= boxes.CUT_CROSSINGS[at]
        )
        cut = method == "cut_box" and edge
    signal = longest > allowed or crossings < fewest or cut
    too_long = [point for run in sides if len(run) > allowed for point in run]
    return Runs(useful, longest, allowed, crossings, fewest, signal, too_long)


def windows(rows: Sequence[T], length: int | None) -> Iterator[Sequence[T]]:
    if length is not None:
        for first in range(len(rows) - length + 1):
            yield rows[first : first + length]


def step(before: Point, after: Point) -> int:
    if before.value is None or after.value is None:
        return 0
    return (after.value > before.value) - (after.value < before.value)


def label(point: Point, direction: Direction, rules: Rules) -> Label:
    above = point.side > 0
    fires = [
        (point.astronomical, Label.ABOVE_UPPER_LIMIT if above else Label.BELOW_LOWER_LIMIT),
        (point.trend, Label.TREND_UP if point.trend > 0 else Label.TREND_DOWN),
        (point.two_in_three, Label.TWO_IN_THREE_ABOVE if point.two_in_three > 0 else Label.TWO_IN_THREE_BELOW),
        (point.shift, Label.SHIFT_ABOVE if point.shift > 0 else Label.SHIFT_BELOW),
    ]
    found = [name for fired, name in fires if fired] or [Label.COMMON_CAUSE]
    if rules.improvement_wins:
        improving = [name for name in found if classification(name, direction) is Classification.IMPROVEMENT]
        found = improving or found
    return found[0]


def classification(found: Label, direction: Direction) -> Classification:
    if found is Label.COMMON_CAUSE:
        return Classification.COMMON_CAUSE
    if direction is Direction.NEITHER:
        return Classification.NEUTRAL_HIGH if found in HIGH else Classification.NEUTRAL_LOW
    better = (found in HIGH) == (direction is Direction.HIGHER)
    return Classification.IMPROVEMENT if better else Classification.CONCERN


def variation(found: Label, direction: Direction) -> Variation:
    word = classification(found, direction).name
    if word.startswith(("COMMON", "NEUTRAL")):
        return Variation[word]
    return Variation[f"{word}_{'HIGH' if found in HIGH else 'LOW'}"]


def assurance(phase: list[Point], direction: Direction, target: Value) -> Assurance:
    if target is None or direction is Direction.NEITHER:
        return Assurance.NONE
    last = phase[-1]
    used = [point.value for point in phase if point.in_baseline]
    if last.upper is None and len(used) > 1 and set(used) == {last.centre}:
        last = replace(last, lower=last.centre, upper=last.centre)
    if last.upper is not None and target > last.upper:
        return Assurance.CONSISTENT_FAIL if direction is Direction.HIGHER else Assurance.CONSISTENT_PASS
    if last.lower is not None and target < last.lower:
        return Assurance.CONSISTENT_PASS if direction is Direction.HIGHER else Assurance.CONSISTENT_FAIL
    return Assurance.INCONSISTENT
