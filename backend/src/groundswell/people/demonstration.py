"""Whether a database holds the demonstration country. Its people, whose password is public, may sign in only there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.revisions.models import Revision

MADE = "demonstration_made"
"""The action of the revision that filled the database."""
PASSWORD = "demonstration-only"


def is_demonstration(session: Session) -> bool:
    return session.scalar(select(Revision.id).where(Revision.action == MADE).limit(1)) is not None
