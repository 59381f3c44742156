"""Passwords, kept as Argon2id."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from groundswell.errors import Invalid

MIN_LENGTH = 12
_hasher = PasswordHasher()


def hashed(password: str) -> str:
    return _hasher.hash(password)


def checked_new(password: str) -> str:
    """A password that someone wants to set. Length is what makes guessing slow (NCSC); nothing else is asked of it."""
    if len(password) < MIN_LENGTH:
        raise Invalid(
            f"The password is too short: give at least {MIN_LENGTH} characters.",
            [("password", f"At least {MIN_LENGTH} characters.")],
        )
    return password


def matches(password: str, password_hash: str | None) -> bool:
    """Takes as long for someone who does not exist (None), so that time does not tell who does."""
    try:
        _hasher.verify(password_hash or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


@cache
def _nobody() -> str:
    return hashed("the password of nobody")
