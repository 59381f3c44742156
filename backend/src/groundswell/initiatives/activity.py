"""When something last happened in an initiative, and which have stalled.

What counts are a cycle's first day and the day on which it was closed, a month's score or figure of the team's own (as
of the end of its month), and a journal entry. Changing a title or adding a name is no activity.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, case, desc, func, literal, select, union_all
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from groundswell.initiatives.models import (
    Cycle,
    Initiative,
    InitiativeFigure,
    InitiativeMeasure,
    JournalEntry,
    ProgressScore,
)

BEFORE_ALL = date(1, 1, 1)
"""Stands for "nothing has happened, and nobody has said when it started"."""
STALLED_AFTER = timedelta(days=90)
MOVING = ("planning", "testing", "spreading")
"""The statuses in which something is expected to happen."""


class end_of_month(GenericFunction[date]):  # noqa: N801 - it is a function of SQL
    """The last day of the month whose first day is given."""

    type = Date()
    inherit_cache = True


@compiles(end_of_month, "sqlite")
def _in_sqlite(element: end_of_month, compiler: Any, **kw: Any) -> str:
    return f"date({compiler.process(element.clauses, **kw)}, '+1 month', '-1 day')"


@compiles(end_of_month, "postgresql")
def _in_postgresql(element: end_of_month, compiler: Any, **kw: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **kw)} + interval '1 month' - interval '1 day' AS date)"


def last_activity(day: date) -> ColumnElement[date]:
    """Of the row of `Initiative` beside it, the last day up to `day` on which something happened; else its start; else
    `BEFORE_ALL`.

    Asked for each initiative by its own rows, so that one costs no more because there are many.
    """
    theirs = (
        select(Cycle.first.label("day")).where(Cycle.initiative_id == Initiative.id, Cycle.first <= day),
        select(Cycle.last).where(Cycle.initiative_id == Initiative.id, Cycle.act.is_not(None)),
        select(_by(end_of_month(ProgressScore.month), day)).where(ProgressScore.initiative_id == Initiative.id),
        select(JournalEntry.day).where(JournalEntry.initiative_id == Initiative.id),
        select(_by(end_of_month(InitiativeFigure.period), day))
        .join(InitiativeMeasure, InitiativeMeasure.id == InitiativeFigure.initiative_measure_id)
        .where(InitiativeMeasure.initiative_id == Initiative.id),
    )
    happened = union_all(*(each.correlate(Initiative) for each in theirs))
    return func.coalesce(happened.order_by(desc("day")).limit(1).scalar_subquery(), Initiative.started, BEFORE_ALL)


def _by(last: ColumnElement[date], day: date) -> ColumnElement[date]:
    """A month that is not over yet has come as far as today."""
    return case((last > day, literal(day, Date())), else_=last)


def is_stalled(status: str, last: date, day: date) -> bool:
    return status in MOVING and last < day - STALLED_AFTER


def stalled(day: date) -> ColumnElement[bool]:
    """The same of the rows of `Initiative`."""
    return Initiative.status.in_(MOVING) & (last_activity(day) < day - STALLED_AFTER)
