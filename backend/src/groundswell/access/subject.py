"""Whom an access token names: a person, or a commissioner's system by the key with which it showed itself."""

from dataclasses import dataclass
from typing import ClassVar

from groundswell.access.permissions import Scope

USER, CLIENT = "user:", "client:"
"""How each is written."""


@dataclass(frozen=True)
class PersonSubject:
    SHUT_OUT: ClassVar[str] = "This account no longer exists or may not sign in here."

    user_id: int


@dataclass(frozen=True)
class SystemSubject:
    SHUT_OUT: ClassVar[str] = (
        "This system may not use Groundswell any more: it, or the key it signed in with, has ended or been revoked."
        " Ask whoever runs Groundswell for a new key."
    )

    client: str
    """Its code."""
    key_id: int
    scopes: frozenset[Scope] = frozenset(Scope)
    """To what the token is narrowed, at most."""


Subject = PersonSubject | SystemSubject
