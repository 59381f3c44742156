"""Charts of many series at once."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from groundswell.spc.arrays import Codes, Flags, Floats, Ordinals
from groundswell.spc.classification import Direction, classify
from groundswell.spc.icons import icons
from groundswell.spc.inputs import checked
from groundswell.spc.kinds import Kind
from groundswell.spc.limits import TIE, limits_of
from groundswell.spc.phases import Layout, Phases
from groundswell.spc.rule_sets import NHS_PLOT_THE_DOTS, Rules
from groundswell.spc.rules.anhoej import Runs, runs_analysis
from groundswell.spc.signals import signals


@dataclass(frozen=True)
class Charts:
    """One chart per series: arrays over the N points, in the order given, over the S series and the P phases.

    chart                   the kind of all the charts
    value                   float64[N], as plotted; NaN where missing. An excluded point keeps its value
    centre, lower, upper    float64[N], in the plotted unit; NaN where there is none
    near_lower, near_upper  float64[N], the two-sigma lines (made when asked for)
    phase                   int32[N], 0 for the first phase of the series
    in_baseline             bool[N], the value feeds centre and limits
    excluded                bool[N], as given
    target                  float64[N], the target in force at each point; NaN where there is none
    side                    int8[N], -1 below, 1 above the centre, 0 on it or missing or excluded
    near                    bool[N], beyond the two-sigma line and not beyond the limit
    astronomical, trend, two_in_three, shift
                            bool[N], each rule by itself, before precedence
    falling, low_two_in_three, low_shift
                            bool[N], where the rule of that name fires downwards
    label                   int8[N] of Label, the rule the point is shown under
    classification          int8[N] of Classification
    variation, assurance    int8[S] of Variation and Assurance
    phases                  the limits of every phase
    rules                   the rule set that was applied
    """

    chart: Kind
    value: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    phase: Ordinals
    in_baseline: Flags
    excluded: Flags
    target: Floats
    side: Codes
    near: Flags
    astronomical: Flags
    trend: Flags
    falling: Flags
    two_in_three: Flags
    low_two_in_three: Flags
    shift: Flags
    low_shift: Flags
    label: Codes
    classification: Codes
    variation: Codes
    assurance: Codes
    phases: Phases
    rules: Rules
    _layout: Layout = field(repr=False)
    _near_lower: Floats = field(repr=False)
    _near_upper: Floats = field(repr=False)
    _in_order: bool = field(repr=False)
    _runs: Runs | None = field(repr=False)

    @cached_property
    def near_lower(self) -> Floats:
        return self._layout.per_point(self._near_lower)

    @cached_property
    def near_upper(self) -> Floats:
        return self._layout.per_point(self._near_upper)

    @cached_property
    def runs(self) -> Runs:
        """The runs analysis of every phase, by the method of the rules or else Anhøj's (made when asked for).

        Nothing is said of the runs of moving ranges, which depend on each other, and of points in no order.
        """
        if not self._in_order:
            return Runs.none(len(self._layout.first))
        if self._runs is not None:
            return self._runs
        return runs_analysis(self.side, self._layout, self.rules.runs or "anhoej")[0]


def analyse(
    values: ArrayLike,
    offsets: ArrayLike,
    *,
    chart: Kind = Kind.I,
    denominators: ArrayLike | None = None,
    spreads: ArrayLike | None = None,
    excluded: ArrayLike | None = None,
    phase_starts: ArrayLike | None = None,
    baseline: ArrayLike | None = None,
    centre: ArrayLike | None = None,
    direction: ArrayLike = Direction.NEITHER,
    target: ArrayLike | None = None,
    scale: float = 1.0,
    ordered: bool = True,
    rules: Rules = NHS_PLOT_THE_DOTS,
) -> Charts:
    """Charts of one kind of S series with N points in all.

    values        float64[N], in time order inside each series; NaN = missing or suppressed
    offsets       int64[S + 1], series s is values[offsets[s]:offsets[s + 1]] and may be empty
    chart         the kind of chart, see `Kind`
    denominators  float64[N], not below 0. p, p′, u, u′, I′: opportunities, and values are counted events. run, i, mr:
                  optional; values / denominators is plotted. x̄, s: sizes of the subgroups
    spreads       float64[N], x̄ only: standard deviations of the subgroups (values are their means)
    excluded      bool[N], points set aside: in no limit and in no rule, though they keep their place
    phase_starts  bool[N], points that begin a new phase; limits and runs never cross into another phase
    baseline      rows of a phase the limits rest on, present or missing: one number or int64[N], read at the first
                  point of each phase; 0 or None = all. At least `rules.shortest_baseline`
    centre        a centre line instead of the computed one, on which the limits are built: one number or float64[S],
                  NaN or None = computed
    direction     which way is better, Direction or int8[S]
    target        one number or float64[N], the target in force at each point, in the plotted unit; NaN or None = none
    scale         what is plotted is this many times the ratio or value; centre and limits too, the target not
    ordered       False: the points are categories, not moments; nothing is said of runs
    rules         the rule set, see `RULE_SETS`

    Raises ValueError, saying what is wrong, for an infinite number, offsets that do not cover the values in order,
    arrays of the wrong length, what the chart needs and is not given or cannot use, a baseline of too few rows, and
    values too large to add up.
    """
    given = checked(
        values,
        offsets,
        chart=chart,
        denominators=denominators,
        spreads=spreads,
        excluded=excluded,
        phase_starts=phase_starts,
        baseline=baseline,
        centre=centre,
        direction=direction,
        target=target,
        scale=scale,
        ordered=ordered,
    )
    layout = Layout.of(given.offsets, given.phase_starts)
    rows = given.baseline_of(layout, rules.shortest_baseline)
    used = given.present & layout.leading(rows) if rows.any() else given.present
    limits = limits_of(given, used, layout, rules)
    if given.centre is not None:  # which may be larger than any value
        limits = replace(limits, tolerance=np.fmax(limits.tolerance, TIE * np.abs(limits.centre)))
    present = layout.count(given.present)
    if rules.limits_from > 1:
        limits = limits.without_lines(present < rules.limits_from, layout)

    value = limits.value
    if given.excluded is not None:
        value = value.copy()
        value[given.excluded] = np.nan
    direction_of_point = given.direction_of_points
    in_order = given.ordered and given.chart is not Kind.MR
    found = signals(value, limits, layout, rules, direction_of_point, in_order)
    variations, assurances = icons(given, used, layout, limits, found.label, present, rules)
    last = layout.first + layout.length - 1
    return Charts(
        chart=given.chart,
        value=limits.value,
        centre=found.centre,
        lower=found.lower,
        upper=found.upper,
        phase=layout.ordinals(given.offsets),
        in_baseline=used,
        excluded=np.broadcast_to(np.False_, used.shape) if given.excluded is None else given.excluded,
        target=given.target,
        side=found.side,
        near=found.near,
        astronomical=found.astronomical,
        trend=found.trend,
        falling=found.falling,
        two_in_three=found.two_in_three,
        low_two_in_three=found.low_two_in_three,
        shift=found.shift,
        low_shift=found.low_shift,
        label=found.label,
        classification=classify(found.label, direction_of_point),
        variation=variations,
        assurance=assurances,
        phases=Phases(
            series=layout.series,
            first=layout.first,
            length=layout.length,
            baseline=rows,
            used=limits.used,
            centre=limits.centre,
            lower=found.lower[last],
            upper=found.upper[last],
            short=layout.length < rules.short_below,
        ),
        rules=rules,
        _layout=layout,
        _near_lower=limits.near_lower,
        _near_upper=limits.near_upper,
        _in_order=in_order,
        _runs=found.runs,
    )
