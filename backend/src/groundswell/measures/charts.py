"""From figures to charts: many series laid out month by month, analysed at once, and summed up. Pure arrays."""

from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from groundswell import spc
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.disclosure import disclosed
from groundswell.spc.classification import variation

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]
Number = TypeVar("Number", bound=np.generic)
SPARK = 24
"""Points of a sparkline."""

DIRECTIONS = {"lower": spc.Direction.LOWER, "neither": spc.Direction.NEITHER, "higher": spc.Direction.HIGHER}
SIGNAL_LETTERS = {
    spc.Classification.COMMON_CAUSE: ".",
    spc.Classification.IMPROVEMENT: "i",
    spc.Classification.CONCERN: "w",
    spc.Classification.NEUTRAL_HIGH: "u",
    spc.Classification.NEUTRAL_LOW: "d",
}
LEFT_OUT = "x"
_LETTERS = np.zeros(max(SIGNAL_LETTERS) + 1, "S1")
for _code, _letter in SIGNAL_LETTERS.items():
    _LETTERS[_code] = _letter.encode()


@dataclass(frozen=True)
class Rows:
    """Figures of many series, sorted by series and month; at most one row for each.

    `series` may be any number that names the series. `suppressed` and `excluded` rows keep their place but are in no
    limit and no rule.
    """

    series: Ids
    month: Ids
    numerator: Floats
    denominator: Floats
    value: Floats
    suppressed: NDArray[np.bool_]
    excluded: NDArray[np.bool_]


@dataclass(frozen=True)
class Drawn:
    """Charts with the months they stand on. Point arrays have a place for every month from a series' first to last."""

    series: Ids
    offsets: NDArray[np.int64]
    month: Ids
    row: Ids
    """Which of the rows a point is; -1 where a month has none."""
    value: Floats
    """As disclosed; NaN where missing or withheld. An excluded figure is here, but not in `charts`."""
    numerator: Floats
    denominator: Floats
    withheld: NDArray[np.bool_]
    excluded: NDArray[np.bool_]
    charts: spc.Charts

    def letters(self) -> NDArray[np.bytes_]:
        """One letter a point (see SIGNAL_LETTERS); x where the point is in no limit and no rule."""
        letters = _LETTERS[self.charts.classification]
        return np.where(np.isnan(self.value) | self.excluded, LEFT_OUT.encode(), letters)


def drawn(rows: Rows, definition: MeasureDefinition, target: float | None, *, through: int | None = None) -> Drawn:
    """The charts of all series in `rows`. `through`: a month up to which every series is drawn, figure or none."""
    begins = np.flatnonzero(np.r_[True, rows.series[1:] != rows.series[:-1]]) if len(rows.series) else np.array([], int)
    series = rows.series[begins]
    ends = np.r_[begins[1:], len(rows.series)][: len(begins)]
    first = rows.month[begins]
    last = rows.month[ends - 1] if len(begins) else first
    if through is not None:
        last = np.maximum(last, through)
    lengths = last - first + 1
    offsets = np.r_[0, np.cumsum(lengths)].astype(np.int64)
    size = int(offsets[-1])
    which = np.repeat(np.arange(len(series)), lengths)
    month = np.arange(size) - offsets[:-1][which] + first[which]

    place = np.repeat(offsets[:-1] - first, ends - begins) + rows.month
    row = np.full(size, -1, np.int64)
    row[place] = np.arange(len(rows.month))
    shown = disclosed(definition.disclosure.policy, rows.numerator, rows.denominator, rows.value, definition.multiplier)

    def spread(column: NDArray[Number], empty: float | bool) -> NDArray[Number]:
        out = np.full(size, empty, column.dtype)
        out[place] = column
        return out

    value = spread(np.where(rows.suppressed, np.nan, shown.value), np.nan)
    excluded = spread(rows.excluded, False)
    charts = spc.analyse(
        np.where(excluded, np.nan, value),
        offsets,
        direction=DIRECTIONS[definition.direction],
        target=target,
    )
    return Drawn(
        series,
        offsets,
        month,
        row,
        value,
        spread(shown.numerator, np.nan),
        spread(shown.denominator, np.nan),
        spread(shown.withheld | rows.suppressed, False),
        excluded,
        charts,
    )


@dataclass(frozen=True)
class Summaries:
    """One row a series; see `models.SeriesSummary` for what each column means."""

    series: Ids
    month: Ids
    row: Ids
    value: Floats
    suppressed: NDArray[np.bool_]
    centre: Floats
    lower: Floats
    upper: Floats
    variation: NDArray[np.int8]
    assurance: NDArray[np.int8]
    label: NDArray[np.int8]
    since: Ids
    """Month, or -1 where there is no signal."""
    run: Ids
    points: Ids
    spark: NDArray[np.float32]
    signals: NDArray[np.bytes_]


ROWS_AT_ONCE = 50_000
"""Charts need some forty arrays as long as the rows; summaries of all series are made a stretch at a time."""


def summaries(rows: Rows, definition: MeasureDefinition, target: float | None) -> Summaries:
    """The summaries of all series in `rows`."""
    begins = np.flatnonzero(np.r_[True, rows.series[1:] != rows.series[:-1]]) if len(rows.series) else np.array([0])
    stretch = begins // ROWS_AT_ONCE
    cuts = [*begins[np.flatnonzero(np.r_[True, stretch[1:] != stretch[:-1]])], len(rows.series)]
    parts = []
    for first, last in pairwise(cuts):
        some = Rows(**{field.name: getattr(rows, field.name)[first:last] for field in fields(Rows)})
        part = summed_up(drawn(some, definition, target), definition)
        parts.append(replace(part, row=part.row + first))
    return Summaries(
        **{field.name: np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Summaries)}
    )


def summed_up(drawing: Drawn, definition: MeasureDefinition) -> Summaries:
    """What the last figure of every series says. A series none of whose figures may be used has no row."""
    charts, direction = drawing.charts, DIRECTIONS[definition.direction]
    starts, ends = drawing.offsets[:-1], drawing.offsets[1:]
    stated = drawing.withheld | (~np.isnan(drawing.value) & ~drawing.excluded)
    last = _last_true(stated, starts, ends)
    known = np.flatnonzero(last >= 0)
    last, starts = last[known], starts[known]
    label, side = charts.label[last], charts.side[last]
    signalled = label != spc.Label.COMMON_CAUSE
    same_class = _run_length(charts.classification, starts, last)
    used = np.cumsum(~np.isnan(drawing.value) & ~drawing.excluded)
    before = np.where(starts > 0, used[np.maximum(starts - 1, 0)], 0)
    window = last[:, None] - np.arange(SPARK - 1, -1, -1)
    inside = window >= starts[:, None]
    window = np.maximum(window, 0)
    letters = drawing.letters()
    left_out = letters[window] == LEFT_OUT.encode()
    spark = np.where(inside & ~left_out, drawing.value[window], np.nan).astype(np.float32)
    signals = np.where(inside, letters[window], LEFT_OUT.encode())
    return Summaries(
        series=drawing.series[known],
        month=drawing.month[last],
        row=drawing.row[last],
        value=drawing.value[last],
        suppressed=drawing.withheld[last],
        centre=charts.centre[last],
        lower=charts.lower[last],
        upper=charts.upper[last],
        variation=variation(charts.label[last], np.full(len(last), direction, np.int8)),
        assurance=charts.assurance[known],
        label=label,
        since=np.where(signalled, drawing.month[last] - same_class + 1, -1),
        run=np.where(side != 0, _run_length(charts.side, starts, last), 0),
        points=used[last] - before,
        spark=spark,
        signals=np.ascontiguousarray(signals).view(f"S{SPARK}").ravel() if len(known) else np.array([], f"S{SPARK}"),
    )


def _last_true(flags: NDArray[np.bool_], starts: Ids, ends: Ids) -> Ids:
    """Index of the last True in each stretch [start, end); -1 where there is none."""
    index = np.where(flags, np.arange(len(flags)), -1)
    latest = np.maximum.accumulate(index) if len(index) else index
    found = latest[np.maximum(ends - 1, 0)] if len(index) else np.full(len(ends), -1)
    return np.where(found >= starts, found, -1)


def _run_length(codes: NDArray[np.int8], starts: Ids, last: Ids) -> Ids:
    """How many points in a row up to `last`, none before `starts`, have the code of the last."""
    if len(codes) == 0:
        return np.zeros(len(last), np.int64)
    changes = np.r_[True, codes[1:] != codes[:-1]]
    begun = np.maximum.accumulate(np.where(changes, np.arange(len(codes)), 0))
    return last - np.maximum(begun[last], starts) + 1
