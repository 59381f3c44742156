"""The national team lets systems in: clients, their grants and their keys."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.clock import today
from groundswell.people.models import Client, ClientArea, ClientKey, UsedAssertion
from groundswell.people.schemas import ASSERTION
from groundswell.revisions.models import Revision
from tests.conftest import Counting, Making, SignIn
from tests.people.keys import claims, ec_key, private_pem, public_jwk, public_pem, rsa_key, signed

V1 = "/api/v1"
CODE = "upper-vale-warehouse"
NEW = {
    "code": CODE,
    "name": "Upper Vale data warehouse",
    "scopes": ["figures", "programmes"],
    "commissioners": ["Q90", "Q91"],
    "expires_on": None,
}
ONE = f"{V1}/clients/upper-vale-warehouse"


@pytest.fixture(autouse=True)
def commissioners(make: Making) -> None:
    with make() as m:
        for code in ("Q90", "Q91", "Q92"):
            m.commissioner(code, f"Commissioner {code}")
        m.federation("F901", "Alderbourne")


@pytest.fixture
def made(national: TestClient) -> TestClient:
    assert national.post(f"{V1}/clients", json=NEW).status_code == 201
    return national


def add(national: TestClient, **key: Any) -> Any:
    return national.post(f"{ONE}/keys", json=key)


def secret_of(national: TestClient) -> tuple[int, str]:
    told = add(national, kind="secret").json()
    return told["key"]["id"], told["secret"]


def token(client: TestClient, secret: str) -> Any:
    form = {"grant_type": "client_credentials", "client_id": CODE, "client_secret": secret}
    return client.post(f"{V1}/auth/token", data=form)


def opened(client: TestClient, secret: str) -> TestClient:
    headers = {"Authorization": f"Bearer {token(client, secret).json()['access_token']}"}
    someone = TestClient(client.app, headers=headers)
    someone.portal = client.portal
    return someone


def change(national: TestClient, **changes: Any) -> Any:
    revision = national.get(ONE).json()["revision"]
    return national.patch(ONE, json=changes, headers={"If-Match": f'"{revision}"'})


def words(session: Session, action: str) -> list[str]:
    query = select(Revision.words).where(Revision.action == action, Revision.sequence.is_not(None))
    return list(session.scalars(query.order_by(Revision.id)))


def test_one_is_made(national: TestClient, session: Session) -> None:
    answer = national.post(f"{V1}/clients", json=NEW)
    assert answer.status_code == 201
    assert answer.headers["location"] == ONE
    told = answer.json()
    assert told == national.get(ONE).json()
    assert told["state"] == "without_key"
    assert told["made_by"] == "National programme team"
    assert told["scopes"] == ["figures", "programmes"]
    assert [each["code"] for each in told["commissioners"]] == ["Q90", "Q91"]
    assert (told["keys"], told["last_used_at"], told["demonstration"]) == ([], None, False)
    assert words(session, "client_made") == [
        "Upper Vale data warehouse, to pull figures, programmes of Commissioner Q90 (Q90), Commissioner Q91 (Q91)"
    ]


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"commissioners": ["Q90", "Q99"]}, "commissioners", "There is no commissioner with the code Q99."),
        ({"commissioners": ["F901"]}, "commissioners", "There is no commissioner with the code F901."),
        ({"commissioners": []}, "commissioners", "at least 1 item"),
        ({"scopes": ["everything"]}, "scopes.0", "figures"),
        ({"scopes": []}, "scopes", "at least 1 item"),
        ({"code": "Upper Vale"}, "code", "match"),
        ({"name": " "}, "name", "match"),
        ({"expires_on": "2020-01-01"}, "expires_on", "Choose a day to come, or none."),
        ({"secret": "mine"}, "secret", "Extra inputs"),
    ],
)
def test_what_cannot_be(national: TestClient, changed: dict[str, Any], field: str, message: str) -> None:
    answer = national.post(f"{V1}/clients", json=NEW | changed)
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["errors"]] == [field]
    assert message in answer.json()["errors"][0]["message"]


def test_the_same_code_again(made: TestClient) -> None:
    again = made.post(f"{V1}/clients", json=NEW)
    assert again.status_code == 409
    assert again.json()["detail"] == "There is already a client with the code upper-vale-warehouse."


def test_a_secret_is_told_once(made: TestClient, client: TestClient, session: Session) -> None:
    answer = add(made, kind="secret", expires_on=str(today() + timedelta(days=30)))
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    secret = answer.json()["secret"]
    assert len(secret.removeprefix("groundswell_")) == 43  # of 64 letters each: 256 bits and a little
    assert secret not in made.get(ONE).text + made.get(f"{V1}/clients").text
    key = session.scalars(select(ClientKey)).one()
    assert secret not in {key.secret_hash, key.public_key}
    assert words(session, "client_key_added") == ["a secret"]

    assert token(client, secret).status_code == 200
    told = made.get(ONE).json()
    assert told["state"] == "in_force"
    assert told["keys"][0]["state"] == "live"
    assert told["keys"][0]["made_by"] == "National programme team"
    assert told["keys"][0]["expires_at"].startswith(str(today() + timedelta(days=30)))
    assert told["last_used_at"] == told["keys"][0]["last_used_at"] is not None


@pytest.mark.parametrize("sent", ["jwk", "jwk as text", "pem", "pem with a name"])
def test_a_public_key(made: TestClient, client: TestClient, session: Session, sent: str) -> None:
    jwk = public_jwk(ec_key(), "mine")
    ways: dict[str, dict[str, Any]] = {
        "jwk": {"public_key": jwk},
        "jwk as text": {"public_key": f" {jwk}".replace("'", '"')},
        "pem": {"public_key": public_pem(ec_key())},
        "pem with a name": {"public_key": public_pem(ec_key()), "kid": "mine"},
    }
    told = add(made, kind="public_key", **ways[sent]).json()
    assert told["secret"] is None
    assert told["key"]["strength"] == "EC P-384"
    kid = told["key"]["kid"]
    assert kid == "mine" or (sent == "pem" and len(kid) == 43)
    assertion = signed(claims(CODE), ec_key(), kid=kid, algorithm="ES384")
    form = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION, "client_assertion": assertion}
    assert client.post(f"{V1}/auth/token", data=form).status_code == 200
    assert session.scalars(select(UsedAssertion)).one().client_id == session.scalars(select(Client.id)).one()


@pytest.mark.parametrize(
    ("key", "field", "message"),
    [
        ({"kind": "public_key", "public_key": private_pem(rsa_key())}, "public_key", "This is a private key"),
        ({"kind": "public_key", "public_key": "hello"}, "public_key", "neither a JWK nor a public key"),
        ({"kind": "jwks", "jwks_url": "http://warehouse.example/jwks"}, "jwks_url", "must begin with https://"),
        ({"kind": "jwks", "jwks_url": "https://127.0.0.1/jwks"}, "jwks_url", "inside this server's own network"),
        ({"kind": "secret", "expires_on": "2020-01-01"}, "expires_on", "Choose a day to come"),
    ],
)
def test_a_key_that_is_not_taken(made: TestClient, key: dict[str, Any], field: str, message: str) -> None:
    answer = add(made, **key)
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["errors"]] == [field]
    assert message in answer.json()["errors"][0]["message"]
    assert made.get(ONE).json()["keys"] == []


def test_two_keys_may_be_live(made: TestClient) -> None:
    first, _ = secret_of(made)
    assert add(made, kind="jwks", jwks_url="https://warehouse.example/jwks.json").status_code == 201
    third = add(made, kind="secret")
    assert third.status_code == 409
    assert "has 2 live keys, as many as there may be. Revoke one of them first." in third.json()["detail"]
    assert made.delete(f"{ONE}/keys/{first}").status_code == 204
    assert add(made, kind="secret").status_code == 201


def test_two_live_keys_of_one_name(made: TestClient) -> None:
    assert add(made, kind="public_key", public_key=public_pem(rsa_key()), kid="mine").status_code == 201
    again = add(made, kind="public_key", public_key=public_pem(ec_key()), kid="mine")
    assert again.status_code == 409
    assert "a live key called 'mine'" in again.json()["detail"]


def test_rotation(made: TestClient, client: TestClient, session: Session) -> None:
    old_id, old = secret_of(made)
    old_token = opened(client, old)
    _, new = secret_of(made)
    new_token = opened(client, new)
    assert old_token.get(f"{V1}/regions").status_code == 200
    assert made.delete(f"{ONE}/keys/{old_id}").status_code == 204
    assert made.delete(f"{ONE}/keys/{old_id}").status_code == 204
    refused = old_token.get(f"{V1}/regions")
    assert refused.status_code == 401
    assert "has ended or been revoked" in refused.json()["detail"]
    assert new_token.get(f"{V1}/regions").status_code == 200
    assert "The secret was revoked on" in token(client, old).json()["error_description"]
    assert words(session, "client_key_revoked") == ["a secret"]
    assert [key["state"] for key in made.get(ONE).json()["keys"]] == ["live", "revoked"]


def test_the_last_key_is_not_revoked_by_mistake(made: TestClient) -> None:
    key_id, _ = secret_of(made)
    refused = made.delete(f"{ONE}/keys/{key_id}")
    assert refused.status_code == 409
    assert "This is the last live key of upper-vale-warehouse" in refused.json()["detail"]
    assert change(made, disabled=True).status_code == 200
    assert made.delete(f"{ONE}/keys/{key_id}").status_code == 204
    assert made.delete(f"{ONE}/keys/{key_id + 1}").status_code == 404


def test_a_grant_is_changed(made: TestClient, client: TestClient, session: Session) -> None:
    _, secret = secret_of(made)
    system = opened(client, secret)
    told = system.get(f"{V1}/client").json()
    assert (told["scopes"], [each["code"] for each in told["commissioners"]]) == (
        ["figures", "programmes"],
        ["Q90", "Q91"],
    )
    changed = change(made, commissioners=["Q91", "Q92"], scopes=["programmes"], name="The warehouse")
    assert changed.status_code == 200
    told = system.get(f"{V1}/client").json()
    assert (told["scopes"], [each["code"] for each in told["commissioners"]]) == (["programmes"], ["Q91", "Q92"])
    assert system.get(f"{V1}/regions").status_code == 403
    (said,) = words(session, "client_changed")
    assert said == (
        "called The warehouse instead of Upper Vale data warehouse; may not pull figures any more;"
        " of Commissioner Q92 (Q92) too; not of Commissioner Q90 (Q90) any more"
    )
    areas = session.execute(
        select(ClientArea.revision_id, ClientArea.ended_revision_id).order_by(ClientArea.organisation_id)
    ).all()
    by_change = changed.json()["revision"]
    assert [ended for _, ended in areas] == [by_change, None, None]
    assert areas[2][0] == by_change
    assert areas[1][0] < by_change


def test_its_own_changes_are_told_and_nobody_elses(made: TestClient, counted: Counting) -> None:
    first, _ = secret_of(made)
    secret_of(made)
    assert made.delete(f"{ONE}/keys/{first}").status_code == 204
    last = {"scopes": ["figures", "programmes", "innovations"], "expires_on": "2099-04-01"}
    assert change(made, **last).status_code == 200
    other = NEW | {"code": "upper-vale", "name": "Another"}
    assert made.post(f"{V1}/clients", json=other).status_code == 201
    with counted() as statements:
        told = made.get(f"{ONE}/revisions")
    assert len(statements) <= 7
    assert [(each["action"], each["words"]) for each in told.json()["items"][:-1]] == [
        ("client_changed", "may pull innovations too; ends on 1 April 2099"),
        ("client_key_revoked", "a secret"),
        ("client_key_added", "a secret"),
        ("client_key_added", "a secret"),
    ]
    assert told.json()["items"][-1]["action"] == "client_made"
    assert told.json()["total"] == 5
    assert {(each["by"], each["source"]) for each in told.json()["items"]} == {("National programme team", CODE)}
    page = made.get(f"{ONE}/revisions?limit=3")
    assert [each["action"] for each in made.get(page.links["next"]["url"]).json()["items"]] == [
        "client_key_added",
        "client_made",
    ]
    assert [each["action"] for each in made.get(f"{V1}/clients/upper-vale/revisions").json()["items"]] == [
        "client_made"
    ]
    assert made.get(f"{V1}/clients/nobody/revisions").status_code == 404


def test_what_changes_nothing_is_no_revision(made: TestClient, session: Session) -> None:
    before = made.get(ONE).json()
    assert change(made, name=NEW["name"], disabled=False, expires_on=None).json() == before
    assert words(session, "client_changed") == []


def test_changes_say_which_version_was_seen(made: TestClient) -> None:
    assert made.patch(ONE, json={"disabled": True}).status_code == 428
    stale = made.patch(ONE, json={"disabled": True}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert stale.json()["current"] == made.get(ONE).json()["revision"]
    refused = change(made, commissioners=["Q99"], name=" ", scopes=[])
    assert refused.status_code == 422
    assert change(made, commissioners=["Q99"]).json()["detail"] == "There is no commissioner with the code Q99."


def test_disabled_is_at_once(made: TestClient, client: TestClient) -> None:
    _, secret = secret_of(made)
    system = opened(client, secret)
    assert change(made, disabled=True).json()["state"] == "disabled"
    assert system.get(f"{V1}/client").status_code == 401
    assert change(made, disabled=False, expires_on=str(today() + timedelta(days=1))).json()["state"] == "in_force"
    assert system.get(f"{V1}/client").status_code == 200


def test_who_may(made: TestClient, signed_in: SignIn, system: SignIn) -> None:
    for someone in (signed_in("faculty"), signed_in("analyst", "Q90"), system("ENG")):
        for method, path in (
            ("GET", "/clients"),
            ("POST", "/clients"),
            ("GET", "/clients/upper-vale-warehouse"),
            ("GET", "/clients/upper-vale-warehouse/revisions"),
            ("POST", "/clients/upper-vale-warehouse/keys"),
            ("DELETE", "/clients/upper-vale-warehouse/keys/1"),
        ):
            assert someone.request(method, f"{V1}{path}", json=NEW).status_code == 403
    assert made.get(f"{V1}/clients/nobody").status_code == 404


def test_the_list_comes_in_pages(national: TestClient, system: SignIn, counted: Counting) -> None:
    for number in range(5):
        system("Q90", code=f"system-of-{number}")
    with counted() as statements:
        first = national.get(f"{V1}/clients?limit=2")
    assert len(statements) <= 9
    assert [each["code"] for each in first.json()["items"]] == ["system-of-0", "system-of-1"]
    assert first.json()["total"] == 5
    second = national.get(first.links["next"]["url"])
    assert [each["code"] for each in second.json()["items"]] == ["system-of-2", "system-of-3"]
    table = list(csv.DictReader(io.StringIO(national.get(f"{V1}/clients.csv").text)))
    assert [row["code"] for row in table] == [f"system-of-{number}" for number in range(5)]
    assert table[0]["commissioners"] == "Q90"


def test_a_system_asks_who_it_is(system: SignIn, national: TestClient) -> None:
    some = system("ENG", scopes=["figures"], code="whole-nation")
    told = some.get(f"{V1}/client")
    assert told.status_code == 200
    assert told.json()["code"] == "whole-nation"
    assert told.json()["commissioners"][0]["kind"] == "nation"
    assert [key["kind"] for key in told.json()["keys"]] == ["secret"]
    assert some.get(f"{V1}/me").status_code == 403
    assert "/api/v1/client" in some.get(f"{V1}/me").json()["detail"]
    assert national.get(f"{V1}/client").status_code == 403
