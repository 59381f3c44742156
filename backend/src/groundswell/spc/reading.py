"""One chart as one reads it: where it stands at its last value, and which rules fire at a point."""

from dataclasses import dataclass
from itertools import product
from math import isnan

import numpy as np

from groundswell.spc.chart import Charts
from groundswell.spc.classification import Label, Variation
from groundswell.spc.kinds import Kind
from groundswell.spc.rule_sets import Rules


@dataclass(frozen=True, slots=True)
class RunsRead:
    """The Anhøj statistics of one phase; see `spc.runs`."""

    useful: int
    longest: int
    longest_allowed: int
    crossings: int
    fewest_crossings: int
    signal: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One chart at its last value. Numbers in the plotted unit, None where there is none.

    last, phase_first   places in the flat batch, of the last value and of the first point of its phase
    silent              rows after the last value
    run                 points in a row, the last included, strictly on its side of the centre
    phase               0 for the first of the series
    points              values in the phase that count
    """

    kind: Kind
    rules: Rules
    last: int
    silent: int
    value: float
    centre: float | None
    lower: float | None
    upper: float | None
    label: Label
    variation: Variation
    run: int
    phase: int
    phase_first: int
    points: int
    runs: RunsRead | None


def read(charts: Charts, series: int) -> Reading | None:
    """The chart of one series at its last value that counts; None for a series without one."""
    phases = np.flatnonzero(charts.phases.series == series)
    if len(phases) == 0:
        return None
    begin = int(charts.phases.first[phases[0]])
    end = int(charts.phases.first[phases[-1]] + charts.phases.length[phases[-1]])
    counts = ~np.isnan(charts.value[begin:end]) & ~charts.excluded[begin:end]
    if not counts.any():
        return None
    last = begin + int(np.flatnonzero(counts)[-1])
    phase = int(charts.phase[last])
    first = int(charts.phases.first[phases[phase]])
    sides = charts.side[first : last + 1]
    other = np.flatnonzero(sides != sides[-1])
    run = len(sides) - 1 - int(other[-1]) if len(other) else len(sides)
    return Reading(
        kind=charts.chart,
        rules=charts.rules,
        last=last,
        silent=end - 1 - last,
        value=float(charts.value[last]),
        centre=_known(charts.centre[last]),
        lower=_known(charts.lower[last]),
        upper=_known(charts.upper[last]),
        label=Label(int(charts.label[last])),
        variation=Variation(int(charts.variation[series])),
        run=run if sides[-1] else 0,
        phase=phase,
        phase_first=first,
        points=int(counts[first - begin : last + 1 - begin].sum()),
        runs=runs_read(charts, int(phases[phase])),
    )


def runs_read(charts: Charts, phase: int) -> RunsRead | None:
    """The runs of the phase at this place of `charts.phases`; None where no point is on either side of its centre."""
    runs = charts.runs
    if runs.useful[phase] <= 0 or runs.longest[phase] < 0:
        return None
    return RunsRead(
        int(runs.useful[phase]),
        int(runs.longest[phase]),
        int(runs.longest_allowed[phase]),
        int(runs.crossings[phase]),
        int(runs.fewest_crossings[phase]),
        bool(runs.signal[phase]),
    )


def _known(value: float) -> float | None:
    return None if isnan(value) else float(value)


def fires(charts: Charts) -> list[tuple[Label, ...]]:
    """For each of the N points every rule that fires there, in order of precedence.

    The first is the label of the point, unless the rules let improvement win.
    """
    each = np.zeros(len(charts.label), dtype=np.int8)
    for flagged, downwards in (
        (charts.astronomical, charts.side < 0),
        (charts.trend, charts.falling),
        (charts.two_in_three, charts.low_two_in_three),
        (charts.shift, charts.low_shift),
    ):
        each *= 3
        each += flagged
        each += flagged & downwards
    return [_FIRING[code] for code in each.tolist()]


# A digit to base three for each rule: 0 it does not fire, 1 upwards, 2 downwards. Labels come in pairs, high then low.
_FIRING = [tuple(Label(2 * rule + way) for rule, way in enumerate(ways) if way) for ways in product(range(3), repeat=4)]
