"""Access tokens: who someone is, for half an hour, signed so that any part of Groundswell can check it.

`sub` is `user:7` of a person and `client:a-code` of a commissioner's system; of a system `key` names the key with which
it showed itself, and `scope` that to which the token is narrowed.
"""

import secrets
import time
from datetime import datetime
from typing import Any, NamedTuple

from jose import ExpiredSignatureError, JWTError, jwt
from jose.exceptions import JWTClaimsError

from groundswell.access.permissions import Scope
from groundswell.access.subject import CLIENT, USER, PersonSubject, Subject, SystemSubject
from groundswell.errors import NotSignedIn
from groundswell.people.keys import ALGORITHM, current_key, public_key
from groundswell.settings import settings
from groundswell.texts import can_be_kept

ISSUER = "groundswell"
AUDIENCE = "groundswell-api"
AGAIN = "Sign in again."


class Access(NamedTuple):
    token: str
    seconds: int


def access_token(subject: Subject, *, until: datetime | None = None) -> Access:
    """Good for the time that is set, and no longer than `until`."""
    key = current_key()
    now = int(time.time())
    ends = now + settings().access_token_minutes * 60
    if until is not None:
        ends = min(ends, int(until.timestamp()))
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "iat": now,
        "exp": ends,
        "jti": secrets.token_hex(8),
        **_named(subject),
    }
    return Access(jwt.encode(claims, key.private_pem, ALGORITHM, headers={"kid": key.kid}), ends - now)


def _named(subject: Subject) -> dict[str, Any]:
    if isinstance(subject, PersonSubject):
        return {"sub": f"{USER}{subject.user_id}"}
    narrowed = {"scope": " ".join(sorted(subject.scopes))} if subject.scopes != frozenset(Scope) else {}
    return {"sub": f"{CLIENT}{subject.client}", "key": subject.key_id, **narrowed}


def _subject(claims: dict[str, Any]) -> Subject:
    """Raises `ValueError` for what this server never wrote."""
    said = str(claims["sub"])
    if said.startswith(USER):
        return PersonSubject(int(said.removeprefix(USER)))
    if not said.startswith(CLIENT) or not isinstance(claims.get("key"), int):
        raise ValueError(f"a subject such as {USER}7")
    scopes = frozenset(map(Scope, claims["scope"].split())) if "scope" in claims else frozenset(Scope)
    return SystemSubject(said.removeprefix(CLIENT), claims["key"], scopes)


def verified(token: str) -> tuple[Subject, float]:
    """Whom the token names and when it ends. Raises `NotSignedIn` with what is wrong with it.

    The algorithm, issuer and audience are ours to name, never the token's.
    """
    try:
        head: dict[str, Any] = jwt.get_unverified_header(token)
    except JWTError as error:
        raise NotSignedIn(f"The token is not a signed token (JWT). {AGAIN}") from error
    if head.get("alg") != ALGORITHM:
        said = str(head.get("alg")).encode("ascii", "replace").decode()[:40]
        raise NotSignedIn(f"The token is signed with {said}; this server takes {ALGORITHM} alone. {AGAIN}")
    kid = head.get("kid")
    key = public_key(kid) if isinstance(kid, str) and can_be_kept(kid) else None
    if key is None:
        raise NotSignedIn(f"The token is signed with a key that this server does not have. {AGAIN}")
    try:
        options = {"require_exp": True, "require_sub": True, "require_aud": True, "require_iss": True}
        claims = jwt.decode(token, key, [ALGORITHM], options=options, audience=AUDIENCE, issuer=ISSUER)
        return _subject(claims), float(claims["exp"])
    except ExpiredSignatureError as error:
        raise NotSignedIn(f"The token has expired. {AGAIN}") from error
    except JWTClaimsError as error:
        raise NotSignedIn(f"The token was not made for this server: {str(error).lower()}. {AGAIN}") from error
    except (JWTError, ValueError) as error:
        if "ignature" in str(error):
            raise NotSignedIn(f"The token's signature does not hold. {AGAIN}") from error
        raise NotSignedIn(f"The token lacks what tokens of this server have: {error}. {AGAIN}") from error
