"""What a caller hands in, checked once, so that everything behind it can rely on shapes and meanings."""

import operator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundswell.spc.arrays import Codes, Counts, Flags, Floats

# A baseline of fewer points gives limits nobody should act on; the published tool refuses it too.
SHORTEST_BASELINE = 12


@dataclass(frozen=True, slots=True)
class Given:
    """values float64[N], present bool[N], offsets int64[S + 1], phase_starts bool[N], direction int8[S], target
    float64[S] with NaN where there is none."""

    values: Floats
    present: Flags
    offsets: Counts
    phase_starts: Flags | None
    baseline: int | None
    direction: Codes
    target: Floats


def checked(
    values: ArrayLike,
    offsets: ArrayLike,
    phase_starts: ArrayLike | None,
    baseline: int | None,
    direction: ArrayLike,
    target: ArrayLike | None,
) -> Given:
    points = _numbers(values, "values")
    present = np.isfinite(points)
    _refuse_infinity(points, present, "values")
    bounds = _offsets(offsets, len(points))
    series = len(bounds) - 1
    return Given(
        values=points,
        present=present,
        offsets=bounds,
        phase_starts=_phase_starts(phase_starts, len(points)),
        baseline=_baseline(baseline),
        direction=_direction(direction, series),
        target=_target(target, series),
    )


def _numbers(given: ArrayLike, name: str) -> Floats:
    numbers = np.asarray(given)
    if numbers.size and numbers.dtype.kind not in "fiu":
        raise ValueError(f"{name} must be numbers, with NaN where there is none; these are {numbers.dtype}.")
    if numbers.ndim != 1:
        raise ValueError(f"{name} must be one flat array; this one has {numbers.ndim} dimensions.")
    return np.ascontiguousarray(numbers, dtype=np.float64)


def _refuse_infinity(numbers: Floats, finite: Flags, name: str) -> None:
    if finite.all():
        return
    infinite = np.flatnonzero(np.isinf(numbers))
    if len(infinite):
        raise ValueError(f"{name}[{infinite[0]}] is infinite; use NaN where there is no number.")


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


def _phase_starts(given: ArrayLike | None, points: int) -> Flags | None:
    if given is None:
        return None
    starts = np.asarray(given)
    if starts.shape != (points,) or (points and starts.dtype != np.bool_):
        raise ValueError(f"phase_starts must be one true or false for each of the {points} values.")
    return starts.astype(np.bool_)


def _baseline(given: int | None) -> int | None:
    if given is None:
        return None
    try:
        rows = operator.index(given)
    except TypeError:
        rows = 0
    if rows < SHORTEST_BASELINE:
        raise ValueError(f"A baseline must be a whole number of at least {SHORTEST_BASELINE} rows, not {given!r}.")
    return rows


def _direction(given: ArrayLike, series: int) -> Codes:
    direction = np.asarray(given)
    if direction.shape not in ((), (series,)):
        raise ValueError(f"direction must be one for all or one for each of the {series} series.")
    if not np.all(np.isin(direction, (-1, 0, 1))):
        raise ValueError("direction must be -1 (lower is better), 0 (neither) or 1 (higher is better).")
    return np.broadcast_to(direction.astype(np.int8), (series,))


def _target(given: ArrayLike | None, series: int) -> Floats:
    if given is None:
        return np.full(series, np.nan)
    target = np.asarray(given)
    if target.shape not in ((), (series,)):
        raise ValueError(f"target must be one for all or one for each of the {series} series.")
    targets = _numbers(np.broadcast_to(target, (series,)), "target")
    _refuse_infinity(targets, np.isfinite(targets), "target")
    return targets
