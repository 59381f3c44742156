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


# 0 common cause, 1 high, 2 low: the column of the two tables below, by label.
_LEVEL = [0, 1, 2, 1, 2, 1, 2, 1, 2]

# Rows: lower, neither, higher is better.
_CLASSIFICATION = np.array(
    [
        [Classification.COMMON_CAUSE, Classification.CONCERN, Classification.IMPROVEMENT],
        [Classification.COMMON_CAUSE, Classification.NEUTRAL_HIGH, Classification.NEUTRAL_LOW],
        [Classification.COMMON_CAUSE, Classification.IMPROVEMENT, Classification.CONCERN],
    ],
    dtype=np.int8,
)[:, _LEVEL]
_VARIATION = np.array(
    [
        [Variation.COMMON_CAUSE, Variation.CONCERN_HIGH, Variation.IMPROVEMENT_LOW],
        [Variation.COMMON_CAUSE, Variation.NEUTRAL_HIGH, Variation.NEUTRAL_LOW],
        [Variation.COMMON_CAUSE, Variation.IMPROVEMENT_HIGH, Variation.CONCERN_LOW],
    ],
    dtype=np.int8,
)[:, _LEVEL]


def label(astronomical: Flags, trend: Flags, falling: Flags, two_in_three: Flags, shift: Flags, below: Flags) -> Codes:
    """Int8[N] of Label: the first rule that fires, in the order astronomical, trend, two in three, shift."""
    labels = np.zeros(len(below), dtype=np.int8)
    for fires, is_low, high in (
        (shift, below, Label.SHIFT_ABOVE),
        (two_in_three, below, Label.TWO_IN_THREE_ABOVE),
        (trend, falling, Label.TREND_UP),
        (astronomical, below, Label.ABOVE_UPPER_LIMIT),
    ):
        points = np.flatnonzero(fires)
        labels[points] = high + is_low[points]
    return labels


def classify(labels: Codes, direction: Codes) -> Codes:
    """Int8[N] of Classification. `direction` is int8[N], that of each point's series."""
    classes = np.zeros(len(labels), dtype=np.int8)
    special = np.flatnonzero(labels != Label.COMMON_CAUSE)  # few points are
    classes[special] = _looked_up(_CLASSIFICATION, direction[special], labels[special])
    return classes


def variation(labels: Codes, direction: Codes) -> Codes:
    """Int8[S] of Variation from the label of the last row of each series, whatever earlier rows did."""
    return _looked_up(_VARIATION, direction, labels)


def _looked_up(table: Codes, direction: Codes, labels: Codes) -> Codes:
    # One flat index: NumPy takes by one several times faster than by a pair.
    return table.ravel().take((direction + 1) * len(Label) + labels)
