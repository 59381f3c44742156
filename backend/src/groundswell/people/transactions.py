"""Short writes that touch no figures: sign-ins and visits. They need not wait for their turn behind a long import."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from groundswell.database.engine import engine


@contextmanager
def noting() -> Iterator[Session]:
    """Committed at the end, whole or not at all; makes no revision."""
    with Session(engine().execution_options(writes=True)) as session, session.begin():
        yield session
