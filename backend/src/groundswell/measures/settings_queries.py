"""Phases, targets and recorded changes as people set them: by whom, when, and whether they were taken back."""

from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from groundswell.access.principal import Principal
from groundswell.measures.models import Measure, Phase, RecordedChange, Target
from groundswell.measures.queries import measure as known_measure
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import seen, visible
from groundswell.organisations.statements import Kind
from groundswell.revisions.models import Revision

Set = TypeVar("Set", Phase, Target, RecordedChange)


class MadeSetting(NamedTuple, Generic[Set]):
    row: Set
    measure: str | None
    organisation: Organisation | None
    """None: the nation's target."""
    made_by: str
    made_at: datetime
    removed_by: str | None
    removed_at: datetime | None


def settings_made(
    session: Session,
    table: type[Set],
    *,
    by: Principal,
    measure: str | None = None,
    organisation: str | None = None,
    number: int | None = None,
) -> list[MadeSetting[Set]]:
    """Newest first, removed ones too, of organisations that the caller may see. A bounded number of queries.

    Of a measure: those of all measures (changes have that) too. Raises `NotFound` for an unknown measure or
    organisation.
    """
    removed = aliased(Revision)
    query = (
        select(table, Measure.code, Organisation, Revision.by_name, Revision.made_at, removed.by_name, removed.made_at)
        .outerjoin(Measure, Measure.id == table.measure_id)
        .outerjoin(Organisation, Organisation.id == table.organisation_id)
        .join(Revision, Revision.id == table.revision_id)
        .outerjoin(removed, removed.id == table.removed_revision_id)
        .where(or_(table.organisation_id.is_(None), table.organisation_id.in_(visible(by))))
        .order_by(table.id.desc())
    )
    if measure is not None:
        known = known_measure(session, measure).id
        query = query.where(or_(table.measure_id == known, table.measure_id.is_(None)))
    if organisation is not None:
        place = seen(session, by, organisation)
        own = table.organisation_id == place.id
        query = query.where(or_(own, table.organisation_id.is_(None)) if place.kind == Kind.NATION else own)
    if number is not None:
        query = query.where(table.id == number)
    return [MadeSetting(*row) for row in session.execute(query)]
