"""Secrets of clients: ours to make, shown once, kept as a hash.

A secret has 256 random bits, which nobody guesses however quick the hash is: a slow one, as passwords need, would only
make it dear to ask us for tokens (NIST SP 800-63B, section 5.1.2.2, asks for it below 112 bits).
"""

import hashlib
import hmac
import secrets

BYTES = 32
BEGINS = "groundswell_"
"""So that programs which look for secrets in code find it."""


def new_secret() -> str:
    return BEGINS + secrets.token_urlsafe(BYTES)


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def matches(secret: str, secret_hash: str) -> bool:
    return hmac.compare_digest(hashed(secret), secret_hash)
