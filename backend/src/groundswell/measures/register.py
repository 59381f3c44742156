"""Gives every measure of the library its number in the database."""

from collections.abc import Sequence

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.measures.definitions import library
from groundswell.measures.models import FormerObservation, FormerRollUp, Measure, Observation, RollUp
from groundswell.measures.periods import month_of
from groundswell.measures.read_model import Touched, refresh
from groundswell.revisions import actions as revisions
from groundswell.revisions.former import keep_former
from groundswell.revisions.models import Revision


def register_library(session: Session) -> None:
    known = {measure.code: measure for measure in session.scalars(select(Measure))}
    new = [d for d in library().values() if d.code not in known]
    newer = [d for d in library().values() if d.code in known and d.version != known[d.code].version]
    if not new and not newer:
        return
    revision_id = _revision(session)
    if new:
        session.execute(
            insert(Measure), [{"code": d.code, "version": d.version, "revision_id": revision_id} for d in new]
        )
    for definition in newer:
        changed = update(Measure).where(Measure.code == definition.code)
        session.execute(changed.values(version=definition.version, revision_id=revision_id))
    _restate(session, [known[definition.code].id for definition in newer], revision_id)


def _restate(session: Session, measures: Sequence[int], revision_id: int) -> None:
    """What is shown of a figure (its value, whether it is withheld) follows from what the measure means, so with
    another version of it every figure and every sum is another row to those who keep copies."""
    touched = Touched()
    for measure_id in measures:
        theirs = Observation.measure_id == measure_id
        keep_former(session, Observation, FormerObservation, theirs, revision_id=revision_id, retracted=True)
        session.execute(update(Observation).where(theirs).values(revision_id=revision_id))
        sums = RollUp.measure_id == measure_id
        keep_former(session, RollUp, FormerRollUp, sums, revision_id=revision_id)
        session.execute(update(RollUp).where(sums).values(revision_id=revision_id))
        periods = session.scalars(select(Observation.period).where(theirs).distinct())
        touched.figures(measure_id, map(month_of, periods), None)
    if any(touched.months.values()):
        refresh(session, touched, revision_id=revision_id)


def _revision(session: Session) -> int:
    """A database that is being made has its first revision already; the library comes with it."""
    first, last = session.execute(select(func.min(Revision.id), func.max(Revision.id))).one()
    if first == last:
        return int(first)
    words = "The library of measures was brought up to date"
    return revisions.begin(session, by=OPERATOR, action="measures_registered", words=words).id
