"""Two public FHIR clients, against a server on a socket, get what the database has."""

import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from fhirclient.client import FHIRClient
from fhirclient.models.measurereport import MeasureReport
from fhirclient.models.organization import Organization
from fhirpy import SyncFHIRClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.exchange.kinds import KINDS
from groundswell.exchange.seen import EVERYTHING
from tests.factories.made import SECRET, making


@pytest.fixture
def server(world: None, app: FastAPI) -> Iterator[str]:
    app.state.callers.forget()
    app.state.kept.clear()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join()
    app.state.callers.forget()


@pytest.fixture
def token(server: str) -> str:
    with making() as m:
        m.system("ENG", code="whole-country")
    form = {"grant_type": "client_credentials", "client_id": "whole-country", "client_secret": SECRET}
    return str(httpx.post(f"{server}/api/v1/auth/token", data=form).json()["access_token"])


def measure_id_of(canonical: str) -> str:
    return canonical.rpartition("/")[2].partition("|")[0]


def test_fhirpy_walks_all_organisations_and_reports(server: str, token: str, session: Session) -> None:
    client = SyncFHIRClient(f"{server}/fhir/R4", authorization=f"Bearer {token}")
    organisations = client.resources("Organization").limit(3).fetch_all()
    rows = KINDS["organisation"].rows(EVERYTHING).subquery()
    assert sorted(each.id for each in organisations) == sorted(session.scalars(select(rows.c.code)))
    reports = client.resources("MeasureReport").limit(20).fetch_all()
    told = {
        (
            each["measure"].rpartition("/")[2].partition("|")[0],
            each["subject"]["identifier"]["value"],
            each["period"]["start"],
        )
        for each in reports
    }
    expected = set()
    for kind in ("observation", "roll_up"):
        rows = KINDS[kind].rows(EVERYTHING).subquery()
        found = select(rows.c.measure, rows.c.organisation, rows.c.period)
        if kind == "roll_up":
            found = found.where(rows.c.membership == "then")
        expected |= {
            (measure.replace("_", "-"), organisation, period.isoformat())
            for measure, organisation, period in session.execute(found)
        }
    assert len(told) == len(reports)
    assert told == expected
    practice = client.resources("Organization").search(name="linden", active="true").first()
    assert practice is not None
    assert practice["partOf"].to_resource()["name"] == "Upper Vale"


def test_fhirclient_reads_pages_as_its_own_models(server: str, token: str, session: Session) -> None:
    client = FHIRClient(settings={"app_id": "tests", "api_base": f"{server}/fhir/R4"})
    client.server.auth = None
    client.server.session.headers["Authorization"] = f"Bearer {token}"
    found = list(Organization.where({"_count": "4"}).perform_resources_iter(client.server))
    rows = KINDS["organisation"].rows(EVERYTHING).subquery()
    assert len(found) == session.scalar(select(func.count()).select_from(rows))
    reports = MeasureReport.where({"subject": "Z10101", "_count": "5"})
    pages = list(reports.perform_iter(client.server))
    assert len(pages) > 2
    assert sum(len(page.entry) for page in pages) == pages[0].total
    assert {each.subject.reference for each in reports.perform_resources_iter(client.server)} == {"Organization/Z10101"}
