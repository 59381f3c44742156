"""Numbers revisions after they have committed.

A reader who follows ids misses the change with a lower id that commits later. So the public number is given under
a lock to revisions that are already committed, in the order in which they are found. A cursor of this number never
passes over a change.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, func, select, text, update
from sqlalchemy.orm import Session

from groundswell.database.engine import dialect, engine, glance
from groundswell.revisions.models import Revision

SEQUENCER_LOCK = 0x67726E6473
UNNUMBERED = select(Revision.id).where(Revision.sequence.is_(None)).limit(1)
"""Asks whether something is committed that has no number yet."""


def number_committed(on: Engine | None = None) -> None:
    """Gives every committed revision without a number the next one. Safe to call from anywhere, at any time."""
    with Session((on or engine()).execution_options(writes=True)) as session, session.begin():
        if dialect(session) == "postgresql":
            session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SEQUENCER_LOCK})
        waiting = session.scalars(select(Revision.id).where(Revision.sequence.is_(None)).order_by(Revision.id)).all()
        if not waiting:
            return
        last = session.scalar(select(func.max(Revision.sequence))) or 0
        for number, revision_id in enumerate(waiting, last + 1):
            session.execute(update(Revision).where(Revision.id == revision_id).values(sequence=number))


FORGOTTEN = timedelta(seconds=10)
"""A writer numbers its revision right after it has committed; one that took longer has died in between."""


def number_forgotten() -> None:
    """Numbers what a writer that died right after its commit has left, so that followers need not wait for the next
    writer. One glance where there is nothing to do."""
    waiting = glance("SELECT made_at FROM revision WHERE sequence IS NULL")
    moments = (datetime.fromisoformat(at) if isinstance(at, str) else at for (at,) in waiting)
    if any((at if at.tzinfo else at.replace(tzinfo=UTC)) < datetime.now(UTC) - FORGOTTEN for at in moments):
        number_committed()
