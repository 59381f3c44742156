"""Exports that somebody asked for, and their files. No revision: they change nothing that anybody else sees."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base


class Export(Base):
    __tablename__ = "export"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    """Not to be guessed; still, only who asked may fetch."""
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"), index=True)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("client.id"), index=True)
    asked: Mapped[str] = mapped_column(Text)
    """What was asked for, as JSON."""
    whose: Mapped[str] = mapped_column(Text)
    """What whoever asked might see when it was made (`Principal.scope_key`)."""
    sequence: Mapped[int | None] = mapped_column(BigInteger)
    """The revision up to which it was made."""
    state: Mapped[str] = mapped_column(String(10))
    rows_written: Mapped[int] = mapped_column(BigInteger, default=0)
    rows_expected: Mapped[int | None] = mapped_column(BigInteger)
    cursor: Mapped[str | None] = mapped_column(Text)
    """Where the feed of changes goes on from it."""
    problem: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime]
    alive_at: Mapped[datetime]
    """When whoever writes it last said so: one that has fallen silent is begun anew."""
    ready_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]

    __table_args__ = (
        CheckConstraint("state IN ('waiting','running','ready','failed','deleted')", name="state_known"),
        CheckConstraint("(user_id IS NULL) <> (client_id IS NULL)", name="asked_by_one"),
    )


class ExportFile(Base):
    __tablename__ = "export_file"

    export_id: Mapped[str] = mapped_column(ForeignKey("export.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    format: Mapped[str] = mapped_column(String(20))
    rows: Mapped[int] = mapped_column(BigInteger)
    bytes: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
