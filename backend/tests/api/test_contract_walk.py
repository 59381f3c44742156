"""One walk along the links of the exchange, from making a client to its end: what each answer names works next."""

import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.settings import settings
from tests.api.world import small_country
from tests.conftest import SignIn

V1 = "/api/v1"
WHO = {
    "code": "upper-vale-warehouse",
    "name": "Upper Vale data warehouse",
    "scopes": ["figures", "programmes", "innovations"],
    "commissioners": ["Q90"],
    "expires_on": "2099-03-31",
}


@pytest.fixture
def national(database: None, signed_in: SignIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(settings(), "exports_folder", tmp_path)
    small_country()
    return signed_in("national")


def ready(system: TestClient, address: str) -> Any:
    """The manifest of an export, once there is one."""
    for _ in range(600):
        answer = system.get(address)
        if answer.status_code == 200:
            return answer.json()
        assert answer.status_code == 202, answer.text
        time.sleep(0.05)
    raise AssertionError("The export was not ready in 30 seconds.")


def test_from_a_key_to_a_copy_and_back(national: TestClient) -> None:
    made = national.post(f"{V1}/clients", json=WHO)
    assert made.status_code == 201, made.text
    one = national.get(made.headers["Location"])
    assert one.json()["code"] == WHO["code"]
    key = national.post(f"{made.headers['Location']}/keys", json={"kind": "secret"})
    assert key.status_code == 201, key.text
    assert national.get(f"{V1}/clients").json()["total"] == 1
    assert WHO["name"] in national.get(f"{V1}/clients.csv").text

    form = {"grant_type": "client_credentials", "client_id": WHO["code"], "client_secret": key.json()["secret"]}
    token = national.post(f"{V1}/auth/token", data=form).json()["access_token"]
    system = TestClient(national.app, headers={"Authorization": f"Bearer {token}"})
    system.portal = national.portal
    assert system.get(f"{V1}/client").json()["code"] == WHO["code"]

    asked = system.post(f"{V1}/exports", json={"kinds": ["organisation", "observation"], "formats": ["jsonl"]})
    assert asked.status_code == 202, asked.text
    manifest = ready(system, asked.headers["Location"])
    assert {file["kind"] for file in manifest["files"]} == {"organisation", "observation"}
    for file in manifest["files"]:
        assert len(system.get(file["url"]).content) == file["bytes"]
    assert system.get(f"{V1}/exports").json()["total"] == 1

    page = system.get(f"{V1}/changes?kinds=observation&limit=5").json()
    assert len(page["items"]) == 5
    assert system.get(f"{V1}/changes", params={"cursor": manifest["cursor"]}).status_code == 200
    assert system.get(f"{V1}/observations.jsonl?measure=missed_call_share").status_code == 200
    sums = system.get(f"{V1}/checksums?kind=observation").json()
    rows = {file["kind"]: file["rows"] for file in manifest["files"]}
    assert sum(item["rows"] for item in sums["items"]) == rows["observation"]

    changed = national.patch(
        f"{V1}/clients/{WHO['code']}",
        json={"name": "Upper Vale warehouse", "disabled": True},
        headers={"If-Match": f'"{national.get(made.headers["Location"]).json()["revision"]}"'},
    )
    assert changed.status_code == 200, changed.text
    assert system.get(f"{V1}/client").status_code == 401


def test_fhir_in_bulk_and_by_form(national: TestClient) -> None:
    ordered = national.get("/fhir/R4/$export", headers={"Prefer": "respond-async", "Accept": "application/fhir+json"})
    assert ordered.status_code == 202, ordered.text
    manifest = ready(national, ordered.headers["Content-Location"])
    assert manifest["output"]
    for output in manifest["output"]:
        assert national.get(output["url"]).status_code == 200
    assert national.delete(ordered.headers["Content-Location"]).status_code == 202
    for kind in ("Organization", "OrganizationAffiliation", "Measure", "MeasureReport"):
        assert national.post(f"/fhir/R4/{kind}/_search", data={"_count": "2"}).status_code == 200
