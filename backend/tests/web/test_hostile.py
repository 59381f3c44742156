"""What nobody sends by accident: each is refused in a sentence, with no fault of ours, on every database."""

import base64
import json
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.clock import today
from tests.api.world import small_country
from tests.conftest import Making, SignIn

V1 = "/api/v1"
LISTS = (
    "regions",
    "commissioners",
    "federations",
    "practices",
    "observations",
    "overview",
    "imports",
    "revisions",
    "initiatives",
    "drivers",
    "pdsa-cycles",
)


@pytest.fixture(autouse=True)
def country(database: None) -> None:
    small_country()


def cursor(content: Any) -> str:
    said = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(said).decode().rstrip("=")


WRONG_CURSORS = [
    b"[" * 20_000,
    [],
    [None, None],
    [True, False],
    ["a", 2],
    [10**30],
    [10**30, "x"],
    ["\ud800", "b"],
    ["a\0", "b"],
    [1, 2, "2018-02-30"],
    [1, 2, 3],
    [10**30, 2, "2018-01-01"],
    ["x", "y", "2018-01-01"],
]


@pytest.mark.parametrize("path", LISTS)
def test_a_cursor_that_no_list_gave_out(national: TestClient, path: str) -> None:
    for wrong in WRONG_CURSORS:
        assert national.get(f"{V1}/{path}", params={"cursor": cursor(wrong)}).status_code == 422, wrong


@pytest.mark.parametrize(
    "path",
    [
        "federations/%00",
        "practices/Z1%000101",
        "measures/missed_call_share/series/%00",
        "observations?organisation=%00",
        "search?q=%00",
        "commissioners?subkind=%00",
    ],
)
def test_an_address_with_a_nul(national: TestClient, path: str) -> None:
    refused = national.get(f"{V1}/{path}")
    assert (refused.status_code, refused.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("text", ["\0", "\ud800"])
def test_a_text_that_no_database_can_keep(national: TestClient, text: str) -> None:
    about = {"measure": "missed_call_share", "from": "2018-01-01", "to": "2018-01-01", "reason": "r"}
    json_body = {"content-type": "application/json"}
    for change in ({"measure": text}, {"supplier": text}, {"organisations": [text]}, {"reason": text}):
        body = json.dumps(about | change)
        assert national.post(f"{V1}/exclusions", content=body, headers=json_body).status_code == 422, change
    body = json.dumps({"organisation": text})
    assert national.post(f"{V1}/visits", content=body, headers=json_body).status_code == 422


def test_a_sign_in_with_a_nul(client: TestClient) -> None:
    assert client.post(f"{V1}/auth/token", data={"username": "a\0", "password": "b\0"}).status_code == 422


@pytest.mark.parametrize("head", [{"kid": "a\0"}, {"kid": "\ud800"}, {"kid": {}}, {"alg": "\ud800"}, {"alg": []}])
def test_a_token_with_a_strange_head(client: TestClient, head: dict[str, Any]) -> None:
    said = json.dumps({"alg": "ES256"} | head).encode()
    token = ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (said, b"{}", b"x"))
    assert client.get(f"{V1}/me", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_numbers_of_rows_beyond_any(national: TestClient) -> None:
    for number in (0, -1, 2**63, 10**30):
        assert national.get(f"{V1}/imports/{number}").status_code == 422
        assert national.get(f"{V1}/imports/{number}/problems.csv").status_code == 422
        assert national.post(f"{V1}/imports/{number}/withdrawal").status_code == 422
        assert national.delete(f"{V1}/exclusions/{number}").status_code == 422


def test_months_of_no_calendar_of_ours(national: TestClient) -> None:
    for month in ("0001-01-01", "1969-12-01", "9999-12-01"):
        assert national.get(f"{V1}/entry?organisation=Z10101&period={month}").status_code == 422
        put = national.put(
            f"{V1}/observations/Z10101/missed_call_share/{month}",
            json={"numerator": 1, "denominator": 2},
            headers={"If-None-Match": "*"},
        )
        assert put.status_code == 422


def test_an_if_match_that_is_no_revision(national: TestClient) -> None:
    for said in ("9" * 5000, "9" * 20, "*", '""'):
        address = f"{V1}/observations/Z10101/missed_call_share/2018-10-01"
        assert national.delete(address, headers={"If-Match": said}).status_code == 422


def test_an_upload_whose_boundary_is_none(national: TestClient) -> None:
    kind = f"multipart/form-data; boundary={'x' * 3000}"
    assert national.post(f"{V1}/imports", content=b"x", headers={"content-type": kind}).status_code == 422


def test_what_a_list_has_not_explained_is_nobody_elses(make: Making, signed_in: SignIn) -> None:
    """It may turn out to be a practice; until then its figures are for those who see everything."""
    with make() as m:
        m.figures(m.organisation("unknown", "Z99999"), "missed_call_share", [1, 2, 3], 100)
    for someone, status in ((signed_in("lead", "F901"), 404), (signed_in("national"), 200)):
        assert someone.get(f"{V1}/observations?organisation=Z99999").status_code == status
        assert someone.get(f"{V1}/measures/missed_call_share/series/Z99999").status_code == status


def test_who_leaves_next_year_still_belongs_and_who_joins_then_does_not(make: Making, signed_in: SignIn) -> None:
    later = date(today().year + 1, 1, 1)
    with make() as m:
        old, new = m.federation("F911"), m.federation("F912")
        practice = m.practice("Z10911")
        m.spell(practice, old, until=later)
        m.spell(practice, new, first=later)
    assert signed_in("lead", "F911").get(f"{V1}/practices/Z10911").status_code == 200
    assert signed_in("lead", "F912").get(f"{V1}/practices/Z10911").status_code == 404


def test_a_group_has_no_figures_to_set_aside(national: TestClient) -> None:
    about = {"measure": "missed_call_share", "from": "2018-01-01", "to": "2018-01-01", "reason": "r"}
    refused = national.post(f"{V1}/exclusions", json={**about, "organisations": ["F901", "Z10101"]})
    assert refused.status_code == 422
    assert refused.json()["errors"] == [
        {"field": "organisations", "message": "F901 is a group, with no figures of its own."}
    ]
