"""Lists of how far practices have come, of those that the caller may see."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.database.listed import Listed, paged
from groundswell.innovations import queries
from groundswell.innovations.models import Adoption, AdoptionStep, Innovation
from groundswell.innovations.timeline import Step, in_order
from groundswell.organisations.lookup import chunks
from groundswell.organisations.models import Organisation, Spell
from groundswell.organisations.queries import group, holds, practices_in
from groundswell.organisations.scope import seen, visible_practices
from groundswell.organisations.statements import Kind


class AdoptionFacts(NamedTuple):
    adoption: Adoption
    innovation: Innovation
    practice: Organisation
    federation: Organisation | None
    steps: list[Step]


def adoptions(
    session: Session,
    *,
    by: Principal,
    innovation: str | None = None,
    practice: str | None = None,
    federation: str | None = None,
    stage: str | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[AdoptionFacts]:
    """By the name of the practice, then of the innovation. `federation`: any group of practices, with today's members.

    A bounded number of queries for a page.
    """
    conditions: list[ColumnElement[bool]] = [Organisation.id.in_(visible_practices(by))]
    if innovation is not None:
        conditions.append(Adoption.innovation_id == queries.innovation(session, innovation).id)
    if practice is not None:
        conditions.append(Adoption.organisation_id == seen(session, by, practice).id)
    if federation is not None:
        members = practices_in(group(session, federation).id, today())
        conditions.append(Adoption.organisation_id.in_(members))
    if stage is not None:
        conditions.append(Adoption.stage == stage)
    query = (
        select(Adoption, Innovation, Organisation)
        .join(Innovation, Innovation.id == Adoption.innovation_id)
        .join(Organisation, Organisation.id == Adoption.organisation_id)
        .where(*conditions)
    )
    order = (Organisation.name, Organisation.code, Innovation.title, Innovation.code)
    found = paged(
        session,
        query,
        order,
        lambda row: [row[2].name, row[2].code, row[1].title, row[1].code],
        limit=limit,
        after=after,
    )
    practices = sorted({row[2].id for row in found.rows})
    steps = _steps(session, practices, {row[1].id for row in found.rows})
    federations = federations_of(session, practices)
    rows = [
        AdoptionFacts(
            adoption,
            its,
            place,
            federations.get(place.id),
            in_order(steps[its.id, place.id]),
        )
        for adoption, its, place in found.rows
    ]
    return Listed(rows, found.total, found.last)


def _steps(session: Session, practices: Sequence[int], innovations: set[int]) -> dict[tuple[int, int], list[Step]]:
    found: dict[tuple[int, int], list[Step]] = defaultdict(list)
    for part in chunks(practices):
        for row in session.execute(
            select(
                AdoptionStep.innovation_id,
                AdoptionStep.organisation_id,
                AdoptionStep.on,
                AdoptionStep.stage,
                AdoptionStep.reason,
            ).where(AdoptionStep.organisation_id.in_(part), AdoptionStep.innovation_id.in_(innovations))
        ):
            found[row[0], row[1]].append(Step(*row[2:]))
    return found


def federations_of(session: Session, practices: Sequence[int]) -> dict[int, Organisation]:
    """The federation of each practice today."""
    found: dict[int, Organisation] = {}
    for part in chunks(practices):
        for practice, federation in session.execute(
            select(Spell.organisation_id, Organisation)
            .join(Organisation, Organisation.id == Spell.parent_id)
            .where(Spell.organisation_id.in_(part), Spell.parent_kind == Kind.FEDERATION, holds(Spell, today()))
        ):
            found[practice] = federation
    return found
