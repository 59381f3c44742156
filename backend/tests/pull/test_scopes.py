"""A copy whose client is granted more or less: rows go and come with the feed, wherever the pull is killed."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from groundswell.exchange.kinds import KINDS
from tests.exchange.changes.test_scopes import FIGURES, INNOVATIONS, PROGRAMMES, grant, kinds_of
from tests.exchange.proof.writers import Writer
from tests.pull.test_pulling import EVERY_ACT, RUNNER
from tests.pull.world import assert_equal, begin, of_copy, opened, proof, pulled, served, signed_in, write


@pytest.fixture
def writer(database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Writer:
    monkeypatch.setenv("GROUNDSWELL_EXPORTS_FOLDER", str(tmp_path / "exports"))
    return begin(tmp_path)


@pytest.fixture
def server(writer: Writer) -> Iterator[str]:
    with served() as address:
        yield address


def test_kinds_that_are_taken_back_leave_the_copy_and_come_again(writer: Writer, server: str, place: str) -> None:
    proof(pulled(server, place, "of-a"))
    with opened(place).begin() as connection:
        connection.exec_driver_sql("CREATE VIEW mine AS SELECT count(*) AS many FROM initiative")
    grant("of-a", FIGURES)
    done = pulled(server, place, "of-a")
    assert "no programme, cohort, initiative, innovation, adoption any more" in done.said
    assert "Comparing adoption" not in done.said
    proof(done)
    assert_equal(place, "of-a", tuple(kinds_of(FIGURES)))
    gone = tuple(name for name in KINDS if name not in kinds_of(FIGURES))
    assert not any(of_copy(place, gone).values())
    write(writer, *EVERY_ACT)
    proof(pulled(server, place, "of-a"))
    grant("of-a", FIGURES, INNOVATIONS)
    write(writer, *EVERY_ACT)
    done = pulled(server, place, "of-a")
    assert "gives this client initiative, innovation, adoption from now on" in done.said
    proof(done)
    assert_equal(place, "of-a", tuple(kinds_of(FIGURES, INNOVATIONS)))
    with opened(place).begin() as connection:
        assert connection.exec_driver_sql("SELECT many FROM mine").scalar_one() > 0


def test_kinds_that_are_granted_later_get_tables_and_rows(writer: Writer, server: str, place: str) -> None:
    grant("of-a", PROGRAMMES)
    proof(pulled(server, place, "of-a"))
    with opened(place).connect() as connection:
        assert set(sa.inspect(connection).get_table_names()) == {*kinds_of(PROGRAMMES), "groundswell_pull"}
    grant("of-a", FIGURES, PROGRAMMES)
    rows, _, _ = proof(pulled(server, place, "of-a"))
    only = tuple(kinds_of(FIGURES, PROGRAMMES))
    assert_equal(place, "of-a", only)
    came = of_copy(place, tuple(set(only) - set(kinds_of(PROGRAMMES))))
    assert rows == sum(map(len, came.values()))
    assert came["observation"]
    again, _, _ = proof(pulled(server, place, "of-a"))
    assert again == 0


def test_a_copy_of_some_kinds_says_what_is_missing(server: str, place: str) -> None:
    proof(pulled(server, place, "of-a", "--kinds", "measure,adoption"))
    held = of_copy(place, ("measure", "adoption"))
    grant("of-a", FIGURES)
    done = pulled(server, place, "of-a", code=2)
    assert "Rows of kind adoption need the scope innovations" in done.said
    assert of_copy(place, ("measure", "adoption")) == held
    grant("of-a", FIGURES, INNOVATIONS)
    proof(pulled(server, place, "of-a"))
    assert_equal(place, "of-a", ("measure", "adoption"))


def test_killed_while_kinds_go_and_come(writer: Writer, server: str, place: str, tmp_path: Path) -> None:
    """In pages so small that what is granted takes many of them."""
    chance = random.Random(6)
    running = [sys.executable, str(RUNNER), server, place, str(tmp_path / "downloads"), "60"]
    proof(pulled(server, place, "changing-a"))
    grants = ([FIGURES], [FIGURES, INNOVATIONS], [PROGRAMMES, INNOVATIONS], [FIGURES, PROGRAMMES, INNOVATIONS])
    killed = 0
    while killed < 6:
        scopes = grants[killed % len(grants)]
        grant("changing-a", *scopes)
        work = subprocess.Popen(running, env=signed_in("changing-a"), stdout=subprocess.PIPE, text=True)
        assert work.stdout is not None
        for _ in range(chance.randint(2, 6)):
            work.stdout.readline()
        time.sleep(chance.random() * 0.05)
        work.send_signal(signal.SIGKILL)
        killed += work.wait() == -signal.SIGKILL
        work.stdout.close()
        write(writer, *chance.sample(EVERY_ACT, 3))
    proof(pulled(server, place, "changing-a"))
    assert_equal(place, "changing-a", tuple(kinds_of(*scopes)))
