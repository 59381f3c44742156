"""What is known of clients, and who of them may act now."""

import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role, Scope
from groundswell.access.principal import Principal
from groundswell.access.subject import Subject, SystemSubject
from groundswell.clock import today
from groundswell.errors import NotFound
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.people.clients.public_keys import words_of
from groundswell.people.demonstration import is_demonstration
from groundswell.people.models import Client, ClientArea, ClientKey
from groundswell.people.moments import aware

WORDS_OF_KINDS = {"secret": "secret", "public_key": "key", "jwks": "address of keys"}


def client_by_code(session: Session, code: str) -> Client | None:
    return session.scalar(select(Client).where(Client.code == code))


def client_seen(session: Session, code: str) -> Client:
    """Raises `NotFound`."""
    client = client_by_code(session, code)
    if client is None:
        raise NotFound(f"There is no client with the code {code}.")
    return client


def key_words(key: ClientKey) -> str:
    """A secret, a key (RSA 4096, called …), or keys at an address."""
    if key.public_key is not None:
        return f"a key ({words_of(json.loads(key.public_key))}, called {key.kid})"
    return "a secret" if key.jwks_url is None else f"keys at {key.jwks_url}"


def keys_of(session: Session, client_id: int) -> Sequence[ClientKey]:
    """All that it ever had, newest first."""
    kept = select(ClientKey).where(ClientKey.client_id == client_id)
    return session.scalars(kept.order_by(ClientKey.id.desc())).all()


def why_not_pull(session: Session, client: Client) -> str | None:
    """Why a client may have no token; None when it may. A demonstration client has a public secret: outside a
    demonstration database it is nobody."""
    if client.disabled:
        return f"The client {client.code} has been disabled. Ask whoever runs Groundswell."
    if client.expires_on is not None and client.expires_on <= today():
        return f"The client {client.code} ended on {client.expires_on}. Ask whoever runs Groundswell to prolong it."
    if client.demonstration and not is_demonstration(session):
        return "Demonstration clients work only where the data are a demonstration. These are not."
    return None


def why_not_key(key: ClientKey) -> str | None:
    """Why a key opens nothing any more; None when it does."""
    if key.revoked_at is not None:
        return f"The {WORDS_OF_KINDS[key.kind]} was revoked on {aware(key.revoked_at):%d %B %Y}. Use another."
    if key.expires_at is not None and aware(key.expires_at) <= datetime.now(UTC):
        return f"The {WORDS_OF_KINDS[key.kind]} expired on {aware(key.expires_at):%d %B %Y}. Use another."
    return None


def scopes_in(words: str) -> frozenset[Scope]:
    """As they are kept with a client."""
    return frozenset(Scope(word) for word in words.split())


def scopes_of(client: Client) -> frozenset[Scope]:
    return scopes_in(client.scopes)


def areas_of(session: Session, client_ids: Collection[int]) -> dict[int, list[Organisation]]:
    """To whom each is tied now, by code."""
    rows = session.execute(
        select(ClientArea.client_id, Organisation)
        .join(Organisation, Organisation.id == ClientArea.organisation_id)
        .where(ClientArea.client_id.in_(client_ids), ClientArea.ended_revision_id.is_(None))
        .order_by(Organisation.code)
    ).all()
    areas: dict[int, list[Organisation]] = {client_id: [] for client_id in client_ids}
    for client_id, organisation in rows:
        areas[client_id].append(organisation)
    return areas


def systems(session: Session, subjects: Collection[SystemSubject]) -> dict[Subject, Principal]:
    """Those that may pull now, with a key that is in force. Three queries at most."""
    found = session.execute(
        select(Client, ClientKey)
        .join(ClientKey, ClientKey.client_id == Client.id)
        .where(ClientKey.id.in_({subject.key_id for subject in subjects}))
    ).all()
    live = {
        (client.code, key.id): client
        for client, key in found
        if why_not_key(key) is None and why_not_pull(session, client) is None
    }
    areas = areas_of(session, {client.id for client in live.values()})
    return {
        subject: _principal(client, areas[client.id], subject)
        for subject in subjects
        if (client := live.get((subject.client, subject.key_id))) is not None
    }


def _principal(client: Client, areas: list[Organisation], subject: SystemSubject) -> Principal:
    return Principal(
        name=client.name,
        role=Role.SYSTEM,
        organisation_id=None,
        client_id=client.id,
        commissioners=frozenset(area.id for area in areas if area.kind != Kind.NATION),
        scopes=scopes_of(client) & subject.scopes,
        narrowed=subject.scopes != frozenset(Scope),
        tied_to_the_nation=any(area.kind == Kind.NATION for area in areas),
    )
