"""Recorded changes: what was done, and on which day, so that a chart can show what came of it."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import day_in_words, today
from groundswell.errors import Conflict, Invalid
from groundswell.measures.models import RecordedChange, RollUp
from groundswell.measures.periods import FIRST_MONTH, in_words, month_of
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
    if day > today():
        raise Invalid("Record what has been done, with its day.", [("day", "Choose a day that is not in the future.")])
    oldest = _first_figure(session, known)
    if day < oldest:
        raise Invalid(
            f"Figures begin in {in_words(month_of(oldest))}: what was done before that shows in no chart.",
            [("day", "Choose a day in that month or a later one.")],
        )
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
        session, by=by, action="change_recorded", words=f"{place.name}, {day_in_words(day)}: {words}", source=measure
    )
    change = RecordedChange(organisation_id=place.id, measure_id=known, day=day, words=words, revision_id=revision.id)
    session.add(change)
    session.flush()
    return change


def _first_figure(session: Session, measure: int | None) -> date:
    """The first day of the first month that anyone has a figure of; of any measure, where none is named."""
    oldest = select(func.min(RollUp.period))
    return session.scalar(oldest if measure is None else oldest.where(RollUp.measure_id == measure)) or FIRST_MONTH


def remove_change(session: Session, *, by: Principal, change_id: int, reason: str) -> RecordedChange:
    return remove(session, RecordedChange, change_id, by=by, called="change", reason=reason)[0]
