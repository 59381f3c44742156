from collections.abc import Iterable
from datetime import UTC, datetime

from pydantic import BaseModel, Field

from groundswell.revisions.models import Revision


class RevisionLogged(BaseModel):
    """One change: who made it, when, by which action and from which source."""

    sequence: int
    committed_at: datetime
    by: str
    action: str = Field(examples=["file_imported"])
    words: str
    source: str | None = Field(description="What it was about: a file's name, a code, or nothing.")


def logged(rows: Iterable[Revision]) -> list[RevisionLogged]:
    """Those that have their number."""
    return [
        RevisionLogged(
            sequence=row.sequence,
            committed_at=row.made_at.replace(tzinfo=row.made_at.tzinfo or UTC),
            by=row.by_name,
            action=row.action,
            words=row.words,
            source=row.source,
        )
        for row in rows
        if row.sequence is not None
    ]
