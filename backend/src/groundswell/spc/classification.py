"""From flags to words: the one label of a point, what it means for the direction, and the variation icon."""

from enum import IntEnum

import numpy as np

from groundswell.spc.arrays import Codes, Flags


class Direction(IntEnum):
    """Which way is better."""

    LOWER = -1
    NEITHER = 0
    HIGHER = 1


class Label(IntEnum):
    """The one rule a point is shown under, in order of precedence; odd ones are high, the next one is its low twin."""

    COMMON_CAUSE = 0
    ABOVE_UPPER_LIMIT = 1
    BELOW_LOWER_LIMIT = 2
    TREND_UP = 3
    TREND_DOWN = 4
    TWO_IN_THREE_ABOVE = 5
    TWO_IN_THREE_BELOW = 6
    SHIFT_ABOVE = 7
    SHIFT_BELOW = 8


class Classification(IntEnum):
    """What a point's label means given the direction that is better."""

    COMMON_CAUSE = 0
    IMPROVEMENT = 1
    CONCERN = 2
    NEUTRAL_HIGH = 3
    NEUTRAL_LOW = 4


class Variation(IntEnum):
    """The variation icon of a series. NONE: the series has no value at all."""

    NONE = 0
    COMMON_CAUSE = 1
    IMPROVEMENT_HIGH = 2
    IMPROVEMENT_LOW = 3
    CONCERN_HIGH = 4
    CONCERN_LOW = 5
    NEUTRAL_HIGH = 6
    NEUTRAL_LOW = 7


# Rows: lower, neither, higher is better. Columns: common cause, high, low.
_VARIATION = np.array(
    [
        [Variation.COMMON_CAUSE, Variation.CONCERN_HIGH, Variation.IMPROVEMENT_LOW],
        [Variation.COMMON_CAUSE, Variation.NEUTRAL_HIGH, Variation.NEUTRAL_LOW],
        [Variation.COMMON_CAUSE, Variation.IMPROVEMENT_HIGH, Variation.CONCERN_LOW],
    ],
    dtype=np.int8,
)

# Each rule's high label, in rising order of precedence; the next number is its low twin.
_HIGH = (Label.SHIFT_ABOVE, Label.TWO_IN_THREE_ABOVE, Label.TREND_UP, Label.ABOVE_UPPER_LIMIT)

Fired = tuple[tuple[Flags, Flags], tuple[Flags, Flags], tuple[Flags, Flags], tuple[Flags, Flags]]
"""Shift, two in three, trend, astronomical: where each fires, and where it is low if it does; bool[N] each."""


def label(fired: Fired) -> Codes:
    """Int8[N] of Label: the first rule that fires, in the order astronomical, trend, two in three, shift."""
    labels = np.zeros(len(fired[0][0]), dtype=np.int8)
    for (fires, is_low), high in zip(fired, _HIGH, strict=True):
        # labels = where(fires, high + is_low, labels), in bytes, which NumPy does many at a time
        step = is_low.view(np.int8) + np.int8(high)
        step -= labels
        step *= fires.view(np.int8)
        labels += step
    return labels


def label_where_improvement_wins(labels: Codes, fired: Fired, direction: Codes) -> None:
    """Writes into `labels` that of the first rule that is an improvement, where several fire and one is.

    direction: int8[N], that of each point's series.
    """
    several = np.flatnonzero(sum(fires.view(np.int8) for fires, _ in fired) > 1)  # few points are
    several = several[classify(labels[several], direction[several]) == Classification.CONCERN]
    for (fires, is_low), high in zip(fired, _HIGH, strict=True):
        points = several[fires[several]]
        candidates = (high + is_low[points]).astype(np.int8)
        improving = classify(candidates, direction[points]) == Classification.IMPROVEMENT
        labels[points[improving]] = candidates[improving]


def classify(labels: Codes, direction: Codes) -> Codes:
    """Int8[N] of Classification. `direction` is int8[N], that of each point's series."""
    level = 2 - (labels & 1)  # 1 high, 2 low: as improvement and concern are numbered where higher is better
    classes = level * direction
    classes += 3 * (direction < 0).view(np.int8)  # lower is better: 3 - level
    classes += (level + 2) * (direction == 0).view(np.int8)
    classes *= (labels != Label.COMMON_CAUSE).view(np.int8)
    return classes


def variation(labels: Codes, direction: Codes) -> Codes:
    """Int8[S] of Variation from the label of the last row of each series, whatever earlier rows did."""
    level = (2 - (labels & 1)) * (labels != Label.COMMON_CAUSE)
    icons: Codes = _VARIATION[direction + 1, level]
    return icons
