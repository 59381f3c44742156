"""Keys of clients, made and revoked. Two may be live at once, so that one can be put in place of the other."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal, NamedTuple

from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.people.clients import secret as secrets
from groundswell.people.clients.addresses import checked_address
from groundswell.people.clients.public_keys import read_public_key
from groundswell.people.clients.queries import client_seen, key_words, keys_of, why_not_key
from groundswell.people.models import Client, ClientKey
from groundswell.revisions import actions as revisions

MOST_LIVE = 2


@dataclass(frozen=True)
class NewKey:
    """What a client is to show itself with: a secret, which is ours to make; its public key; or where its keys are."""

    kind: Literal["secret", "public_key", "jwks"]
    public_key: str | Mapping[str, Any] = ""
    """A JWK or a PEM."""
    kid: str | None = None
    """How the key is called; None: as the JWK says, else its thumbprint."""
    jwks_url: str = ""
    expires_on: date | None = None
    """The first day on which it opens nothing any more."""


class KeyMade(NamedTuple):
    key: ClientKey
    secret: str | None
    """Known here and now alone: only its hash is kept."""


def add_key(session: Session, *, by: Principal, code: str, new: NewKey) -> KeyMade:
    by.require(Permission.MANAGE_CLIENTS)
    client = client_seen(session, code)
    key, secret = checked_key(new)
    live = [each for each in keys_of(session, client.id) if why_not_key(each) is None]
    if len(live) >= MOST_LIVE:
        raise Conflict(f"{client.code} has {MOST_LIVE} live keys, as many as there may be. Revoke one of them first.")
    if key.kid is not None and any(each.kid == key.kid for each in live):
        raise Conflict(f"{client.code} has a live key called {key.kid!r}. Give the new one another name (kid).")
    revision = revisions.begin(session, by=by, action="client_key_added", words=key_words(key), source=client.code)
    client.revision_id = revision.id
    return keep_key(session, client, key, secret, revision.id)


def checked_key(new: NewKey) -> KeyMade:
    """The key as it will be kept. Raises `Invalid`."""
    if new.expires_on is not None and new.expires_on <= today():
        raise Invalid("The key would have expired already.", [("expires_on", "Choose a day to come, or none.")])
    ends = None if new.expires_on is None else datetime.combine(new.expires_on, time(), UTC)
    key = ClientKey(kind=new.kind, made_at=datetime.now(UTC), expires_at=ends)
    secret = None
    if new.kind == "secret":
        secret = secrets.new_secret()
        key.secret_hash = secrets.hashed(secret)
    elif new.kind == "public_key":
        key.kid, jwk = read_public_key(new.public_key, new.kid)
        key.public_key = json.dumps(jwk)
    else:
        key.jwks_url = checked_address(new.jwks_url)
    return KeyMade(key, secret)


def keep_key(session: Session, client: Client, key: ClientKey, secret: str | None, revision_id: int) -> KeyMade:
    key.client_id, key.revision_id = client.id, revision_id
    session.add(key)
    session.flush()
    return KeyMade(key, secret)


def revoke_key(session: Session, *, by: Principal, code: str, key_id: int) -> None:
    """It opens nothing from now on, and the tokens that were given for it end. Safe to repeat."""
    by.require(Permission.MANAGE_CLIENTS)
    client = client_seen(session, code)
    keys = {key.id: key for key in keys_of(session, client.id)}
    key = keys.get(key_id)
    if key is None:
        raise NotFound(f"{client.code} has no key number {key_id}.")
    if key.revoked_at is not None:
        return
    if (
        not client.disabled
        and why_not_key(key) is None
        and not any(why_not_key(each) is None for each in keys.values() if each is not key)
    ):
        raise Conflict(
            f"This is the last live key of {client.code}: without it the system is shut out. Add another key first;"
            " to shut the system out, disable the client."
        )
    revision = revisions.begin(session, by=by, action="client_key_revoked", words=key_words(key), source=client.code)
    key.revoked_at, client.revision_id = datetime.now(UTC), revision.id
    session.flush()
