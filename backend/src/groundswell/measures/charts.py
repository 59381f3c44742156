"""From figures to charts: many series laid out month by month, analysed at once, and summed up. Pure arrays."""

from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from groundswell import spc
from groundswell.measures.chart_settings import Settings, rules_for
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.disclosure import disclosed
from groundswell.spc.classification import variation

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]
Number = TypeVar("Number", bound=np.generic)
SPARK = 24
"""Points of a sparkline."""

OF_COUNTS = (spc.Kind.P, spc.Kind.PP, spc.Kind.U, spc.Kind.UP, spc.Kind.IP)
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

    `series` is the organisation, or 0 for a sum that belongs to none. `suppressed` and `excluded` rows keep their
    place but are in no limit and no rule.
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
    """As disclosed; NaN where missing or withheld. An excluded figure is here, and in no limit and no rule."""
    numerator: Floats
    denominator: Floats
    withheld: NDArray[np.bool_]
    excluded: NDArray[np.bool_]
    target: Floats
    """In force in that month, in the unit of the values; NaN where there is none."""
    charts: spc.Charts

    def target_now(self, place: int = 0) -> float | None:
        """The target in force in the last month of the series at `place`."""
        if place >= len(self.series):
            return None
        value = float(self.target[self.offsets[place + 1] - 1])  # a series has at least one point
        return None if np.isnan(value) else value

    def letters(self) -> NDArray[np.bytes_]:
        """One letter a point (see SIGNAL_LETTERS); x where the point is in no limit and no rule."""
        letters = _LETTERS[self.charts.classification]
        return np.where(np.isnan(self.value) | self.excluded, LEFT_OUT.encode(), letters)


def drawn(
    rows: Rows,
    definition: MeasureDefinition,
    settings: Settings,
    *,
    through: int | None = None,
) -> Drawn:
    """The charts of all series in `rows`, whose `series` are organisations, as the measure has them.

    `through`: a month up to which every series is drawn, figure or none. Charts of counts (p, p′, u, u′, I′) rest on
    the disclosed numerators and denominators, all others on the disclosed values.
    """
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

    numerator, denominator, value = (
        spread(np.where(rows.suppressed, np.nan, column), np.nan)
        for column in (shown.numerator, shown.denominator, shown.value)
    )
    excluded = spread(rows.excluded, False)
    kind = definition.chart
    target = settings.target_at(series[which], month)
    if kind is spc.Kind.MR:
        target = np.full(size, np.nan)  # a target is for the figures, not for how far two months lie apart
    phases = settings.phases_at(series, offsets, month)
    of_counts = kind in OF_COUNTS
    charts = spc.analyse(
        numerator if of_counts else value,
        offsets,
        chart=kind,
        denominators=denominator if of_counts else None,
        excluded=excluded,
        phase_starts=phases.starts if phases else None,
        baseline=phases.baseline if phases else None,
        direction=DIRECTIONS[definition.direction],
        target=target,
        scale=definition.multiplier if of_counts else 1.0,
        rules=rules_for(definition, kind),
    )
    withheld = spread(shown.withheld | rows.suppressed, False)
    return Drawn(series, offsets, month, row, value, numerator, denominator, withheld, excluded, target, charts)


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


def summaries(rows: Rows, definition: MeasureDefinition, settings: Settings) -> Summaries:
    """The summaries of all series in `rows`."""
    begins = np.flatnonzero(np.r_[True, rows.series[1:] != rows.series[:-1]]) if len(rows.series) else np.array([0])
    stretch = begins // ROWS_AT_ONCE
    cuts = [*begins[np.flatnonzero(np.r_[True, stretch[1:] != stretch[:-1]])], len(rows.series)]
    parts = []
    for first, last in pairwise(cuts):
        some = Rows(**{field.name: getattr(rows, field.name)[first:last] for field in fields(Rows)})
        part = summed_up(drawn(some, definition, settings), definition)
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
    # Neither limits nor runs reach back into an earlier phase, so neither do the words about them.
    phase = charts.phases.first[np.searchsorted(charts.phases.first, last, side="right") - 1]
    signalled = label != spc.Label.COMMON_CAUSE
    same_class = _run_length(charts.classification, phase, last)
    used = np.cumsum(~np.isnan(drawing.value) & ~drawing.excluded)
    before = np.where(phase > 0, used[np.maximum(phase - 1, 0)], 0)
    points: Ids = used[last] - before
    variations = variation(label, np.full(len(last), direction, np.int8))
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
        variation=np.where(points < charts.rules.icons_from, np.int8(spc.Variation.NONE), variations),
        assurance=charts.assurance[known],
        label=label,
        since=np.where(signalled, drawing.month[last] - same_class + 1, -1),
        run=np.where(side != 0, _run_length(charts.side, phase, last), 0),
        points=points,
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
