"""A state of the database that is exactly that of one revision."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from groundswell.database.engine import snapshot
from groundswell.revisions.sequencer import UNNUMBERED, number_committed

ATTEMPTS = 50
"""Writers number their revisions right after they commit, so a state with one that has no number yet is rare."""


@contextmanager
def settled() -> Iterator[Session]:
    """A snapshot in which everything that is committed has its number: what it shows is what somebody knows who has
    followed the feed up to its watermark."""
    for _ in range(ATTEMPTS):
        with snapshot() as session:
            if session.scalar(UNNUMBERED) is None:
                yield session
                return
        number_committed()
    raise OperationalError("settled", {}, Exception("revisions come faster than they are numbered"))
