"""What a series says by its last figure: one row of `series_summary`, or the same just worked out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from typing import Any, cast

import numpy as np
from sqlalchemy import Select, select

from groundswell.measures.charts import Summaries
from groundswell.measures.models import SeriesSummary
from groundswell.measures.periods import month_of
from groundswell.measures.roll_up import RolledUp
from groundswell.reports.schemas import AssuranceName, VariationName
from groundswell.spc import Assurance, Label, Rules, Variation

PROVISIONAL_BELOW = 13
"""With fewer points limits and signals may still move much; they are shown and called provisional."""
SILENT_AFTER = 3
"""Months without a figure after which a series counts as silent."""

BETTER = frozenset((Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW))
WORSE = frozenset((Variation.CONCERN_HIGH, Variation.CONCERN_LOW))
MOVED = frozenset((Variation.NEUTRAL_HIGH, Variation.NEUTRAL_LOW))


@dataclass(frozen=True, slots=True)
class Standing:
    """See `SeriesSummary` for what each means; months count from January 1970."""

    month: int
    value: float | None
    suppressed: bool
    contributing: int
    expected: int
    centre: float | None
    lower: float | None
    upper: float | None
    variation: int
    assurance: int
    label: int
    since: int | None
    run: int
    points: int

    @property
    def is_better(self) -> bool:
        return self.variation in BETTER

    @property
    def is_worse(self) -> bool:
        return self.variation in WORSE

    @property
    def has_moved(self) -> bool:
        return self.variation in MOVED

    @property
    def signals(self) -> bool:
        return self.label != Label.COMMON_CAUSE

    @property
    def is_provisional(self) -> bool:
        return self.points < PROVISIONAL_BELOW

    def is_new(self, rules: Rules) -> bool:
        """Whether the last figure made the signal: a rule marks at once all the points that it needs."""
        return self.since is not None and self.month - self.since < self._needs(rules)

    def _needs(self, rules: Rules) -> int:
        """How many points the rule behind the last one marks at once."""
        if self.label in (Label.SHIFT_ABOVE, Label.SHIFT_BELOW):
            return rules.shift_length or round(log2(max(self.points, 1))) + 4  # one more than Anhøj's longest by chance
        if self.label in (Label.TREND_UP, Label.TREND_DOWN):
            return rules.trend_length or 1
        return 3 if self.label in (Label.TWO_IN_THREE_ABOVE, Label.TWO_IN_THREE_BELOW) else 1


COLUMNS = (
    SeriesSummary.organisation_id,
    SeriesSummary.measure_id,
    SeriesSummary.period,
    SeriesSummary.value,
    SeriesSummary.suppressed,
    SeriesSummary.contributing,
    SeriesSummary.expected,
    SeriesSummary.centre,
    SeriesSummary.lower,
    SeriesSummary.upper,
    SeriesSummary.variation,
    SeriesSummary.assurance,
    SeriesSummary.label,
    SeriesSummary.since,
    SeriesSummary.run,
    SeriesSummary.points,
    SeriesSummary.spark,
    SeriesSummary.signals,
    SeriesSummary.revision_id,
)
SPARK, SIGNALS = 16, 17
"""Where these two are in a row."""
SummaryRow = Sequence[Any]
"""The columns above, in their order."""


def summaries_query() -> Select[Any]:
    return cast("Select[Any]", select(*COLUMNS))


def standing_of(row: SummaryRow) -> Standing:
    _, _, period, value, suppressed, contributing, expected, centre, lower, upper, *rest = row
    variation, assurance, label, since, run, points, *_ = rest
    return Standing(
        month_of(period),
        value,
        suppressed,
        contributing,
        expected,
        centre,
        lower,
        upper,
        variation,
        assurance,
        label,
        None if since is None else month_of(since),
        run,
        points,
    )


def standing_at(summaries: Summaries, place: int, contributing: int, expected: int) -> Standing:
    """The standing of the series at `place` of summaries just worked out."""

    def maybe(column: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float | None:
        value = float(column[place])
        return None if np.isnan(value) else value

    since = int(summaries.since[place])
    return Standing(
        month=int(summaries.month[place]),
        value=maybe(summaries.value),
        suppressed=bool(summaries.suppressed[place]),
        contributing=contributing,
        expected=expected,
        centre=maybe(summaries.centre),
        lower=maybe(summaries.lower),
        upper=maybe(summaries.upper),
        variation=int(summaries.variation[place]),
        assurance=int(summaries.assurance[place]),
        label=int(summaries.label[place]),
        since=since if since >= 0 else None,
        run=int(summaries.run[place]),
        points=int(summaries.points[place]),
    )


def standing_of_one(summaries: Summaries, rolled_up: RolledUp | None) -> Standing | None:
    """Of summaries of one series: of a group's roll-up, or without it of a single practice. None without figures."""
    if len(summaries.series) == 0:
        return None
    if rolled_up is None:
        return standing_at(summaries, 0, 1, 1)
    row = int(summaries.row[0])
    return standing_at(summaries, 0, int(rolled_up.contributing[row]), int(rolled_up.expected[row]))


VARIATION_NAMES: tuple[VariationName | None, ...] = tuple(
    None if v == Variation.NONE else cast(VariationName, v.name.lower()) for v in Variation
)
ASSURANCE_NAMES: tuple[AssuranceName | None, ...] = tuple(
    None if a == Assurance.NONE else cast(AssuranceName, a.name.lower()) for a in Assurance
)
