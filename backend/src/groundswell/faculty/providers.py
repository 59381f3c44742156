"""Specialists who are bought in: providers, and contracts of so many days."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Conflict, Invalid
from groundswell.faculty import queries
from groundswell.faculty.models import Contract, Provider
from groundswell.revisions import actions as revisions


def add_provider(session: Session, *, by: Principal, name: str, specialism: str, contact: str | None) -> Provider:
    by.require(Permission.RUN_PROGRAMMES)
    name = name.strip()
    if not name:
        raise Invalid("Give the provider's name.", [("name", "Give a name.")])
    if session.scalar(select(Provider.id).where(Provider.name == name)) is not None:
        raise Conflict(f"There is already a provider called {name}.")
    revision = revisions.begin(session, by=by, action="provider_added", words=name)
    provider = Provider(name=name, specialism=specialism.strip(), contact=contact, revision_id=revision.id)
    session.add(provider)
    session.flush()
    return provider


def add_contract(
    session: Session, *, by: Principal, provider_id: int, title: str, first: date, last: date, days: float
) -> Contract:
    by.require(Permission.RUN_PROGRAMMES)
    provider = queries.provider(session, provider_id)
    if last < first:
        raise Invalid("The contract ends before it begins.", [("last", f"Choose a day from {first} onwards.")])
    if days <= 0:
        raise Invalid("A contract is for some days.", [("days", "Give a number above nought.")])
    revision = revisions.begin(session, by=by, action="contract_added", words=f"{provider.name}: {title.strip()}")
    contract = Contract(
        provider_id=provider.id, title=title.strip(), first=first, last=last, days=days, revision_id=revision.id
    )
    session.add(contract)
    session.flush()
    return contract
