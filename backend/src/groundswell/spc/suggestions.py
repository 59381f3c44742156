"""Where new limits might be drawn: a shift that has lasted since a change that somebody recorded.

Nothing here changes a chart. A suggestion is evidence put before a person, who begins a phase, with a reason, or not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundswell.spc.arrays import Codes, Counts, Floats
from groundswell.spc.chart import Charts

SUSTAINED = 8
"""Points in a row on one side that make a shift sustained: one more than the seven that the shift rule asks for at
most, so that a shift has outlived the rule that found it."""
NEAR = 3
"""A change and the beginning of the shift lie at most so many points apart. New ways of working take a few months to
show; and one or more of the last points before a change lie on the side of the shift by chance half of the time."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """One row a series that could do with new limits; all arrays are [K].

    series   int64, which series
    start    int64, the point (of the flat batch) from which new limits would be drawn
    points   int64, from there to the last value, all strictly on one side of the centre
    change   int64, the point at which the change was recorded
    side     int8, -1 below, 1 above
    centre   float64, of the current phase at the start, in the plotted unit
    mean     float64, the plain mean of the points since, in the plotted unit
    """

    series: Counts
    start: Counts
    points: Counts
    change: Counts
    side: Codes
    centre: Floats
    mean: Floats


def suggested_rebases(charts: Charts, changed: ArrayLike) -> Suggestions:
    """Sustained shifts in the current phase of every series that follow a recorded change.

    changed: bool[N], the points at which somebody recorded a change. One at the first point of the current phase, or
    before it, is what that phase began with and is no ground for another.

    The run is that of the last value; a value on the centre, a missing and an excluded one break it, as they break a
    shift. Where several changes lie near its beginning, the evidence is the nearest one at or before it, else the
    nearest one after; the suggested start is the change or the beginning of the run, whichever is later.

    Raises ValueError where `changed` is not one true or false for every point.
    """
    marked = np.asarray(changed)
    size = len(charts.value)
    if marked.shape != (size,) or (size and marked.dtype != np.bool_):
        raise ValueError(f"changed must be one true or false for each of the {size} values.")
    phases = charts.phases
    current = np.flatnonzero(np.append(phases.series[1:] != phases.series[:-1], True)[: len(phases.series)])
    first, series = phases.first[current], phases.series[current]
    last = _last_value(charts, first, phases.length[current])
    side = np.where(charts.excluded, 0, charts.side).astype(np.int8)

    held = np.flatnonzero((last >= first) & (side[last] != 0))
    series, first, last = series[held], first[held], last[held]
    begun = np.maximum(_begun(side)[last], first)
    change = np.full(len(begun), -1)
    for apart in (*range(0, -NEAR - 1, -1), *range(1, NEAR + 1)):
        at = begun + apart
        inside = (at > first) & (at <= last) & (change < 0)
        inside[inside] = marked[at[inside]]
        change[inside] = at[inside]
    start = np.maximum(begun, change)
    points = last - start + 1
    found = np.flatnonzero((change >= 0) & (points >= SUSTAINED))
    start, last = start[found], last[found]
    return Suggestions(
        series=series[found],
        start=start,
        points=points[found],
        change=change[found],
        side=side[last],
        centre=charts.centre[start],
        mean=_means(charts.value, start, last),
    )


def _last_value(charts: Charts, first: Counts, length: Counts) -> Counts:
    """The last point of each stretch that has a value and is not set aside; before `first` where none has."""
    counts = ~np.isnan(charts.value) & ~charts.excluded
    latest: Counts = np.maximum.accumulate(np.where(counts, np.arange(len(counts)), -1))
    last: Counts = latest[first + length - 1]
    return last


def _begun(side: Codes) -> Counts:
    """For every point, where its run of points on the same side begins, phases and series not minded."""
    begins = np.append(True, side[1:] != side[:-1])[: len(side)]
    begun: Counts = np.maximum.accumulate(np.where(begins, np.arange(len(side)), 0))
    return begun


def _means(values: Floats, start: Counts, last: Counts) -> Floats:
    if len(start) == 0:
        return np.empty(0)
    bounds = np.column_stack((start, last + 1)).ravel()
    sums: Floats = np.add.reduceat(np.append(values, 0.0), bounds)[::2]
    return sums / (last + 1 - start)
