"""`groundswell pull` against a real server: first whole, then changes, killed on the way, and the proof at the end."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import Turn, writing
from groundswell.people.clients.actions import make_client
from groundswell.people.clients.rotating import NewKey
from groundswell.revisions.sequencer import number_committed
from tests.exchange.proof.writers import Writer
from tests.pull.test_credentials import pem
from tests.pull.world import (
    assert_equal,
    backed_up,
    begin,
    command,
    free_port,
    of_copy,
    of_server,
    opened,
    proof,
    pulled,
    put_back,
    served,
    signed_in,
    write,
)

FEW_BYTES = 20_000
RUNNER = Path(__file__).with_name("runner.py")
EVERY_ACT = (
    "type_in",
    "take_back_figure",
    "send_figures",
    "withdraw_file",
    "move",
    "exclude",
    "lift",
    "begin_phase",
    "remove_phase",
    "adopt",
    "take_back_adoption",
    "share",
    "grant",
)


@pytest.fixture
def writer(database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Writer:
    monkeypatch.setenv("GROUNDSWELL_EXPORTS_FOLDER", str(tmp_path / "exports"))
    return begin(tmp_path)


@pytest.fixture
def server(writer: Writer) -> Iterator[str]:
    with served() as address:
        yield address


def test_a_first_pull_and_then_changes(writer: Writer, server: str, place: str, tmp_path: Path) -> None:
    rows, _, _ = proof(pulled(server, place, "nation"))
    assert_equal(place, "nation")
    assert rows == sum(map(len, of_server("nation").values()))

    again, received, revision = proof(pulled(server, place, "nation"))
    assert again == 0
    assert received < FEW_BYTES

    one = f"sqlite:///{tmp_path / 'one.db'}"
    proof(pulled(server, one, "changing-a"))
    assert_equal(one, "changing-a")
    for _ in range(3):
        write(writer, *EVERY_ACT)
        for at, client in ((place, "nation"), (one, "changing-a")):
            rows, _, now = proof(pulled(server, at, client))
            assert_equal(at, client)
            assert rows > 0
            assert now > revision
    assert of_copy(one)["observation"] < of_copy(place)["observation"]


def test_killed_at_any_moment_it_goes_on(writer: Writer, server: str, place: str, tmp_path: Path) -> None:
    chance = random.Random(6)
    running = [sys.executable, str(RUNNER), server, place, str(tmp_path / "downloads")]
    killed = 0
    while killed < 5:
        work = subprocess.Popen(running, env=signed_in("changing-a"), stdout=subprocess.PIPE, text=True)
        assert work.stdout is not None
        for _ in range(chance.randint(1, 20)):  # so many things said, and a little longer
            work.stdout.readline()
        time.sleep(chance.random() * 0.05)
        work.send_signal(signal.SIGKILL)
        killed += work.wait() == -signal.SIGKILL
        work.stdout.close()
        write(writer, *chance.sample(EVERY_ACT, 3))
    proof(pulled(server, place, "changing-a"))
    assert_equal(place, "changing-a")


def test_a_server_that_was_put_back_from_a_backup(writer: Writer, place: str) -> None:
    port = free_port()
    backup = backed_up()
    with served(port) as address:
        write(writer, *EVERY_ACT)
        proof(pulled(address, place, "nation"))
    put_back(backup)
    write(writer, *EVERY_ACT[2:], *EVERY_ACT)
    with served(port) as address:
        done = pulled(address, place, "nation")
        assert "has to begin anew" in done.said
        proof(done)
    assert_equal(place, "nation")


def test_a_copy_that_somebody_changed_is_found_out_and_mended(server: str, place: str, tmp_path: Path) -> None:
    pulled(server, place, "of-a")
    with opened(place).begin() as connection:
        for statement in (
            "UPDATE observation SET numerator = 4711 WHERE organisation = (SELECT min(organisation) FROM observation)",
            "INSERT INTO succession VALUES ('Z99998', 'Z99999', '2020-04-01')",
            "UPDATE roll_up SET value = -1 WHERE period = '2024-03-01'",
        ):
            assert connection.exec_driver_sql(statement).rowcount > 0
    done = pulled(server, place, "of-a")
    for kind in ("observation", "succession", "roll_up"):
        assert f"{kind} differs from the server's" in done.said
    proof(done)
    assert_equal(place, "of-a")

    place = f"sqlite:///{tmp_path / 'spoilt.db'}"  # one that cannot be mended
    pulled(server, place, "of-a", "--kinds", "observation")
    first = min(row[1] for row in of_server("of-a")["observation"])
    with opened(place).begin() as connection:
        spoils = "UPDATE observation SET numerator = 4711 WHERE organisation = new.organisation"
        connection.exec_driver_sql(f"CREATE TRIGGER spoils AFTER INSERT ON observation BEGIN {spoils}; END")
        connection.exec_driver_sql(f"DELETE FROM observation WHERE organisation = '{first}'")
    done = pulled(server, place, "of-a", code=1)
    assert "does NOT equal the server's" in done.said
    assert first in done.said


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_following(writer: Writer, server: str, place: str, ending: signal.Signals) -> None:
    work = subprocess.Popen(
        command(server, place, "--follow"),
        env=signed_in("nation"),
        stderr=subprocess.PIPE,
        text=True,
        # As a shell starts what is to run in its background: only SIGTERM ends it then.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL if ending == signal.SIGINT else signal.SIG_IGN),
    )
    assert work.stderr is not None
    for line in work.stderr:
        if "Following changes" in line:
            break
    write(writer, *EVERY_ACT)
    for _ in range(200):
        if of_copy(place) == of_server("nation"):
            break
        time.sleep(0.1)
    assert_equal(place, "nation")
    work.send_signal(ending)
    assert work.wait(20) == 0
    with work.stderr:
        assert "Ended. What has come is kept" in work.stderr.read()


def test_refusals_and_some_kinds_alone(writer: Writer, server: str, place: str) -> None:
    done = pulled(server, place, "of-a", code=2, told={"GROUNDSWELL_CLIENT_SECRET": "another"})
    assert "The client or its secret is not right." in done.said
    done = pulled(server, place, "of-a", "--kinds", "weather", code=2)
    assert "There is no kind called weather." in done.said

    only = ("organisation", "measure")
    proof(pulled(server, place, "of-a", "--kinds", "organisation,measure"))
    assert_equal(place, "of-a", only)
    write(writer, *EVERY_ACT)
    proof(pulled(server, place, "of-a"))
    assert_equal(place, "of-a", only)
    done = pulled(server, place, "of-a", "--kinds", "phase", code=2)
    assert "is a copy of organisation, measure" in done.said


def test_with_a_private_key(server: str, place: str) -> None:
    key = ec.generate_private_key(ec.SECP384R1())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    with writing(turn=Turn.WORK) as session:
        shown = NewKey("public_key", public_key=public)
        make_client(
            session, by=OPERATOR, code="keyed", name="A system", scopes=["figures"], commissioners=["Z9B"], key=shown
        )
    number_committed()
    signing = {"GROUNDSWELL_CLIENT_SECRET": "", "GROUNDSWELL_CLIENT_KEY": pem(key)}
    figures = ("organisation", "measure", "observation", "roll_up")
    proof(pulled(server, place, "keyed", told=signing))
    assert_equal(place, "keyed", figures)
    assert len(of_copy(place, figures)["observation"]) > 0
