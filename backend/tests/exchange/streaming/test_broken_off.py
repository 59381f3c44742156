"""A stream that ends too soon is seen to, by whichever side is left; against a real server."""

import time
from collections.abc import Callable, Iterator

import httpx
import pytest
from sqlalchemy import select, text

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import Turn, engine, reading, writing
from groundswell.people.clients.actions import change_client, shut_out
from groundswell.people.models import Client
from groundswell.revisions.sequencer import number_committed
from tests.conftest import Making
from tests.exchange.exports.test_killed import until
from tests.exchange.serving import MANY, many, serving

STREAM = "/api/v1/observations.jsonl"


@pytest.fixture
def caller(make: Making) -> Iterator[httpx.Client]:
    token = many(make)
    with serving() as server, server.caller(token) as opened:
        yield opened


def test_broken_off_by_the_database_the_reader_notices(caller: httpx.Client) -> None:
    if engine().dialect.name == "sqlite":
        pytest.skip("SQLite is a file: nothing there can go away in the middle")
    for accept in ("identity", "gzip"):
        with caller.stream("GET", STREAM, headers={"Accept-Encoding": accept}) as answer:
            blocks = answer.iter_raw()
            next(blocks)
            until(lambda: copying() == 1)
            with writing() as session:
                session.execute(text(f"SELECT pg_terminate_backend(pid) FROM ({COPYING}) copying"))
            with pytest.raises(httpx.RemoteProtocolError):
                list(blocks)
    assert caller.get(STREAM).content.count(b"\n") == MANY  # the server is none the worse


def shuts_out() -> None:
    with writing(turn=Turn.WORK) as session:
        shut_out(session, by=OPERATOR, code="some")


def narrows() -> None:
    with writing(turn=Turn.WORK) as session:
        seen = session.scalars(select(Client.revision_id)).one()
        change_client(session, by=OPERATOR, code="some", seen_revision=seen, changes={"scopes": ["programmes"]})


@pytest.mark.parametrize("act", [shuts_out, narrows])
def test_of_a_revoked_or_narrowed_system_it_is_broken_off(caller: httpx.Client, act: Callable[[], None]) -> None:
    with caller.stream("GET", STREAM, headers={"Accept-Encoding": "identity"}) as answer:
        blocks = answer.iter_raw()
        next(blocks)
        act()
        number_committed()
        time.sleep(1.1)
        with pytest.raises(httpx.RemoteProtocolError):
            list(blocks)


def test_whoever_stays_has_the_whole_and_for_whoever_goes_away_nothing_is_kept_open(caller: httpx.Client) -> None:
    for _ in range(3):
        with caller.stream("GET", STREAM, headers={"Accept-Encoding": "identity"}) as answer:
            next(answer.iter_raw())
    if engine().dialect.name == "sqlite":
        until(no_reader_stands_in_the_way, seconds=10)
    else:
        until(lambda: copying() == 0, seconds=10)
        assert open_transactions() == 0
    assert caller.get(STREAM).content.count(b"\n") == MANY


COPYING = (
    "SELECT pid FROM pg_stat_activity WHERE query LIKE 'COPY%' AND state = 'active' AND datname = current_database()"
)


def copying() -> int:
    with reading() as session:
        return int(session.execute(text(f"SELECT count(*) FROM ({COPYING}) copying")).scalar_one())


def open_transactions() -> int:
    """Beside this question's own."""
    with reading() as session:
        found = session.execute(
            text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'"
            )
        ).scalar_one()
    return int(found)


def no_reader_stands_in_the_way() -> bool:
    """Whether SQLite can put its log of writes away whole, which a reader of an older state prevents."""
    with writing() as session:
        session.execute(text("UPDATE measure SET version = version WHERE id = 1"))
    with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        busy, *_ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
    return not busy
