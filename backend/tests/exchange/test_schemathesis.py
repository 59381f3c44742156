"""Schemathesis finds nothing on the routes of the exchange: neither alone nor by following the links between them.

What is checked, and why some checks are narrowed, is in contract/schemathesis.toml. It is seeded; GROUNDSWELL_LONG=1
tries ten times as much.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from groundswell.access.permissions import Scope
from groundswell.access.principal import OPERATOR
from groundswell.database.engine import writing
from groundswell.people.clients.actions import make_client
from groundswell.people.clients.rotating import NewKey
from groundswell.revisions.sequencer import number_committed
from tests.api.world import small_country
from tests.exchange.proof.proof import served
from tests.factories.made import PASSWORD, making

CONFIG = Path(__file__).parents[2] / "contract" / "schemathesis.toml"
PULLED = r"^/api/v1/(changes|exports|checksums|observations\.jsonl|client$)"
FHIR = r"^/fhir/"
MANAGED = r"^/api/v1/(clients|exports|auth/token|problem-types)"
LONG = bool(os.environ.get("GROUNDSWELL_LONG"))
EXAMPLES = 20 if LONG else 2
SECONDS = 600 if LONG else 10
"""For each walk; what is left of it by then is not tried."""
ALONE, LINKED = "examples,coverage,fuzzing", "stateful"


@pytest.fixture
def site(database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("GROUNDSWELL_EXPORTS_FOLDER", str(tmp_path / "exports"))
    small_country()
    with served() as address:
        yield address


def token(address: str, **form: str) -> str:
    answer = httpx.post(f"{address}/api/v1/auth/token", data=form, timeout=30)
    return str(answer.raise_for_status().json()["access_token"])


def findings(address: str, bearer: str, routes: str, phases: str, folder: Path) -> str:
    """What Schemathesis says, once it has found nothing."""
    asked = ["run", f"{address}/api/v1/openapi.json", "--include-path-regex", routes]
    asked += ["--header", f"Authorization: Bearer {bearer}", "--max-examples", str(EXAMPLES)]
    asked += [
        "--phases",
        phases,
        "--max-time",
        str(SECONDS),
        "--wait-for-schema",
        "60",
        "--request-timeout",
        "40",
        "--no-color",
    ]
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG), *asked]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def followed(said: str) -> int:
    """How many links between operations were followed."""
    found = re.search(r"API Links:\s+(\d+) covered", said)
    return int(found[1]) if found else 0


def test_a_system(site: str, tmp_path: Path) -> None:
    with writing() as session:
        made = make_client(
            session,
            by=OPERATOR,
            code="vale-warehouse",
            name="Vale warehouse",
            scopes=list(Scope),
            commissioners=["Q90"],
            key=NewKey("secret"),
        )
        assert made.key is not None
        secret = made.key.secret
    number_committed()
    assert secret is not None
    bearer = token(site, grant_type="client_credentials", client_id="vale-warehouse", client_secret=secret)
    for routes, links in ((PULLED, 3), (FHIR, 1)):
        findings(site, bearer, routes, ALONE, tmp_path)
        assert followed(findings(site, bearer, routes, LINKED, tmp_path)) >= links


def test_the_national_team(site: str, tmp_path: Path) -> None:
    with making() as made:
        email = made.user("national", "ENG").email
    bearer = token(site, grant_type="password", username=email, password=PASSWORD)
    findings(site, bearer, MANAGED, ALONE, tmp_path)
    assert followed(findings(site, bearer, MANAGED, LINKED, tmp_path)) >= 3
