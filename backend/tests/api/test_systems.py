"""What a system meets at every route of the API: what it may pull, or a refusal in words. Never a fault of ours."""

import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from groundswell.access.permissions import ROLE_PERMISSIONS, Permission, Role
from groundswell.web.documents import PERSON, PUBLIC, SIGNED_IN, SYSTEM, Route, routes
from tests.conftest import SignIn

THINGS = {
    "federations": "F901",
    "practices": "Z10101",
    "measures": "missed_call_share",
    "series": "F901",
    "observations": "Z10101",
    "Organization": "Z10101",
}
"""What stands in an address after each of these words; 1 after every other."""


def filled(path: str) -> str:
    return re.sub(r"(\w+)/\{\w+(:\w+)?\}", lambda found: f"{found[1]}/{THINGS.get(found[1], '1')}", path)


def may(route: Route, permissions: frozenset[Permission]) -> bool:
    return route.needs in (SIGNED_IN, SYSTEM) or route.needs in permissions


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize("commissioner", ["Q90", "ENG"])
def test_every_read_answers_a_system(app: FastAPI, system: SignIn, commissioner: str) -> None:
    some = system(commissioner)
    answered = {}
    for route in routes(app):
        if route.method == "GET" and route.needs != PUBLIC:
            path = re.sub(r"\{\w+\}", "1", filled(route.path))
            answer = some.get(path, follow_redirects=False)
            answered[route.path] = answer.status_code
            assert answer.status_code < 500, path
            assert (answer.status_code == 403) == (not may(route, ROLE_PERMISSIONS[Role.SYSTEM])), (path, answer.text)
            if answer.status_code in (403, 404):
                assert answer.headers["content-type"] in ("application/problem+json", "application/fhir+json"), path
    assert answered["/api/v1/client"] == answered["/api/v1/overview"] == answered["/api/v1/measures"] == 200
    assert answered["/api/v1/me"] == answered["/api/v1/my-week"] == answered["/api/v1/learning-sets"] == 403


@pytest.mark.usefixtures("country")
def test_a_system_without_figures_reads_no_roll_ups(app: FastAPI, system: SignIn) -> None:
    some = system("Q90", scopes=["programmes"])
    for route in routes(app):
        if route.method == "GET" and route.needs == Permission.READ_ROLL_UPS:
            assert some.get(re.sub(r"\{\w+\}", "1", filled(route.path))).status_code == 403, route.path


@pytest.mark.usefixtures("country")
def test_a_system_writes_nothing(app: FastAPI, system: SignIn, client: TestClient) -> None:
    some = system("ENG")
    for route in routes(app):
        if route.method != "GET" and route.needs != PUBLIC and not may(route, ROLE_PERMISSIONS[Role.SYSTEM]):
            answer = some.request(
                route.method, re.sub(r"\{\w+\}", "1", filled(route.path)), headers={"If-Match": '"1"'}
            )
            assert answer.status_code == 403, route.path
            if route.needs == PERSON:
                assert "This is for people." in answer.json()["detail"]
