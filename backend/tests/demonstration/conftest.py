"""Databases of their own: the demonstration fills a whole one, once for all tests that only read it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from groundswell.database import registry
from groundswell.database.engine import engine_for
from groundswell.database.migrate import upgrade
from groundswell.demonstration.actions import make_demonstration
from groundswell.demonstration.country import Size

SMALL = Size(federations=10, practices=110, networks=14, waves=(1, 3), mergers=4, moves=6, months=24)
TODAY = date(2031, 3, 20)


@contextmanager
def empty_database(folder: Path, *, migrated: bool = True) -> Iterator[Engine]:
    """Without data, or without a single table: a file in `folder`, or a database on the server that
    GROUNDSWELL_TEST_DATABASE_URL names."""
    assert registry.metadata.tables
    server = os.environ.get("GROUNDSWELL_TEST_DATABASE_URL")
    if server is None:
        on = engine_for(f"sqlite:///{folder / 'groundswell.db'}")
        if migrated:
            upgrade(on)
        yield on
        on.dispose()
        return
    url = make_url(server).set(drivername="postgresql+psycopg")
    name = f"groundswell_demonstration_{os.getpid()}_{folder.name}"
    maintenance = create_engine(url, isolation_level="AUTOCOMMIT")
    with maintenance.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    on = engine_for(url.set(database=name).render_as_string(hide_password=False))
    try:
        if migrated:
            upgrade(on)
        yield on
    finally:
        on.dispose()
        with maintenance.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        maintenance.dispose()


@pytest.fixture(scope="package")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A small demonstration country. Tests only read it."""
    with empty_database(tmp_path_factory.mktemp("demonstration")) as on:
        make_demonstration(size=SMALL, today=TODAY, on=on)
        yield on


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with empty_database(tmp_path_factory.mktemp("empty")) as on:
        yield on
