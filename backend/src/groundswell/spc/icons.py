"""The two icons of each series, read off its last row."""

import numpy as np

from groundswell.spc.arrays import Codes, Counts, Flags
from groundswell.spc.assurance import Assurance, assurance
from groundswell.spc.classification import Variation, variation
from groundswell.spc.inputs import Given
from groundswell.spc.kinds import Kind
from groundswell.spc.limits import Limits
from groundswell.spc.phases import Layout
from groundswell.spc.rule_sets import Rules


def icons(
    given: Given, used: Flags, layout: Layout, limits: Limits, labels: Codes, present: Counts, rules: Rules
) -> tuple[Codes, Codes]:
    """Variation and assurance of each series, from its last row; none where the series has no value in any row, or its
    last phase (present: int64[P]) fewer than the rules want for icons, nor assurance where the chart has no limits."""
    values = np.bincount(layout.series, weights=present, minlength=len(given.direction))
    variations = np.full(len(values), Variation.NONE, dtype=np.int8)
    assurances = np.full(len(values), Assurance.NONE, dtype=np.int8)
    series = np.flatnonzero(values)
    last_row = given.offsets[series + 1] - 1
    phase = layout.containing(last_row)
    enough = present[phase] >= rules.icons_from if rules.icons_from > 1 else np.ones(len(series), dtype=np.bool_)
    series, last_row, phase = series[enough], last_row[enough], phase[enough]

    direction = given.direction[series]
    variations[series] = variation(labels[last_row], direction)
    if given.chart is not Kind.RUN:
        at = phase if len(limits.lower) == len(layout.first) else last_row
        target, lower, upper = given.target[last_row], limits.lower[at], limits.upper[at]
        bare = np.isnan(upper) & ~np.isnan(target)
        if bare.any():
            certain = bare & _constant(limits, used, layout)[phase]
            lower, upper = (np.where(certain, limits.centre[phase], limit) for limit in (lower, upper))
        assurances[series] = assurance(target, direction, lower, upper, limits.tolerance[phase])
    return variations, assurances


def _constant(limits: Limits, used: Flags, layout: Layout) -> Flags:
    """bool[P]: phases of two or more used values that all lie on the centre. Without any variation they have no limits,
    but whether they meet a target is as sure as can be: 100 % in every month meets 95 %."""
    distance = np.abs(limits.value - layout.spread(limits.centre))
    distance[~used] = 0.0
    return (limits.used > 1) & (np.maximum.reduceat(distance, layout.first) <= limits.tolerance)
