from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.callers import V1, analyst, country, faculty, lead, practice

__all__ = ["V1", "analyst", "country", "faculty", "lead", "practice"]

Adding = Callable[..., dict[str, Any]]


@pytest.fixture
def add(faculty: TestClient) -> Adding:
    """`add("Call back")`: an innovation as it was answered."""

    def adding(title: str = "Call back instead of hold", **facts: Any) -> dict[str, Any]:
        standing = {"title": title, "summary": f"{title}, in short."}
        answer = faculty.post(f"{V1}/innovations", json=standing | facts)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    return adding
