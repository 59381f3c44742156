from fastapi.testclient import TestClient


def test_the_process_answers(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_migrated_database_is_ready(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ready"}
