from datetime import UTC, datetime

from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.revisions.models import Revision


def begin(session: Session, *, by: Principal, action: str, words: str = "", source: str | None = None) -> Revision:
    """The one revision of this write transaction. Call once, before the rows that carry it."""
    revision = Revision(
        action=action,
        words=words,
        by_user_id=by.user_id,
        by_name=by.name,
        source=source,
        made_at=datetime.now(UTC),
    )
    session.add(revision)
    session.flush()
    return revision
