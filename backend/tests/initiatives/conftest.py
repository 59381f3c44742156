from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.callers import V1, analyst, country, faculty, lead, other_lead, practice

__all__ = ["V1", "analyst", "country", "faculty", "lead", "other_lead", "practice"]

Starting = Callable[..., dict[str, Any]]


@pytest.fixture
def start(faculty: TestClient) -> Starting:
    """`start(lead, "Call back", status="testing")`: one of F901 with both its practices, as it was answered."""

    def starting(
        client: TestClient = faculty, title: str = "Call back instead of hold", **facts: Any
    ) -> dict[str, Any]:
        standing = {"owner": "F901", "practices": ["Z10101", "Z10102"], "started": "2018-01-08"}
        answer = client.post(f"{V1}/initiatives", json={"title": title} | standing | facts)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    return starting
