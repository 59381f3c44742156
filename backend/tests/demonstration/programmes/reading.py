"""The programmes of the demonstration, read as a client of the API reads them."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient

from groundswell.people.demonstration import PASSWORD

V1 = "/api/v1"
LEADERS_1, LEADERS_2 = "practice-leaders-1", "practice-leaders-2"
GPDP, GREAT, WHOLE = "general-practice-development", "great-leaders", "whole-system-leadership"
CHILD_1, CHILD_2 = "child-health-gp-1", "child-health-gp-2"
HARROWDENE = "practice-leaders-2-harrowdene"
Client = Callable[[str], Any]


def signed_in(client: TestClient, email: str) -> Client:
    """Reads an address as someone of the demonstration; a list is read to its end."""
    answer = client.post(f"{V1}/auth/token", data={"username": email, "password": PASSWORD})
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}

    def read(path: str) -> Any:
        found = client.get(f"{V1}{path}", headers=headers)
        assert found.status_code == 200, (path, found.text)
        body = found.json()
        while "Link" in found.headers:
            found = client.get(found.headers["Link"].split(">")[0][1:], headers=headers)
            body["items"] += found.json()["items"]
        return body

    return read


def items(read: Client, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(path)["items"]
    return found


def people(read: Client, programme: str) -> list[dict[str, Any]]:
    return items(read, f"/participants?programme={programme}")


def roles(read: Client, programme: str) -> Counter[str]:
    return Counter(each["role"] for each in people(read, programme))


def achieved(read: Client, programme: str) -> list[tuple[str, str]]:
    return [(each["kind"], each["title"]) for each in items(read, f"/achievements?programme={programme}")]
