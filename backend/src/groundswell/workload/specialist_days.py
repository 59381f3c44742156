"""Days that specialists worked under their contracts."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.queries import cohort as cohort_called
from groundswell.errors import Invalid, NotFound
from groundswell.faculty.models import Contract
from groundswell.organisations.scope import seen
from groundswell.revisions import actions as revisions
from groundswell.workload.models import SpecialistDay


def record_days(
    session: Session,
    *,
    by: Principal,
    contract_id: int,
    day: date,
    days: float,
    what: str,
    cohort: str | None,
    organisation: str | None,
) -> SpecialistDay:
    """Days worked under a contract, which must hold on that day and have as many left."""
    by.require(Permission.RUN_PROGRAMMES)
    contract = session.get(Contract, contract_id)
    if contract is None:
        raise NotFound(f"There is no contract {contract_id}.")
    if not contract.first <= day <= contract.last:
        raise Invalid(
            f"The contract runs from {contract.first} to {contract.last}.", [("day", "Choose a day inside it.")]
        )
    if day > today():
        raise Invalid("The day is still to come.", [("day", "Choose today or a day before.")])
    left = contract.days - worked(session, contract.id)
    if days <= 0 or days > left:
        raise Invalid(
            f"{contract.title} has {left:g} of its {contract.days:g} days left.",
            [("days", f"Give a number above nought and up to {left:g}." if left > 0 else "Buy more days first.")],
        )
    cohort_id = None if cohort is None else cohort_called(session, cohort).id
    organisation_id = None if organisation is None else seen(session, by, organisation).id
    revision = revisions.begin(session, by=by, action="specialist_days_recorded", words=contract.title)
    row = SpecialistDay(
        contract_id=contract.id,
        day=day,
        days=days,
        what=what.strip(),
        cohort_id=cohort_id,
        organisation_id=organisation_id,
        revision_id=revision.id,
    )
    session.add(row)
    session.flush()
    return row


def worked(session: Session, contract_id: int) -> float:
    """Days of a contract that were worked so far."""
    return session.scalar(select(func.sum(SpecialistDay.days)).where(SpecialistDay.contract_id == contract_id)) or 0.0
