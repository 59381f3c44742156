"""Gives every measure of the library its number in the database."""

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from groundswell.measures.definitions import library
from groundswell.measures.models import Measure


def register_library(session: Session) -> None:
    known = {measure.code: measure for measure in session.scalars(select(Measure))}
    new = [{"code": d.code, "version": d.version} for d in library().values() if d.code not in known]
    if new:
        session.execute(insert(Measure), new)
    for code, measure in known.items():
        definition = library().get(code)
        if definition and definition.version != measure.version:
            session.execute(update(Measure).where(Measure.id == measure.id).values(version=definition.version))
