"""Signing in by an assertion: one test for each way in which it may be wrong."""

import base64
import hashlib
import hmac
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jose import jws
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from groundswell.database.engine import writing
from groundswell.people.clients.signing_in import Opened, by_assertion
from groundswell.people.models import Client, ClientKey, UsedAssertion
from groundswell.people.schemas import ASSERTION
from groundswell.settings import settings
from tests.conftest import Making
from tests.people.keys import (
    ADDRESS,
    TOKEN,
    add_public_key,
    claims,
    ec_key,
    private_pem,
    public_pem,
    rsa_key,
    signed,
)

CODE, OTHER = "vale-warehouse", "other-warehouse"
KID = "first"


@pytest.fixture(autouse=True)
def clients(make: Making) -> None:
    with make() as m:
        m.commissioner("Q90")
        key = m.system("Q90", code=CODE)
        add_public_key(m, key, rsa_key(), KID)
        add_public_key(m, key, ec_key(), "curve")
        other = m.system("Q90", code=OTHER)
        add_public_key(m, other, rsa_key(number=1), "theirs")


def ask(client: TestClient, assertion: str, **more: str) -> Any:
    form = {
        "grant_type": "client_credentials",
        "client_assertion_type": ASSERTION,
        "client_assertion": assertion,
        **more,
    }
    return client.post(TOKEN, data=form)


def refused(client: TestClient, assertion: str, words: str, **more: str) -> None:
    answer = ask(client, assertion, **more)
    assert answer.status_code == 401, answer.text
    told = answer.json()
    assert told["error"] == "invalid_client"
    assert words in told["error_description"]
    assert told["detail"] == told["error_description"]


def good(**changed: Any) -> str:
    return signed(claims(CODE, **changed), rsa_key(), kid=KID)


def part(said: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")


@pytest.mark.parametrize("algorithm", ["RS384", "RS512"])
def test_an_rsa_key(client: TestClient, algorithm: str) -> None:
    answer = ask(client, signed(claims(CODE), rsa_key(), kid=KID, algorithm=algorithm))
    assert answer.status_code == 200
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    assert client.get("/api/v1/regions", headers=headers).status_code == 200


def test_a_key_on_a_curve(client: TestClient, session: Session) -> None:
    answer = ask(
        client, signed(claims(CODE), ec_key(), kid="curve", algorithm="ES384"), client_id=CODE, scope="figures"
    )
    assert answer.status_code == 200
    assert answer.json()["scope"] == "figures"
    used = session.scalars(select(ClientKey).where(ClientKey.last_used_at.is_not(None))).one()
    assert used.kid == "curve"


def test_the_public_key_as_a_secret(client: TestClient) -> None:
    """Confusion of algorithms: whoever has the public key could sign with it, were the assertion to name the way."""
    for algorithm in ("HS256", "HS384", "HS512"):
        head = part({"alg": algorithm, "kid": KID, "typ": "JWT"})
        said = f"{head}.{part(claims(CODE))}"
        signature = base64.urlsafe_b64encode(_hmac(algorithm, public_pem(rsa_key()).encode(), said.encode())).decode()
        refused(client, f"{said}.{signature.rstrip('=')}", f"signed with '{algorithm}'; RS384, RS512, ES384 are taken")


def _hmac(algorithm: str, secret: bytes, said: bytes) -> bytes:
    return hmac.new(secret, said, getattr(hashlib, f"sha{algorithm[2:]}")).digest()


@pytest.mark.parametrize("algorithm", ["none", "None", "", None, ["RS384"], {"a": 1}])
def test_no_algorithm(client: TestClient, algorithm: Any) -> None:
    refused(client, f"{part({'alg': algorithm, 'kid': KID})}.{part(claims(CODE))}.", "RS384, RS512, ES384 are taken")


@pytest.mark.parametrize("algorithm", ["RS256", "PS384"])
def test_an_algorithm_that_is_not_listed(client: TestClient, algorithm: str) -> None:
    if algorithm == "RS256":
        refused(client, signed(claims(CODE), rsa_key(), kid=KID, algorithm="RS256"), "signed with 'RS256'")
    else:
        refused(client, f"{part({'alg': algorithm, 'kid': KID})}.{part(claims(CODE))}.xxxx", "signed with 'PS384'")


def test_a_key_of_the_other_type(client: TestClient) -> None:
    refused(client, signed(claims(CODE), ec_key(), kid=KID, algorithm="ES384"), "its key 'first' is for RSA")


@pytest.mark.parametrize(
    ("audience", "told"),
    [
        ("https://elsewhere.example/token", "'https://elsewhere.example/token'"),
        (None, "missing"),
        (["https://elsewhere.example/token"], "['https://elsewhere.example/token']"),
        (f"{ADDRESS}/", f"'{ADDRESS}/'"),
    ],
)
def test_another_audience(client: TestClient, audience: Any, told: str) -> None:
    refused(client, good(aud=audience), f"audience (aud) is {told}; for this server it is {ADDRESS}.")


def test_the_audience_among_others(client: TestClient) -> None:
    assert ask(client, good(aud=["https://elsewhere.example", ADDRESS])).status_code == 200


def test_the_audience_is_the_public_address_where_one_is_set(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "public_url", "https://groundswell.example/")
    refused(client, good(), f"for this server it is https://groundswell.example{TOKEN}.")
    assert ask(client, good(aud=f"https://groundswell.example{TOKEN}")).status_code == 200


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"iss": "nobody", "sub": "nobody"}, "issuer (iss) is 'nobody': there is no such client"),
        ({"iss": None}, "does not say whose it is: add `iss`"),
        ({"iss": 7}, "does not say whose it is: add `iss`"),
        ({"sub": OTHER}, f"subject (sub) is '{OTHER}'; it must be its issuer (iss), '{CODE}'"),
        ({"sub": None}, "subject (sub) is missing"),
        ({"exp": None}, "does not say when it ends: add `exp`"),
        ({"exp": "tomorrow"}, "`exp` is 'tomorrow': it must be seconds since 1970"),
        ({"exp": True}, "`exp` is True"),
        ({"exp": float("inf")}, "`exp` is inf"),
        ({"exp": float("nan")}, "`exp` is nan"),
        ({"exp": 10**400}, "`exp` is 1000"),
        ({"jti": None}, "has no number of its own: add `jti`"),
        ({"jti": ""}, "has no number of its own: add `jti`"),
        ({"jti": 7}, "has no number of its own: add `jti`"),
        ({"jti": "a\0"}, "has no number of its own: add `jti`"),
        ({"jti": "j" * 201}, "`jti` is longer than 200 letters"),
    ],
)
def test_what_it_says_is_wrong(client: TestClient, changed: dict[str, Any], words: str) -> None:
    refused(client, good(**changed), words)


@pytest.mark.parametrize(
    ("claim", "seconds_from_now", "words"),
    [
        ("exp", -100, "The assertion expired 1"),
        ("exp", 3_600, "at most 300 are taken"),
        ("nbf", 2_000, "is not good yet (nbf)"),
        ("iat", 2_000, "was made in the future (iat)"),
    ],
)
def test_its_times_are_wrong(client: TestClient, claim: str, seconds_from_now: int, words: str) -> None:
    refused(client, good(**{claim: int(time.time()) + seconds_from_now}), words)


def test_clocks_may_differ_a_little(client: TestClient) -> None:
    now = int(time.time())
    assert ask(client, good(exp=now - 20, iat=now - 320)).status_code == 200
    assert ask(client, good(exp=now + 320, iat=now + 20, nbf=now + 20)).status_code == 200


def test_used_twice(client: TestClient) -> None:
    once = good()
    assert ask(client, once).status_code == 200
    refused(client, once, "has been used already (jti)")


def test_the_same_number_of_another_client_is_another(client: TestClient) -> None:
    assert ask(client, good(jti="one")).status_code == 200
    theirs = signed(claims(OTHER, jti="one"), rsa_key(number=1), kid="theirs")
    assert ask(client, theirs).status_code == 200


def test_of_many_at_the_same_moment_one_opens() -> None:
    once, start = good(), threading.Barrier(8)

    def use() -> Opened:
        start.wait()
        return by_assertion(once, audience=ADDRESS)

    with ThreadPoolExecutor(8) as threads:
        outcomes = [threads.submit(use) for _ in range(8)]
    failures = [error for each in outcomes if (error := each.exception()) is not None]
    assert [str(error) for error in failures] == [
        "The assertion has been used already (jti): make a new one for each token."
    ] * 7


def test_what_was_used_is_forgotten_once_it_has_expired(client: TestClient, session: Session) -> None:
    assert ask(client, good()).status_code == 200
    with writing() as later:
        later.execute(update(UsedAssertion).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    assert ask(client, good()).status_code == 200
    assert session.scalar(select(func.count()).select_from(UsedAssertion)) == 1


def test_a_key_that_nobody_knows(client: TestClient) -> None:
    refused(client, signed(claims(CODE), rsa_key(), kid="unknown"), "names the key 'unknown' (kid), which the client")


def test_a_client_whose_keys_are_all_over(client: TestClient) -> None:
    with writing() as session:
        session.execute(update(ClientKey).values(revoked_at=datetime.now(UTC)))
    refused(client, signed(claims(CODE), rsa_key(), kid="unknown"), f"The client {CODE} has no key that opens anything")


def test_no_key_is_named(client: TestClient) -> None:
    refused(client, signed(claims(CODE), rsa_key(), kid=None), "does not name its key: add `kid`")


def test_the_key_of_another_client(client: TestClient) -> None:
    refused(client, signed(claims(CODE), rsa_key(number=1), kid="theirs"), "which the client vale-warehouse does not")
    refused(client, signed(claims(CODE), rsa_key(number=1), kid=KID), "signature does not hold by the key 'first'")


def test_the_client_of_the_form_is_another(client: TestClient) -> None:
    refused(client, good(), f"client_id is '{OTHER}', but the assertion's issuer (iss) is '{CODE}'", client_id=OTHER)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"revoked_at": datetime(2026, 1, 2, tzinfo=UTC)}, "The key was revoked on 02 January 2026"),
        ({"expires_at": datetime(2026, 1, 2, tzinfo=UTC)}, "The key expired on 02 January 2026"),
    ],
)
def test_a_key_that_is_over(client: TestClient, facts: dict[str, Any], words: str) -> None:
    with writing() as session:
        session.execute(update(ClientKey).where(ClientKey.kid == KID).values(facts))
    refused(client, good(), words)
    refused(client, signed(claims(CODE), rsa_key(number=1), kid=KID), "signature does not hold")


def test_a_disabled_client(client: TestClient) -> None:
    with writing() as session:
        session.execute(update(Client).where(Client.code == CODE).values(disabled=True))
    refused(client, good(), f"The client {CODE} has been disabled")


def test_what_was_changed_after_signing(client: TestClient) -> None:
    head, said, signature = good().split(".")
    tampered = json.loads(base64.urlsafe_b64decode(said + "=="))
    refused(
        client,
        f"{head}.{part(tampered | {'jti': 'another'})}.{signature}",
        "signature does not hold by the key 'first'",
    )
    refused(client, f"{head}.{said}.{signature[:-8]}AAAAAAAA", "signature does not hold by the key 'first'")
    refused(client, f"{head}.{said}.", "signature does not hold by the key 'first'")


def test_a_header_that_demands_what_is_not_known(client: TestClient) -> None:
    demanding = jws.sign(claims(CODE), private_pem(rsa_key()), headers={"kid": KID, "crit": ["b64"]}, algorithm="RS384")
    refused(client, demanding, "demands what this server does not know (crit)")


@pytest.mark.parametrize(
    "said",
    [
        "abc",
        "a.b.c",
        "..",
        f"{part({'alg': 'RS384', 'kid': KID})}.{part([1])}.x",
        f"{part([1])}.{part({})}.x",
        f"{part({'alg': 'RS384', 'kid': KID})}.{base64.urlsafe_b64encode(b'[' * 5000).decode()}.x",
    ],
)
def test_what_is_no_assertion(client: TestClient, said: str) -> None:
    refused(client, said, "The assertion is not a signed token (JWT)")


def test_how_it_is_sent(client: TestClient) -> None:
    untyped = client.post(TOKEN, data={"grant_type": "client_credentials", "client_assertion": good()})
    assert (untyped.status_code, untyped.json()["error"]) == (400, "invalid_request")
    twice = ask(client, good(), client_id=CODE, client_secret="x")
    assert (twice.status_code, twice.json()["error"]) == (400, "invalid_request")
