"""The people who may sign in to a demonstration, one for each role."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import Principal
from groundswell.demonstration import words
from groundswell.organisations.models import Organisation
from groundswell.people.demonstration import PASSWORD
from groundswell.people.models import User
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
