from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Double, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class FileImport(Base):
    """One file that was sent, and what became of it."""

    __tablename__ = "file_import"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    bytes: Mapped[int] = mapped_column(BigInteger)
    format: Mapped[str | None] = mapped_column(String(40))
    as_at: Mapped[date | None]
    on_bad_rows: Mapped[str] = mapped_column(String(6))
    state: Mapped[str] = mapped_column(String(12))
    counts: Mapped[dict[str, int]] = mapped_column(JSON)
    notes: Mapped[list[Any]] = mapped_column(JSON)
    problems_total: Mapped[int]
    sent_by: Mapped[str] = mapped_column(String(200))
    sent_by_user_id: Mapped[int | None]
    sent_at: Mapped[datetime]
    seconds: Mapped[float | None] = mapped_column(Double)
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    withdrawn_revision_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))

    __table_args__ = (
        CheckConstraint("state IN ('loaded','refused','withdrawn','nothing_new')", name="state_known"),
        CheckConstraint("on_bad_rows IN ('refuse','skip')", name="on_bad_rows_known"),
    )


class ImportProblem(Base):
    """A row that was refused, kept so that it can be looked at and downloaded."""

    __tablename__ = "import_problem"

    import_id: Mapped[int] = mapped_column(ForeignKey("file_import.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    row: Mapped[int | None]
    sheet: Mapped[str | None] = mapped_column(Text)
    column: Mapped[str | None] = mapped_column(Text)
    organisation: Mapped[str | None] = mapped_column(Text)
    period: Mapped[str | None] = mapped_column(Text)
    found: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    expected: Mapped[str] = mapped_column(Text)
