"""A request laid out as the flat arrays of the engine, or refused with the name of the series that is wrong."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from groundswell import spc
from groundswell.analyses.schemas import AnalysesAsked, SeriesAsked
from groundswell.errors import Invalid
from groundswell.spc.kinds import MAY_HAVE_DENOMINATORS, NEEDS_DENOMINATORS, NEEDS_SPREADS

Floats = NDArray[np.float64]
DIRECTIONS = {"lower": spc.Direction.LOWER, "neither": spc.Direction.NEITHER, "higher": spc.Direction.HIGHER}

SHARES = (spc.Kind.P, spc.Kind.PP)
"""Charts of parts of a whole."""


@dataclass(frozen=True)
class Batch:
    """What `spc.analyse` takes, under the names it takes it by; see there for shapes and units."""

    values: Floats
    offsets: NDArray[np.int64]
    denominators: Floats | None
    spreads: Floats | None
    excluded: NDArray[np.bool_]
    phase_starts: NDArray[np.bool_]
    baseline: NDArray[np.int64]
    centre: Floats
    direction: NDArray[np.int8]
    target: Floats


def laid_out(asked: AnalysesAsked) -> Batch:
    """Raises `Invalid` with the name of the first series that does not fit together."""
    for place, series in enumerate(asked.series):
        _check(series, place, asked.chart)
    lengths = [len(series.values) for series in asked.series]
    offsets = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64)
    size = int(offsets[-1])
    excluded, phase_starts = np.zeros((2, size), np.bool_)
    baseline = np.zeros(size, np.int64)
    target = np.full(size, np.nan)
    for series, start, end in zip(asked.series, offsets.tolist(), offsets[1:].tolist(), strict=False):
        for place in series.excluded:
            excluded[start + place] = True
        for phase in series.phases:
            phase_starts[start + phase.at] = True
            baseline[start + phase.at] = phase.baseline or 0
        steps = sorted(series.target, key=lambda step: step.at)
        for step, until in zip(steps, [*(later.at for later in steps[1:]), end - start], strict=False):
            target[start + step.at : start + until] = np.nan if step.value is None else step.value
    directions = [DIRECTIONS[series.direction or asked.direction] for series in asked.series]
    return Batch(
        values=_flat(series.values for series in asked.series),
        offsets=offsets,
        denominators=_denominators(asked),
        spreads=_spreads(asked),
        excluded=excluded,
        phase_starts=phase_starts,
        baseline=baseline,
        centre=np.array([series.centre for series in asked.series], np.float64),
        direction=np.array(directions, np.int8),
        target=target,
    )


def _flat(columns: Iterator[list[float | None]]) -> Floats:
    return np.array(list(chain.from_iterable(columns)), np.float64)  # None becomes NaN


def _denominators(asked: AnalysesAsked) -> Floats | None:
    """A series without them, where others of a chart that needs none have some, is divided by one."""
    if asked.chart not in NEEDS_DENOMINATORS and all(series.denominators is None for series in asked.series):
        return None
    return _flat(
        [1.0] * len(series.values) if series.denominators is None else series.denominators for series in asked.series
    )


def _spreads(asked: AnalysesAsked) -> Floats | None:
    if asked.chart not in NEEDS_SPREADS:
        return None
    return _flat(series.spreads or [] for series in asked.series)


# --- checks ----------------------------------------------------------------------------------------------------------


def _check(series: SeriesAsked, place: int, chart: spc.Kind) -> None:
    points = len(series.values)

    def refuse(field: str, what: str) -> None:
        name = called(series, place)
        raise Invalid(f"{name}: {what}", [(f"series.{place}.{field}", what)])

    _check_columns(series, points, chart, refuse)
    if chart in SHARES and series.denominators is not None:
        for at, (part, whole) in enumerate(zip(series.values, series.denominators, strict=True)):
            if part is not None and whole is not None and 0 < whole < part:
                point = f"point {at}" + (f" (“{series.labels[at]}”)" if series.labels and series.labels[at] else "")
                refuse("values", f"{point} is {part:,.10g} of {whole:,.10g}; a part cannot be more than its whole.")
    for at in series.excluded:
        if at >= points:
            refuse("excluded", f"there is no point {at} to set aside; {_counting(points)}")
    _check_steps("phases", "phase", [phase.at for phase in series.phases], points, refuse)
    _check_steps("target", "target", [step.at for step in series.target], points, refuse)


Refuse = Callable[[str, str], None]


def _check_columns(series: SeriesAsked, points: int, chart: spc.Kind, refuse: Refuse) -> None:
    named = f"{'An' if chart.title[0] in 'XIx' else 'A'} {chart.title}"
    if series.denominators is None and chart in NEEDS_DENOMINATORS:
        refuse("denominators", f"{named} needs denominators; give one for each value.")
    if series.denominators is not None and chart not in NEEDS_DENOMINATORS | MAY_HAVE_DENOMINATORS:
        refuse("denominators", f"{named} has no denominators; leave them out.")
    if series.spreads is None and chart in NEEDS_SPREADS:
        refuse("spreads", f"{named} needs spreads, the standard deviation of each subgroup; give one for each value.")
    if series.spreads is not None and chart not in NEEDS_SPREADS:
        refuse("spreads", f"{named} has no spreads; leave them out.")
    for field, column in (
        ("denominators", series.denominators),
        ("spreads", series.spreads),
        ("labels", series.labels),
    ):
        if column is not None and len(column) != points:
            refuse(
                field,
                f"{points:,} value{'' if points == 1 else 's'} but {len(column):,} {field}; give one for each value.",
            )


def _check_steps(field: str, thing: str, places: list[int], points: int, refuse: Refuse) -> None:
    for at in places:
        if at >= points:
            refuse(field, f"there is no point {at} for a {thing} to begin at; {_counting(points)}")
    if len(set(places)) != len(places):
        twice, _ = Counter(places).most_common(1)[0]
        refuse(field, f"more than one begins at point {twice}; keep one of them.")


def _counting(points: int) -> str:
    return f"points are counted from 0 to {points - 1}." if points else "the series has no points."


def called(series: SeriesAsked, place: int) -> str:
    """A series as a refusal names it: by its name, or by its place where it has none."""
    return f"“{series.name}”" if series.name.strip() else f"Series {place + 1:,}"
