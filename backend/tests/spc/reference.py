"""The chart rules written to be read, not to be fast: one series at a time, exact fractions, one window after another.

Values are fractions, None where missing, so a tie is a tie in the numbers people wrote and no tolerance is needed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from groundswell.spc import Assurance, Classification, Direction, Label, Rules, Variation

Value = Fraction | None

HIGH = (Label.ABOVE_UPPER_LIMIT, Label.TREND_UP, Label.TWO_IN_THREE_ABOVE, Label.SHIFT_ABOVE)


@dataclass
class Point:
    value: Value
    phase: int
    in_baseline: bool
    centre: Value = None
    lower: Value = None
    upper: Value = None
    side: int = 0
    near: bool = False
    astronomical: bool = False
    trend: int = 0
    two_in_three: bool = False
    shift: bool = False
    label: Label = Label.COMMON_CAUSE
    classification: Classification = Classification.COMMON_CAUSE


@dataclass
class Chart:
    points: list[Point]
    variation: Variation
    assurance: Assurance


def chart(
    values: Sequence[Value],
    phase_starts: Sequence[bool],
    baseline: int | None,
    direction: Direction,
    target: Value,
    rules: Rules,
) -> Chart:
    points = [point for phase in phases(values, phase_starts, baseline) for point in read(phase, rules)]
    for point in points:
        point.label = label(point)
        point.classification = classification(point.label, direction)
    if not any(point.value is not None for point in points):
        return Chart(points, Variation.NONE, Assurance.NONE)
    return Chart(points, variation(points[-1].label, direction), assurance(points[-1], direction, target))


def phases(values: Sequence[Value], phase_starts: Sequence[bool], baseline: int | None) -> list[list[Point]]:
    found: list[list[Point]] = []
    for row, value in enumerate(values):
        if row == 0 or phase_starts[row]:
            found.append([])
        in_baseline = value is not None and (baseline is None or len(found[-1]) < baseline)
        found[-1].append(Point(value, phase=len(found) - 1, in_baseline=in_baseline))
    return found


def read(phase: list[Point], rules: Rules) -> list[Point]:
    used = [point.value for point in phase if point.in_baseline and point.value is not None]
    centre = sum(used, Fraction(0)) / len(used) if used else None
    mean_range = mean_moving_range(phase, rules)
    for point in phase:
        point.centre = centre
        if centre is not None and mean_range is not None:
            point.lower = centre - Fraction("2.66") * mean_range
            point.upper = centre + Fraction("2.66") * mean_range
        if centre is not None and point.value is not None:
            point.side = (point.value > centre) - (point.value < centre)
        if point.value is not None and centre is not None and point.upper is not None:
            reach = point.upper - centre
            point.astronomical = abs(point.value - centre) > reach
            point.near = not point.astronomical and abs(point.value - centre) > reach * 2 / 3
    for window in windows(phase, rules.shift_length):
        if {point.side for point in window} in ({1}, {-1}):
            for point in window:
                point.shift = True
    # In order of time, so that a later trend overwrites an earlier one at the point they share.
    for window in windows(phase, rules.trend_length):
        steps = {step(before, after) for before, after in pairwise(window)}
        if steps in ({1}, {-1}):
            for point in window:
                point.trend = step(window[0], window[1])
    for window in windows(phase, 3):
        if {point.side for point in window} in ({1}, {-1}) and sum(point.near for point in window) >= 2:
            for point in window:
                point.two_in_three |= point.near
    return phase


def mean_moving_range(phase: list[Point], rules: Rules) -> Value:
    ranges = [
        abs(after.value - before.value)
        for before, after in pairwise(phase)
        if before.in_baseline and after.in_baseline and before.value is not None and after.value is not None
    ]
    if not ranges:
        return None
    mean = sum(ranges, Fraction(0)) / len(ranges)
    if not rules.screening:
        return mean
    kept = [size for size in ranges if size < Fraction("3.267") * mean]
    if not kept:
        return None
    return sum(kept, Fraction(0)) / len(kept) or mean


def windows(phase: list[Point], length: int) -> Iterator[list[Point]]:
    for first in range(len(phase) - length + 1):
        yield phase[first : first + length]


def step(before: Point, after: Point) -> int:
    if before.value is None or after.value is None:
        return 0
    return (after.value > before.value) - (after.value < before.value)


def label(point: Point) -> Label:
    above = point.side > 0
    if point.astronomical:
        return Label.ABOVE_UPPER_LIMIT if above else Label.BELOW_LOWER_LIMIT
    if point.trend:
        return Label.TREND_UP if point.trend > 0 else Label.TREND_DOWN
    if point.two_in_three:
        return Label.TWO_IN_THREE_ABOVE if above else Label.TWO_IN_THREE_BELOW
    if point.shift:
        return Label.SHIFT_ABOVE if above else Label.SHIFT_BELOW
    return Label.COMMON_CAUSE


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


def assurance(last: Point, direction: Direction, target: Value) -> Assurance:
    if target is None or direction is Direction.NEITHER:
        return Assurance.NONE
    if last.upper is not None and target > last.upper:
        return Assurance.CONSISTENT_FAIL if direction is Direction.HIGHER else Assurance.CONSISTENT_PASS
    if last.lower is not None and target < last.lower:
        return Assurance.CONSISTENT_PASS if direction is Direction.HIGHER else Assurance.CONSISTENT_FAIL
    return Assurance.INCONSISTENT
