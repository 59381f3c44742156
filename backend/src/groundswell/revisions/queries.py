from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.revisions.models import Revision


class Watermark(NamedTuple):
    """Up to where the log has been numbered: what a reader who starts now is sure to see."""

    sequence: int
    committed_at: datetime | None


def watermark(session: Session) -> Watermark:
    row = session.execute(
        select(Revision.sequence, Revision.made_at)
        .where(Revision.sequence.is_not(None))
        .order_by(Revision.sequence.desc())
        .limit(1)
    ).first()
    return Watermark(row.sequence, row.made_at) if row else Watermark(0, None)
