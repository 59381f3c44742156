"""With what the copy's owner signs in: a client's secret, or a private key with which it signs who it is."""

import json
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jose import jwk, jwt

from groundswell.errors import Invalid, NotSignedIn

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SECONDS = 240
"""How long an assertion holds; servers take at most five minutes."""
ANOTHER_KEY = "Give an RSA key, or an elliptic curve key on P-384."


class Credentials(Protocol):
    @property
    def client(self) -> str: ...

    def form(self, audience: str) -> dict[str, str]:
        """What a request for a token at `audience` says of the caller (RFC 6749, RFC 7523)."""


class Secret:
    def __init__(self, client: str, secret: str) -> None:
        self.client = client
        self._secret = secret

    def form(self, audience: str) -> dict[str, str]:
        return {"client_id": self.client, "client_secret": self._secret}


class PrivateKey:
    """RS384 for an RSA key, ES384 for one on the curve P-384, as the NHS platform takes them.

    `kid` names the key to the server; None: its thumbprint (RFC 7638), as the server calls one that has no name.
    """

    def __init__(self, client: str, pem: str, kid: str | None = None) -> None:
        self.client = client
        self._pem = pem
        self._algorithm = _algorithm(pem)
        self._headers = {"kid": kid or _thumbprint(pem, self._algorithm)}

    def form(self, audience: str) -> dict[str, str]:
        now = int(time.time())
        claims = {
            "iss": self.client,
            "sub": self.client,
            "aud": audience,
            "iat": now,
            "exp": now + SECONDS,
            "jti": secrets.token_hex(16),  # good for one use
        }
        signed = jwt.encode(claims, self._pem, self._algorithm, headers=self._headers)
        return {"client_assertion_type": ASSERTION, "client_assertion": signed}


def from_environment(environment: Mapping[str, str]) -> Credentials:
    client = environment.get("GROUNDSWELL_CLIENT_ID", "").strip()
    secret = environment.get("GROUNDSWELL_CLIENT_SECRET", "")
    key = environment.get("GROUNDSWELL_CLIENT_KEY", "")
    if not client or bool(secret) == bool(key):
        raise NotSignedIn(
            "Set GROUNDSWELL_CLIENT_ID, and either GROUNDSWELL_CLIENT_SECRET or GROUNDSWELL_CLIENT_KEY"
            " (a private key in PEM form, or the name of a file that holds one)."
        )
    if secret:
        return Secret(client, secret)
    return PrivateKey(client, _pem(key), environment.get("GROUNDSWELL_CLIENT_KEY_ID") or None)


def _pem(said: str) -> str:
    if said.lstrip().startswith("-----BEGIN"):
        return said
    try:
        return Path(said).read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"GROUNDSWELL_CLIENT_KEY names a file that cannot be read: {said[:200]}.") from error


def _algorithm(pem: str) -> str:
    try:
        key = load_pem_private_key(pem.encode(), password=None)
    except TypeError as error:
        raise Invalid("The private key is locked with a passphrase. Give one that is not.") from error
    except ValueError as error:
        raise Invalid(f"GROUNDSWELL_CLIENT_KEY holds no private key in PEM form. {ANOTHER_KEY}") from error
    if isinstance(key, rsa.RSAPrivateKey):
        return "RS384"
    if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP384R1):
        return "ES384"
    raise Invalid(f"The private key is of a sort that the API does not take. {ANOTHER_KEY}")


def _thumbprint(pem: str, algorithm: str) -> str:
    public = jwk.construct(pem, algorithm).public_key().to_dict()
    required = {name: public[name] for name in ("crv", "e", "kty", "n", "x", "y") if name in public}
    said = json.dumps(required, separators=(",", ":")).encode()
    return urlsafe_b64encode(sha256(said).digest()).decode().rstrip("=")
