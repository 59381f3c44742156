import base64
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote_plus

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role, Scope
from groundswell.access.principal import Principal
from groundswell.access.subject import Subject, SystemSubject
from groundswell.people.callers import principals
from groundswell.people.failures import MOST_FAILURES
from groundswell.people.models import ClientKey
from groundswell.people.tokens import verified
from tests.conftest import Making, SignIn
from tests.factories.made import SECRET

TOKEN = "/api/v1/auth/token"
CODE = "vale-warehouse"


def ask(client: TestClient, code: str = CODE, secret: str = SECRET, **more: str) -> Any:
    form = {"grant_type": "client_credentials", "client_id": code, "client_secret": secret, **more}
    return client.post(TOKEN, data=form)


def basic(code: str, secret: str) -> dict[str, str]:
    said = f"{quote_plus(code)}:{quote_plus(secret)}"
    return {"Authorization": f"Basic {base64.b64encode(said.encode()).decode()}"}


@pytest.fixture
def made(make: Making) -> ClientKey:
    with make() as m:
        m.commissioner("Q90", "Upper Vale")
        m.commissioner("Q91", "Lower Vale")
        return m.system("Q90", "Q91", code=CODE, scopes=["figures", "programmes"])


def named(session: Session, answer: Any) -> Principal:
    subject: Subject = verified(answer.json()["access_token"])[0]
    return principals(session, [subject])[subject]


def test_a_secret_opens_the_door(client: TestClient, session: Session, made: ClientKey) -> None:
    answer = ask(client)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    told = answer.json()
    assert (told["token_type"], told["expires_in"], told["scope"]) == ("bearer", 1800, "figures programmes")
    system = named(session, answer)
    assert (system.role, system.client_id, system.user_id) == (Role.SYSTEM, made.client_id, None)
    assert system.scopes == {Scope.FIGURES, Scope.PROGRAMMES}
    assert len(system.areas) == 2
    assert not system.tied_to_the_nation
    used = session.get_one(ClientKey, made.id).last_used_at
    assert used is not None
    regions = client.get("/api/v1/regions", headers={"Authorization": f"Bearer {told['access_token']}"})
    assert regions.status_code == 200


def test_by_http_basic(client: TestClient, make: Making) -> None:
    with make() as m:
        m.system(code="odd:code", secret="with spaces & signs: ü")
    form = {"grant_type": "client_credentials"}
    assert client.post(TOKEN, data=form, headers=basic("odd:code", "with spaces & signs: ü")).status_code == 200
    wrong = client.post(TOKEN, data=form, headers=basic("odd:code", "wrong"))
    assert wrong.status_code == 401
    assert wrong.headers["www-authenticate"] == 'Basic realm="groundswell"'
    twice = client.post(TOKEN, data=form | {"client_secret": "x"}, headers=basic("odd:code", "wrong"))
    assert (twice.status_code, twice.json()["error"]) == (400, "invalid_request")
    other = client.post(TOKEN, data=form | {"client_id": "another"}, headers=basic("odd:code", "wrong"))
    assert (other.status_code, other.json()["error"]) == (401, "invalid_client")
    for said in ("Basic !", "Basic " + base64.b64encode(b"nocolon").decode(), "Basic /w==", "Basic YQA6YQA="):
        refused = client.post(TOKEN, data=form, headers={"Authorization": said})
        assert (refused.status_code, refused.json()["error"]) == (401, "invalid_client"), said


@pytest.mark.usefixtures("made")
def test_a_wrong_secret_and_an_unknown_client_are_told_alike(client: TestClient) -> None:
    answers = [ask(client, secret="wrong"), ask(client, code="nobody")]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert {answer.json()["error"] for answer in answers} == {"invalid_client"}
    words = {answer.json()["detail"] for answer in answers} | {answer.json()["error_description"] for answer in answers}
    assert words == {"The client or its secret is not right."}
    assert answers[0].headers["content-type"] == "application/problem+json"


@pytest.mark.usefixtures("made")
def test_guessing_secrets_is_slowed_down_and_shuts_nobody_out(client: TestClient) -> None:
    for _ in range(MOST_FAILURES):
        assert ask(client, secret="a guess").status_code == 401
    refused = ask(client, secret="a guess")
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "900"
    assert f"The secret of {CODE} has been wrong 10 times" in refused.json()["detail"]
    assert ask(client).status_code == 200


@pytest.mark.usefixtures("made")
def test_a_right_secret_ends_the_count(client: TestClient) -> None:
    for _ in range(2 * MOST_FAILURES):
        assert ask(client, secret="a guess").status_code == 401
        assert ask(client).status_code == 200


@pytest.mark.parametrize(
    ("form", "status", "error", "words"),
    [
        ({"scope": "figures"}, 200, None, ""),
        ({"scope": "innovations"}, 400, "invalid_scope", "was not granted the scope innovations"),
        ({"scope": "everything"}, 400, "invalid_scope", "There is no scope 'everything'"),
        ({"scope": " "}, 400, "invalid_scope", "The scope is empty"),
        ({"grant_type": "authorization_code"}, 400, "unsupported_grant_type", "There is no grant type"),
        ({"client_assertion_type": "x"}, 400, "invalid_request", "client_assertion_type: "),
        ({"client_id": "a\0"}, 400, "invalid_request", "client_id: It has a character that cannot be kept"),
    ],
)
@pytest.mark.usefixtures("made")
def test_what_is_wrong_is_told_by_the_words_of_the_standard(
    client: TestClient, form: dict[str, str], status: int, error: str | None, words: str
) -> None:
    answer = client.post(
        TOKEN, data={"grant_type": "client_credentials", "client_id": CODE, "client_secret": SECRET} | form
    )
    assert answer.status_code == status
    assert answer.json().get("error") == error
    assert words in answer.json().get("error_description", "")


def test_a_client_without_credentials(client: TestClient) -> None:
    answer = client.post(TOKEN, data={"grant_type": "client_credentials"})
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    twice = client.post(
        TOKEN, content="grant_type=a&grant_type=b", headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert (twice.status_code, twice.json()["error"]) == (400, "invalid_request")


@pytest.mark.usefixtures("made")
def test_a_narrowed_token(client: TestClient, session: Session) -> None:
    answer = ask(client, scope="programmes")
    assert answer.json()["scope"] == "programmes"
    assert named(session, answer).scopes == {Scope.PROGRAMMES}
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    refused = client.get("/api/v1/regions", headers=headers)
    assert refused.status_code == 403
    assert "needs the scope figures" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"disabled": True}, "has been disabled"),
        ({"expires_on": date(2020, 1, 1)}, "ended on 2020-01-01"),
        ({"demonstration": True}, "Demonstration clients work only where the data are a demonstration"),
        ({"key_expires_at": datetime(2020, 1, 1, tzinfo=UTC)}, "The secret expired on 01 January 2020"),
    ],
)
def test_what_has_ended_is_told_to_who_holds_the_secret(
    client: TestClient, session: Session, make: Making, facts: dict[str, Any], words: str
) -> None:
    with make() as m:
        key = m.system(code="gone", **facts)
    answer = ask(client, "gone")
    assert answer.status_code == 401
    assert words in answer.json()["detail"]
    assert ask(client, "gone", "wrong").json()["detail"] == "The client or its secret is not right."
    assert principals(session, [SystemSubject("gone", key.id)]) == {}


def test_a_token_ends_when_its_client_does(client: TestClient, make: Making) -> None:
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    until_midnight = (datetime.combine(tomorrow, datetime.min.time(), UTC) - datetime.now(UTC)).total_seconds()
    with make() as m:
        m.system(code="till-tomorrow", expires_on=tomorrow)
        m.system(code="a-minute", key_expires_at=datetime.now(UTC) + timedelta(minutes=1))
    assert ask(client, "till-tomorrow").json()["expires_in"] <= min(1800, until_midnight)
    assert 50 < ask(client, "a-minute").json()["expires_in"] <= 60


def test_a_demonstration_client_in_a_demonstration(client: TestClient, make: Making) -> None:
    with make() as m:
        m.demonstration()
        m.system(code="demo", demonstration=True)
    assert ask(client, "demo").status_code == 200


def test_one_of_the_whole_nation(system: SignIn, session: Session) -> None:
    system("ENG", code="national-warehouse")
    key = session.scalars(select(ClientKey)).one()
    subject = SystemSubject("national-warehouse", key.id)
    found = principals(session, [subject])[subject]
    assert found.tied_to_the_nation
    assert found.sees_everything
    assert found.areas == frozenset()


def test_two_of_the_nation_with_other_scopes_are_not_told_alike(system: SignIn) -> None:
    assert system("ENG").get("/api/v1/regions").status_code == 200
    assert system("ENG", scopes=["programmes"]).get("/api/v1/regions").status_code == 403


def test_a_key_is_no_key_of_another_client(system: SignIn, session: Session) -> None:
    system(code="one")
    key = session.scalars(select(ClientKey)).one()
    assert principals(session, [SystemSubject("another", key.id)]) == {}
