"""A programme as a test sends it, running now."""

from typing import Any

from fastapi.testclient import TestClient

from tests.faculty.members import V1, ago

PROGRAMME: dict[str, Any] = {
    "code": "tideway-leaders",
    "name": "Tideway leaders",
    "commissioned_by": "Tideway Deanery",
    "led_by": "Improvement faculty",
    "aims": "People who can lead a change where they work.",
    "funding_pounds": 127_000_000,
    "first": str(ago(300)),
    "last": str(ago(-300)),
    "principles": ["Release talent", "Develop leadership"],
    "partners": [{"name": "Tideway CSU", "kind": "CSU", "part": "Its analysts work with the cohorts."}],
    "targets": [{"what": "practices", "number": 2500, "first": str(ago(300)), "by": str(ago(-300))}],
}


def add(client: TestClient, **facts: Any) -> Any:
    return client.post(f"{V1}/programmes", json=PROGRAMME | facts)
