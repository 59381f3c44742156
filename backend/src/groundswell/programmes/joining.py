"""The way of a federation or a practice through a programme: interest, contact, planning, delivery, closed."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import Conflict, Invalid, NotFound, Stale
from groundswell.faculty.queries import is_there, member
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import seen
from groundswell.organisations.statements import Kind
from groundswell.programmes import queries
from groundswell.programmes.models import STAGES, Joining, JoiningStep
from groundswell.revisions import actions as revisions

CONTACT_WITHIN = timedelta(weeks=4)
MAY_JOIN = (Kind.FEDERATION, Kind.NETWORK, Kind.PRACTICE)
STAGE_WORDS = {
    "expressed": "interest expressed",
    "contacted": "contacted by an adviser",
    "planning": "planning",
    "delivery": "delivery",
    "closed": "closed",
    "withdrawn": "withdrawn",
}


def express_interest(
    session: Session,
    *,
    by: Principal,
    programme: str,
    organisation: str,
    on: date,
    days_needed: float,
    adviser_id: int | None = None,
) -> Joining:
    """A federation or practice says that it would like to take part: an adviser is to be in touch within four weeks."""
    by.require(Permission.RUN_PROGRAMMES)
    wanted = queries.programme(session, programme)
    place = seen(session, by, organisation)
    _check_may_join(place, on)
    if not wanted.first <= on <= wanted.last:
        raise Invalid(
            f"{wanted.name} runs from {wanted.first} to {wanted.last}.", [("on", "Choose a day in that time.")]
        )
    if on > today():
        raise Invalid("The day is still to come.", [("on", "Choose today or a day before.")])
    already = select(Joining.id).where(Joining.programme_id == wanted.id, Joining.organisation_id == place.id)
    if session.scalar(already) is not None:
        raise Conflict(f"{place.name} has already expressed interest in {wanted.name}.")
    adviser = None if adviser_id is None else _adviser(session, adviser_id, on)
    revision = revisions.begin(
        session, by=by, action="interest_expressed", words=f"{place.name}, {wanted.name}", source=wanted.code
    )
    joining = Joining(
        programme_id=wanted.id,
        organisation_id=place.id,
        stage="expressed",
        stage_on=on,
        expressed_on=on,
        contact_due=on + CONTACT_WITHIN,
        adviser_id=adviser,
        days_needed=days_needed,
        revision_id=revision.id,
    )
    session.add(joining)
    session.flush()
    session.add(JoiningStep(joining_id=joining.id, stage="expressed", on=on, revision_id=revision.id))
    session.flush()
    return joining


def step(
    session: Session, *, by: Principal, joining_id: int, stage: str, on: date, note: str, adviser_id: int | None
) -> Joining:
    """The next stage, or withdrawal from any of them. Stages and days go forward only."""
    by.require(Permission.RUN_PROGRAMMES)
    joining = session.get(Joining, joining_id)
    if joining is None:
        raise NotFound(f"There is no joining {joining_id}.")
    if joining.stage in ("closed", "withdrawn"):
        raise Conflict(f"It is {STAGE_WORDS[joining.stage]} since {joining.stage_on}: nothing follows.")
    if stage != "withdrawn" and STAGES.index(stage) != STAGES.index(joining.stage) + 1:
        following = STAGES[STAGES.index(joining.stage) + 1]
        raise Invalid(
            f"After {STAGE_WORDS[joining.stage]} comes {STAGE_WORDS[following]}.",
            [("stage", f"Record {STAGE_WORDS[following]}, or withdrawn.")],
        )
    if on < joining.stage_on:
        raise Invalid("The day is before the stage before.", [("on", f"Choose a day from {joining.stage_on} onwards.")])
    if on > today():
        raise Invalid("The day is still to come.", [("on", "Choose today or a day before.")])
    adviser = None if adviser_id is None else _adviser(session, adviser_id, on)
    if stage == "contacted" and adviser is None and joining.adviser_id is None:
        raise Invalid("Say which adviser was in touch.", [("adviser", "Choose a member of the faculty.")])
    if stage == "withdrawn" and not note.strip():
        raise Invalid("Say why they withdrew.", [("note", "Give a reason.")])
    place = session.get_one(Organisation, joining.organisation_id)
    revision = revisions.begin(session, by=by, action="joining_step", words=f"{place.name}: {STAGE_WORDS[stage]}")
    session.add(JoiningStep(joining_id=joining.id, stage=stage, on=on, note=note.strip(), revision_id=revision.id))
    joining.stage, joining.stage_on, joining.revision_id = stage, on, revision.id
    if adviser is not None:
        joining.adviser_id = adviser
    session.flush()
    return joining


def change_joining(
    session: Session, *, by: Principal, joining_id: int, seen_revision: int, changes: dict[str, Any]
) -> Joining:
    """Changes what is named in `changes`: adviser (the number of a member of the faculty, or None), days_needed."""
    by.require(Permission.RUN_PROGRAMMES)
    joining = session.get(Joining, joining_id)
    if joining is None:
        raise NotFound(f"There is no joining {joining_id}.")
    if joining.revision_id != seen_revision:
        raise Stale("Somebody else has changed this since you looked.", joining.revision_id)
    adviser_id = changes.get("adviser", joining.adviser_id)
    if "adviser" in changes and adviser_id is not None:
        adviser_id = _adviser(session, adviser_id, today())
    if adviser_id is None and joining.stage not in ("expressed", "withdrawn"):
        raise Invalid("Whoever was in touch stays the adviser.", [("adviser", "Choose another member instead.")])
    revision = revisions.begin(session, by=by, action="joining_changed")
    joining.adviser_id = adviser_id
    joining.days_needed = changes.get("days_needed", joining.days_needed)
    joining.revision_id = revision.id
    session.flush()
    return joining


def _adviser(session: Session, member_id: int, day: date) -> int:
    adviser = member(session, member_id)
    if not is_there(adviser, day):
        raise Invalid("The adviser is not in the faculty on that day.", [("adviser", "Choose a member of that day.")])
    return adviser.id


def _check_may_join(place: Organisation, on: date) -> None:
    if place.kind not in MAY_JOIN:
        raise Invalid(
            f"{place.name} is a {place.kind}: federations, networks and practices take part.",
            [("organisation", "Choose a federation, a network or a practice.")],
        )
    if place.opened is not None and place.opened > on:
        raise Invalid(f"{place.name} opened on {place.opened}.", [("on", "Choose that day or a later one.")])
    if place.closed is not None and place.closed <= on:
        raise Invalid(
            f"{place.name} closed on {place.closed}.", [("organisation", "Choose one that is open on that day.")]
        )
