"""The rows of the overview before anyone filters or sorts them: one a group, with where it stands in each measure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.measures.models import SeriesSummary
from groundswell.measures.periods import in_words
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.reports.drawing.cells import cell, sparks
from groundswell.reports.figures.standing import (
    SIGNALS,
    SILENT_AFTER,
    SPARK,
    Standing,
    SummaryRow,
    standing_of,
    summaries_query,
)
from groundswell.reports.figures.stated import KnownMeasure
from groundswell.reports.overview.schemas import OverviewRow, Reported
from groundswell.reports.places import Belonging, Place, maybe_ref, ref, scheme_ref
from groundswell.reports.schemas import Cell, Level, Membership
from groundswell.reports.wording.months import iso
from groundswell.spc import Assurance


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of practices in the overview."""

    place: Place
    region: Place | None
    commissioner: Place | None
    schemes: list[Place]
    standings: list[Standing | None]
    """One for each measure shown, as are `cells`."""
    cells: list[Cell]
    reported: Reported
    silent_since: int | None
    """Month of its last figure, when it has sent none of any measure for three months."""
    has_gone_quiet: bool
    """Whether any measure has had no figure for three months."""
    worse: int
    better: int
    missed: int
    """Targets reliably missed."""

    @property
    def has_never_reported(self) -> bool:
        return all(standing is None for standing in self.standings)

    @property
    def waves(self) -> set[str]:
        own = [self.place] if self.place.kind == Kind.SCHEME else self.schemes
        return {scheme.subkind for scheme in own if scheme.subkind} or ({"none"} if not own else set())

    @property
    def worst_first(self) -> tuple[int, int, int, str, str]:
        """Most measures getting worse; silence for three months counts as two. Ties: overdue, missed targets, name."""
        score = 2 if self.silent_since is not None else self.worse
        return (-score, -self.reported["overdue"], -self.missed, self.place.name, self.place.code)


def measures_with_figures(session: Session, level: Level, membership: Membership) -> set[int]:
    """One query."""
    rows = session.execute(
        select(SeriesSummary.measure_id, func.count())
        .where(SeriesSummary.membership == membership, SeriesSummary.organisation_id.in_(_of_kind(level)))
        .group_by(SeriesSummary.measure_id)
    )
    return {measure_id for measure_id, _ in rows}


def _of_kind(level: Level) -> Any:
    return select(Organisation.id).where(Organisation.kind == level)


def group_rows(
    session: Session,
    found: Belonging,
    measures: Sequence[KnownMeasure],
    latest: dict[int, int],
    level: Level,
    membership: Membership,
) -> list[GroupRow]:
    """One query. A group without open practices is shown only if it has figures in the newest month.

    Of commissioners, those that practices belong to directly: one above would count the same practices again.
    """
    by_measure: dict[int, list[SummaryRow]] = defaultdict(list)
    query = summaries_query().where(
        SeriesSummary.measure_id.in_([measure.id for measure in measures]),
        SeriesSummary.membership == membership,
        SeriesSummary.organisation_id.in_(_of_kind(level)),
    )
    for row in session.execute(query):
        by_measure[row[1]].append(row)
    columns = [_column(measure, by_measure[measure.id], latest.get(measure.id)) for measure in measures]
    period = max((latest[m.id] for m in measures if m.id in latest), default=None)
    direct = _direct_groups(found) if level == "commissioner" else None
    rows = []
    for place in found.places.values():
        if place.kind != level or (direct is not None and place.id not in direct):
            continue
        here = [column.get(place.id) for column in columns]
        standings = [None if at is None else at[0] for at in here]
        is_current = any(s is not None and s.month == period for s in standings)
        has_members = bool(found.members.get(place.id))
        needs_figures = level in ("commissioner", "region")
        if not is_current and (not has_members or (needs_figures and not any(standings))):
            continue
        rows.append(_row(found, place, measures, latest, period, here))
    return rows


def _direct_groups(found: Belonging) -> set[int]:
    return {parent for practice in found.practices for parent in found.parents(practice, Kind.COMMISSIONER)}


At = tuple[Standing, Cell]


def _column(measure: KnownMeasure, rows: list[SummaryRow], latest: int | None) -> dict[int, At]:
    """Standing and cell of every group in one measure, by group."""
    if latest is None:
        return {}
    standings = [standing_of(row) for row in rows]
    lines = sparks(measure.definition, [row[SPARK] for row in rows], [row[SIGNALS] for row in rows], standings)
    return {
        row[0]: (standing, cell(measure.definition, standing, latest, line))
        for row, standing, line in zip(rows, standings, lines, strict=True)
    }


def _row(
    found: Belonging,
    place: Place,
    measures: Sequence[KnownMeasure],
    latest: dict[int, int],
    period: int | None,
    here: list[At | None],
) -> GroupRow:
    standings = [None if at is None else at[0] for at in here]
    cells = [
        cell(measure.definition, None, 0, None) if at is None else at[1]
        for measure, at in zip(measures, here, strict=True)
    ]
    return group_row(
        place,
        measures,
        standings,
        cells,
        latest,
        period,
        members=len(found.members.get(place.id, ())),
        region=found.region_of(place.id),
        commissioner=found.commissioner_of(place.id),
        schemes=found.schemes_of(place.id),
    )


def group_row(
    place: Place,
    measures: Sequence[KnownMeasure],
    standings: list[Standing | None],
    cells: list[Cell],
    latest: dict[int, int],
    period: int | None,
    *,
    members: int,
    region: Place | None = None,
    commissioner: Place | None = None,
    schemes: list[Place] | None = None,
) -> GroupRow:
    current = [
        (measure, standing)
        for measure, standing in zip(measures, standings, strict=True)
        if standing is not None and standing.month == latest.get(measure.id)
    ]
    quiet = [
        standing is None or latest.get(measure.id, standing.month) - standing.month >= SILENT_AFTER
        for measure, standing in zip(measures, standings, strict=True)
    ]
    last = max((standing.month for standing in standings if standing is not None), default=None)
    return GroupRow(
        place,
        region,
        commissioner,
        schemes or [],
        standings,
        cells,
        _reported([standing for _, standing in current if standing.month == period], members),
        last if quiet and all(quiet) else None,
        any(quiet),
        worse=sum(standing.is_worse for _, standing in current),
        better=sum(standing.is_better for _, standing in current),
        missed=sum(standing.assurance == Assurance.CONSISTENT_FAIL for _, standing in current),
    )


def _reported(of_newest_month: list[Standing], members: int) -> Reported:
    """Practices that have sent the newest month, by the measure that most of them sent, of those expected to.

    With no figure at all of that month: none of today's members.
    """
    contributing = max((standing.contributing for standing in of_newest_month), default=0)
    expected = max((standing.expected for standing in of_newest_month), default=members)
    return {"contributing": contributing, "expected": expected, "overdue": max(expected - contributing, 0)}


def plain_row(row: GroupRow) -> OverviewRow:
    silent = None
    if row.silent_since is not None:
        silent = f"No practice has reported since {in_words(row.silent_since)}."
    elif row.has_never_reported:
        silent = "No figures yet."
    return {
        "organisation": ref(row.place),
        "region": maybe_ref(row.region),
        "commissioner": maybe_ref(row.commissioner),
        "schemes": [scheme_ref(scheme) for scheme in row.schemes],
        "reported": row.reported,
        "silent_since": None if row.silent_since is None else iso(row.silent_since),
        "silent_words": silent,
        "worse": row.worse,
        "better": row.better,
        "cells": row.cells,
    }
