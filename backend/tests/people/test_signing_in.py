from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from groundswell.access.permissions import ROLE_PERMISSIONS, Role
from groundswell.database.engine import writing
from groundswell.people.failures import MOST_FAILURES
from groundswell.people.models import FailedSignIn, SignIn
from tests.conftest import Making
from tests.factories.made import PASSWORD

OURS = {"X-Requested-With": "groundswell"}
EMAIL = "lead@tests.example"


@pytest.fixture
def lead(make: Making) -> None:
    with make() as m:
        m.federation("F901", "Alderbourne")
        m.user("lead", "F901", email=EMAIL, name="Asha Lead")


def sign_in(client: TestClient, email: str = EMAIL, password: str = PASSWORD) -> int:
    answer = client.post("/api/v1/auth/token", data={"grant_type": "password", "username": email, "password": password})
    if answer.status_code == 200:
        client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
    return int(answer.status_code)


@pytest.mark.usefixtures("lead")
def test_a_password_opens_the_door(client: TestClient) -> None:
    assert sign_in(client, EMAIL.upper()) == 200
    me = client.get("/api/v1/me").json()
    assert me["name"] == "Asha Lead"
    assert me["role_label"] == "Federation lead"
    assert me["organisation"] == {"code": "F901", "name": "Alderbourne", "kind": "federation"}
    assert me["home"] == "/federations/F901"
    assert me["permissions"] == sorted(ROLE_PERMISSIONS[Role.LEAD])
    assert "set_charts" in me["permissions"]
    assert "run_programmes" not in me["permissions"]
    assert me["demonstration"] is False


@pytest.mark.usefixtures("lead")
def test_the_cookie_is_for_the_browser_alone(client: TestClient) -> None:
    sign_in(client)
    answer = client.post("/api/v1/auth/refresh", headers=OURS)
    cookie = answer.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=strict", "Path=/api/v1/auth", "Max-Age=1209600"):
        assert part in cookie
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.usefixtures("lead")
def test_a_wrong_password_and_an_unknown_address_are_told_alike(client: TestClient) -> None:
    wrong = {"grant_type": "password", "username": EMAIL, "password": "wrong"}
    answers = [
        client.post("/api/v1/auth/token", data=wrong),
        client.post("/api/v1/auth/token", data={**wrong, "username": "nobody@tests.example"}),
    ]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert len({answer.json()["detail"] for answer in answers}) == 1


@pytest.mark.usefixtures("lead")
def test_guessing_is_slowed_down(client: TestClient, session: Session) -> None:
    for _ in range(MOST_FAILURES):
        assert sign_in(client, password="a guess") == 401
    answer = client.post("/api/v1/auth/token", data={"username": EMAIL, "password": PASSWORD})
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "900"
    with writing() as later:
        later.execute(update(FailedSignIn).values(at=datetime.now(UTC) - timedelta(minutes=16)))
    assert sign_in(client) == 200
    assert session.scalar(select(func.count()).select_from(FailedSignIn)) == 0


@pytest.mark.usefixtures("lead")
def test_a_refresh_token_is_used_once(client: TestClient) -> None:
    sign_in(client)
    first = client.cookies["groundswell_refresh"]
    assert client.post("/api/v1/auth/refresh", headers=OURS).status_code == 200
    second = client.cookies["groundswell_refresh"]
    assert second != first

    used(minutes_ago=5)
    client.cookies.set("groundswell_refresh", first, domain="testserver.local", path="/api/v1/auth")
    copied = client.post("/api/v1/auth/refresh", headers=OURS)
    assert copied.status_code == 401
    assert "used again after it was replaced" in copied.json()["detail"]

    client.cookies.set("groundswell_refresh", second, domain="testserver.local", path="/api/v1/auth")
    assert client.post("/api/v1/auth/refresh", headers=OURS).status_code == 401


@pytest.mark.usefixtures("lead")
def test_two_tabs_may_refresh_at_the_same_moment(client: TestClient) -> None:
    sign_in(client)
    first = client.cookies["groundswell_refresh"]
    assert client.post("/api/v1/auth/refresh", headers=OURS).status_code == 200
    client.cookies.set("groundswell_refresh", first, domain="testserver.local", path="/api/v1/auth")
    assert client.post("/api/v1/auth/refresh", headers=OURS).status_code == 200


def used(minutes_ago: int) -> None:
    with writing() as session:
        earlier = datetime.now(UTC) - timedelta(minutes=minutes_ago)
        session.execute(update(SignIn).where(SignIn.used_at.is_not(None)).values(used_at=earlier))


@pytest.mark.usefixtures("lead")
def test_signing_out_ends_the_stay(client: TestClient) -> None:
    sign_in(client)
    kept = client.cookies["groundswell_refresh"]
    assert client.post("/api/v1/auth/sign-out", headers=OURS).status_code == 204
    assert "groundswell_refresh" not in client.cookies
    client.cookies.set("groundswell_refresh", kept, domain="testserver.local", path="/api/v1/auth")
    assert client.post("/api/v1/auth/refresh", headers=OURS).status_code == 401
    assert client.post("/api/v1/auth/sign-out", headers=OURS).status_code == 204


@pytest.mark.usefixtures("lead")
def test_another_sites_form_cannot_refresh(client: TestClient) -> None:
    sign_in(client)
    assert client.post("/api/v1/auth/refresh").status_code == 403


def test_a_browser_that_was_never_signed_in(client: TestClient) -> None:
    assert client.post("/api/v1/auth/refresh", headers=OURS).status_code == 401


@pytest.mark.usefixtures("lead")
def test_only_the_hash_of_a_refresh_token_is_kept(client: TestClient, session: Session) -> None:
    sign_in(client)
    token = client.cookies["groundswell_refresh"]
    assert token not in session.scalars(select(SignIn.token_hash)).all()


def test_demonstration_people_are_nobody_elsewhere(client: TestClient, make: Making) -> None:
    with make() as m:
        m.user("national", email="national@demo.example", demonstration=True)
    assert sign_in(client, "national@demo.example") == 401
    assert client.get("/api/v1/site").json() == {"demonstration": False, "demonstration_sign_ins": []}


def test_demonstration_people_may_look_at_a_demonstration(client: TestClient, make: Making) -> None:
    with make() as m:
        m.demonstration()
        m.user("practice", email="practice@demo.example", demonstration=True)
        m.user("national", email="national@demo.example", demonstration=True)
        m.user("national", email="real@tests.example")
    assert sign_in(client, "national@demo.example") == 200
    site = client.get("/api/v1/site").json()
    assert site["demonstration"] is True
    assert [each["email"] for each in site["demonstration_sign_ins"]] == [
        "national@demo.example",
        "practice@demo.example",
    ]
