"""PDSA cycles are planned with a prediction, done, studied against it, and closed by what is to be done next."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import day_in_words, today
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Conflict, Invalid
from groundswell.initiatives.models import Cycle, Driver, Initiative
from groundswell.initiatives.ramp import of_initiative, one_cycle
from groundswell.initiatives.scope import check_may_edit, editable
from groundswell.revisions import actions as revisions

PLANNED = ("title", "scale", "question", "prediction", "plan", "first", "change_idea", "follows")
"""What stands once a cycle is closed: a prediction that is written afterwards is none."""
LEARNT = ("done", "found", "act", "last")


def plan_cycle(session: Session, *, by: Principal, initiative: str, facts: dict[str, Any]) -> Cycle:
    """`facts`: title, prediction, first and last; perhaps scale, question, plan, change_idea and follows (numbers of
    rows). Without `follows` it ramps from the last cycle that was closed.
    """
    of = editable(session, by, initiative)
    _check_days(facts["first"], facts["last"])
    _check_change_idea(session, of, facts.get("change_idea"))
    number = (session.scalar(select(func.max(Cycle.number)).where(Cycle.initiative_id == of.id)) or 0) + 1
    if "follows" in facts:
        _check_follows(session, of, facts["follows"], None)
        follows = facts["follows"]
    else:
        follows = _last_closed(session, of)
    revision = revisions.begin(
        session, by=by, action="cycle_planned", words=f"{of.title}: {facts['title'].strip()}", source=of.code
    )
    cycle = Cycle(
        initiative_id=of.id,
        number=number,
        change_idea_id=facts.get("change_idea"),
        follows_id=follows,
        first=facts["first"],
        last=facts["last"],
        revision_id=revision.id,
        **{name: facts.get(name, "").strip() for name in ("title", "scale", "question", "prediction", "plan")},
    )
    session.add(cycle)
    session.flush()
    return cycle


def change_cycle(
    session: Session, *, by: Principal, cycle_id: int, seen_revision: int, changes: dict[str, Any]
) -> Cycle:
    """Changes what is named in `changes`: while it is open its plan, as in `plan_cycle`; at any time done, found, last
    and act, which closes it (None opens it again)."""
    cycle, of = _editable(session, by, cycle_id)
    check_seen(cycle.revision_id, seen_revision, "this cycle")
    act = changes.get("act", cycle.act)
    if cycle.act is not None and act is not None:
        _check_plan_stands(cycle, changes)
    after = {name: changes.get(name, getattr(cycle, name)) for name in ("first", "last", "found")}
    if act is not None:
        _check_learnt(cycle, after["found"])
        after["last"] = _closed_on(cycle, after["first"], after["last"], "last" in changes)
    _check_days(after["first"], after["last"])
    if "change_idea" in changes:
        _check_change_idea(session, of, changes["change_idea"])
    if "follows" in changes:
        _check_follows(session, of, changes["follows"], cycle)
    closes = act is not None and cycle.act is None
    revision = revisions.begin(
        session,
        by=by,
        action="cycle_closed" if closes else "cycle_changed",
        words=f"{of.title}, cycle {cycle.number}" + (f": {act}" if closes else ""),
        source=of.code,
    )
    columns = {"change_idea": "change_idea_id", "follows": "follows_id"}
    for name in (*PLANNED, *LEARNT):
        if name in changes:
            value = changes[name]
            setattr(cycle, columns.get(name, name), value.strip() if isinstance(value, str) else value)
    cycle.last, cycle.revision_id = after["last"], revision.id
    session.flush()
    return cycle


def delete_cycle(session: Session, *, by: Principal, cycle_id: int, seen_revision: int) -> None:
    """Only one that has taught nothing yet; the others stay, as what failed teaches too."""
    cycle, of = _editable(session, by, cycle_id)
    check_seen(cycle.revision_id, seen_revision, "this cycle")
    if cycle.act is not None or cycle.found:
        raise Conflict(f"Cycle {cycle.number} has findings, so it stays: what did not work teaches as well.")
    after = session.scalar(select(Cycle.number).where(Cycle.follows_id == cycle.id).order_by(Cycle.number).limit(1))
    if after is not None:
        raise Conflict(f"Cycle {after} ramps from cycle {cycle.number}: let it follow another first.")
    revisions.begin(session, by=by, action="cycle_deleted", words=f"{of.title}, cycle {cycle.number}", source=of.code)
    session.delete(cycle)
    session.flush()


def _editable(session: Session, by: Principal, cycle_id: int) -> tuple[Cycle, Initiative]:
    by.require(Permission.EDIT_INITIATIVES)
    found = one_cycle(session, by=by, cycle_id=cycle_id)
    check_may_edit(session, by, found.initiative)
    return found.cycle, found.initiative


def _last_closed(session: Session, of: Initiative) -> int | None:
    closed = [each.id for each in of_initiative(session, of.id) if each.act is not None]
    return closed[-1] if closed else None


def _check_days(first: date, last: date) -> None:
    if last < first:
        raise Invalid(
            f"The cycle ends on {day_in_words(last)}, before it starts on {day_in_words(first)}.",
            [("last", f"Choose {day_in_words(first)} or later.")],
        )


def _check_plan_stands(cycle: Cycle, changes: dict[str, Any]) -> None:
    stands = [name for name in PLANNED if name in changes]
    if stands:
        raise Invalid(
            f"Cycle {cycle.number} is closed, so its plan and its prediction stay as they were.",
            [(name, "Open the cycle again by taking back its act, or plan another.") for name in stands],
        )


def _check_learnt(cycle: Cycle, found: str) -> None:
    if not found.strip():
        raise Invalid(
            f"Cycle {cycle.number} has no findings yet, so there is nothing to act on.",
            [("found", "Say what was found, against the prediction.")],
        )


def _closed_on(cycle: Cycle, first: date, last: date, said: bool) -> date:
    """A cycle is closed on the day it was to be studied, or today if that is still to come."""
    if first > today():
        raise Invalid(
            f"Cycle {cycle.number} starts on {day_in_words(first)}, so it cannot be closed yet.",
            [("act", "Close it once it has been done.")],
        )
    if said and last > today():
        raise Invalid(
            f"{day_in_words(last)} is still to come, so the cycle cannot have ended then.",
            [("last", "Choose today or a day before.")],
        )
    return min(last, today())


def _check_change_idea(session: Session, of: Initiative, driver_id: int | None) -> None:
    if driver_id is None:
        return
    driver = session.get(Driver, driver_id)
    if driver is None or driver.initiative_id != of.id:
        raise Invalid(
            f"The diagram of {of.title} has no change idea {driver_id}.",
            [("change_idea", "Choose one of this initiative's change ideas.")],
        )
    if driver.kind != "change_idea":
        raise Invalid(
            f"{driver.title} is a driver, and a cycle tests a change idea.",
            [("change_idea", "Choose one of this initiative's change ideas.")],
        )


def _check_follows(session: Session, of: Initiative, follows_id: int | None, cycle: Cycle | None) -> None:
    if follows_id is None:
        return
    if cycle is not None and follows_id == cycle.id:
        raise Invalid("A cycle does not follow itself.", [("follows", "Choose a cycle before it.")])
    before = session.get(Cycle, follows_id)
    if before is None or before.initiative_id != of.id:
        raise Invalid(
            f"{of.title} has no cycle with the number {follows_id} to follow.",
            [("follows", "Choose a cycle of this initiative.")],
        )
    if cycle is not None and before.number > cycle.number:
        raise Invalid(
            f"Cycle {cycle.number} cannot follow cycle {before.number}, which comes after it.",
            [("follows", "Choose a cycle before it.")],
        )
