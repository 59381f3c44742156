from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from groundswell.database import registry
from groundswell.database.engine import engine_for
from groundswell.database.migrate import upgrade
from groundswell.demonstration.actions import make_demonstration
from groundswell.demonstration.country import Size

SMALL = Size(federations=10, practices=110, networks=14, waves=(1, 3), mergers=4, moves=6, months=24)
TODAY = date(2031, 3, 20)


def empty_database(folder: Path) -> Engine:
    assert registry.metadata.tables
    on = engine_for(f"sqlite:///{folder / 'groundswell.db'}")
    upgrade(on)
    return on


@pytest.fixture(scope="package")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A small demonstration country. Tests only read it."""
    on = empty_database(tmp_path_factory.mktemp("demonstration"))
    make_demonstration(size=SMALL, today=TODAY, on=on)
    yield on
    on.dispose()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    on = empty_database(tmp_path)
    yield on
    on.dispose()
