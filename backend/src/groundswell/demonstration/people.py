"""Who may sign in to a demonstration: people, one for each role, and a commissioner's system."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role, Scope
from groundswell.access.principal import Principal
from groundswell.demonstration import words
from groundswell.organisations.models import Organisation
from groundswell.people.clients import secret
from groundswell.people.demonstration import PASSWORD
from groundswell.people.models import Client, ClientArea, ClientKey, User
from groundswell.people.passwords import hashed


class Person(NamedTuple):
    email: str
    name: str
    role: Role
    organisation: str
    """Its name."""


PEOPLE = (
    Person("national@demo.example", "Nadia Rahman", Role.NATIONAL, "England"),
    Person("faculty@demo.example", "Ines Caldwell", Role.FACULTY, "England"),
    Person("lead@demo.example", "Dr Amara Okafor", Role.LEAD, words.HOME),
    Person("practice@demo.example", "Jo Hale", Role.PRACTICE, "Linden Walk"),
    Person("analyst@demo.example", "Ruth Osei", Role.ANALYST, "Wealdmarsh"),
)

CLIENT = "commissioner-system"


def add_people(session: Session, *, revision_id: int) -> dict[Role, Principal]:
    """Adds everyone, and gives each as one who acts."""
    added = {}
    for person in PEOPLE:
        organisation_id = session.scalars(select(Organisation.id).where(Organisation.name == person.organisation)).one()
        user = User(
            email=person.email,
            name=person.name,
            password_hash=hashed(PASSWORD),
            role=person.role.value,
            organisation_id=organisation_id,
            demonstration=True,
            revision_id=revision_id,
        )
        session.add(user)
        session.flush()
        added[person.role] = Principal(person.name, person.role, organisation_id, user.id)
    return added


def add_system(session: Session, *, commissioner_id: int, made_at: datetime, revision_id: int) -> None:
    """A system of the analyst's commissioner, with a secret that everybody knows."""
    client = Client(
        code=CLIENT,
        name="A commissioner's system (demonstration)",
        scopes=" ".join(Scope),
        expires_on=None,
        demonstration=True,
        made_at=made_at,
        revision_id=revision_id,
    )
    session.add(client)
    session.flush()
    area = ClientArea(client_id=client.id, organisation_id=commissioner_id, revision_id=revision_id)
    key = ClientKey(
        client_id=client.id,
        kind="secret",
        secret_hash=secret.hashed(PASSWORD),
        made_at=made_at,
        revision_id=revision_id,
    )
    session.add_all((area, key))
    session.flush()
