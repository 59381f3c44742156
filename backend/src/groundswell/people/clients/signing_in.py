"""Tokens for systems (RFC 6749, section 4.4): for a secret, or for an assertion signed with a private key (RFC 7523).

As with persons, each runs its own short transactions: a failure is written down although the answer is no.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import NamedTuple

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from groundswell.access.permissions import Scope
from groundswell.access.subject import CLIENT, SystemSubject
from groundswell.database.engine import reading
from groundswell.people.clients import assertions
from groundswell.people.clients import secret as secrets
from groundswell.people.clients.addresses import Unreachable
from groundswell.people.clients.key_sets import KEY_SETS
from groundswell.people.clients.public_keys import PublicKey
from groundswell.people.clients.queries import client_by_code, keys_of, scopes_of, why_not_key, why_not_pull
from groundswell.people.clients.refused import TokenRefused
from groundswell.people.failures import forget_failures, note_failure, refuse_guessing
from groundswell.people.models import Client, ClientKey, UsedAssertion
from groundswell.people.moments import aware
from groundswell.people.tokens import Access, access_token
from groundswell.people.transactions import noting

UNKNOWN = "The client or its secret is not right."


class Opened(NamedTuple):
    access: Access
    scopes: frozenset[Scope]


class Shown(NamedTuple):
    """A client that has shown that it is itself, and by which key."""

    client: Client
    key: ClientKey


def by_secret(code: str, secret: str, *, scope: str | None = None) -> Opened:
    """Raises `TokenRefused`, in the same words whether the client or the secret is wrong, or `TooManyAttempts`.

    The right secret opens however often others were wrong: it is not to be guessed, and codes are no secret, so anybody
    could shut a system out by guesses.
    """
    whose = CLIENT + code
    with reading() as session:
        shown = _with_secret(session, code, secret)
        if shown is None:
            refuse_guessing(session, whose, f"The secret of {code}")
        opened = None if shown is None else opened_for(session, shown, scope)
    with noting() as session:
        if shown is None:
            note_failure(session, whose)
        else:
            forget_failures(session, whose)
            note_use(session, shown.key)
    if opened is None:
        raise TokenRefused(UNKNOWN)
    return opened


def _with_secret(session: Session, code: str, secret: str) -> Shown | None:
    client = client_by_code(session, code)
    kept = keys_of(session, client.id if client else 0)
    good = [key for key in kept if key.secret_hash is not None and secrets.matches(secret, key.secret_hash)]
    return Shown(client, good[0]) if client and good else None


def by_assertion(token: str, *, audience: str, client_id: str | None = None, scope: str | None = None) -> Opened:
    """Raises `TokenRefused` with what is wrong with the assertion."""
    said = assertions.read(token)
    if client_id is not None and client_id != said.client:
        raise TokenRefused(f"client_id is {client_id!r}, but the assertion's issuer (iss) is {said.client!r}.")
    with reading() as session:
        client = client_by_code(session, said.client)
        if client is None:
            raise TokenRefused(f"The assertion's issuer (iss) is {said.client!r}: there is no such client here.")
        keys = keys_of(session, client.id)
    key, public = _named(client, keys, said.kid)
    once = assertions.verify(said, public, audience=audience)
    with reading() as session:
        opened = opened_for(session, Shown(client, key), scope)
    try:
        with noting() as session:
            _use_up(session, client.id, once)
            note_use(session, key)
    except IntegrityError as error:
        raise TokenRefused("The assertion has been used already (jti): make a new one for each token.") from error
    return opened


def _named(client: Client, keys: Sequence[ClientKey], kid: str) -> tuple[ClientKey, PublicKey]:
    """The key of a client that an assertion names: one that opens, else one that did, whose owner is told so."""
    live = [key for key in keys if why_not_key(key) is None]
    for key in live:
        if key.public_key is not None and key.kid == kid:
            return key, PublicKey(kid, json.loads(key.public_key))
    for key in live:
        if key.jwks_url is not None and (found := _published(key.jwks_url, kid)) is not None:
            return key, found
    for key in keys:
        if key.public_key is not None and key.kid == kid:
            return key, PublicKey(kid, json.loads(key.public_key))
    if not live:
        raise TokenRefused(f"The client {client.code} has no key that opens anything. Ask whoever runs Groundswell.")
    raise TokenRefused(f"The assertion names the key {kid!r} (kid), which the client {client.code} does not have.")


def _published(url: str, kid: str) -> PublicKey | None:
    try:
        return KEY_SETS.key(url, kid)
    except Unreachable as error:
        raise TokenRefused(f"The client's keys at {url} cannot be had: {error}.") from error


def _use_up(session: Session, client_id: int, once: assertions.Once) -> None:
    """Whoever is first keeps it: of two at the same moment the database refuses the second."""
    session.execute(delete(UsedAssertion).where(UsedAssertion.expires_at < datetime.now(UTC)))
    until = datetime.fromtimestamp(once.until, UTC)
    session.execute(insert(UsedAssertion).values(client_id=client_id, jti=once.jti, expires_at=until))


def opened_for(session: Session, shown: Shown, scope: str | None) -> Opened:
    """The token of a client that has shown that it is itself. Raises `TokenRefused` when it may have none."""
    client, key = shown
    refusal = why_not_key(key) or why_not_pull(session, client)
    if refusal is not None:
        raise TokenRefused(refusal)
    granted = scopes_of(client)
    asked = granted if scope is None else _asked(scope, granted)
    ends = [aware(key.expires_at)] if key.expires_at else []
    if client.expires_on is not None:
        ends.append(datetime.combine(client.expires_on, time(), UTC))
    subject = SystemSubject(client.code, key.id, frozenset(Scope) if scope is None else asked)
    return Opened(access_token(subject, until=min(ends, default=None)), asked)


def _asked(scope: str, granted: frozenset[Scope]) -> frozenset[Scope]:
    words = scope.split()
    unknown = [word for word in words if word not in frozenset(Scope)]
    if unknown or not words:
        raise TokenRefused(
            f"There is no scope {unknown[0]!r}. There are: {', '.join(Scope)}."
            if unknown
            else "The scope is empty: name one or more, or leave it out to have all that were granted.",
            "invalid_scope",
        )
    if beyond := sorted(set(words) - granted):
        raise TokenRefused(
            f"This client was not granted the scope {beyond[0]}. It was granted: {', '.join(sorted(granted))}.",
            "invalid_scope",
        )
    return frozenset(map(Scope, words))


def note_use(session: Session, key: ClientKey) -> None:
    session.execute(update(ClientKey).where(ClientKey.id == key.id).values(last_used_at=datetime.now(UTC)))
