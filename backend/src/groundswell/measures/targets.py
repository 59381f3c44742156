"""Targets: what is aimed at from a month on, by an organisation for itself or by the nation for everyone else."""

import math
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Conflict, Invalid
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.models import Target
from groundswell.measures.periods import in_words, month_of
from groundswell.measures.queries import measure as known_measure
from groundswell.measures.settable import month_to_set, place_to_set, remove, said
from groundswell.measures.summaries import redraw
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.revisions import actions as revisions


def set_target(
    session: Session,
    *,
    by: Principal,
    measure: str,
    organisation: str | None,
    first: date,
    value: float | None,
    reason: str,
) -> Target:
    """In the unit of the measure's values; None: from `first` on there is no target. Without an organisation, or with
    the nation, it is the nation's. Raises `Conflict` where one begins in that month already."""
    place = _whose(session, by, organisation)
    known = known_measure(session, measure)
    first = month_to_set(session, known, first)
    _check(value, known.definition)
    reason = said(reason, "reason", "Say why this is the target.")
    own = None if place is None else place.id
    whose, month = "England" if place is None else place.name, in_words(month_of(first))
    standing = select(Target.id).where(
        Target.measure_id == known.id,
        Target.organisation_id.is_not_distinct_from(own),
        Target.first == first,
        Target.removed_revision_id.is_(None),
    )
    if session.scalar(standing) is not None:
        raise Conflict(f"{whose} has a target from {month} on already. Remove it to set another.")
    shown = "no target" if value is None else known.definition.target_shown(value)
    revision = revisions.begin(
        session,
        by=by,
        action="target_set",
        words=f"{whose}, {shown} from {month}: {reason}",
        source=known.definition.code,
    )
    target = Target(
        measure_id=known.id, organisation_id=own, first=first, value=value, reason=reason, revision_id=revision.id
    )
    session.add(target)
    session.flush()
    redraw(session, known.id, place, revision.id)
    return target


def remove_target(session: Session, *, by: Principal, target_id: int, reason: str) -> Target:
    """The target before it, or the nation's, is in force again."""
    target, place, revision_id = remove(session, Target, target_id, by=by, called="target", reason=reason)
    redraw(session, target.measure_id, place, revision_id)
    return target


def _whose(session: Session, by: Principal, organisation: str | None) -> Organisation | None:
    if organisation is not None:
        place = place_to_set(session, by, organisation)
        if place.kind != Kind.NATION:
            return place
    by.require(Permission.SET_NATIONAL_TARGETS)
    return None


def _check(value: float | None, definition: MeasureDefinition) -> None:
    if value is None:
        return
    if not math.isfinite(value):
        words = "A target is a number."
    elif value < 0:
        words = "A target cannot be below nought."
    elif definition.unit == "percent" and value > 100:
        words = "A target in percent lies between 0 and 100."
    else:
        return
    raise Invalid(words, [("value", words)])
