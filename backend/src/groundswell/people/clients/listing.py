"""Clients as they are shown to whoever manages them: with their keys, and who made what."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.database.listed import Listed, paged
from groundswell.organisations.models import Organisation
from groundswell.people.clients.queries import areas_of, client_seen, why_not_key
from groundswell.people.models import Client, ClientArea, ClientKey
from groundswell.revisions.models import OF_A_CLIENT, Revision
from groundswell.revisions.queries import Logged, log

ClientState = Literal["in_force", "disabled", "ended", "without_key"]
KeyState = Literal["live", "expired", "revoked"]


class KeyFacts(NamedTuple):
    key: ClientKey
    made_by: str

    @property
    def state(self) -> KeyState:
        if self.key.revoked_at is not None:
            return "revoked"
        return "live" if why_not_key(self.key) is None else "expired"


class ClientFacts(NamedTuple):
    client: Client
    made_by: str
    areas: list[Organisation]
    keys: list[KeyFacts]
    """Newest first."""

    @property
    def state(self) -> ClientState:
        if self.client.disabled:
            return "disabled"
        if self.client.expires_on is not None and self.client.expires_on <= today():
            return "ended"
        return "in_force" if any(key.state == "live" for key in self.keys) else "without_key"


def listed(session: Session, *, limit: int | None = None, after: list[Any] | None = None) -> Listed[Any]:
    """All clients by their codes; rows of `ClientFacts`. Five queries."""
    found = paged(session, select(Client), [Client.code], lambda row: [row.Client.code], limit=limit, after=after)
    return Listed(facts(session, [row.Client for row in found.rows]), found.total, found.last)


def one(session: Session, code: str) -> ClientFacts:
    """Raises `NotFound`."""
    return facts(session, [client_seen(session, code)])[0]


def changes(session: Session, code: str, *, limit: int, before: int | None) -> Logged:
    """Revisions that made or changed a client or its keys, newest first. Raises `NotFound`."""
    client = client_seen(session, code)
    return log(session, OF_A_CLIENT, Revision.source == client.code, limit=limit, before=before)


def of(session: Session, by: Principal) -> ClientFacts:
    """A system's own."""
    client = session.get(Client, by.client_id)
    assert client is not None  # it has just been found by its token
    return facts(session, [client])[0]


def facts(session: Session, clients: Sequence[Client]) -> list[ClientFacts]:
    """Who made a client is who first tied it to somebody."""
    ids = [client.id for client in clients]
    areas = areas_of(session, ids)
    first = (
        select(ClientArea.client_id, func.min(ClientArea.revision_id).label("revision_id"))
        .where(ClientArea.client_id.in_(ids))
        .group_by(ClientArea.client_id)
        .subquery()
    )
    made = select(first.c.client_id, Revision.by_name).join(Revision, Revision.id == first.c.revision_id)
    makers: dict[int, str] = dict(session.execute(made).all())
    keys: dict[int, list[KeyFacts]] = {client_id: [] for client_id in ids}
    kept = (
        select(ClientKey, Revision.by_name)
        .join(Revision, Revision.id == ClientKey.revision_id)
        .where(ClientKey.client_id.in_(ids))
        .order_by(ClientKey.id.desc())
    )
    for key, made_by in session.execute(kept):
        keys[key.client_id].append(KeyFacts(key, made_by))
    return [ClientFacts(client, makers.get(client.id, ""), areas[client.id], keys[client.id]) for client in clients]
