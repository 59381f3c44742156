"""The measures of initiatives as they are kept, each with what it means."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.errors import NotFound
from groundswell.initiatives.models import Initiative, InitiativeFigure, InitiativeMeasure
from groundswell.initiatives.team_measures import definition_of
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.models import Measure


class MeasureFacts(NamedTuple):
    row: InitiativeMeasure
    definition: MeasureDefinition
    figures: int
    """Given so far by the team; of a measure of the library 0: its figures come by other ways."""

    @property
    def own(self) -> bool:
        return self.row.measure_id is None


def measures_of(session: Session, initiative_ids: Collection[int]) -> list[MeasureFacts]:
    """By initiative, each in its place. One query."""
    given = (
        select(func.count())
        .select_from(InitiativeFigure)
        .where(InitiativeFigure.initiative_measure_id == InitiativeMeasure.id)
        .correlate(InitiativeMeasure)
        .scalar_subquery()
    )
    rows = session.execute(
        select(InitiativeMeasure, Measure, given)
        .outerjoin(Measure, Measure.id == InitiativeMeasure.measure_id)
        .where(InitiativeMeasure.initiative_id.in_(initiative_ids))
        .order_by(InitiativeMeasure.initiative_id, InitiativeMeasure.place)
    )
    return [MeasureFacts(row, definition_of(row, known), count) for row, known, count in rows]


def measure_of(session: Session, initiative: Initiative, number: int) -> MeasureFacts:
    """One measure of this initiative. Raises `NotFound`."""
    found = next((each for each in measures_of(session, [initiative.id]) if each.row.id == number), None)
    if found is None:
        raise NotFound(f"“{initiative.title}” has no measure {number}.")
    return found
