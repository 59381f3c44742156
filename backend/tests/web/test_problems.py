from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError

from groundswell.app import create_app


def test_nothing_there(client: TestClient) -> None:
    answer = client.get("/api/v1/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["type"], body["status"], body["instance"]) == ("/problems/not-found", 404, "/api/v1/nothing")


def test_a_field_that_is_not_right_is_named(national: TestClient) -> None:
    body = national.get("/api/v1/regions?limit=0").json()
    assert body["status"] == 422
    assert body["errors"] == [{"field": "limit", "message": "Input should be greater than or equal to 1."}]


def test_json_that_cannot_be_read(national: TestClient) -> None:
    answer = national.post("/api/v1/visits", content="{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 422


def test_a_body_that_is_too_large(national: TestClient) -> None:
    answer = national.post("/api/v1/visits", json={"organisation": "x" * 2_000_000})
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/too-large"


def _failing(error: Exception) -> FastAPI:
    app = create_app()
    router = APIRouter()

    @router.get("/fails")
    def fails() -> None:
        raise error

    app.include_router(router)
    return app


def test_a_fault_of_ours_is_told_without_its_inside() -> None:
    client = TestClient(_failing(RuntimeError("secret")), raise_server_exceptions=False)
    answer = client.get("/fails")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert len(answer.json()["reference"]) == 8


def test_a_database_that_does_not_answer() -> None:
    client = TestClient(_failing(OperationalError("SELECT 1", {}, Exception("gone"))))
    answer = client.get("/fails")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert "SELECT" not in answer.text


def test_an_address_names_all_of_its_methods(national: TestClient) -> None:
    answer = national.put("/api/v1/exclusions")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
