"""The measures of initiatives, drawn: those of the library as sums over the practices taking part, a team's own as they
were given. A bounded number of queries, however many initiatives there are.

A practice counts in a measure of the library with all its months, so that there is a baseline from before it joined;
which practices those are is settled by who takes part today, or on the day on which the initiative ended.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.initiatives.figures import Part, parts_of
from groundswell.initiatives.measures_queries import MeasureFacts
from groundswell.initiatives.models import Initiative, InitiativeFigure
from groundswell.measures.chart_settings import Settings
from groundswell.measures.charts import Drawn, Rows, drawn, summed_up
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import EVER, FIRST_MONTH, month_of
from groundswell.measures.roll_up import Figures, Memberships, RolledUp, roll_up
from groundswell.measures.stored import latest_months, rows_of, values_of
from groundswell.organisations.models import Organisation
from groundswell.reports.figures.standing import PROVISIONAL_BELOW, Standing, standing_of_one
from groundswell.reports.figures.stated import KnownMeasure, figures_of
from groundswell.reports.places import visible_among
from groundswell.reports.series.choices import drawn_as
from groundswell.spc import Kind

ALL_TOGETHER = 0
"""The series of a sum that is of no one organisation."""


@dataclass(frozen=True)
class MeasureDrawn:
    """One measure of one initiative. `drawing` has one series, or none where there are no figures."""

    facts: MeasureFacts
    definition: MeasureDefinition
    """As it is drawn: a run chart while there are few points."""
    drawing: Drawn
    standing: Standing | None
    rolled_up: RolledUp | None
    """None where the team gives one figure for all."""
    latest: int | None
    """The month up to which there should be figures."""
    points: int
    withheld: bool
    """Whether a month is not shown because it is that of a single practice which the caller may not see."""
    practices: int
    """Whose figures are summed; 0 where the team gives one for all."""

    @property
    def is_current(self) -> bool:
        return self.standing is not None and self.standing.month == self.latest

    @property
    def run_chart_only(self) -> bool:
        return self.definition.chart is Kind.RUN

    def values(self) -> list[tuple[int, float]]:
        """Months with a figure that counts, oldest first."""
        if not len(self.drawing.series):
            return []
        known = ~np.isnan(self.drawing.value) & ~self.drawing.excluded
        return list(zip(self.drawing.month[known].tolist(), self.drawing.value[known].tolist(), strict=True))


def day_of(initiative: Initiative) -> date:
    """The day on which it is asked who takes part."""
    return today() if initiative.ended is None else min(initiative.ended, today())


def taking_part(initiative: Initiative, parts: Sequence[Part]) -> list[Organisation]:
    """Who takes part today, or took part on the day on which it ended; by name."""
    day = day_of(initiative)
    found = {
        part.practice.id: part.practice
        for part in parts
        if part.taking_part.initiative_id == initiative.id
        and part.taking_part.first <= day
        and (part.taking_part.last is None or part.taking_part.last >= day)
    }
    return list(found.values())


def draw_measures(
    session: Session,
    *,
    by: Principal,
    wanted: Sequence[tuple[Initiative, MeasureFacts]],
    parts: Sequence[Part] | None = None,
) -> dict[int, MeasureDrawn]:
    """The charts of measures of initiatives, by the measure's number. Up to five queries."""
    everyone = parts_of(session, {initiative.id for initiative, _ in wanted}) if parts is None else parts
    library = {
        facts.row.measure_id: KnownMeasure(facts.row.measure_id, facts.definition, Settings.none())
        for _, facts in wanted
        if facts.row.measure_id is not None
    }
    members = {initiative.id: taking_part(initiative, everyone) for initiative, _ in wanted}
    practices = {practice.id for each in members.values() for practice in each}
    figures = figures_of(session, list(library.values()), practices) if library else {}
    latest = latest_months(session) if library else {}
    own = own_figures(session, [facts.row.id for _, facts in wanted if facts.own])
    seen = visible_among(session, by, {part.practice.id for part in everyone})
    found = {}
    for initiative, facts in wanted:
        mine = [part for part in everyone if part.taking_part.initiative_id == initiative.id]
        now = members[initiative.id]
        stated: RolledUp | None
        if facts.row.measure_id is not None:
            everywhere = figures[facts.row.measure_id]
            given = everywhere.take(np.isin(everywhere.organisation, [each.id for each in now]))
            stated = _summed(given, _all_along(now), facts)
            newest = latest.get(facts.row.measure_id)
        else:
            given = own[facts.row.id]
            stated = _summed(given, _while_taking_part(mine), facts) if facts.row.by_practice else None
            newest = _due(initiative, facts, given)
        found[facts.row.id] = measure_drawn(facts, stated, given, newest, seen, len(now))
    return found


def own_figures(session: Session, measure_ids: Collection[int]) -> dict[int, Figures]:
    """What teams gave, by measure, sorted by practice and month; those of a team as a whole as organisation 0."""
    rows: dict[int, list[InitiativeFigure]] = {number: [] for number in measure_ids}
    if measure_ids:
        for row in session.scalars(
            select(InitiativeFigure).where(InitiativeFigure.initiative_measure_id.in_(measure_ids))
        ):
            rows[row.initiative_measure_id].append(row)
    return {number: _as_columns(each) for number, each in rows.items()}


def _as_columns(rows: list[InitiativeFigure]) -> Figures:
    rows.sort(key=lambda row: (row.organisation_id or ALL_TOGETHER, row.period))

    def column(values: list[float | None]) -> NDArray[np.float64]:
        return np.array([np.nan if value is None else value for value in values], np.float64)

    none = np.zeros(len(rows), np.bool_)
    return Figures(
        np.array([row.organisation_id or ALL_TOGETHER for row in rows], np.int64),
        np.array([month_of(row.period) for row in rows], np.int64),
        column([row.numerator for row in rows]),
        column([row.denominator for row in rows]),
        column([row.value for row in rows]),
        none,
        none,
    )


def _all_along(practices: Sequence[Organisation]) -> Memberships:
    """Each practice in every month in which it was open."""
    return _memberships([(each, -EVER, EVER) for each in practices])


def _while_taking_part(parts: Sequence[Part]) -> Memberships:
    """Each practice from the month in which it joined to the one in which it left, both included."""
    return _memberships(
        [
            (
                part.practice,
                month_of(part.taking_part.first),
                EVER if part.taking_part.last is None else month_of(part.taking_part.last) + 1,
            )
            for part in parts
        ]
    )


def _memberships(spells: Sequence[tuple[Organisation, int, int]]) -> Memberships:
    def column(values: list[int]) -> NDArray[np.int64]:
        return np.array(values, np.int64)

    return Memberships.of(
        child=column([practice.id for practice, _, _ in spells]),
        parent=np.full(len(spells), ALL_TOGETHER, np.int64),
        first=column([first for _, first, _ in spells]),
        until=column([until for _, _, until in spells]),
        opened=column([month_of(each.opened) if each.opened else -EVER for each, _, _ in spells]),
        closed=column([month_of(each.closed) if each.closed else EVER for each, _, _ in spells]),
    )


def _summed(figures: Figures, memberships: Memberships, facts: MeasureFacts) -> RolledUp:
    definition = facts.definition
    return roll_up(figures, memberships, aggregation=definition.aggregation, multiplier=definition.multiplier)


def _due(initiative: Initiative, facts: MeasureFacts, figures: Figures) -> int | None:
    """The newest month of which a team's own figure should be there, or is."""
    if not len(figures.month):
        return None
    newest = int(figures.month.max())
    if initiative.ended is not None:
        return newest
    return max(newest, month_of(today() - timedelta(days=facts.row.due_days)) - 1)


def measure_drawn(
    facts: MeasureFacts,
    stated: RolledUp | None,
    figures: Figures,
    latest: int | None,
    seen: set[int],
    practices: int,
) -> MeasureDrawn:
    """One measure drawn from its sums by month (`stated`), or from what the team gave for all (`figures` alone).

    `figures` are those behind the sums; `latest` the month up to which there should be some; `seen` the practices that
    the caller may see; `practices` how many are summed.
    """
    definition, withheld = facts.definition, False
    if stated is None:
        values = values_of(figures.numerator, figures.denominator, figures.value, definition)
        rows = Rows(*figures._replace(value=values))
    else:
        rows = rows_of(stated)
        alone = _of_one_unseen(stated, figures, seen)
        withheld = bool(alone.any())
        rows = replace(rows, suppressed=rows.suppressed | alone)
    known = int((~np.isnan(rows.value) & ~rows.suppressed & ~rows.excluded).sum())
    if known < PROVISIONAL_BELOW:
        definition = drawn_as(definition, Kind.RUN.value, None)
    through = latest if latest is None or not len(rows.month) else max(latest, int(rows.month.max()))
    drawing = drawn(rows, definition, _settings(facts), through=through)
    standing = standing_of_one(summed_up(drawing, definition), stated)
    many = 0 if stated is None else practices
    return MeasureDrawn(facts, definition, drawing, standing, stated, through, known, withheld, many)


def _settings(facts: MeasureFacts) -> Settings:
    """The aim stands where a target would, from the beginning, so that it is drawn; no icon is made of it."""
    baseline, aim = facts.row.baseline_months, facts.row.aim
    return Settings.of(
        phases=[] if baseline is None else [(ALL_TOGETHER, FIRST_MONTH, baseline)],
        targets=[] if aim is None else [(None, FIRST_MONTH, aim)],
    )


def _of_one_unseen(stated: RolledUp, figures: Figures, seen: set[int]) -> NDArray[np.bool_]:
    """Months whose sum is the figure of a single practice that the caller may not see."""
    counts = ~figures.suppressed & ~figures.excluded
    theirs = np.isin(figures.organisation, np.fromiter(seen, np.int64, len(seen)))
    months = figures.month[counts & theirs]
    alone: NDArray[np.bool_] = (stated.contributing == 1) & ~np.isin(stated.month, months)
    return alone
