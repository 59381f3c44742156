"""The marks of exclusions on figures, worked out anew from the exclusions that stand."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.measures.models import ExcludedOrganisation, Exclusion, Observation, Supplier


def exclusion_differences(session: Session, names: dict[int, str]) -> list[str]:
    """Figures that are set aside and should not be, or should be and are not. The oldest exclusion has them."""
    expected: dict[tuple[int, int, date], int] = {}
    suppliers = {row.id: _parts(row.name) for row in session.scalars(select(Supplier))}
    for exclusion in session.scalars(
        select(Exclusion).where(Exclusion.lifted_revision_id.is_(None)).order_by(Exclusion.id)
    ).all():
        only = set(
            session.scalars(
                select(ExcludedOrganisation.organisation_id).where(ExcludedOrganisation.exclusion_id == exclusion.id)
            )
        )
        for figure in session.execute(
            select(
                Observation.organisation_id,
                Observation.measure_id,
                Observation.period,
                Observation.supplier_id,
                Observation.numerator,
                Observation.value,
            ).where(
                Observation.measure_id == exclusion.measure_id,
                Observation.period.between(exclusion.first, exclusion.last),
            )
        ):
            if only and figure.organisation_id not in only:
                continue
            if exclusion.supplier and exclusion.supplier.strip().casefold() not in suppliers.get(
                figure.supplier_id, set()
            ):
                continue
            if exclusion.only_zeros and figure.numerator != 0 and figure.value != 0:
                continue
            expected.setdefault((figure.organisation_id, figure.measure_id, figure.period), exclusion.id)
    marked = {
        (organisation, measure, period): mark
        for organisation, measure, period, mark in session.execute(
            select(
                Observation.organisation_id, Observation.measure_id, Observation.period, Observation.exclusion_id
            ).where(Observation.exclusion_id.is_not(None))
        )
    }
    differences = []
    for key in sorted(expected.keys() | marked.keys(), key=str):
        ours, theirs = expected.get(key), marked.get(key)
        if ours != theirs:
            organisation, measure, period = key
            differences.append(
                f"figure of {names.get(organisation, organisation)}, measure number {measure}, {period}:"
                f" marked by exclusion {theirs or 'none'}, worked out as {ours or 'none'}"
            )
    return differences


def _parts(name: str) -> set[str]:
    return {part.strip().casefold() for part in name.split(";")}
