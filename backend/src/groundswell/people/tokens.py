"""Access tokens: who someone is, for half an hour, signed so that any part of Groundswell can check it."""

import secrets
import time
from typing import Any, NamedTuple

from jose import ExpiredSignatureError, JWTError, jwt
from jose.exceptions import JWTClaimsError

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


def access_token(user_id: int) -> Access:
    key = current_key()
    seconds = settings().access_token_minutes * 60
    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(user_id),
        "iat": now,
        "exp": now + seconds,
        "jti": secrets.token_hex(8),
    }
    return Access(jwt.encode(claims, key.private_pem, ALGORITHM, headers={"kid": key.kid}), seconds)


def verified(token: str) -> tuple[int, float]:
    """The id of the person and when the token ends. Raises `NotSignedIn` with what is wrong with it.

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
        return int(claims["sub"]), float(claims["exp"])
    except ExpiredSignatureError as error:
        raise NotSignedIn(f"The token has expired. {AGAIN}") from error
    except JWTClaimsError as error:
        raise NotSignedIn(f"The token was not made for this server: {str(error).lower()}. {AGAIN}") from error
    except (JWTError, ValueError) as error:
        if "ignature" in str(error):
            raise NotSignedIn(f"The token's signature does not hold. {AGAIN}") from error
        raise NotSignedIn(f"The token lacks what tokens of this server have: {error}. {AGAIN}") from error
