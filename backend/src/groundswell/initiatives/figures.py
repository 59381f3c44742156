"""The figures that a team gives for its own measures, month by month, and which are still to come."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.initiatives.measures_queries import MeasureFacts, measure_of
from groundswell.initiatives.models import Initiative, InitiativeFigure, TakingPart
from groundswell.initiatives.scope import seen
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import first_day, month_of
from groundswell.measures.queries import value_of
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import visible_practices

LOOKED_BACK = 12
"""Months that a grid shows of a measure without figures; missing ones are counted no further back."""


class Part(NamedTuple):
    """A practice's part in an initiative."""

    taking_part: TakingPart
    practice: Organisation

    def holds_in(self, month: int) -> bool:
        """Whether it took part on some day of a month and the practice was open at its beginning."""
        begin, end = first_day(month), last_day(month)
        part, practice = self.taking_part, self.practice
        return (
            part.first <= end
            and (part.last is None or part.last >= begin)
            and (practice.closed is None or practice.closed > begin)
            and (practice.opened is None or practice.opened <= end)
        )

    def owes(self, month: int) -> bool:
        """Whether its figure of a month is waited for: it took part from the first day of it to the last."""
        part = self.taking_part
        throughout = part.first <= first_day(month) and (part.last is None or part.last >= last_day(month))
        return throughout and self.holds_in(month)


class Overdue(NamedTuple):
    """A month whose figure should have been given; `practices`: those that owe it, none where the team does."""

    month: int
    practices: list[Organisation]


class Given(NamedTuple):
    figure: InitiativeFigure
    practice: Organisation | None


@dataclass(frozen=True)
class Grid:
    """The figures of one measure as they are typed in."""

    initiative: Initiative
    measure: MeasureFacts
    parts: list[Part]
    """Of practices that the caller may see."""
    figures: list[Given]
    overdue: list[Overdue]
    months: list[int]
    """From the first that is of interest to this one."""


def last_day(month: int) -> date:
    return first_day(month + 1) - timedelta(days=1)


def value_in(definition: MeasureDefinition, figure: InitiativeFigure) -> float | None:
    if definition.aggregation == "mean":
        return figure.value
    return value_of(definition, figure.numerator, figure.denominator)


def grid(session: Session, *, by: Principal, initiative: str, number: int) -> Grid:
    """What was given of one measure, as far as the caller may see, and what is overdue. Four queries."""
    found = seen(session, by, initiative)
    measure = measure_of(session, found, number)
    parts = parts_of(session, [found.id], by=by)
    theirs = {part.practice.id: part.practice for part in parts}
    rows = session.scalars(
        select(InitiativeFigure)
        .where(InitiativeFigure.initiative_measure_id == number)
        .order_by(InitiativeFigure.period, InitiativeFigure.organisation_id)
    ).all()
    given = [
        Given(row, theirs.get(row.organisation_id or 0))
        for row in rows
        if row.organisation_id is None or row.organisation_id in theirs
    ]
    late = overdue(found, measure, parts, [each.figure for each in given])
    now = month_of(today())
    known = [month_of(each.figure.period) for each in given] + [each.month for each in late]
    first = min([*known, now - LOOKED_BACK + 1])
    return Grid(found, measure, parts, given, late, list(range(first, now + 1)))


def parts_of(session: Session, initiative_ids: Collection[int], *, by: Principal | None = None) -> list[Part]:
    """Who takes part or took part, by name; with `by` only those whom the caller may see. One query."""
    query = (
        select(TakingPart, Organisation)
        .join(Organisation, Organisation.id == TakingPart.organisation_id)
        .where(TakingPart.initiative_id.in_(initiative_ids))
        .order_by(Organisation.name, Organisation.code, TakingPart.first)
    )
    if by is not None and not by.sees_everything:
        query = query.where(Organisation.id.in_(visible_practices(by)))
    return [Part(*row) for row in session.execute(query)]


def overdue(
    initiative: Initiative, measure: MeasureFacts, parts: Sequence[Part], figures: Sequence[InitiativeFigure]
) -> list[Overdue]:
    """The months that ended more than `due_days` ago without a figure, newest first.

    Counted from the first month of which there is a figure, or else from that in which the initiative started; for a
    year at most, and not beyond the last whole month of an initiative that has ended. Of measures of the library none:
    theirs come otherwise.
    """
    row = measure.row
    given = {(figure.organisation_id, month_of(figure.period)) for figure in figures}
    begun = min((month for _, month in given), default=month_of(initiative.started) if initiative.started else None)
    if not measure.own or begun is None:
        return []
    last = month_of(today() - timedelta(days=row.due_days)) - 1
    if initiative.ended is not None:
        last = min(last, month_of(initiative.ended + timedelta(days=1)) - 1)
    found = []
    for month in range(last, max(begun, last - LOOKED_BACK + 1) - 1, -1):
        if row.by_practice:
            owing = [each.practice for each in parts if each.owes(month)]
            late = [each for each in owing if (each.id, month) not in given]
            if late:
                found.append(Overdue(month, late))
        elif (None, month) not in given:
            found.append(Overdue(month, []))
    return found
