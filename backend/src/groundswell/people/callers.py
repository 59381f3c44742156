"""Those whom tokens name, as they stand now: persons and commissioners' systems."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import Principal
from groundswell.access.subject import PersonSubject, Subject, SystemSubject
from groundswell.people.clients.queries import systems
from groundswell.people.models import User
from groundswell.people.queries import may_sign_in


def principals(session: Session, subjects: Collection[Subject]) -> dict[Subject, Principal]:
    """Those of them who may use Groundswell now."""
    persons = [subject for subject in subjects if isinstance(subject, PersonSubject)]
    clients = [subject for subject in subjects if isinstance(subject, SystemSubject)]
    return _persons(session, persons) | (systems(session, clients) if clients else {})


def _persons(session: Session, subjects: Collection[PersonSubject]) -> dict[Subject, Principal]:
    users = session.scalars(select(User).where(User.id.in_([subject.user_id for subject in subjects])))
    return {
        PersonSubject(user.id): Principal(
            name=user.name, role=Role(user.role), organisation_id=user.organisation_id, user_id=user.id
        )
        for user in users
        if may_sign_in(session, user)
    }
