from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, Index, String, Text, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id

OF_A_CLIENT: ColumnElement[bool] = literal_column("action LIKE 'client%'")
"""Revisions whose source is the code of a client. Written out, or databases would not see that it is their index's."""


class Revision(Base):
    """One write transaction. `sequence` is given only once it has committed (see `sequencer.py`)."""

    __tablename__ = "revision"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    sequence: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    action: Mapped[str] = mapped_column(String(60))
    words: Mapped[str] = mapped_column(Text, default="")
    by_user_id: Mapped[int | None]
    by_name: Mapped[str] = mapped_column(String(200))
    source: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime]

    __table_args__ = (
        Index("ix_revision_unnumbered", "id", postgresql_where=sequence.is_(None), sqlite_where=sequence.is_(None)),
        Index("ix_revision_of_client", "source", postgresql_where=OF_A_CLIENT, sqlite_where=OF_A_CLIENT),
    )


class OrganisationChange(Base):
    """What a revision changed about an organisation: opened, closed, renamed, moved or corrected."""

    __tablename__ = "organisation_change"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(index=True)
    change: Mapped[str] = mapped_column(String(20))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
