"""Answers read by two independent libraries, and by what neither of them looks at."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from fastapi.testclient import TestClient
from fhir.resources.R4B import get_fhir_model_class
from fhirclient.models.resource import Resource as Model

AT = "/fhir/R4"
JSON = "application/fhir+json"
ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
TYPES = ("Organization", "OrganizationAffiliation", "Measure", "MeasureReport")


def parsed(resource: dict[str, Any]) -> None:
    """The resource is what R4 says: by models made from the definitions of 4.0.1, and, since those let pass what is
    no id, no whole number or no date, by the stricter ones of R4B, in which these types are the same."""
    Model.with_json(resource)
    get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    for each in (resource, *(entry["resource"] for entry in resource.get("entry", ()) if "resource" in entry)):
        assert "id" not in each or ID.fullmatch(each["id"]), each["id"]
    assert not list(_empty(resource))


def _empty(element: Any, at: str = "") -> Iterator[str]:
    """FHIR has no null, and nothing empty."""
    if element is None or element in ("", [], {}):
        yield at
    for name, part in (
        element.items() if isinstance(element, dict) else enumerate(element) if isinstance(element, list) else ()
    ):
        yield from _empty(part, f"{at}/{name}")


def got(client: TestClient, path: str, **headers: str) -> dict[str, Any]:
    """A good answer, in which everything holds."""
    answer = client.get(f"{AT}/{path}", headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == JSON
    read: dict[str, Any] = answer.json()
    parsed(read)
    return read


def refused(client: TestClient, path: str, status: int, **headers: str) -> str:
    """What is said of a refusal."""
    answer = client.get(f"{AT}/{path}", headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == JSON
    read = answer.json()
    assert read["resourceType"] == "OperationOutcome"
    parsed(read)
    return " ".join(issue["details"]["text"] for issue in read["issue"])


def walked(client: TestClient, path: str) -> Iterator[dict[str, Any]]:
    """Every resource of a search, by following the links."""
    following: str | None = path
    while following:
        bundle = got(client, following)
        for entry in bundle.get("entry", ()):
            yield entry["resource"]
        following = next((link["url"] for link in bundle["link"] if link["relation"] == "next"), None)
        if following:
            parts = urlsplit(following)
            following = f"{parts.path.removeprefix(f'{AT}/')}?{parts.query}"


def ids(client: TestClient, path: str) -> list[str]:
    return [resource["id"] for resource in walked(client, path)]
