"""Every route and what it needs. A new route must be written down here, with the permission it was meant to have."""

import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from groundswell.access.permissions import Permission
from groundswell.web.documents import PUBLIC, SIGNED_IN, routes

V1 = "/api/v1"
NEEDS = {
    ("GET", "/healthz"): PUBLIC,
    ("GET", "/readyz"): PUBLIC,
    ("POST", f"{V1}/auth/token"): PUBLIC,
    ("POST", f"{V1}/auth/refresh"): PUBLIC,
    ("POST", f"{V1}/auth/sign-out"): PUBLIC,
    ("GET", f"{V1}/auth/jwks"): PUBLIC,
    ("GET", f"{V1}/site"): PUBLIC,
    ("GET", f"{V1}/me"): SIGNED_IN,
    ("POST", f"{V1}/visits"): SIGNED_IN,
    ("GET", f"{V1}/regions"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/commissioners"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/federations"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/federations/{{code}}"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/federations/{{code}}/members"): Permission.READ_PRACTICES,
    ("GET", f"{V1}/practices"): Permission.READ_PRACTICES,
    ("GET", f"{V1}/search"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/measures"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/measures/{{code}}"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/measures/{{code}}/roll-ups"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/observations"): Permission.READ_PRACTICES,
    ("PUT", f"{V1}/observations/{{organisation}}/{{measure}}/{{period}}"): Permission.ENTER_FIGURES,
    ("DELETE", f"{V1}/observations/{{organisation}}/{{measure}}/{{period}}"): Permission.ENTER_FIGURES,
    ("GET", f"{V1}/entry"): Permission.ENTER_FIGURES,
    ("GET", f"{V1}/exclusions"): Permission.READ_ROLL_UPS,
    ("POST", f"{V1}/exclusions"): Permission.EXCLUDE_FIGURES,
    ("DELETE", f"{V1}/exclusions/{{exclusion_id}}"): Permission.EXCLUDE_FIGURES,
    ("GET", f"{V1}/phases"): Permission.READ_ROLL_UPS,
    ("POST", f"{V1}/phases"): Permission.SET_CHARTS,
    ("POST", f"{V1}/phases/{{phase_id}}/removal"): Permission.SET_CHARTS,
    ("GET", f"{V1}/targets"): Permission.READ_ROLL_UPS,
    ("POST", f"{V1}/targets"): Permission.SET_CHARTS,
    ("POST", f"{V1}/targets/{{target_id}}/removal"): Permission.SET_CHARTS,
    ("GET", f"{V1}/changes"): Permission.READ_ROLL_UPS,
    ("POST", f"{V1}/changes"): Permission.SET_CHARTS,
    ("POST", f"{V1}/changes/{{change_id}}/removal"): Permission.SET_CHARTS,
    ("GET", f"{V1}/overview"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/overview.csv"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/federations/{{code}}/dashboard"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/measures/{{code}}/series/{{organisation}}"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/measures/{{code}}/funnel"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/measures/{{code}}/centiles"): Permission.READ_ROLL_UPS,
    ("GET", f"{V1}/practices/{{ods}}"): Permission.READ_PRACTICES,
    ("POST", f"{V1}/analyses"): SIGNED_IN,
    ("POST", f"{V1}/imports"): Permission.IMPORT_FILES,
    ("GET", f"{V1}/imports"): Permission.IMPORT_FILES,
    ("GET", f"{V1}/imports/{{import_id}}"): Permission.IMPORT_FILES,
    ("GET", f"{V1}/imports/{{import_id}}/problems"): Permission.IMPORT_FILES,
    ("GET", f"{V1}/imports/{{import_id}}/problems.csv"): Permission.IMPORT_FILES,
    ("POST", f"{V1}/imports/{{import_id}}/withdrawal"): Permission.WITHDRAW_IMPORTS,
    ("GET", f"{V1}/revisions"): Permission.READ_REVISIONS,
}
SIGNED_IN_ONLY = [route for route, needs in NEEDS.items() if needs != PUBLIC]


def test_every_route_needs_what_is_written_here(app: FastAPI) -> None:
    assert {(route.method, route.path): route.needs for route in routes(app)} == NEEDS


@pytest.mark.parametrize(("method", "path"), SIGNED_IN_ONLY)
def test_without_a_token_nothing_but_the_public_routes_answers(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, re.sub(r"\{\w+\}", "1", path))
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_every_read_has_an_etag_and_says_so(app: FastAPI) -> None:
    without = {route.path for route in routes(app) if route.method == "GET" and not route.tagged}
    assert without == {"/healthz", "/readyz", f"{V1}/auth/jwks"}


def test_the_document_says_what_each_route_refuses(app: FastAPI) -> None:
    document = app.openapi()
    assert document["openapi"] == "3.1.0"
    for route in routes(app):
        operation = document["paths"][route.path][route.method.lower()]
        assert operation["tags"], route
        if route.needs != PUBLIC:
            assert "application/problem+json" in operation["responses"]["401"]["content"], route
        if route.tagged and route.method == "GET":
            assert "304" in operation["responses"], route
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_no_two_schemas_share_a_name(app: FastAPI) -> None:
    assert not [name for name in app.openapi()["components"]["schemas"] if "__" in name]
