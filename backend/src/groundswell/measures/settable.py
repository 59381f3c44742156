"""What people set about charts: by whom, for whom, from which month, and never without a reason."""

from datetime import date
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import Conflict, Invalid, NotFound, NotPermitted
from groundswell.measures.models import Measure, Observation, Phase, RecordedChange, Target
from groundswell.measures.periods import FIRST_MONTH, in_words, month_of
from groundswell.measures.queries import KnownMeasure
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import SINGLE, seen, visible
from groundswell.organisations.statements import Kind
from groundswell.revisions import actions as revisions

Set = TypeVar("Set", Phase, Target, RecordedChange)


def may_set(by: Principal, place: Organisation) -> bool:
    """Whether the caller, who may see this organisation, may say how its charts are drawn.

    Everyone sees groups and speaks for their own; who sees a practice leads it, or works there.
    """
    if Permission.SET_CHARTS not in by.permissions:
        return False
    return by.sees_everything or place.id == by.organisation_id or place.kind in SINGLE


def may_set_target(by: Principal, place: Organisation) -> bool:
    """The same of targets: the nation's are everybody's."""
    if place.kind == Kind.NATION:
        return Permission.SET_NATIONAL_TARGETS in by.permissions
    return may_set(by, place)


def place_to_set(session: Session, by: Principal, code: str) -> Organisation:
    """Raises `NotFound` where the caller may not see it, `NotPermitted` where it is not theirs to speak for."""
    place = seen(session, by, code)
    _require(by, place)
    return place


def _require(by: Principal, place: Organisation) -> None:
    by.require(Permission.SET_CHARTS)
    if not may_set(by, place):
        raise NotPermitted(f"You may set this for your own organisation and its practices, not for {place.name}.")


def month_to_set(session: Session, known: KnownMeasure, day: date) -> date:
    """The first day of the month, once it lies between the first figure of the measure, by anyone, and today."""
    first = day.replace(day=1)
    if first > today():
        raise Invalid(f"{in_words(month_of(first))} is still to come.", [("from", "Choose a month that has begun.")])
    query = select(func.min(Observation.period)).where(Observation.measure_id == known.id)
    oldest = session.scalar(query) or FIRST_MONTH
    if first < oldest:
        raise Invalid(
            f"The figures of {known.definition.title.lower()} begin in {in_words(month_of(oldest))}.",
            [("from", "Choose that month or a later one.")],
        )
    return first


LONGEST_WORDS = 300
"""Characters of what a chart shows beside it."""
LONGEST_REMOVAL = 1000


def said(words: str, field: str, asked: str, longest: int = LONGEST_WORDS) -> str:
    """What a person wrote, without the blanks around it. `asked`: the sentence where it is empty."""
    words = words.strip()
    if not words:
        raise Invalid(asked, [(field, asked)])
    if len(words) > longest:
        too_long = f"Say it in at most {longest:,} characters; these are {len(words):,}."
        raise Invalid(too_long, [(field, too_long)])
    return words


def remove(
    session: Session, table: type[Set], number: int, *, by: Principal, called: str, reason: str
) -> tuple[Set, Organisation | None, int]:
    """Takes back what stands, and gives it with its organisation (None: the nation's) and the revision.

    Raises `NotFound`, `NotPermitted`, and `Conflict` where it has been taken back before.
    """
    row = session.get(table, number)
    if row is None:
        raise NotFound(f"There is no {called} {number}.")
    place = _place_of(session, by, row.organisation_id, f"There is no {called} {number}.")
    if row.removed_revision_id is not None:
        raise Conflict(f"This {called} has already been removed.")
    reason = said(reason, "reason", f"Say why this {called} is removed.", LONGEST_REMOVAL)
    whose = "England" if place is None else place.name
    measure = session.scalar(select(Measure.code).where(Measure.id == row.measure_id))
    revision = revisions.begin(session, by=by, action=f"{called}_removed", words=f"{whose}: {reason}", source=measure)
    row.removed_reason, row.removed_revision_id = reason, revision.id
    session.flush()
    return row, place, revision.id


def _place_of(session: Session, by: Principal, organisation_id: int | None, unknown: str) -> Organisation | None:
    if organisation_id is None:
        by.require(Permission.SET_NATIONAL_TARGETS)
        return None
    place = session.scalar(
        select(Organisation).where(Organisation.id == organisation_id, Organisation.id.in_(visible(by)))
    )
    if place is None:
        raise NotFound(unknown)
    _require(by, place)
    return place
