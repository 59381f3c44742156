"""Signing in by password, staying signed in by a refresh token, signing out.

Each runs its own short transactions: a failure must be written down although the answer is no, and checking a
password, slow on purpose, must not hold up other writers.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from groundswell.access.subject import PersonSubject
from groundswell.database.engine import reading
from groundswell.errors import NotSignedIn
from groundswell.people.failures import forget_failures, note_failure, refuse_guessing
from groundswell.people.models import SignIn, User
from groundswell.people.moments import aware
from groundswell.people.passwords import matches
from groundswell.people.queries import may_sign_in, user_by_email
from groundswell.people.tokens import Access, access_token
from groundswell.people.transactions import noting
from groundswell.settings import settings

STILL_GOOD = timedelta(seconds=20)
"""Two tabs of one browser may use one refresh token at the same moment; later than this it has been copied."""


class SignedIn(NamedTuple):
    access: Access
    refresh_token: str


def sign_in(email: str, password: str) -> SignedIn:
    """Raises `NotSignedIn`, in the same words whether the address or the password is wrong, or `TooManyAttempts`."""
    whose = email.strip().lower()
    with reading() as session:
        refuse_guessing(session, whose, f"The password for {email}")
        user = user_by_email(session, email)
        good = matches(password, user.password_hash if user else None)
        allowed = user is not None and good and may_sign_in(session, user)
        refused_here = user is not None and good and user.demonstration and not allowed and not user.disabled
    if user is None or not allowed:
        with noting() as session:
            note_failure(session, whose)
        if refused_here:
            raise NotSignedIn("Demonstration sign-ins work only where the data are a demonstration. These are not.")
        raise NotSignedIn("The email address or the password is not right.")
    with noting() as session:
        forget_failures(session, whose)
        session.execute(delete(SignIn).where(SignIn.expires_at < datetime.now(UTC)))
        refresh_token = _issue(session, user.id, secrets.token_hex(16))
    return SignedIn(access_token(PersonSubject(user.id)), refresh_token)


def refresh(token: str) -> SignedIn:
    """A new access token, and the next refresh token in place of this one. Raises `NotSignedIn`."""
    now = datetime.now(UTC)
    next_token = None
    with noting() as session:
        found = session.get(SignIn, _hash(token), with_for_update=True)
        if found is None or found.ended_at is not None or aware(found.expires_at) <= now:
            raise NotSignedIn("You have been signed out. Sign in again.")
        user = session.get(User, found.user_id)
        if user is None or not may_sign_in(session, user):
            raise NotSignedIn("This account no longer exists or may not sign in here.")
        user_id = user.id
        if found.used_at is None or aware(found.used_at) > now - STILL_GOOD:
            found.used_at = found.used_at or now
            next_token = _issue(session, user_id, found.family)
        else:
            _end(session, found.family)
    if next_token is None:
        raise NotSignedIn(
            "This sign-in was used again after it was replaced, as a copied one would be, and has been ended."
            " Sign in again."
        )
    return SignedIn(access_token(PersonSubject(user_id)), next_token)


def sign_out(token: str) -> None:
    """Ends the stay of one browser; of a token that is none, nothing happens."""
    with noting() as session:
        found = session.get(SignIn, _hash(token))
        if found is not None:
            _end(session, found.family)


def _issue(session: Session, user_id: int, family: str) -> str:
    token = secrets.token_urlsafe(32)
    session.add(
        SignIn(
            token_hash=_hash(token),
            family=family,
            user_id=user_id,
            expires_at=datetime.now(UTC) + timedelta(days=settings().refresh_days),
            used_at=None,
            ended_at=None,
        )
    )
    return token


def _end(session: Session, family: str) -> None:
    session.execute(
        update(SignIn).where(SignIn.family == family, SignIn.ended_at.is_(None)).values(ended_at=datetime.now(UTC))
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
