"""The commissioner's system of the demonstration."""

from sqlalchemy import Engine, select

from groundswell.access.permissions import Role, Scope
from groundswell.access.subject import SystemSubject
from groundswell.database.engine import reading
from groundswell.demonstration.people import CLIENT
from groundswell.people.callers import principals
from groundswell.people.clients import secret
from groundswell.people.clients.queries import keys_of
from groundswell.people.demonstration import PASSWORD
from groundswell.people.models import Client, User


def test_it_may_pull_what_its_commissioners_analyst_may(demonstration: Engine) -> None:
    with reading(demonstration) as session:
        client = session.scalars(select(Client)).one()
        assert (client.code, client.demonstration) == (CLIENT, True)
        (key,) = keys_of(session, client.id)
        assert key.secret_hash is not None
        assert secret.matches(PASSWORD, key.secret_hash)
        subject = SystemSubject(client.code, key.id)
        system = principals(session, [subject])[subject]
        analyst = session.scalars(select(User.organisation_id).where(User.role == Role.ANALYST)).one()
        assert system.areas == {analyst}
        assert system.scopes == set(Scope)
        assert not system.sees_everything
