"""Figures set aside by a person: a supplier that failed to send, a line that was down. Made, lifted, and kept true."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import and_, false, func, not_, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.measures.models import (
    ExcludedOrganisation,
    Exclusion,
    FormerObservation,
    Measure,
    Observation,
    Supplier,
)
from groundswell.measures.periods import first_day, month_of
from groundswell.measures.read_model import Touched, refresh
from groundswell.organisations.lookup import ids_of
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import SINGLE
from groundswell.revisions import actions as revisions
from groundswell.revisions.former import keep_former


def exclude(
    session: Session,
    *,
    by: Principal,
    measure: str,
    first: date,
    last: date,
    supplier: str | None,
    organisations: Sequence[str],
    only_zeros: bool,
    reason: str,
) -> Exclusion:
    """Sets figures aside, now and as later files bring them. With neither supplier nor organisations: all of them."""
    by.require(Permission.EXCLUDE_FIGURES)
    found = session.scalar(select(Measure).where(Measure.code == measure))
    if found is None:
        raise NotFound(f"There is no measure called {measure}.")
    if last < first:
        raise Invalid("The last month is before the first.", [("to", "Choose a month that is not before the first.")])
    if not reason.strip():
        raise Invalid("Say why these figures are excluded.", [("reason", "Give a reason.")])
    ids = ids_of(session, organisations)
    if unknown := sorted(set(organisations) - ids.keys()):
        raise Invalid(
            f"No organisation has the code {unknown[0]}.",
            [("organisations", f"No organisation has the code {code}.") for code in unknown],
        )
    if groups := sorted(_not_practices(session, ids.values())):
        raise Invalid(
            f"{groups[0]} is a group: name its practices, whose figures are set aside.",
            [("organisations", f"{code} is a group, with no figures of its own.") for code in groups],
        )
    if supplier and not _supplier_ids(session, supplier):
        raise Invalid(f"No figure names the supplier {supplier}.", [("supplier", "Use a name as the files spell it.")])
    revision = revisions.begin(session, by=by, action="figures_excluded", words=reason.strip(), source=measure)
    exclusion = Exclusion(
        measure_id=found.id,
        first=first.replace(day=1),
        last=last.replace(day=1),
        supplier=supplier,
        only_zeros=only_zeros,
        reason=reason.strip(),
        revision_id=revision.id,
    )
    session.add(exclusion)
    session.flush()
    session.add_all(ExcludedOrganisation(exclusion_id=exclusion.id, organisation_id=i) for i in ids.values())
    session.flush()
    _apply(session, exclusion, revision.id)
    _refresh(session, exclusion, revision.id)
    return exclusion


def lift(session: Session, *, by: Principal, exclusion_id: int) -> Exclusion:
    """Puts figures back as they were."""
    by.require(Permission.EXCLUDE_FIGURES)
    exclusion = session.get(Exclusion, exclusion_id)
    if exclusion is None:
        raise NotFound(f"There is no exclusion {exclusion_id}.")
    if exclusion.lifted_revision_id is not None:
        raise Conflict("This exclusion has already been lifted.")
    measure = session.get_one(Measure, exclusion.measure_id)
    revision = revisions.begin(session, by=by, action="exclusion_lifted", words=exclusion.reason, source=measure.code)
    exclusion.lifted_revision_id = revision.id
    session.flush()
    keep_true(session, exclusion.measure_id, exclusion.first, exclusion.last, revision.id)
    _refresh(session, exclusion, revision.id)
    return exclusion


def keep_true(session: Session, measure_id: int, first: date, last: date, revision_id: int) -> None:
    """Marks the figures of some periods anew, after they or the exclusions changed."""
    standing = session.scalars(
        select(Exclusion)
        .where(
            Exclusion.measure_id == measure_id,
            Exclusion.lifted_revision_id.is_(None),
            Exclusion.first <= last,
            Exclusion.last >= first,
        )
        .order_by(Exclusion.id)
    ).all()
    if session.scalar(select(Exclusion.id).where(Exclusion.measure_id == measure_id).limit(1)) is None:
        return
    marked = (
        Observation.measure_id == measure_id,
        Observation.period.between(first, last),
        Observation.exclusion_id.is_not(None),
    )
    _mark(session, None, revision_id, *marked, Observation.exclusion_id.not_in([e.id for e in standing]))
    for exclusion in standing:
        inside = and_(*_matches(session, exclusion))
        mine = Observation.exclusion_id == exclusion.id
        _mark(session, None, revision_id, *marked, mine, not_(func.coalesce(inside, false())))
        _apply(session, exclusion, revision_id)


def _apply(session: Session, exclusion: Exclusion, revision_id: int) -> None:
    """Marks what the exclusion sets aside. A figure that several set aside bears the mark of the first."""
    free = or_(Observation.exclusion_id.is_(None), Observation.exclusion_id > exclusion.id)
    _mark(session, exclusion.id, revision_id, *_matches(session, exclusion), free)


def _mark(session: Session, exclusion_id: int | None, revision_id: int, *which: ColumnElement[bool]) -> None:
    """Changes the mark of figures in force, and keeps how they stood before."""
    keep_former(session, Observation, FormerObservation, *which, revision_id=revision_id, retracted=True)
    changed = update(Observation).where(*which).values(exclusion_id=exclusion_id, revision_id=revision_id)
    session.execute(changed)


def _matches(session: Session, exclusion: Exclusion) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        Observation.measure_id == exclusion.measure_id,
        Observation.period.between(exclusion.first, exclusion.last),
    ]
    if exclusion.supplier:
        conditions.append(Observation.supplier_id.in_(_supplier_ids(session, exclusion.supplier)))
    organisations = session.scalars(
        select(ExcludedOrganisation.organisation_id).where(ExcludedOrganisation.exclusion_id == exclusion.id)
    ).all()
    if organisations:
        conditions.append(Observation.organisation_id.in_(organisations))
    if exclusion.only_zeros:
        conditions.append(or_(Observation.numerator == 0, Observation.value == 0))
    return conditions


def _not_practices(session: Session, ids: Collection[int]) -> Sequence[str]:
    return session.scalars(
        select(Organisation.code).where(Organisation.id.in_(ids), Organisation.kind.not_in(SINGLE))
    ).all()


def _supplier_ids(session: Session, name: str) -> list[int]:
    """Suppliers whose cell names this one, alone or with others: a figure of two systems lacks half if one failed."""
    wanted = name.strip().casefold()
    return [
        row.id
        for row in session.scalars(select(Supplier))
        if wanted in (part.strip().casefold() for part in row.name.split(";"))
    ]


def _refresh(session: Session, exclusion: Exclusion, revision_id: int) -> None:
    touched = Touched()
    months = range(month_of(exclusion.first), month_of(exclusion.last) + 1)
    touched.figures(exclusion.measure_id, months, None)
    refresh(session, touched, revision_id=revision_id)


def periods_of(months: set[int]) -> tuple[date, date]:
    return first_day(min(months)), first_day(max(months))
