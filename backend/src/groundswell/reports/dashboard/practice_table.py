"""The practices of a group as a table: who has sent what, and how each stands in each measure. Worst first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import column, func, select, table
from sqlalchemy.orm import Session

from groundswell.clock import today
from groundswell.initiatives.taking_part import going_on
from groundswell.measures.models import Observation, SeriesSummary
from groundswell.measures.periods import first_day, month_of
from groundswell.reports.dashboard.schemas import PracticeRow
from groundswell.reports.drawing.cells import cell, sparks
from groundswell.reports.figures.standing import SIGNALS, SPARK, Standing, SummaryRow, standing_of, summaries_query
from groundswell.reports.figures.stated import KnownMeasure
from groundswell.reports.places import Place, ref
from groundswell.reports.schemas import Cell
from groundswell.revisions.models import Revision

MONTHS = 12
"""Of the small bar of months reported."""

_IMPORTS = table("file_import", column("id"), column("sent_at"))


@dataclass
class PracticeStanding:
    """A member practice whose figures the caller may see."""

    place: Place
    standings: dict[int, Standing] = field(default_factory=dict)
    """By measure."""
    revisions: dict[int, int] = field(default_factory=dict)
    """By measure: what last changed the series."""
    cells: dict[int, Cell] = field(default_factory=dict)
    months: set[int] = field(default_factory=set)
    """Of the last twelve, those in which it sent anything of the measures shown."""
    last_sent: date | None = None
    list_size: float | None = None
    initiatives: int = 0
    """In which it takes part today, of those that go on."""

    def worse(self, latest: dict[int, int]) -> list[int]:
        """Measures that are getting worse in their newest month."""
        return [m for m, s in self.standings.items() if s.is_worse and s.month == latest.get(m)]

    def months_overdue(self, period: int) -> int:
        """How many months up to `period` it has sent nothing; twelve stands for twelve or more."""
        return next((back for back in range(MONTHS) if period - back in self.months), MONTHS)


def practice_standings(
    session: Session,
    practices: Sequence[Place],
    measures: Sequence[KnownMeasure],
    list_size: KnownMeasure | None,
    latest: dict[int, int],
    period: int,
) -> list[PracticeStanding]:
    """Three queries, whatever the number of practices."""
    found = {place.id: PracticeStanding(place) for place in practices}
    if not found:
        return []
    wanted = {measure.id: measure for measure in measures}
    sizes = {} if list_size is None else {list_size.id: list_size}
    by_measure: dict[int, list[SummaryRow]] = defaultdict(list)
    query = summaries_query().where(
        SeriesSummary.organisation_id.in_(list(found)),
        SeriesSummary.measure_id.in_([*wanted, *sizes]),
        SeriesSummary.membership == "then",
    )
    for row in session.execute(query):
        by_measure[row[1]].append(row)
    for measure_id, rows in by_measure.items():
        if measure_id in sizes:
            for size in rows:
                found[size[0]].list_size = standing_of(size).value
        if measure_id in wanted:
            _fill(found, wanted[measure_id], rows, latest[measure_id])
    _fill_months(session, found, list(wanted), period)
    for practice_id, count in going_on(session, list(found), today()).items():
        found[practice_id].initiatives = count
    return list(found.values())


def _fill(found: dict[int, PracticeStanding], measure: KnownMeasure, rows: list[SummaryRow], latest: int) -> None:
    standings = [standing_of(row) for row in rows]
    lines = sparks(measure.definition, [row[SPARK] for row in rows], [row[SIGNALS] for row in rows], standings)
    for row, standing, line in zip(rows, standings, lines, strict=True):
        practice = found[row[0]]
        practice.standings[measure.id] = standing
        practice.revisions[measure.id] = row[-1]
        practice.cells[measure.id] = cell(measure.definition, standing, latest, line)


def _fill_months(session: Session, found: dict[int, PracticeStanding], measures: list[int], period: int) -> None:
    sent = func.max(func.coalesce(_IMPORTS.c.sent_at, Revision.made_at), type_=Revision.made_at.type)
    rows = session.execute(
        select(Observation.organisation_id, Observation.period, sent)
        .outerjoin(_IMPORTS, _IMPORTS.c.id == Observation.import_id)
        .outerjoin(Revision, Revision.id == Observation.revision_id)
        .where(
            Observation.organisation_id.in_(list(found)),
            Observation.measure_id.in_(measures),
            Observation.period > first_day(period - MONTHS),
        )
        .group_by(Observation.organisation_id, Observation.period)
    )
    for organisation, day, moment in rows:
        practice = found[organisation]
        practice.months.add(month_of(day))
        if isinstance(moment, datetime) and (practice.last_sent is None or moment.date() > practice.last_sent):
            practice.last_sent = moment.date()


def worst_first(practices: Sequence[PracticeStanding], latest: dict[int, int], period: int) -> list[PracticeStanding]:
    """Most measures getting worse; a practice that has not sent the newest month counts as two. Ties: months missing
    of the last twelve, then name."""

    def place(practice: PracticeStanding) -> tuple[int, int, str, str]:
        score = 2 if practice.months_overdue(period) else len(practice.worse(latest))
        score = max(score, len(practice.worse(latest)))
        return (-score, len(practice.months), practice.place.name, practice.place.code)

    return sorted(practices, key=place)


def practice_row(
    practice: PracticeStanding, measures: Sequence[KnownMeasure], latest: dict[int, int], period: int
) -> PracticeRow:
    return {
        "organisation": ref(practice.place),
        "list_size": practice.list_size,
        "reported": [month in practice.months for month in range(period - MONTHS + 1, period + 1)],
        "cells": [
            practice.cells.get(measure.id) or cell(measure.definition, None, latest[measure.id], None)
            for measure in measures
        ],
        "initiatives": practice.initiatives,
        "last_sent": None if practice.last_sent is None else practice.last_sent.isoformat(),
    }


def unseen_row(place: Place) -> PracticeRow:
    """A practice whose own figures the caller may not see: its name is no secret."""
    return {
        "organisation": ref(place),
        "list_size": None,
        "reported": [],
        "cells": [],
        "initiatives": None,
        "last_sent": None,
    }
