"""Anhøj rules: unusually long runs on one side of the centre, or unusually few crossings of it.

Sources: Anhøj, Olesen 2014, "Run charts revisited", PLOS ONE 9(11) e113825; Anhøj 2015, "Diagnostic value of run chart
analysis", PLOS ONE 10(3) e0121349: a run is too long when longer than round(log2 n) + 3, and crossings too few when
below the 5 % quantile of the binomial distribution with n - 1 trials of a half, n being the useful points. As qicharts2
0.8.1 computes them.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from groundswell.spc.arrays import Codes, Counts, Flags, Floats
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import RunsMethod
from groundswell.spc.rules import boxes


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs analysis of each phase, all [P]; -1 in all but `useful` where a phase has no useful point.

    Useful points are on one side of the centre. Missing and excluded ones and those on the centre drop out, and the
    others close up.

    useful                      int64, how many there are; -1 where nothing is said of runs
    longest, longest_allowed    int64, points of the longest run, and of the longest that is not unusual
    crossings, fewest_crossings int64, changes of side, and the fewest that are not unusual
    signal                      bool, the longest run is longer or the crossings are fewer than that (or, by cut box,
                                both are at the edge of it)
    """

    useful: Counts
    longest: Counts
    longest_allowed: Counts
    crossings: Counts
    fewest_crossings: Counts
    signal: Flags

    @classmethod
    def none(cls, phases: int) -> "Runs":
        """Nothing is said of any phase."""
        nothing = np.full(phases, -1, dtype=np.int64)
        return cls(nothing, nothing, nothing, nothing, nothing, np.zeros(phases, dtype=np.bool_))


def runs_analysis(side: Codes, layout: Layout, method: RunsMethod) -> tuple[Runs, Flags]:
    """The runs of each phase, and bool[N]: the points of runs longer than allowed. side: int8[N], see `Charts`."""
    counts = side != 0
    useful = layout.count(counts)
    longest, crossings = np.full((2, len(useful)), -1, dtype=np.int64)
    if not counts.any():
        return judged(useful, longest, crossings, method), counts
    closed_up = counts.all()
    part = layout if closed_up else layout.only(counts).layout
    sides = side if closed_up else side[counts]
    begins = np.empty(len(sides), dtype=np.bool_)
    np.not_equal(sides[1:], sides[:-1], out=begins[1:])
    begins[part.first] = True
    starts = np.flatnonzero(begins)
    length = np.diff(starts, append=len(sides))
    first_run = np.searchsorted(starts, part.first)

    held = np.flatnonzero(useful)
    longest[held] = np.maximum.reduceat(length, first_run)
    crossings[held] = np.diff(first_run, append=len(starts)) - 1
    runs = judged(useful, longest, crossings, method)
    long_runs = length > np.repeat(runs.longest_allowed[held], crossings[held] + 1)
    too_long = np.zeros(len(side), dtype=np.bool_)
    too_long[counts] = np.repeat(long_runs, length)
    return runs, too_long


def judged(useful: Counts, longest: Counts, crossings: Counts, method: RunsMethod) -> Runs:
    """Useful points, longest run and crossings, all [P], against what is not unusual by this method."""
    sizes, which = np.unique(useful, return_inverse=True)
    allowed = longest_allowed(sizes)
    fewest = np.array([fewest_crossings(size) for size in sizes.tolist()], dtype=np.int64)
    if method != "anhoej":
        boxed = (sizes >= boxes.FIRST) & (sizes <= boxes.LAST)
        at = np.where(boxed, sizes - boxes.FIRST, 0)
        allowed = np.where(boxed, np.array(boxes.LONGEST_RUN)[at], allowed)
        fewest = np.where(boxed, np.array(boxes.FEWEST_CROSSINGS)[at], fewest)
    signal = (longest > allowed[which]) | (crossings < fewest[which])
    if method == "cut_box":
        cut_run = np.where(boxed, np.array(boxes.CUT_RUN)[at], sizes + 1)[which]
        cut_crossings = np.where(boxed, np.array(boxes.CUT_CROSSINGS)[at], -1)[which]
        signal |= (crossings == fewest[which]) & (longest >= cut_run)
        signal |= (longest == allowed[which]) & (crossings <= cut_crossings)
    signal &= useful > 0
    return Runs(useful, longest, allowed[which], crossings, fewest[which], signal)


def longest_allowed(useful: Counts) -> Counts:
    """Int64: round(log2 n) + 3; -1 for no useful point. log2 n of a whole number is never halfway between two."""
    with np.errstate(divide="ignore"):
        logarithm: Floats = np.log2(useful)
    return np.where(useful > 0, np.rint(np.where(useful > 0, logarithm, 0.0)) + 3, -1).astype(np.int64)


@lru_cache(maxsize=4096)
def fewest_crossings(useful: int) -> int:
    """The smallest k with P(X <= k) >= 0.05, X binomial with useful - 1 trials of a half; -1 for no useful point.

    The probabilities are built up from the middle one, each the one above it times j / (trials - j + 1), and as shares
    of their own sum: right to 12 digits for a million points. Twenty standard deviations down, nothing is left.
    """
    if useful <= 0:
        return -1
    trials = useful - 1
    middle = trials // 2
    down = np.arange(middle, max(middle - 10 * int(np.sqrt(trials)) - 10, 0), -1)
    terms = np.cumprod(np.concatenate(([1.0], down / (trials - down + 1))))[::-1]
    mirrored = terms[:-1] if trials % 2 == 0 else terms
    cumulative = np.cumsum(terms) / (terms.sum() + mirrored.sum())
    return middle - len(down) + int(np.searchsorted(cumulative, 0.05))
