from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from jose import jwt

from groundswell.errors import Invalid, NotSignedIn
from groundswell.people.clients.public_keys import read_public_key
from groundswell.pull.credentials import PrivateKey, from_environment

AUDIENCE = "https://groundswell.test/api/v1/auth/token"
RSA = rsa.generate_private_key(65537, 2048)
P384 = ec.generate_private_key(ec.SECP384R1())


def pem(key: Any) -> str:
    said: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return said.decode()


def public(key: Any) -> str:
    said: bytes = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return said.decode()


@pytest.mark.parametrize(("key", "algorithm"), [(RSA, "RS384"), (P384, "ES384")])
def test_an_assertion_says_who_and_to_whom_for_less_than_five_minutes(key: Any, algorithm: str) -> None:
    credentials = PrivateKey("system", pem(key), "first")
    one, other = (credentials.form(AUDIENCE)["client_assertion"] for _ in range(2))
    claims = jwt.decode(one, public(key), [algorithm], audience=AUDIENCE)
    assert (claims["iss"], claims["sub"]) == ("system", "system")
    assert 0 < claims["exp"] - claims["iat"] <= 300
    assert claims["jti"] != jwt.decode(other, public(key), [algorithm], audience=AUDIENCE)["jti"]
    assert jwt.get_unverified_header(one) == {"alg": algorithm, "kid": "first", "typ": "JWT"}


@pytest.mark.parametrize("key", [RSA, P384])
def test_a_key_without_a_name_is_called_as_the_server_calls_it(key: Any) -> None:
    signed = PrivateKey("system", pem(key)).form(AUDIENCE)["client_assertion"]
    assert jwt.get_unverified_header(signed)["kid"] == read_public_key(public(key)).kid


def test_a_key_in_a_file_and_in_a_variable(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    file.write_text(pem(P384))
    for said in (str(file), pem(P384)):
        found = from_environment({"GROUNDSWELL_CLIENT_ID": "system", "GROUNDSWELL_CLIENT_KEY": said})
        assert found.client == "system"
        assert "client_assertion" in found.form(AUDIENCE)


def test_a_secret() -> None:
    found = from_environment({"GROUNDSWELL_CLIENT_ID": "system", "GROUNDSWELL_CLIENT_SECRET": "s"})
    assert found.form(AUDIENCE) == {"client_id": "system", "client_secret": "s"}


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"GROUNDSWELL_CLIENT_ID": "system"},
        {"GROUNDSWELL_CLIENT_SECRET": "s"},
        {"GROUNDSWELL_CLIENT_ID": "system", "GROUNDSWELL_CLIENT_SECRET": "s", "GROUNDSWELL_CLIENT_KEY": "k"},
    ],
)
def test_who_one_is_must_be_said_once(environment: dict[str, str]) -> None:
    with pytest.raises(NotSignedIn, match="Set GROUNDSWELL_CLIENT_ID, and either"):
        from_environment(environment)


def test_keys_that_will_not_do(tmp_path: Path) -> None:
    locked = P384.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x")).decode()
    for said, words in (
        (pem(ec.generate_private_key(ec.SECP256R1())), "P-384"),
        (locked, "passphrase"),
        ("-----BEGIN nonsense", "no private key"),
        (str(tmp_path / "nowhere.pem"), "cannot be read"),
    ):
        with pytest.raises(Invalid, match=words):
            from_environment({"GROUNDSWELL_CLIENT_ID": "system", "GROUNDSWELL_CLIENT_KEY": said})
