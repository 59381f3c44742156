"""`POST /analyses`: anyone who has signed in, nothing kept, whatever is sent."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.analyses import endpoints
from groundswell.analyses.schemas import MOST_POINTS, MOST_SERIES
from tests.conftest import Counting, SignIn

ADDRESS = "/api/v1/analyses"
ASKED: dict[str, Any] = {"series": [{"name": "Alder", "values": [5, 7, 6, None, 8, 5], "target": 6}]}
JSON = {"content-type": "application/json"}


def test_a_practice_may_draw_its_own_figures(signed_in: SignIn) -> None:
    answer = signed_in("national").post(ADDRESS, json=ASKED | {"rules": "making-data-count-6"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    assert found["rules"]["parameters"]["shift_length"] == 6
    assert [point["value"] for point in found["charts"][0]["points"]] == [5, 7, 6, None, 8, 5]
    assert found["charts"][0]["points"][0]["fires"] == []


def test_the_published_example_is_drawn(national: TestClient) -> None:
    assert national.post(ADDRESS, json=endpoints.EXAMPLE).status_code == 200


def test_nothing_is_written(national: TestClient, counted: Counting) -> None:
    national.post(ADDRESS, json=ASKED)
    with counted() as statements:
        assert national.post(ADDRESS, json=ASKED).status_code == 200
    assert not [statement for statement in statements if not statement.lstrip().upper().startswith("SELECT")]


def test_a_refusal_names_the_series_and_the_field(national: TestClient) -> None:
    refused = national.post(ADDRESS, json={"series": [{"name": "Alder", "values": [1, 2], "labels": ["a"]}]})
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    assert refused.json()["detail"] == "“Alder”: 2 values but 1 labels; give one for each value."
    assert refused.json()["errors"][0]["field"] == "series.0.labels"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ('{"series": [{"name": "A", "values": [NaN]}]}', "series.0.values.0"),
        ('{"series": [{"name": "A", "values": [1, -Infinity]}]}', "series.0.values.1"),
        ('{"series": [{"name": "A", "values": [1e999]}]}', "series.0.values.0"),
        ('{"series": [{"name": "A", "values": [%s]}]}' % ("9" * 400), "series.0.values.0"),
        ('{"series": [{"name": "A", "values": ["1"]}]}', "series.0.values.0"),
        ('{"series": [{"name": "A\\u0000", "values": []}]}', "series.0.name"),
        ('{"series": [{"name": "\\ud800", "values": []}]}', "series.0.name"),
        ('{"series": [], "rules": {"name": "anhoej", "shift": 1}}', "rules.shift"),
        ('{"series": [], "\\ud800": 1}', "body"),
        ('{"series": [], "\\u001b": 1}', "\ufffd"),
        ('{"series": [], "%s": 1}' % ("x" * 100_000), "x" * 200),
        ('{"series": [], "rules": "\\ud800"}', "rules.name"),
        ('{"series": []', "13"),
        ("[]", "body"),
        ("", "body"),
    ],
)
def test_what_nobody_sends_by_accident(national: TestClient, body: str, field: str) -> None:
    refused = national.post(ADDRESS, content=body, headers=JSON)
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    assert [error["field"] for error in refused.json()["errors"]] == [field]


@pytest.mark.parametrize("body", ["[" * 500_000, '{"series":' * 100_000, '{"series": [%s]}' % ("9" * 5000)])
def test_what_no_reader_of_json_takes(national: TestClient, body: str) -> None:
    refused = national.post(ADDRESS, content=body, headers=JSON)
    assert refused.status_code in (400, 422)
    assert refused.headers["content-type"] == "application/problem+json"
    assert len(refused.content) < 1000


def test_more_series_or_points_than_one_request_takes(national: TestClient) -> None:
    many = {"series": [{"name": "A", "values": []}] * (MOST_SERIES + 1)}
    refused = national.post(ADDRESS, json=many)
    assert refused.status_code == 422
    assert refused.json()["detail"] == "10,001 series are more than the 10,000 of one request; send them in parts."
    long = {"series": [{"name": "A", "values": [1] * (MOST_POINTS // 2 + 1)}] * 2}
    refused = national.post(ADDRESS, json=long)
    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("250,002 points are more than")


def test_the_largest_request_is_drawn(national: TestClient) -> None:
    values = [round(20 + n % 7 + n % 11 / 10, 1) for n in range(MOST_POINTS // 100)]
    body = json.dumps({"series": [{"name": f"{n}", "values": values} for n in range(100)]})
    assert len(body) > 1_000_000
    answer = national.post(ADDRESS, content=body, headers=JSON)
    assert answer.status_code == 200
    assert sum(len(chart["points"]) for chart in answer.json()["charts"]) == MOST_POINTS


def test_a_body_that_is_too_large(national: TestClient) -> None:
    refused = national.post(ADDRESS, content=b" " * 10_000_001, headers=JSON)
    assert refused.status_code == 413
    assert refused.json()["type"] == "/problems/too-large"


def test_a_body_is_not_read_for_a_stranger(client: TestClient) -> None:
    refused = client.post(ADDRESS, content=b"[" * 500_000, headers=JSON)
    assert refused.status_code == 401
