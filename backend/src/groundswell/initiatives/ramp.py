"""PDSA cycles as they are read: each with its change idea and the cycle that it ramps from."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from groundswell.access.principal import Principal
from groundswell.database.listed import Listed
from groundswell.errors import NotFound
from groundswell.initiatives.models import Cycle, Driver, Initiative
from groundswell.initiatives.queries import newest_first
from groundswell.initiatives.scope import visible

before = aliased(Cycle)


class CycleFacts(NamedTuple):
    cycle: Cycle
    initiative: Initiative
    change_idea: Driver | None
    follows: Cycle | None


def cycles(
    session: Session,
    *,
    by: Principal,
    initiative: str | None = None,
    is_open: bool | None = None,
    due_before: date | None = None,
    cycle_id: int | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[CycleFacts]:
    """Of the initiatives that the caller may see, the cycle that began last first. `due_before`: open ones alone, which
    are to be studied before a day."""
    query = (
        select(Cycle, Initiative, Driver, before)
        .join(Initiative, Initiative.id == Cycle.initiative_id)
        .outerjoin(Driver, Driver.id == Cycle.change_idea_id)
        .outerjoin(before, before.id == Cycle.follows_id)
        .where(visible(by))
    )
    if initiative is not None:
        query = query.where(Initiative.code == initiative)
    if is_open is not None:
        query = query.where(Cycle.act.is_(None) if is_open else Cycle.act.is_not(None))
    if due_before is not None:
        query = query.where(Cycle.act.is_(None), Cycle.last < due_before)
    if cycle_id is not None:
        query = query.where(Cycle.id == cycle_id)
    order = (Cycle.first, Cycle.id)
    found = newest_first(session, query, order, lambda row: [row[0].first, row[0].id], limit=limit, after=after)
    return Listed([CycleFacts(*row) for row in found.rows], found.total, found.last)


def one_cycle(session: Session, *, by: Principal, cycle_id: int) -> CycleFacts:
    found = cycles(session, by=by, cycle_id=cycle_id).rows
    if not found:
        raise NotFound(f"No PDSA cycle {cycle_id} is known to you.")
    return found[0]


def of_initiative(session: Session, initiative_id: int) -> Sequence[Cycle]:
    """In the order of their numbers."""
    return session.scalars(select(Cycle).where(Cycle.initiative_id == initiative_id).order_by(Cycle.number)).all()
