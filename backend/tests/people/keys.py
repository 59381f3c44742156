"""Key pairs of systems, and what they sign with them."""

import json
import time
from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from jose import jwk, jws

from groundswell.people.models import ClientKey
from tests.factories.made import Made

TOKEN = "/api/v1/auth/token"
ADDRESS = f"http://testserver{TOKEN}"
Private = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@cache
def rsa_key(bits: int = 2048, number: int = 0) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


@cache
def ec_key(number: int = 0) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP384R1())


def private_pem(key: Private) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def public_pem(key: Private) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def public_jwk(key: Private, kid: str, algorithm: str | None = None) -> dict[str, Any]:
    usual = "RS384" if isinstance(key, rsa.RSAPrivateKey) else "ES384"
    told = jwk.construct(public_pem(key), usual).to_dict()
    del told["alg"]
    return {**told, "kid": kid, **({"alg": algorithm} if algorithm else {})}


def claims(code: str, **changed: Any) -> dict[str, Any]:
    """What an assertion says, without what is changed to None."""
    now = int(time.time())
    said = {"iss": code, "sub": code, "aud": ADDRESS, "iat": now, "exp": now + 300, "jti": str(uuid4())} | changed
    return {name: value for name, value in said.items() if value is not None}


def signed(said: Mapping[str, Any], key: Private | str, *, kid: str | None, algorithm: str = "RS384") -> str:
    secret = key if isinstance(key, str) else private_pem(key)
    return jws.sign(dict(said), secret, headers={"kid": kid} if kid else {}, algorithm=algorithm)


def add_public_key(made: Made, key: ClientKey, private: Private, kid: str, **facts: Any) -> ClientKey:
    """A public key beside the secret that a client of a test has."""
    added = ClientKey(
        client_id=key.client_id,
        kind="public_key",
        kid=kid,
        public_key=json.dumps(public_jwk(private, kid)),
        made_at=key.made_at,
        expires_at=facts.get("expires_at"),
        revoked_at=facts.get("revoked_at"),
        revision_id=key.revision_id,
    )
    made.session.add(added)
    made.session.flush()
    return added
