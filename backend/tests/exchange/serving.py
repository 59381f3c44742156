"""A real process that serves, so that it can be killed, and more rows than fit on the way to a reader."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import httpx
from sqlalchemy import text

from groundswell.access.subject import SystemSubject
from groundswell.people.tokens import access_token
from tests.conftest import Making
from tests.factories.made import Made

MEASURES = (
    "missed_call_share",
    "dna_rate",
    "avoidable_appointment_share",
    "online_consultation_rate",
    "appointments_per_1000",
    "clinical_share",
    "answered_over_five_minutes_share",
    "patient_satisfaction_access",
)
PRACTICES, YEARS = 50, range(2000, 2020)
MANY = PRACTICES * len(MEASURES) * len(YEARS) * 12
"""96,000 rows are about 20 MB of JSON lines; the two ends of a connection hold some 6 of them."""


def many(make: Making) -> str:
    """So many figures, and the token of a system called `some` that may have them all."""
    with make() as m:
        for number in range(PRACTICES):
            m.practice(f"Z4{number:04d}")
        ids = [m.measure_id(measure) for measure in MEASURES]
        statement = text(
            "INSERT INTO observation (measure_id, organisation_id, period, numerator, denominator, status, as_at,"
            " revision_id) SELECT m.id, o.id, :period, o.id % 100 + 0.1, 100 + m.id, 0, :period, :revision"
            f" FROM measure m, organisation o WHERE o.code LIKE 'Z4%' AND m.id IN ({','.join(map(str, ids))})"
        )
        for year in YEARS:
            for month in range(1, 13):
                day = date(year, month, 1)
                m.session.execute(
                    statement, {"period": day.isoformat() if _sqlite(m) else day, "revision": m.revision.id}
                )
        key = m.system("ENG", code="some")
    return access_token(SystemSubject("some", key.id)).token


def _sqlite(made: Made) -> bool:
    return made.session.get_bind().dialect.name == "sqlite"


class Server:
    """The API on a port of this machine, on the database that the settings name."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "uvicorn", "groundswell.cli.serving:lasting_app", "--factory"]
        self.process = subprocess.Popen([*command, "--port", str(port), "--log-level", "warning"], env=dict(os.environ))
        self.address = f"http://127.0.0.1:{port}"
        ends = time.monotonic() + 120
        while time.monotonic() < ends:
            try:
                if httpx.get(f"{self.address}/healthz").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
        raise TimeoutError("the server did not begin to serve")

    def caller(self, token: str) -> httpx.Client:
        return httpx.Client(base_url=self.address, headers={"Authorization": f"Bearer {token}"}, timeout=60)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    try:
        yield server
    finally:
        server.kill()
