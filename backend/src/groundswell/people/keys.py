"""The key pairs with which tokens are signed (ES256): made when first needed, replaced after a quarter."""

import secrets
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from jose import jwk
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from groundswell.database.engine import dialect, reading
from groundswell.people.models import SigningKey
from groundswell.people.moments import aware
from groundswell.people.transactions import noting

ALGORITHM = "ES256"
IN_USE_FOR = timedelta(days=90)
KEYS_LOCK = 0x67726E646B


class Key(NamedTuple):
    kid: str
    private_pem: str


def current_key() -> Key:
    with reading() as session:
        found = _in_use(session)
    return found or _made()


def _in_use(session: Session) -> Key | None:
    newest = session.scalar(select(SigningKey).order_by(SigningKey.made_at.desc(), SigningKey.kid).limit(1))
    if newest is None or aware(newest.made_at) < datetime.now(UTC) - IN_USE_FOR:
        return None
    return Key(newest.kid, newest.private_pem)


def _made() -> Key:
    with noting() as session:
        if dialect(session) == "postgresql":
            session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": KEYS_LOCK})
        if found := _in_use(session):  # another process was quicker
            return found
        private = ec.generate_private_key(ec.SECP256R1())
        pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
        made = SigningKey(kid=secrets.token_hex(8), private_pem=pem, made_at=datetime.now(UTC))
        session.add(made)
        return Key(made.kid, made.private_pem)


def public_key(kid: str) -> dict[str, Any] | None:
    """The public half of a key as a JWK; None when there is no such key."""
    with reading() as session:
        found = session.get(SigningKey, kid)
    return _published(found.kid, found.private_pem) if found else None


def published() -> list[dict[str, Any]]:
    """Every public key, newest first."""
    current_key()
    with reading() as session:
        found = session.scalars(select(SigningKey).order_by(SigningKey.made_at.desc(), SigningKey.kid)).all()
    return [_published(key.kid, key.private_pem) for key in found]


@lru_cache(maxsize=100)
def _published(kid: str, private_pem: str) -> dict[str, Any]:
    public = jwk.construct(private_pem, ALGORITHM).public_key().to_dict()
    return {**public, "kid": kid, "use": "sig", "alg": ALGORITHM}
