"""The tables of best box and cut box, computed again from the article's definition (see `boxes`)."""

from math import erf, sqrt

import numpy as np

from groundswell.spc.arrays import Floats
from groundswell.spc.rules import boxes

HELD = 0.925
SHIFTED = (1 + erf(0.8 / sqrt(2))) / 2  # how often a value 0.8 standard deviations up lies above the old centre


def joint_probabilities(above: float) -> Floats:
    """[n, C, L]: probability of C crossings and a longest run of L among n independent points."""
    most = boxes.LAST
    within = np.zeros((most + 1, most + 1, most + 1))  # [n, C, L]: the longest run is at most L
    chances = (above, 1 - above)
    for longest in range(1, most + 1):
        ends = np.zeros((2, most + 1, most + 1))  # [side of the last run, n, C]
        for points in range(1, most + 1):
            for side, chance in enumerate(chances):
                for run in range(1, min(longest, points) + 1):
                    if run == points:
                        ends[side, points, 0] += chance**run
                    else:
                        ends[side, points, 1:] += chance**run * ends[1 - side, points - run, :-1]
        within[:, :, longest] = ends.sum(axis=0)
    return np.diff(within, axis=2, prepend=0.0)


def box(undisturbed: Floats, shifted: Floats) -> tuple[int, int]:
    """c and l of the best box {C >= c, L <= l}; both arguments [C, L]."""
    held, missed = (np.cumsum(np.cumsum(table[::-1], axis=0)[::-1], axis=1) for table in (undisturbed, shifted))
    candidates = np.where((held >= HELD) & (undisturbed > 0), missed, np.inf)
    crossings, longest = np.unravel_index(np.argmin(candidates), candidates.shape)
    return int(crossings), int(longest)


def cuts(undisturbed: Floats, shifted: Floats, crossings: int, longest: int) -> tuple[int, int]:
    """The last C cut beside L = longest and the last L cut beside C = crossings."""
    held = undisturbed[crossings:, : longest + 1].sum() - undisturbed[crossings, longest]
    if held < HELD:
        return crossings - 1, longest + 1
    last_crossings, last_longest = crossings, longest
    while True:
        along = [(last_crossings + 1, longest), (crossings, last_longest - 1)]
        possible = [cell for cell in along if held - undisturbed[cell] >= HELD and undisturbed[cell] > 0]
        if not possible:
            return last_crossings, last_longest
        cell = max(possible, key=lambda cell: float(shifted[cell]))
        held -= undisturbed[cell]
        if cell == along[0]:
            last_crossings += 1
        else:
            last_longest -= 1


def test_the_tables_are_those_of_the_definition() -> None:
    undisturbed, shifted = joint_probabilities(0.5), joint_probabilities(SHIFTED)
    found = []
    for points in range(boxes.FIRST, boxes.LAST + 1):
        crossings, longest = box(undisturbed[points], shifted[points])
        found.append((crossings, longest, *cuts(undisturbed[points], shifted[points], crossings, longest)))
    tables = (boxes.FEWEST_CROSSINGS, boxes.LONGEST_RUN, boxes.CUT_CROSSINGS, boxes.CUT_RUN)
    assert found == list(zip(*tables, strict=True))
