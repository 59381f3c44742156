"""A place for a copy: a file of SQLite, or a database on the server that GROUNDSWELL_TEST_DATABASE_URL names."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text


@pytest.fixture
def place(tmp_path: Path) -> Iterator[str]:
    server = os.environ.get("GROUNDSWELL_TEST_DATABASE_URL")
    if server is None:
        yield f"sqlite:///{tmp_path / 'copy.db'}"
        return
    url = make_url(server)
    name = f"groundswell_copy_{os.getpid()}"
    maintenance = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with maintenance.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield url.set(database=name).render_as_string(hide_password=False)
    finally:
        with maintenance.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        maintenance.dispose()
