"""The measures of the tests' database are seeded once for all tests: who changes one puts it back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select, update

from groundswell.database.engine import reading, writing
from groundswell.measures.models import Measure


@contextmanager
def put_back_afterwards() -> Iterator[None]:
    with reading() as session:
        rows = [dict(row) for row in session.execute(select(*Measure.__table__.columns)).mappings()]
    try:
        yield
    finally:
        with writing() as session:
            session.execute(update(Measure), rows)
