"""Where phases lie in a flat batch of series: the one place that knows about raggedness."""

from dataclasses import dataclass

import numpy as np

from groundswell.spc.arrays import Counts, Flags, Floats


@dataclass(frozen=True, slots=True)
class Layout:
    """Phases as stretches of one flat array of points; together they cover it, none is empty.

    series, first, length: int64[P], the series a phase belongs to, its first point and its number of rows.
    """

    series: Counts
    first: Counts
    length: Counts

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
        )

    def spread(self, per_phase: Floats) -> Floats:
        """Float64[P] to float64[N]: each phase's number beside each of its points."""
        return np.repeat(per_phase, self.length)

    def total(self, per_point: Floats) -> Floats:
        """Float64[N] to float64[P]: the sum over each phase."""
        return np.add.reduceat(per_point, self.first)

    def count(self, per_point: Flags) -> Counts:
        """Bool[N] to int64[P]: how many points of each phase are marked."""
        return np.add.reduceat(per_point, self.first, dtype=np.int64)

    def containing(self, points: Counts) -> Counts:
        """The phase of each of these points, as an index into the arrays of this layout."""
        return np.searchsorted(self.first, points, side="right") - 1

    def leading(self, rows: int | None) -> Flags:
        """Bool[N]: the first `rows` rows of each phase, whether they hold a value or not; all where None."""
        if rows is None:
            return np.ones(int(self.length.sum()), dtype=np.bool_)
        taken = np.minimum(self.length, rows)
        inside_then_outside = np.tile(np.array([True, False]), len(taken))
        return np.repeat(inside_then_outside, np.column_stack((taken, self.length - taken)).ravel())


@dataclass(frozen=True, slots=True)
class Phases:
    """The phases of all charts as a table of columns, in the order of series and time; all arrays are [P].

    `used` is the number of values the centre rests on; `short` marks phases of fewer rows than the rules want.
    `centre`, `lower`, `upper` are in the unit of the values, NaN where there is none.
    """

    series: Counts
    first: Counts
    length: Counts
    used: Counts
    centre: Floats
    lower: Floats
    upper: Floats
    short: Flags
