"""Gives every measure of the library its number in the database, and tells those who keep copies what has changed."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.models import FormerObservation, FormerRollUp, Measure, Observation, RollUp
from groundswell.measures.periods import month_of
from groundswell.measures.read_model import Touched, refresh
from groundswell.revisions import actions as revisions
from groundswell.revisions.former import keep_former
from groundswell.revisions.models import Revision

RESTATING = ("version", "aggregation", "multiplier", "disclosure")
"""From these follow the numbers that are shown; the version stands for whatever else its author may mean."""


def register_library(session: Session) -> None:
    """One revision for all that the library says otherwise than what is kept; none where it says the same."""
    known = {measure.code: measure for measure in session.scalars(select(Measure))}
    new = [_said(code) for code in library() if code not in known]
    changed = [measure for code, measure in known.items() if measure.definition != _said(code)["definition"]]
    if not new and not changed:
        return
    revision_id = _revision(session)
    if new:
        session.execute(insert(Measure), [{**said, "revision_id": revision_id} for said in new])
    restated = []
    for measure in changed:
        said = {"version": measure.version, **_said(measure.code)}
        if _numbers(measure.definition) != _numbers(said["definition"]):
            restated.append(measure.id)
        measure.version, measure.definition, measure.revision_id = said["version"], said["definition"], revision_id
    session.flush()
    _restate(session, restated, revision_id)


def _said(code: str) -> dict[str, Any]:
    """What is kept of what the library says. Of a measure that it does not know any more the version stays."""
    if code not in library():
        return {"definition": "null"}
    definition: MeasureDefinition = library()[code]
    return {"code": code, "version": definition.version, "definition": definition.model_dump_json()}


def _numbers(definition: str) -> list[Any] | None:
    said = json.loads(definition)
    return None if said is None else [said[name] for name in RESTATING]


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
