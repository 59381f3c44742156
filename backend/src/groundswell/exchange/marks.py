"""Where the log of revisions stands, told apart from the same number in a database that was put back from a backup."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from groundswell.revisions.models import Revision


class Mark(NamedTuple):
    sequence: int
    committed_at: datetime | None
    fingerprint: str
    """Of this very revision: another one that was given its number has another."""
    revision_id: int


START = Mark(0, None, "", 0)
_ASKED = select(Revision.id, Revision.sequence, Revision.made_at)


def last_mark(session: Session) -> Mark:
    """The revision up to which the log has been numbered."""
    numbered = _ASKED.where(Revision.sequence.is_not(None)).order_by(Revision.sequence.desc()).limit(1)
    row = session.execute(numbered).first()
    return START if row is None else _mark(row)


def mark_at(session: Session, sequence: int) -> Mark:
    """The revision with this number; `START` where there is none."""
    row = session.execute(_ASKED.where(Revision.sequence == sequence)).first()
    return START if row is None else _mark(row)


def marks_after(session: Session, after: int, up_to: int, limit: int) -> list[Mark]:
    """The next revisions."""
    numbers = Revision.sequence > after, Revision.sequence <= up_to
    return [_mark(row) for row in session.execute(_ASKED.where(*numbers).order_by(Revision.sequence).limit(limit))]


def _mark(row: Row[*tuple[Any, ...]] | Sequence[Any]) -> Mark:
    number, sequence, made_at = row
    made_at = made_at.replace(tzinfo=UTC) if made_at.tzinfo is None else made_at.astimezone(UTC)
    told = f"{number}|{sequence}|{made_at.isoformat()}"
    return Mark(sequence, made_at, blake2b(told.encode(), digest_size=9).hexdigest(), number)
