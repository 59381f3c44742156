"""The steps of every project of a programme: data, with usual ones to begin with."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts.models import Milestone, MilestoneReached
from groundswell.database.listed import Listed, paged
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.programmes.models import Programme
from groundswell.programmes.queries import programme as programme_called
from groundswell.revisions import actions as revisions

USUAL = (("Started", 1), ("Tested", 2), ("Completed", 3), ("Written up", 3), ("Presented", 3))
"""Titles, and the term in which each should be reached."""


class NewMilestone(NamedTuple):
    """`id` of one that is kept; None for a new one."""

    title: str
    term_place: int | None = None
    id: int | None = None


def milestones_of(session: Session, programme_id: int) -> Sequence[Milestone]:
    return session.scalars(
        select(Milestone).where(Milestone.programme_id == programme_id).order_by(Milestone.place)
    ).all()


def listed(session: Session, programme_id: int, *, limit: int, after: Sequence[Any] | None) -> Listed[Milestone]:
    """A page of the same."""
    query = select(Milestone).where(Milestone.programme_id == programme_id)
    found = paged(session, query, (Milestone.place,), lambda row: [row[0].place], limit=limit, after=after)
    return Listed([row[0] for row in found.rows], found.total, found.last)


def give_milestones(session: Session, programme: Programme, revision_id: int) -> None:
    """A programme without milestones takes those of the year it renews, or the usual ones."""
    if milestones_of(session, programme.id):
        return
    before = milestones_of(session, programme.renews_id) if programme.renews_id is not None else ()
    steps = [(each.title, each.term_place) for each in before] or list(USUAL)
    session.add_all(
        Milestone(programme_id=programme.id, place=place, title=title, term_place=term, revision_id=revision_id)
        for place, (title, term) in enumerate(steps, start=1)
    )
    session.flush()


def set_milestones(
    session: Session, *, by: Principal, programme: str, milestones: Sequence[NewMilestone]
) -> Sequence[Milestone]:
    """The whole list, in order. One that somebody has reached cannot be dropped; it can be renamed and moved."""
    by.require(Permission.RUN_PROGRAMMES)
    found = programme_called(session, programme)
    if not milestones:
        raise Invalid("A project has milestones.", [("milestones", "Give at least one.")])
    standing = {each.id: each for each in milestones_of(session, found.id)}
    kept = {each.id for each in milestones if each.id is not None}
    if unknown := kept - standing.keys():
        raise NotFound(f"{found.name} has no milestone {min(unknown)}.")
    if len(kept) < sum(each.id is not None for each in milestones):
        raise Invalid("A milestone is named twice.", [("milestones", "Name each once.")])
    dropped = standing.keys() - kept
    reached = session.scalar(
        select(Milestone.title)
        .join(MilestoneReached, MilestoneReached.milestone_id == Milestone.id)
        .where(Milestone.id.in_(dropped))
        .limit(1)
    )
    if reached is not None:
        raise Conflict(f"{reached} has been reached by somebody: it is kept. It can be renamed.")
    revision = revisions.begin(session, by=by, action="milestones_set", words=found.name, source=found.code)
    for each in dropped:
        session.delete(standing[each])
    for each in kept:
        standing[each].place = -each  # out of the way of the new places, of which each may be had once
    session.flush()
    for place, new in enumerate(milestones, start=1):
        if new.id is None:
            milestone = Milestone(programme_id=found.id)
            session.add(milestone)
        else:
            milestone = standing[new.id]
        milestone.place, milestone.title, milestone.term_place = place, new.title.strip(), new.term_place
        milestone.revision_id = revision.id
    session.flush()
    return milestones_of(session, found.id)
