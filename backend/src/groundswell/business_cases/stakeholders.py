"""Naming stakeholders, and saying where they stand as it changes."""

from datetime import date
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.business_cases.models import Stakeholder, Stance
from groundswell.clock import today
from groundswell.cohorts.queries import check_seen
from groundswell.initiatives.queries import check_not_to_come, part_of
from groundswell.initiatives.scope import editable
from groundswell.revisions import actions as revisions

CHANGEABLE = ("name", "part", "interest", "influence", "next_step", "next_by", "next_owner")


def add_stakeholder(
    session: Session, *, by: Principal, initiative: str, facts: dict[str, Any], stance: dict[str, Any] | None = None
) -> Stakeholder:
    """`facts`: those of `CHANGEABLE`. `stance`: where they stand from the beginning."""
    found = editable(session, by, initiative)
    day = _day(stance) if stance is not None else None
    revision = revisions.begin(session, by=by, action="stakeholder_added", words=facts["name"], source=found.code)
    made = Stakeholder(initiative_id=found.id, revision_id=revision.id, **facts)
    session.add(made)
    session.flush()
    if stance is not None and day is not None:
        session.add(_stance(made, stance, day, revision.id))
        session.flush()
    return made


def change_stakeholder(
    session: Session, *, by: Principal, initiative: str, number: int, seen_revision: int, changes: dict[str, Any]
) -> Stakeholder:
    found = editable(session, by, initiative)
    row = part_of(session, Stakeholder, found, number, "stakeholder")
    check_seen(row.revision_id, seen_revision, "this stakeholder")
    revision = revisions.begin(session, by=by, action="stakeholder_changed", words=row.name, source=found.code)
    for name, value in changes.items():
        setattr(row, name, value)
    row.revision_id = revision.id
    session.flush()
    return row


def remove_stakeholder(session: Session, *, by: Principal, initiative: str, number: int, seen_revision: int) -> None:
    found = editable(session, by, initiative)
    row = part_of(session, Stakeholder, found, number, "stakeholder")
    check_seen(row.revision_id, seen_revision, "this stakeholder")
    revisions.begin(session, by=by, action="stakeholder_removed", words=row.name, source=found.code)
    session.execute(delete(Stance).where(Stance.stakeholder_id == row.id))
    session.delete(row)
    session.flush()


def take_stance(
    session: Session, *, by: Principal, initiative: str, number: int, stance: dict[str, Any]
) -> Stakeholder:
    """From a day on they stand elsewhere; said again of the same day, that is corrected."""
    found = editable(session, by, initiative)
    row = part_of(session, Stakeholder, found, number, "stakeholder")
    day = _day(stance)
    revision = revisions.begin(session, by=by, action="stance_taken", words=row.name, source=found.code)
    session.merge(_stance(row, stance, day, revision.id))
    row.revision_id = revision.id
    session.flush()
    return row


def _stance(row: Stakeholder, stance: dict[str, Any], day: date, revision_id: int) -> Stance:
    return Stance(
        stakeholder_id=row.id,
        day=day,
        now=stance["now"],
        needed=stance["needed"],
        note=stance.get("note", "").strip(),
        revision_id=revision_id,
    )


def _day(stance: dict[str, Any]) -> date:
    day: date = stance.get("day") or today()
    check_not_to_come(day, today(), "day")
    return day
