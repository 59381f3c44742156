"""The milestones of an initiative: what is due when, and when it was reached."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.queries import check_seen
from groundswell.initiatives.models import Initiative, InitiativeMilestone
from groundswell.initiatives.queries import check_not_to_come, part_of
from groundswell.initiatives.scope import editable
from groundswell.revisions import actions as revisions


def milestones_of(session: Session, initiative: Initiative) -> Sequence[InitiativeMilestone]:
    """As they fall due."""
    return session.scalars(
        select(InitiativeMilestone)
        .where(InitiativeMilestone.initiative_id == initiative.id)
        .order_by(InitiativeMilestone.due, InitiativeMilestone.id)
    ).all()


def add_milestone(
    session: Session, *, by: Principal, code: str, title: str, due: date, reached: date | None = None
) -> InitiativeMilestone:
    initiative = editable(session, by, code)
    check_not_to_come(reached, today(), "reached")
    revision = revisions.begin(session, by=by, action="milestone_set", words=title, source=initiative.code)
    milestone = InitiativeMilestone(
        initiative_id=initiative.id, title=title.strip(), due=due, reached=reached, revision_id=revision.id
    )
    session.add(milestone)
    session.flush()
    return milestone


def change_milestone(
    session: Session, *, by: Principal, code: str, milestone_id: int, seen_revision: int, changes: dict[str, Any]
) -> InitiativeMilestone:
    """Changes what is named in `changes`: title, due, reached."""
    initiative = editable(session, by, code)
    milestone = part_of(session, InitiativeMilestone, initiative, milestone_id, "milestone")
    check_seen(milestone.revision_id, seen_revision, "this milestone")
    check_not_to_come(changes.get("reached"), today(), "reached")
    revision = revisions.begin(
        session, by=by, action="milestone_changed", words=milestone.title, source=initiative.code
    )
    for name in ("title", "due", "reached"):
        if name in changes:
            setattr(milestone, name, changes[name])
    milestone.revision_id = revision.id
    session.flush()
    return milestone


def delete_milestone(session: Session, *, by: Principal, code: str, milestone_id: int, seen_revision: int) -> None:
    initiative = editable(session, by, code)
    milestone = part_of(session, InitiativeMilestone, initiative, milestone_id, "milestone")
    check_seen(milestone.revision_id, seen_revision, "this milestone")
    revisions.begin(session, by=by, action="milestone_deleted", words=milestone.title, source=initiative.code)
    session.delete(milestone)
    session.flush()
