"""A place for a copy: a file of SQLite, or a database on the server that GROUNDSWELL_TEST_DATABASE_URL names."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import an_empty_database


@pytest.fixture
def place(tmp_path: Path) -> Iterator[str]:
    with an_empty_database(os.environ.get("GROUNDSWELL_TEST_DATABASE_URL"), tmp_path, "copy") as address:
        yield address
