"""Recorded changes: what was done, and on which day, so that a chart can show what came of it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import Conflict, Invalid
from groundswell.measures.models import RecordedChange
from groundswell.measures.periods import FIRST_MONTH
from groundswell.measures.queries import measure as known_measure
from groundswell.measures.settable import place_to_set, remove, said
from groundswell.revisions import actions as revisions


def record_change(
    session: Session, *, by: Principal, organisation: str, measure: str | None, day: date, words: str
) -> RecordedChange:
    """It touches no figure and no limit. `measure` None: it may show in any. Raises `Conflict` for the same again."""
    place = place_to_set(session, by, organisation)
    known = None if measure is None else known_measure(session, measure).id
    words = said(words, "words", "Say what was done.")
    if not FIRST_MONTH <= day <= today():
        raise Invalid("Record what has been done, with its day.", [("day", "Choose a day that is not in the future.")])
    standing = select(RecordedChange.id).where(
        RecordedChange.organisation_id == place.id,
        RecordedChange.measure_id.is_not_distinct_from(known),
        RecordedChange.day == day,
        RecordedChange.words == words,
        RecordedChange.removed_revision_id.is_(None),
    )
    if session.scalar(standing) is not None:
        raise Conflict("This change has already been recorded.")
    revision = revisions.begin(
        session, by=by, action="change_recorded", words=f"{place.name}, {day.day} {day:%B %Y}: {words}", source=measure
    )
    change = RecordedChange(organisation_id=place.id, measure_id=known, day=day, words=words, revision_id=revision.id)
    session.add(change)
    session.flush()
    return change


def remove_change(session: Session, *, by: Principal, change_id: int, reason: str) -> RecordedChange:
    return remove(session, RecordedChange, change_id, by=by, called="change", reason=reason)[0]
