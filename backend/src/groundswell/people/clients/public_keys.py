"""Public keys of clients, as JWK (RFC 7517) or PEM: what is taken, and what is not.

RS384, RS512 and ES384 are what the NHS's own platform takes and what is on offer here: RSA of at least 2,048 bits
(NIST SP 800-131A), or the curve P-384.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP384R1, EllipticCurvePublicKey, EllipticCurvePublicNumbers
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from groundswell.errors import Invalid
from groundswell.texts import can_be_kept

ALGORITHMS = {"RS384": "RSA", "RS512": "RSA", "ES384": "EC"}
"""With the type of key (`kty`) that each needs."""
SHORTEST_RSA, LONGEST_RSA = 2048, 8192
USUAL_EXPONENT = 65537
LONGEST_KID = 200
LONGEST = 20_000
PRIVATE = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
"""Members of a JWK that nobody but its owner may know (RFC 7518, section 6)."""
COMPROMISED = (
    "This is a private key, which nobody but the system itself may have: it has now been seen by others, so do not use"
    " it any more. Make a new pair, and send its public half."
)


class PublicKey(NamedTuple):
    kid: str
    jwk: dict[str, str]
    """What a signature is checked with: `kty`, the numbers of the key, and `alg` where its owner named one."""


def read_public_key(said: str | Mapping[str, Any], kid: str | None = None) -> PublicKey:
    """The key in a JWK or a PEM; `kid` None: the one that the JWK names, else its thumbprint (RFC 7638).

    Raises `Invalid` with what is wrong with it.
    """
    if isinstance(said, Mapping):
        jwk, named = _of_jwk(said), said.get("kid")
    elif said.lstrip().startswith("{"):
        return read_public_key(_json(said), kid)
    else:
        jwk, named = _of_pem(said), None
    kid = kid or (named if isinstance(named, str) else None) or _thumbprint(jwk)
    if not kid.strip() or len(kid) > LONGEST_KID or not can_be_kept(kid):
        raise _wrong(f"The key's name (kid) is not one: at most {LONGEST_KID} letters.", "kid")
    return PublicKey(kid, jwk)


def words_of(jwk: Mapping[str, str]) -> str:
    """RSA 4096, or EC P-384."""
    return f"RSA {_number(jwk['n']).bit_length()}" if jwk["kty"] == "RSA" else f"EC {jwk['crv']}"


def _json(said: str) -> Mapping[str, Any]:
    try:
        read = json.loads(said)
    except (ValueError, RecursionError) as error:
        raise _wrong("The key begins like a JWK but is no JSON.") from error
    assert isinstance(read, dict)  # it begins with a brace
    return read


def _of_jwk(said: Mapping[str, Any]) -> dict[str, str]:
    if PRIVATE & said.keys():
        raise _wrong(COMPROMISED)
    if "keys" in said:
        raise _wrong("This is a set of keys. Send one of them, or the address of the set.")
    if said.get("use", "sig") != "sig":
        raise _wrong("The key is not for signatures: its `use` is another.")
    kind, algorithm = said.get("kty"), said.get("alg")
    if kind not in ALGORITHMS.values():
        raise _wrong(f"The key is of the type {_shown(kind)}; RSA and EC (P-384) are taken.")
    if algorithm is not None and ALGORITHMS.get(str(algorithm)) != kind:
        raise _wrong(
            f"The key is for {_shown(algorithm)}; {', '.join(ALGORITHMS)} are taken, each with its type of key."
        )
    try:
        jwk = _of_rsa(said) if kind == "RSA" else _of_ec(said)
    except (KeyError, ValueError, TypeError, AttributeError, UnsupportedAlgorithm) as error:
        raise _wrong(f"The numbers of the {kind} key are missing or are not those of a key.") from error
    return jwk if algorithm is None else {**jwk, "alg": str(algorithm)}


def _of_rsa(said: Mapping[str, Any]) -> dict[str, str]:
    n, e = _number(said["n"]), _number(said["e"])
    if n.bit_length() > LONGEST_RSA:  # before any arithmetic with it
        raise _wrong(f"The RSA key has {n.bit_length()} bits: at most {LONGEST_RSA}.")
    return _rsa(RSAPublicNumbers(e, n).public_key())


def _rsa(key: RSAPublicKey) -> dict[str, str]:
    numbers = key.public_numbers()
    if key.key_size < SHORTEST_RSA or key.key_size > LONGEST_RSA:
        raise _wrong(f"The RSA key has {key.key_size} bits: at least {SHORTEST_RSA}, at most {LONGEST_RSA}.")
    if not USUAL_EXPONENT <= numbers.e < 2**32:
        raise _wrong(f"The RSA key's exponent is {numbers.e}; use {USUAL_EXPONENT}.")
    return {"kty": "RSA", "n": _text(numbers.n), "e": _text(numbers.e)}


def _of_ec(said: Mapping[str, Any]) -> dict[str, str]:
    if said.get("crv") != "P-384":
        raise _wrong(f"The EC key is on the curve {_shown(said.get('crv'))}; P-384 is taken.")
    return _ec(EllipticCurvePublicNumbers(_number(said["x"]), _number(said["y"]), SECP384R1()).public_key())


def _ec(key: EllipticCurvePublicKey) -> dict[str, str]:
    if not isinstance(key.curve, SECP384R1):
        raise _wrong(f"The EC key is on the curve {key.curve.name}; P-384 (secp384r1) is taken.")
    numbers = key.public_numbers()
    return {"kty": "EC", "crv": "P-384", "x": _text(numbers.x, 48), "y": _text(numbers.y, 48)}


def _of_pem(said: str) -> dict[str, str]:
    if "PRIVATE KEY" in said:
        raise _wrong(COMPROMISED)
    if "BEGIN CERTIFICATE" in said:
        raise _wrong("This is a certificate. Send the public key in it: openssl x509 -pubkey -noout -in FILE")
    try:
        key = load_pem_public_key(said.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _wrong("This is neither a JWK nor a public key as PEM (-----BEGIN PUBLIC KEY-----).") from error
    if isinstance(key, RSAPublicKey):
        return _rsa(key)
    if isinstance(key, EllipticCurvePublicKey):
        return _ec(key)
    raise _wrong("The key is of another type; RSA and EC (P-384) are taken.")


def _thumbprint(jwk: Mapping[str, str]) -> str:
    needed = {name: value for name, value in jwk.items() if name != "alg"}
    plain = json.dumps(needed, sort_keys=True, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(hashlib.sha256(plain).digest()).decode().rstrip("=")


def _number(said: str) -> int:
    """Base64url (RFC 7518, section 2)."""
    return int.from_bytes(base64.b64decode(said + "=" * (-len(said) % 4), altchars=b"-_", validate=True), "big")


def _text(number: int, length: int = 0) -> str:
    written = number.to_bytes(length or (number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(written).decode().rstrip("=")


def _shown(said: Any) -> str:
    return repr(said)[:40]


def _wrong(message: str, field: str = "public_key") -> Invalid:
    return Invalid(message, [(field, message)])
