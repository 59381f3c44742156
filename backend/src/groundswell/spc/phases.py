"""Where phases lie in a flat batch of series: the one place that knows about raggedness."""

from dataclasses import dataclass

import numpy as np

from groundswell.spc.arrays import Counts, Flags, Floats, Ordinals


@dataclass(frozen=True, slots=True)
class Layout:
    """Phases as stretches of one flat array of points; together they cover it, none is empty.

    series, first, length: int64[P], the series a phase belongs to, its first point and its number of rows.
    points: N, how many points there are in all.
    """

    series: Counts
    first: Counts
    length: Counts
    points: int

    @classmethod
    def of(cls, offsets: Counts, phase_starts: Flags | None) -> "Layout":
        """A phase begins with every series that has rows and at every point marked in `phase_starts`."""
        rows = int(offsets[-1])
        begins = np.zeros(rows, dtype=np.bool_) if phase_starts is None else phase_starts.copy()
        begins[offsets[:-1][offsets[1:] > offsets[:-1]]] = True
        first = np.flatnonzero(begins)
        return cls(
            series=np.searchsorted(offsets, first, side="right") - 1,
            first=first,
            length=np.diff(first, append=rows),
            points=rows,
        )

    def spread(self, per_phase: Floats) -> Floats:
        """Float64[P] to float64[N]: each phase's number beside each of its points."""
        return np.repeat(per_phase, self.length)

    def per_point(self, numbers: Floats) -> Floats:
        """Float64[P] or float64[N] to float64[N]."""
        return numbers if len(numbers) == self.points else self.spread(numbers)

    def numbered(self) -> Counts:
        """Int64[N]: the phase of each point, as an index into the arrays of this layout."""
        return np.repeat(np.arange(len(self.first)), self.length)

    def total(self, per_point: Floats) -> Floats:
        """Float64[N] to float64[P]: the sum over each phase."""
        return np.add.reduceat(per_point, self.first)

    def count(self, per_point: Flags) -> Counts:
        """Bool[N] to int64[P]: how many points of each phase are marked."""
        if per_point.all():
            return self.length
        return np.add.reduceat(per_point, self.first, dtype=np.int64)

    def containing(self, points: Counts) -> Counts:
        """The phase of each of these points, as an index into the arrays of this layout."""
        return np.searchsorted(self.first, points, side="right") - 1

    def leading(self, rows: Counts) -> Flags:
        """Bool[N]: the first `rows` (int64[P]) rows of each phase, present or missing; all of a phase where 0."""
        taken = np.where(rows > 0, np.minimum(self.length, rows), self.length)
        inside_then_outside = np.tile(np.array([True, False]), len(taken))
        return np.repeat(inside_then_outside, np.column_stack((taken, self.length - taken)).ravel())

    def ordinals(self, offsets: Counts) -> Ordinals:
        """Int32[N]: the number of each point's phase inside its series."""
        if len(self.first) == np.count_nonzero(np.diff(offsets)):
            return np.zeros(self.points, dtype=np.int32)
        first_phase = np.searchsorted(self.first, offsets[:-1])
        within = np.arange(len(self.first)) - first_phase[self.series]
        return np.repeat(within.astype(np.int32), self.length)

    def only(self, chosen: Flags) -> "Part":
        """The phases of the chosen points (bool[N]) as if the others were not there; phases left empty go too."""
        count = self.count(chosen)
        of = np.flatnonzero(count)
        length = count[of]
        layout = Layout(self.series[of], np.cumsum(length) - length, length, int(length.sum()))
        return Part(layout, of, len(self.first))


@dataclass(frozen=True, slots=True)
class Part:
    """The layout of a choice of points. `of`: which phases of the whole its own are, of `phases` in all."""

    layout: Layout
    of: Counts
    phases: int

    def back(self, numbers: Floats) -> Floats:
        """Numbers of its own phases to float64[P] of the whole, NaN for those without a point here."""
        whole = np.full(self.phases, np.nan)
        whole[self.of] = numbers
        return whole


@dataclass(frozen=True, slots=True)
class Phases:
    """The phases of all charts as a table of columns, in the order of series and time; all arrays are [P].

    `baseline` is the number of rows the limits were asked to rest on, 0 = all; `used` the number of values they do rest
    on; `short` marks phases of fewer rows than the rules want. `centre`, `lower`, `upper` are in the plotted unit, NaN
    where there is none; where limits vary by point, they are those at the last row of the phase.
    """

    series: Counts
    first: Counts
    length: Counts
    baseline: Counts
    used: Counts
    centre: Floats
    lower: Floats
    upper: Floats
    short: Flags
