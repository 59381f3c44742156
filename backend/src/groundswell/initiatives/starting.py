"""An initiative is started: a title and an owner are enough, the rest can wait."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.models import Participant, Project
from groundswell.cohorts.queries import visible_participants
from groundswell.errors import Conflict, Invalid, NotPermitted
from groundswell.initiatives import taking_part
from groundswell.initiatives.changing import columns_of, settled
from groundswell.initiatives.models import FormerSharing, Initiative
from groundswell.initiatives.scope import may_own
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import seen
from groundswell.organisations.statements import Kind
from groundswell.revisions import actions as revisions

OWNERS = (Kind.PRACTICE, Kind.FEDERATION, Kind.COMMISSIONER)
LONGEST_CODE = 70
"""Leaves room for a number behind it."""


def start(
    session: Session,
    *,
    by: Principal,
    title: str,
    owner: str | None = None,
    practices: Sequence[str] | None = None,
    project_id: int | None = None,
    facts: dict[str, Any] | None = None,
) -> Initiative:
    """`facts`: whatever else is known, as in `changing.change`. It starts today unless they say when.

    `practices`: codes of those taking part from its first day; None: the practice that owns it, if one does.
    """
    by.require(Permission.EDIT_INITIATIVES)
    place = seen(session, by, owner) if owner else None
    columns = columns_of(session, {"started": today(), **(facts or {}), "title": title})
    _check_owner(session, by, place, columns.get("programme_id"))
    if project_id is not None:
        _check_project(session, by, project_id)
        columns = {"origin": "project"} | columns
    standing: dict[str, Any] = {"status": "planning", "origin": "other", "shared": False}
    columns = standing | settled(standing, columns)
    first = columns["started"] or today()
    own = [place.code] if place is not None and place.kind == Kind.PRACTICE else []
    joining = taking_part.practices_on(session, by, own if practices is None else practices, first)
    code = _code(session, title)
    revision = revisions.begin(session, by=by, action="initiative_started", words=title, source=code)
    initiative = Initiative(
        code=code,
        owner_id=place.id if place is not None else None,
        project_id=project_id,
        drivers_revision_id=revision.id,
        revision_id=revision.id,
        **columns,
    )
    session.add(initiative)
    session.flush()
    session.add(FormerSharing(initiative_id=initiative.id, owner_id=None, shared=False, ended_revision_id=revision.id))
    taking_part.join(session, initiative, joining, first, revision.id)
    return initiative


def _check_owner(session: Session, by: Principal, place: Organisation | None, programme_id: int | None) -> None:
    if place is None and programme_id is None:
        raise Invalid("Say whose initiative it is.", [("owner", "Choose an organisation, or a programme.")])
    if place is not None and place.kind not in OWNERS:
        raise Invalid(
            f"{place.name} cannot own an initiative.",
            [("owner", "Choose a practice, a federation or a commissioner.")],
        )
    if not may_own(session, by, place.id if place is not None else None):
        whose = place.name if place is not None else "a programme"
        raise NotPermitted(f"You may not start an initiative of {whose}: start one of your own organisation.")


def _check_project(session: Session, by: Principal, project_id: int) -> None:
    project = session.scalar(
        select(Project)
        .join(Participant, Participant.id == Project.participant_id)
        .where(Project.id == project_id, visible_participants(by))
    )
    if project is None:
        raise Invalid(f"No project {project_id} is known to you.", [("project", "Choose a participant's project.")])
    known = session.scalar(select(Initiative.title).where(Initiative.project_id == project_id))
    if known is not None:
        raise Conflict(f"The project {project.title} is an initiative already: {known}.")


def _code(session: Session, title: str) -> str:
    """An address made of a title, with a number behind it where it is taken."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower())[:LONGEST_CODE].strip("-") or "initiative"
    code, number = plain, 1
    while session.scalar(select(Initiative.id).where(Initiative.code == code)) is not None:
        number += 1
        code = f"{plain}-{number}"
    return code
