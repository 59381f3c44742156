"""What a caller hands in, checked once, so that everything behind it can rely on shapes and meanings."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundswell.spc.arrays import Codes, Counts, Flags, Floats
from groundswell.spc.kinds import HAS_SUBGROUPS, MAY_HAVE_DENOMINATORS, NEEDS_DENOMINATORS, NEEDS_SPREADS, Kind
from groundswell.spc.phases import Layout


@dataclass(frozen=True, slots=True)
class Given:
    """The inputs of `analyse` in the shapes everything behind it relies on; N points, S series.

    values, denominators, spreads   float64[N]; the last two None where the chart has none
    plotted     float64[N], scale x values, or scale x values / denominators where those are divisors; NaN where
                missing (no value, no denominator, a divisor of 0). An excluded point keeps its number
    present     bool[N], there and not set aside
    excluded    bool[N], or None where no point is
    offsets     int64[S + 1]
    phase_starts  bool[N] or None
    baseline    int64[N], read at the first point of each phase; 0 = all rows
    centre      float64[S] with NaN where there is none, or None
    direction   int8[S]
    target      float64[N], NaN where there is none
    """

    chart: Kind
    values: Floats
    denominators: Floats | None
    spreads: Floats | None
    plotted: Floats
    present: Flags
    excluded: Flags | None
    offsets: Counts
    phase_starts: Flags | None
    baseline: Counts
    centre: Floats | None
    direction: Codes
    target: Floats
    scale: float
    ordered: bool

    @property
    def direction_of_points(self) -> Codes:
        """Int8[N]: the direction of each point's series."""
        points = len(self.values)
        if points and (self.direction == self.direction[0]).all():
            return np.broadcast_to(self.direction[0], (points,))
        return np.repeat(self.direction, np.diff(self.offsets))

    def centre_of(self, layout: Layout, computed: Floats, scale: float = 1.0) -> Floats:
        """Float64[P]: the centre supplied for the series of each phase, times `scale`, else the computed one.

        A chart computed from what is plotted passes the scale on; one that scales its lines at the end does not.
        """
        if self.centre is None:
            return computed
        supplied = self.centre[layout.series] * scale
        return np.where(np.isnan(supplied), computed, supplied)

    def baseline_of(self, layout: Layout, shortest: int) -> Counts:
        """Int64[P]: rows the limits of each phase rest on, 0 = all. Raises ValueError for one below `shortest`."""
        asked = self.baseline[layout.first]
        wrong = asked[(asked != 0) & (asked < shortest)]
        if len(wrong):
            raise ValueError(f"A baseline must be a whole number of at least {shortest} rows, not {wrong[0]}.")
        return asked


def checked(
    values: ArrayLike,
    offsets: ArrayLike,
    *,
    chart: Kind,
    denominators: ArrayLike | None,
    spreads: ArrayLike | None,
    excluded: ArrayLike | None,
    phase_starts: ArrayLike | None,
    baseline: ArrayLike | None,
    centre: ArrayLike | None,
    direction: ArrayLike,
    target: ArrayLike | None,
    scale: float,
    ordered: bool,
) -> Given:
    kind = _kind(chart)
    points, bounds = checked_batch(values, offsets)
    count, series = len(points), len(bounds) - 1
    may_divide = kind in MAY_HAVE_DENOMINATORS
    sizes = _beside(denominators, "denominators", count, kind, needed=kind in NEEDS_DENOMINATORS, allowed=may_divide)
    standard_deviations = _beside(spreads, "spreads", count, kind, needed=kind in NEEDS_SPREADS)
    factor = _scale(scale)
    plotted = _plotted(points, sizes, factor, kind)
    set_aside = _flags(excluded, "excluded", count)
    present = np.isfinite(plotted)
    if set_aside is not None:
        present &= ~set_aside
    return Given(
        chart=kind,
        values=points,
        denominators=sizes,
        spreads=standard_deviations,
        plotted=plotted,
        present=present,
        excluded=set_aside if set_aside is not None and set_aside.any() else None,
        offsets=bounds,
        phase_starts=_flags(phase_starts, "phase_starts", count),
        baseline=_baseline(baseline, count),
        centre=None if centre is None else _each(centre, "centre", series, "series"),
        direction=_direction(direction, series),
        target=_each(np.nan if target is None else target, "target", count, "values"),
        scale=factor,
        ordered=bool(ordered),
    )


def checked_batch(values: ArrayLike, offsets: ArrayLike) -> tuple[Floats, Counts]:
    """Values float64[N] and offsets int64[S + 1] of a ragged batch; raises ValueError where they are not that."""
    points = _numbers(values, "values")
    return points, _offsets(offsets, len(points))


def _kind(given: Kind) -> Kind:
    try:
        return Kind(given)
    except ValueError:
        raise ValueError(f"There is no chart {given!r}; there are {', '.join(Kind)}.") from None


def _numbers(given: ArrayLike, name: str) -> Floats:
    """One flat array of float64, NaN allowed and infinity not."""
    numbers = np.asarray(given)
    if numbers.size and numbers.dtype.kind not in "fiu":
        raise ValueError(f"{name} must be numbers, with NaN where there is none; these are {numbers.dtype}.")
    if numbers.ndim != 1:
        raise ValueError(f"{name} must be one flat array; this one has {numbers.ndim} dimensions.")
    flat = np.ascontiguousarray(numbers, dtype=np.float64)
    if not np.isfinite(flat).all() and np.isinf(flat).any():
        raise ValueError(f"{name}[{np.flatnonzero(np.isinf(flat))[0]}] is infinite; use NaN where there is no number.")
    return flat


def _each(given: ArrayLike, name: str, count: int, of: str) -> Floats:
    """Float64[count] from one number for all or one for each."""
    numbers = np.asarray(given)
    if numbers.shape not in ((), (count,)):
        raise ValueError(f"{name} must be one for all or one for each of the {count} {of}.")
    checked_numbers = _numbers(np.atleast_1d(numbers), name)
    return np.broadcast_to(checked_numbers, (count,)) if numbers.ndim == 0 else checked_numbers


def _beside(
    given: ArrayLike | None, name: str, count: int, kind: Kind, *, needed: bool, allowed: bool = False
) -> Floats | None:
    """Float64[count] of numbers that belong to the values: none of them below 0."""
    if given is None:
        if needed:
            raise ValueError(f"A {kind.title} needs {name}.")
        return None
    if not (needed or allowed):
        raise ValueError(f"A {kind.title} takes no {name}.")
    numbers = _numbers(given, name)
    if len(numbers) != count:
        raise ValueError(f"{name} must be one for each of the {count} values.")
    if np.any(numbers < 0):
        raise ValueError(f"{name}[{np.flatnonzero(numbers < 0)[0]}] is below 0.")
    return numbers


def _plotted(values: Floats, denominators: Floats | None, scale: float, kind: Kind) -> Floats:
    if denominators is None and scale == 1:
        return values
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if denominators is None:
            return _too_large_refused(values, values * scale)
        if kind in HAS_SUBGROUPS:
            plotted = np.where(denominators > 0, values, np.nan)
        else:
            plotted = np.divide(values, denominators)
            plotted[denominators == 0] = np.nan
        if scale != 1:
            plotted *= scale
    return _too_large_refused(values, plotted)


def _too_large_refused(values: Floats, plotted: Floats) -> Floats:
    infinite = np.isinf(plotted)
    if infinite.any():
        raise ValueError(f"values[{np.flatnonzero(infinite)[0]}] is too large to plot.")
    return plotted


def _scale(given: float) -> float:
    scale = float(given)
    if not (0 < scale < float("inf")):
        raise ValueError(f"scale must be a number above 0, not {given!r}.")
    return scale


def _offsets(given: ArrayLike, points: int) -> Counts:
    offsets = np.asarray(given)
    if offsets.ndim != 1 or len(offsets) == 0 or offsets.dtype.kind not in "iu":
        raise ValueError("offsets must be whole numbers in one flat array, one more than there are series.")
    offsets = offsets.astype(np.int64)
    if offsets[0] != 0 or offsets[-1] != points:
        raise ValueError(f"offsets must run from 0 to the number of values, {points}.")
    if np.any(offsets[1:] < offsets[:-1]):
        raise ValueError("offsets must never fall: a series cannot end before it begins.")
    return offsets


def _flags(given: ArrayLike | None, name: str, points: int) -> Flags | None:
    if given is None:
        return None
    flags = np.asarray(given)
    if flags.shape != (points,) or (points and flags.dtype != np.bool_):
        raise ValueError(f"{name} must be one true or false for each of the {points} values.")
    return flags.astype(np.bool_)


def _baseline(given: ArrayLike | None, points: int) -> Counts:
    if given is None:
        return np.broadcast_to(np.int64(0), (points,))
    rows = np.asarray(given)
    if rows.dtype.kind not in "iu" or rows.shape not in ((), (points,)):
        raise ValueError(f"A baseline must be a whole number of rows, for all or at each of the {points} values.")
    if np.any(rows < 0):
        raise ValueError("A baseline cannot be below 0 rows.")
    return np.broadcast_to(rows.astype(np.int64), (points,))


def _direction(given: ArrayLike, series: int) -> Codes:
    direction = np.asarray(given)
    if direction.shape not in ((), (series,)):
        raise ValueError(f"direction must be one for all or one for each of the {series} series.")
    if not ((direction == -1) | (direction == 0) | (direction == 1)).all():
        raise ValueError("direction must be -1 (lower is better), 0 (neither) or 1 (higher is better).")
    return np.broadcast_to(direction.astype(np.int8), (series,))
