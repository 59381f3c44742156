"""Short words for what tests of endpoints do again and again."""

from typing import Any

from fastapi.testclient import TestClient
from httpx import Response

from tests.cohorts.world import V1


def seen(revision: int) -> dict[str, str]:
    return {"If-Match": f'"{revision}"'}


def all_of(client: TestClient, url: str) -> list[Any]:
    """Every item of a list, page by page, once each."""
    items: list[Any] = []
    following: str | None = f"{V1}{url}"
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        following = answer.links["next"]["url"] if "next" in answer.links else None
    assert len(items) == answer.json()["total"]
    return items


def refused(answer: Response, status: int, words: str, field: str | None = None) -> dict[str, str]:
    """The errors of a refusal, by field, once it is known to say what it should."""
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert words in body["detail"], body["detail"]
    errors = {each["field"]: each["message"] for each in body.get("errors", [])}
    if field is not None:
        assert field in errors, errors
    return errors
