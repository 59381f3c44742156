"""Assertions: a system shows who it is by a JWT that it signs with its private key (RFC 7523, sections 2.2 and 3).

The algorithms, the audience and the keys are ours to name, never the assertion's. Every refusal says what is wrong.
"""

import json
import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from jose import JWSError, jws
from jose.exceptions import JOSEError

from groundswell.people.clients.public_keys import ALGORITHMS, PublicKey
from groundswell.people.clients.refused import TokenRefused
from groundswell.texts import can_be_kept

LONGEST_LIFE = 300
"""Seconds that an assertion may still have before it expires."""
TOLERANCE = 30
"""Seconds by which two clocks may differ."""
LONGEST_JTI = 200
LAST_MOMENT = 1e11
"""Beyond the year 5000."""


class Read(NamedTuple):
    """What an assertion says, before anything of it is believed."""

    token: str
    algorithm: str
    kid: str
    claims: Mapping[str, Any]

    @property
    def client(self) -> str:
        """Who says that they are the client."""
        return str(self.claims["iss"])


class Once(NamedTuple):
    """What is remembered of a good assertion, so that it opens nothing a second time."""

    jti: str
    until: float
    """Seconds since 1970, when it could not be used any more."""


def read(token: str) -> Read:
    """Raises `TokenRefused` for what could never be an assertion of anybody."""
    try:
        head = jws.get_unverified_header(token)
        claims = json.loads(jws.get_unverified_claims(token))
    except (JOSEError, ValueError, RecursionError) as error:
        raise TokenRefused("The assertion is not a signed token (JWT).") from error
    if not isinstance(claims, dict):
        raise TokenRefused("The assertion is not a signed token (JWT): what it says is no JSON object.")
    algorithm, kid = head.get("alg"), head.get("kid")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise TokenRefused(f"The assertion is signed with {_shown(algorithm)}; {_listed()} are taken.")
    if "crit" in head:
        raise TokenRefused("The assertion's header demands what this server does not know (crit). Leave it out.")
    if not isinstance(kid, str) or not can_be_kept(kid):
        raise TokenRefused("The assertion's header does not name its key: add `kid`.")
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not isinstance(issuer, str) or not can_be_kept(issuer):
        raise TokenRefused("The assertion does not say whose it is: add `iss`, the client's code.")
    if subject != issuer:
        raise TokenRefused(
            f"The assertion's subject (sub) is {_shown(subject)}; it must be its issuer (iss), {_shown(issuer)}."
        )
    return Read(token, algorithm, kid, claims)


def verify(said: Read, key: PublicKey, *, audience: str) -> Once:
    """Raises `TokenRefused` unless the key signed it, for this server, now."""
    if key.jwk["kty"] != ALGORITHMS[said.algorithm] or key.jwk.get("alg", said.algorithm) != said.algorithm:
        made_for = key.jwk.get("alg") or key.jwk["kty"]
        raise TokenRefused(f"The assertion is signed with {said.algorithm}; its key {key.kid!r} is for {made_for}.")
    try:
        jws.verify(said.token, key.jwk, [said.algorithm])
    except JWSError as error:
        raise TokenRefused(f"The assertion's signature does not hold by the key {key.kid!r}.") from error
    named = said.claims.get("aud")
    if audience not in (named if isinstance(named, list) else [named]):
        raise TokenRefused(f"The assertion's audience (aud) is {_shown(named)}; for this server it is {audience}.")
    return _timely(said.claims)


def _timely(claims: Mapping[str, Any]) -> Once:
    now = time.time()
    expires = _moment(claims, "exp")
    if expires is None:
        raise TokenRefused("The assertion does not say when it ends: add `exp`, at most five minutes ahead.")
    if expires + TOLERANCE <= now:
        raise TokenRefused(f"The assertion expired {now - expires:.0f} seconds ago, by this server's clock.")
    if expires > now + LONGEST_LIFE + TOLERANCE:
        raise TokenRefused(
            f"The assertion lasts {expires - now:.0f} seconds more; at most {LONGEST_LIFE} are taken. Its `exp` is too"
            " late, or a clock is wrong."
        )
    for name, words in (("nbf", "is not good yet"), ("iat", "was made in the future")):
        moment = _moment(claims, name)
        if moment is not None and moment > now + TOLERANCE:
            raise TokenRefused(f"The assertion {words} ({name}): {moment - now:.0f} seconds, by this server's clock.")
    jti = claims.get("jti")
    if not isinstance(jti, str) or not jti or not can_be_kept(jti):
        raise TokenRefused("The assertion has no number of its own: add `jti`, another one each time.")
    if len(jti) > LONGEST_JTI:
        raise TokenRefused(f"The assertion's `jti` is longer than {LONGEST_JTI} letters.")
    return Once(jti, expires + TOLERANCE)


def _moment(claims: Mapping[str, Any], name: str) -> float | None:
    """Seconds since 1970 (RFC 7519, section 2); None when it is not said."""
    said = claims.get(name)
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int | float) or not abs(said) < LAST_MOMENT:  # nan is none
        raise TokenRefused(f"The assertion's `{name}` is {_shown(said)}: it must be seconds since 1970.")
    return float(said)


def _shown(said: Any) -> str:
    return "missing" if said is None else repr(said)[:120].encode("ascii", "replace").decode()


def _listed() -> str:
    return ", ".join(ALGORITHMS)
