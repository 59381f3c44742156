import base64
import hashlib
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jose import jwk as jose_jwk

from groundswell.errors import Invalid
from groundswell.people.clients.public_keys import read_public_key, words_of
from tests.people.keys import ec_key, private_pem, public_jwk, public_pem, rsa_key

RSA_JWK, EC_JWK = public_jwk(rsa_key(), "mine"), public_jwk(ec_key(), "mine")


def test_the_same_key_in_all_its_forms() -> None:
    for key, words in ((rsa_key(), "RSA 2048"), (ec_key(), "EC P-384")):
        jwk = public_jwk(key, "mine")
        read = read_public_key(jwk)
        assert read.kid == "mine"
        assert words_of(read.jwk) == words
        assert read_public_key(json.dumps(jwk)) == read
        assert read_public_key(public_pem(key), "mine") == read
        assert set(read.jwk) == set(jwk) - {"kid"}


def test_the_name_that_is_given_goes_before_the_one_in_the_key() -> None:
    assert read_public_key(RSA_JWK, "given").kid == "given"


def test_without_a_name_its_thumbprint() -> None:
    """Of another key than this, and the same in every form of it."""
    names = {read_public_key(public_pem(key)).kid for key in (rsa_key(), rsa_key(number=1), ec_key())}
    assert len(names) == 3
    assert {len(name) for name in names} == {43}
    jwk = {name: value for name, value in RSA_JWK.items() if name != "kid"}
    assert read_public_key(jwk | {"alg": "RS384"}).kid == read_public_key(public_pem(rsa_key())).kid
    plain = json.dumps({"e": jwk["e"], "kty": "RSA", "n": jwk["n"]}, separators=(",", ":")).encode()
    told = base64.urlsafe_b64encode(hashlib.sha256(plain).digest()).decode().rstrip("=")
    assert read_public_key(jwk).kid == told  # RFC 7638, section 3


def test_a_key_may_say_what_it_is_for() -> None:
    assert read_public_key(RSA_JWK | {"alg": "RS512", "use": "sig"}).jwk["alg"] == "RS512"


def pem_of(key: Any) -> str:
    return str(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode())


@pytest.mark.parametrize("private", [rsa_key(), ec_key()])
def test_a_private_key_sent_by_mistake(private: Any) -> None:
    algorithm = "RS384" if isinstance(private, rsa.RSAPrivateKey) else "ES384"
    as_jwk = jose_jwk.construct(private_pem(private), algorithm).to_dict()
    for said in (private_pem(private), as_jwk, json.dumps(as_jwk)):
        with pytest.raises(Invalid, match=r"private key.*seen by others, so do not use it any more"):
            read_public_key(said)
    with pytest.raises(Invalid, match="private key"):
        read_public_key({"kty": "oct", "k": "c2VjcmV0"})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (pem_of(rsa_key(1024)), "The RSA key has 1024 bits: at least 2048"),
        (public_jwk(rsa_key(1024), "small"), "The RSA key has 1024 bits: at least 2048"),
        (RSA_JWK | {"n": "_" * 2000}, "at most 8192"),
        (RSA_JWK | {"e": "AQ"}, "numbers of the RSA key"),
        (RSA_JWK | {"e": "Aw"}, "exponent is 3; use 65537"),
        (RSA_JWK | {"n": None}, "numbers of the RSA key are missing"),
        (RSA_JWK | {"n": "!!"}, "numbers of the RSA key"),
        ({"kty": "RSA"}, "numbers of the RSA key are missing"),
        (RSA_JWK | {"alg": "RS256"}, "The key is for 'RS256'; RS384, RS512, ES384 are taken"),
        (RSA_JWK | {"alg": "ES384"}, "each with its type of key"),
        (RSA_JWK | {"use": "enc"}, "not for signatures"),
        (RSA_JWK | {"kid": "k" * 201}, "at most 200 letters"),
        (EC_JWK | {"crv": "P-256"}, "on the curve 'P-256'; P-384 is taken"),
        (EC_JWK | {"x": EC_JWK["y"]}, "numbers of the EC key"),
        (pem_of(ec.generate_private_key(ec.SECP256R1())), "on the curve secp256r1"),
        (pem_of(ed25519.Ed25519PrivateKey.generate()), "of another type"),
        ({"kty": "OKP", "crv": "Ed25519", "x": "AA"}, "of the type 'OKP'"),
        ({"kty": "oct"}, "of the type 'oct'"),
        ({"keys": [RSA_JWK]}, "a set of keys"),
        ({}, "of the type None"),
        ("", "neither a JWK nor a public key"),
        ("{", "no JSON"),
        ("-----BEGIN CERTIFICATE-----", "This is a certificate"),
        ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "neither a JWK nor a public key"),
    ],
)
def test_what_is_not_taken(said: Any, words: str) -> None:
    with pytest.raises(Invalid, match=words) as refused:
        read_public_key(said)
    assert refused.value.errors
