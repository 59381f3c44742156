"""The API's description is complete and true, its style is judged, and what breaks it is found."""

import copy
import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from fastapi import FastAPI
from fastapi.testclient import TestClient

from groundswell.web.problem_types import PROBLEM_TYPES
from groundswell.web.problems import STATUS_OF
from tests.example_validity import Validity, bodies

PROJECT = Path(__file__).parents[3]
Document = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "patch")


@pytest.fixture(scope="session")
def document(app: FastAPI) -> Document:
    return copy.deepcopy(app.openapi())


def operations(document: Document) -> list[Document]:
    return [methods[method] for methods in document["paths"].values() for method in METHODS if method in methods]


def test_every_body_has_an_example_and_every_example_is_what_its_schema_says(document: Document) -> None:
    validity = Validity(document)
    wrong: list[str] = []
    for operation in operations(document):
        for part, schema, shown in bodies(operation):
            if not shown:
                wrong.append(f"{operation['operationId']} has no example of its {part}: make examples")
            for example in shown:
                wrong += [f"{operation['operationId']}, {part}: {each}" for each in validity.wrong(schema, example)]
    assert wrong == []


def test_an_example_that_its_schema_no_longer_allows_is_found(document: Document) -> None:
    [(part, schema, [example])] = list(bodies(document["paths"]["/api/v1/regions"]["get"]))
    assert part == "answer"
    validity = Validity(document)
    assert validity.holds(schema, example)
    example = copy.deepcopy(example)
    example["items"][0]["code"] = None
    assert not validity.holds(schema, example)


def test_operations_are_told_apart_and_say_what_they_do(document: Document) -> None:
    found = operations(document)
    names = [each["operationId"] for each in found]
    assert len(names) == len(set(names)) > 270
    said = {tag["name"] for tag in document["tags"]}
    for each in found:
        assert each["summary"], each["operationId"]
        assert not each["summary"].endswith("."), each["operationId"]
        assert set(each["tags"]) <= said, each["operationId"]


def test_every_scheme_of_security_is_described(document: Document) -> None:
    schemes = document["components"]["securitySchemes"]
    assert set(schemes) == {"person", "system"}
    assert set(schemes["system"]["flows"]["clientCredentials"]["scopes"]) == {"figures", "programmes", "innovations"}
    asked = {name for each in operations(document) for way in each["security"] for name in way}
    assert asked == set(schemes)


def test_every_type_of_problem_can_be_looked_up(client: TestClient) -> None:
    listed = client.get("/api/v1/problem-types").json()
    assert listed["total"] == len(listed["items"]) == len(PROBLEM_TYPES)
    for each in listed["items"]:
        assert client.get(each["type"]).json() == each
    assert client.get("/problems/nothing-of-the-kind").status_code == 404


def test_every_refusal_of_ours_has_a_type() -> None:
    assert set(STATUS_OF.values()) <= {kind.status for kind in PROBLEM_TYPES}


def test_a_problem_leads_to_what_it_means(client: TestClient) -> None:
    refused = client.get("/api/v1/regions").json()
    told = client.get(refused["type"]).json()
    assert (told["title"], told["status"]) == (refused["title"], refused["status"])
    assert told["remedy"]


def test_the_description_is_served_with_an_etag(client: TestClient, document: Document) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer.json() == document
    again = client.get("/api/v1/openapi.json", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_short_lists_can_be_had_as_tables(national: TestClient) -> None:
    assert national.get("/api/v1/themes.csv").text.startswith("title")
    assert "observing" in national.get("/api/v1/apprenticeship-stages.csv").text.lower()


# --- the judges of `make check`, each shown a description that it must refuse ---

needs_node = pytest.mark.skipif(
    not (PROJECT / "frontend/node_modules/@redocly/cli").exists(),
    reason="the web packages are not installed (make test installs them): style and breaking changes are not judged",
)


@pytest.fixture(scope="module")
def contract() -> ModuleType:
    sys.path.append(str(PROJECT / "scripts"))
    return importlib.import_module("contract")


@pytest.fixture(scope="module")
def small(request: pytest.FixtureRequest) -> Document:
    """The description with a few of its paths, which is judged faster."""
    whole: Document = copy.deepcopy(request.getfixturevalue("document"))
    kept = ("/api/v1/regions", "/api/v1/visits", "/api/v1/search", "/api/v1/initiatives/{code}")
    whole["paths"] = {path: whole["paths"][path] for path in kept}
    return whole


def written(document: Document, path: Path) -> Path:
    path.write_text(yaml.dump(document, Dumper=yaml.CSafeDumper, sort_keys=False))
    return path


def doctored(document: Document, *steps: str | int) -> Any:
    """The part of a description to which the steps lead."""
    part: Any = document
    for step in steps:
        part = part[step]
    return part


REGIONS = ("paths", "/api/v1/regions", "get")
SEARCHED = ("paths", "/api/v1/search", "get", "responses", "200", "content", "application/json")
CHANGED = ("paths", "/api/v1/initiatives/{code}", "patch")
INITIATIVE = ("components", "schemas", "Initiative")
VISIT = ("components", "schemas", "NewVisit")
Change = Callable[[Document], object]
BREAKING: dict[str, Change] = {
    "path-removed": lambda d: d["paths"].pop("/api/v1/search"),
    "property-removed": lambda d: doctored(d, *INITIATIVE, "properties").pop("title"),
    "required-properties-removed": lambda d: doctored(d, *INITIATIVE, "required").remove("status"),
    "schema-type-changed": lambda d: doctored(d, *INITIATIVE, "properties", "code").update(type="integer"),
    "schema-constraint-changed": lambda d: doctored(d, *VISIT, "properties", "organisation").update(maxLength=2),
    "required-properties-added": lambda d: (
        doctored(d, *VISIT, "properties").update(why={"type": "string"}),
        doctored(d, *VISIT, "required").append("why"),
    ),
    "parameter-removed": lambda d: doctored(d, *REGIONS, "parameters").pop(),
    "parameter-became-required": lambda d: doctored(d, *REGIONS, "parameters").append(
        {"name": "why", "in": "query", "required": True, "schema": {"type": "string"}}
    ),
    "response-removed": lambda d: doctored(d, *CHANGED, "responses").pop("200"),
}
ADDING: tuple[Change, ...] = (
    lambda d: d["paths"].update({"/api/v1/more": copy.deepcopy(d["paths"]["/api/v1/regions"])}),
    lambda d: doctored(d, *INITIATIVE, "properties").update(more={"type": "integer"}),
    lambda d: doctored(d, *REGIONS, "parameters").append({"name": "more", "in": "query", "schema": {"type": "string"}}),
)


@needs_node
def test_what_breaks_the_contract_is_refused(contract: ModuleType, small: Document, tmp_path: Path) -> None:
    after = copy.deepcopy(small)
    for change in BREAKING.values():
        change(after)
    found = contract.compare(written(after, tmp_path / "after.yaml"), written(small, tmp_path / "before.yaml"))
    assert [rule for rule in BREAKING if rule not in found] == []


@needs_node
def test_what_adds_to_the_contract_passes(contract: ModuleType, small: Document, tmp_path: Path) -> None:
    after = copy.deepcopy(small)
    for change in ADDING:
        change(after)
    assert contract.compare(written(after, tmp_path / "after.yaml"), written(small, tmp_path / "before.yaml")) == ""


OUT_OF_STYLE: dict[str, Change] = {
    "reads-carry-etag": lambda d: doctored(d, *REGIONS, "responses", "200").pop("headers"),
    "lists-come-in-pages": lambda d: doctored(d, *REGIONS, "parameters").pop(),
    "changes-need-if-match": lambda d: doctored(d, *CHANGED, "responses").pop("412"),
    "permission-is-said": lambda d: doctored(d, *REGIONS).update(description="Regions."),
    "examples-are-there": lambda d: doctored(d, *CHANGED, "requestBody", "content", "application/json").pop("example"),
    "names-are-snake-case": lambda d: doctored(d, *REGIONS).update(operationId="allRegions"),
    "members-are-snake-case": lambda d: doctored(d, *VISIT, "properties").update(whyNot={"type": "string"}),
    "deprecated-says-until-when": lambda d: doctored(d, *REGIONS).update(deprecated=True),
    "no-invalid-media-type-examples": lambda d: doctored(d, *SEARCHED, "example").update(total="many"),
    "refusals-are-problems": lambda d: doctored(d, "components", "responses", "NotPermitted").update(
        content={"application/json": {"schema": {"type": "object"}}}
    ),
    "path-is-kebab-case": lambda d: d["paths"].update({"/api/v1/allRegions": d["paths"].pop("/api/v1/regions")}),
}


@needs_node
def test_what_is_not_in_our_style_is_refused(contract: ModuleType, small: Document, tmp_path: Path) -> None:
    after = copy.deepcopy(small)
    for change in OUT_OF_STYLE.values():
        change(after)
    found = contract.lint(written(after, tmp_path / "after.yaml"))
    assert [rule for rule in OUT_OF_STYLE if rule not in found] == []
