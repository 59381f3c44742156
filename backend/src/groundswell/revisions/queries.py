from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from groundswell.database.engine import glance
from groundswell.revisions.models import Revision


class Watermark(NamedTuple):
    """Up to where the log has been numbered: what a reader who starts now is sure to see."""

    sequence: int
    committed_at: datetime | None


class Latest(NamedTuple):
    watermark: Watermark
    settled: bool
    """Whether everything that is committed has its number, so that nothing has changed since the watermark."""


def latest() -> Latest:
    """Where the log stands at this moment, for those who have no session yet: asked by every request, so the shortest
    way."""
    rows = glance(
        "SELECT sequence, made_at, EXISTS (SELECT 1 FROM revision WHERE sequence IS NULL)"
        " FROM revision WHERE sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1"
    )
    for sequence, made_at, unnumbered in rows:
        # SQLite keeps times as text, and this question goes past SQLAlchemy, which would read them.
        moment = datetime.fromisoformat(made_at) if isinstance(made_at, str) else made_at
        return Latest(Watermark(sequence, _in_utc(moment)), not unnumbered)
    return Latest(Watermark(0, None), False)


def watermark(session: Session, at: int | None = None) -> Watermark:
    """As it is, or as it was at the revision with the public number `at`."""
    numbered = Revision.sequence.is_not(None) if at is None else Revision.sequence <= at
    row = session.execute(
        select(Revision.sequence, Revision.made_at).where(numbered).order_by(Revision.sequence.desc()).limit(1)
    ).first()
    return Watermark(row.sequence, _in_utc(row.made_at)) if row else Watermark(0, None)


def _in_utc(moment: datetime) -> datetime:
    """SQLite gives moments back without their zone, and one without is no moment to who reads it elsewhere."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Logged(NamedTuple):
    rows: Sequence[Revision]
    total: int
    more: bool


def log(session: Session, *only: ColumnElement[bool], limit: int, before: int | None) -> Logged:
    """Numbered revisions, or `only` some of them, newest first, from the one before `before` down."""
    wanted = (Revision.sequence.is_not(None), *only)
    total = session.scalar(select(func.count()).select_from(Revision).where(*wanted)) or 0
    query = select(Revision).where(*wanted)
    if before is not None:
        query = query.where(Revision.sequence < before)
    rows = session.scalars(query.order_by(Revision.sequence.desc()).limit(limit + 1)).all()
    return Logged(rows[:limit], total, len(rows) > limit)
