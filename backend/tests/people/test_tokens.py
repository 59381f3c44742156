import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from fastapi.testclient import TestClient
from jose import jwt

from groundswell.access.permissions import Scope
from groundswell.access.subject import PersonSubject, SystemSubject
from groundswell.errors import NotSignedIn
from groundswell.people.keys import current_key
from groundswell.people.tokens import access_token, verified
from tests.conftest import Making, SignIn

pytestmark = pytest.mark.usefixtures("database")


def forged(signer: str | None = None, algorithm: str = "ES256", kid: str | None = None, **claims: Any) -> str:
    now = int(time.time())
    said = {"iss": "groundswell", "aud": "groundswell-api", "sub": "user:1", "iat": now, "exp": now + 60} | claims
    said = {name: value for name, value in said.items() if value is not None}
    ours = current_key()
    return jwt.encode(said, signer or ours.private_pem, algorithm, headers={"kid": kid or ours.kid})


def test_what_we_sign_we_accept() -> None:
    subject, expires = verified(access_token(PersonSubject(7)).token)
    assert subject == PersonSubject(7)
    assert 1_700 < expires - time.time() <= 1_800


@pytest.mark.parametrize("scopes", [frozenset(Scope), frozenset((Scope.FIGURES, Scope.PROGRAMMES)), frozenset()])
def test_a_token_of_a_system_names_its_key_and_its_scopes(scopes: frozenset[Scope]) -> None:
    said = SystemSubject("a-code", 12, scopes)
    assert verified(access_token(said).token)[0] == said


def test_a_token_ends_no_later_than_its_key() -> None:
    soon = datetime.now(UTC) + timedelta(seconds=90)
    access = access_token(SystemSubject("a-code", 12), until=soon)
    assert 80 < access.seconds <= 90
    assert verified(access.token)[1] <= soon.timestamp()


def other_key() -> str:
    private = ec.generate_private_key(ec.SECP256R1())
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"exp": 1}, "expired"),
        ({"iss": "someone else"}, "issuer"),
        ({"aud": "another"}, "audience"),
        ({"exp": None}, "lacks"),
        ({"sub": "somebody"}, "lacks"),
        ({"sub": "user:somebody"}, "lacks"),
        ({"sub": "client:a-code"}, "lacks"),
        ({"sub": "client:a-code", "key": "12"}, "lacks"),
        ({"sub": "client:a-code", "key": 12, "scope": "everything"}, "lacks"),
        ({"kid": "unknown"}, "a key that this server does not have"),
        ({"signer": "a secret that is long enough for it", "algorithm": "HS256"}, "signed with HS256"),
    ],
)
def test_a_refused_token_is_told_why(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(NotSignedIn, match=words):
        verified(forged(**changed))


def test_a_token_signed_by_a_stranger_under_our_kid() -> None:
    with pytest.raises(NotSignedIn, match="signature does not hold"):
        verified(forged(signer=other_key()))


def test_what_is_no_token() -> None:
    with pytest.raises(NotSignedIn, match="not a signed token"):
        verified("abc")


def test_the_answer_carries_the_reason(client: TestClient) -> None:
    answer = client.get("/api/v1/me", headers={"Authorization": f"Bearer {forged(exp=1)}"})
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]
    assert "expired" in answer.json()["detail"]


def test_someone_who_no_longer_exists(client: TestClient) -> None:
    answer = client.get("/api/v1/me", headers={"Authorization": f"Bearer {access_token(PersonSubject(4711)).token}"})
    assert answer.status_code == 401


def test_anyone_can_check_our_tokens(client: TestClient) -> None:
    token = access_token(PersonSubject(7)).token
    keys = client.get("/api/v1/auth/jwks").json()["keys"]
    assert [sorted(key) for key in keys] == [["alg", "crv", "kid", "kty", "use", "x", "y"]]
    claims = jwt.decode(token, keys[0], ["ES256"], audience="groundswell-api", issuer="groundswell")
    assert claims["sub"] == "user:7"


def test_the_key_is_made_once() -> None:
    assert current_key() == current_key()


def test_a_token_is_good_for_its_person_alone(signed_in: SignIn, make: Making) -> None:
    with make() as m:
        m.practice("Z10101")
    assert signed_in("practice", "Z10101").get("/api/v1/me").json()["home"] == "/entry"
    assert signed_in("analyst").get("/api/v1/me").json()["home"] == "/data"
    assert signed_in("faculty").get("/api/v1/me").json()["home"] == "/my-week"
