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
    ("GET", f"{V1}/sites"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/sites.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/sites"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/sites/{{site_id}}"): Permission.READ_PROGRAMMES,
    ("PATCH", f"{V1}/sites/{{site_id}}"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/cohorts"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/cohorts.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/cohorts"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/cohorts/{{code}}"): Permission.READ_PROGRAMMES,
    ("PATCH", f"{V1}/cohorts/{{code}}"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/cohorts/{{code}}/terms"): Permission.RUN_PROGRAMMES,
    ("PATCH", f"{V1}/terms/{{term_id}}"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/terms/{{term_id}}/move"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/programmes/{{code}}/milestones"): Permission.READ_PROGRAMMES,
    ("PUT", f"{V1}/programmes/{{code}}/milestones"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/sessions"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/sessions.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/sessions"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/sessions/{{session_id}}"): Permission.READ_PROGRAMMES,
    ("PATCH", f"{V1}/sessions/{{session_id}}"): Permission.RUN_PROGRAMMES,
    ("DELETE", f"{V1}/sessions/{{session_id}}"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/sessions/{{session_id}}/attendance"): Permission.READ_PROGRAMMES,
    ("PUT", f"{V1}/sessions/{{session_id}}/attendance"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/participants"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/participants.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/participants"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/participants/{{participant_id}}"): Permission.READ_PROGRAMMES,
    ("PATCH", f"{V1}/participants/{{participant_id}}"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/participants/{{participant_id}}/withdrawal"): Permission.RUN_PROGRAMMES,
    ("DELETE", f"{V1}/participants/{{participant_id}}/withdrawal"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/cohorts/{{code}}/participants/paste"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/cohorts/{{code}}/alumni"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/backfills"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/backfills.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/backfills"): Permission.RUN_PROGRAMMES,
    ("DELETE", f"{V1}/backfills/{{backfill_id}}"): Permission.RUN_PROGRAMMES,
    ("PUT", f"{V1}/participants/{{participant_id}}/away/{{day}}"): Permission.RUN_PROGRAMMES,
    ("DELETE", f"{V1}/participants/{{participant_id}}/away/{{day}}"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/cohorts/{{code}}/rota"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/cohorts/{{code}}/rota.csv"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/projects"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/projects.csv"): Permission.READ_PROGRAMMES,
    ("PUT", f"{V1}/participants/{{participant_id}}/project"): Permission.RUN_PROGRAMMES,
    ("PUT", f"{V1}/projects/{{project_id}}/milestones/{{milestone_id}}"): Permission.RUN_PROGRAMMES,
    ("DELETE", f"{V1}/projects/{{project_id}}/milestones/{{milestone_id}}"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/calendar-feeds"): SIGNED_IN,
    ("POST", f"{V1}/calendar-feeds"): SIGNED_IN,
    ("DELETE", f"{V1}/calendar-feeds/{{feed}}"): SIGNED_IN,
    ("GET", f"{V1}/calendar/{{secret}}.ics"): PUBLIC,
    ("GET", f"{V1}/revisions"): Permission.READ_REVISIONS,
    ("GET", f"{V1}/faculty-members"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/faculty-members.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/faculty-members"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/faculty-members/{{member_id}}"): Permission.READ_PROGRAMMES,
    ("PATCH", f"{V1}/faculty-members/{{member_id}}"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/faculty-members/{{member_id}}/stages"): Permission.SIGN_OFF,
    ("GET", f"{V1}/faculty"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/programmes/{{code}}/page"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/cohorts/{{code}}/page"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/cohorts/{{code}}/evaluation"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/persons/{{person_id}}/page"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/my-week"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/apprenticeship-stages"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/apprenticeship-stages.csv"): Permission.READ_PROGRAMMES,
    ("PUT", f"{V1}/apprenticeship-stages"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/providers"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/providers.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/providers"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/providers/{{provider_id}}/contracts"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/contracts/{{contract_id}}/days"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/specialist-days"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/specialist-days.csv"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/assignments"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/assignments.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/assignments"): Permission.RUN_PROGRAMMES,
    ("PATCH", f"{V1}/assignments/{{assignment_id}}"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/programmes"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/programmes.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/programmes"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/programmes/{{code}}"): Permission.READ_PROGRAMMES,
    ("PATCH", f"{V1}/programmes/{{code}}"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/programmes/{{code}}/renewal"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/programmes/{{code}}/reference-group"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/programmes/{{code}}/reference-group"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/programmes/{{code}}/reference-group-meetings"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/programmes/{{code}}/reference-group.csv"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/programmes/{{code}}/reference-group-meetings"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/programmes/{{code}}/reference-group-meetings.csv"): Permission.READ_PROGRAMMES,
    ("PATCH", f"{V1}/reference-group-members/{{member_id}}"): Permission.RUN_PROGRAMMES,
    ("PATCH", f"{V1}/reference-group-meetings/{{meeting_id}}"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/joinings"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/joinings.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/joinings"): Permission.RUN_PROGRAMMES,
    ("PATCH", f"{V1}/joinings/{{joining_id}}"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/joinings/{{joining_id}}/steps"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/themes"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/themes.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/themes"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/achievements"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/achievements.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/achievements"): Permission.RUN_PROGRAMMES,
    ("DELETE", f"{V1}/achievements/{{achievement_id}}"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/evaluation-forms"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/evaluation-forms.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/evaluation-forms"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/evaluations"): Permission.READ_PROGRAMMES,
    ("GET", f"{V1}/evaluations.csv"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/evaluations"): Permission.RUN_PROGRAMMES,
    ("PATCH", f"{V1}/evaluations/{{evaluation_id}}"): Permission.RUN_PROGRAMMES,
    ("DELETE", f"{V1}/evaluations/{{evaluation_id}}"): Permission.RUN_PROGRAMMES,
    ("POST", f"{V1}/evaluations/{{evaluation_id}}/tickets"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/evaluations/{{evaluation_id}}/results"): Permission.READ_PROGRAMMES,
    ("POST", f"{V1}/cohorts/{{code}}/follow-up"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/answer-sheet"): PUBLIC,
    ("POST", f"{V1}/answer-sheet"): PUBLIC,
    ("GET", f"{V1}/learning-sets"): SIGNED_IN,
    ("GET", f"{V1}/learning-sets.csv"): SIGNED_IN,
    ("POST", f"{V1}/learning-sets"): Permission.RUN_PROGRAMMES,
    ("PATCH", f"{V1}/learning-sets/{{set_id}}"): Permission.RUN_PROGRAMMES,
    ("GET", f"{V1}/learning-sets/{{set_id}}/meetings"): SIGNED_IN,
    ("POST", f"{V1}/learning-sets/{{set_id}}/meetings"): SIGNED_IN,
    ("PATCH", f"{V1}/learning-sets/{{set_id}}/meetings/{{meeting_id}}"): SIGNED_IN,
    ("PUT", f"{V1}/learning-sets/{{set_id}}/meetings/{{meeting_id}}/undertakings/{{participant_id}}"): SIGNED_IN,
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
    assert without == {"/healthz", "/readyz", f"{V1}/auth/jwks", f"{V1}/answer-sheet"}


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
