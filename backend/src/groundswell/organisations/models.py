"""Organisations, dated membership, and the statements of files from which both are derived."""

from datetime import date

from sqlalchemy import Boolean, CheckConstraint, Double, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class Organisation(Base):
    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    kind: Mapped[str] = mapped_column(String(20), index=True)
    subkind: Mapped[str | None] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(300))
    opened: Mapped[date | None]
    closed: Mapped[date | None]
    status: Mapped[str | None] = mapped_column(String(20))
    postcode: Mapped[str | None] = mapped_column(String(10))
    setting: Mapped[str | None] = mapped_column(String(10))
    revision_id: Mapped[int] = mapped_column(index=True)

    __table_args__ = (
        CheckConstraint(
            "kind IN ('nation','region','commissioner','federation','network','scheme',"
            "'practice','unassigned','unknown')",
            name="kind_known",
        ),
        CheckConstraint("code <> '' AND name <> ''", name="named"),
    )


class FormerKind(Base):
    """What an organisation was held to be until `ended_revision_id`: a practice is seen otherwise than a group."""

    __tablename__ = "former_kind"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(20))
    ended_revision_id: Mapped[int]


class Spell(Base):
    """`organisation_id` belonged to `parent_id` from `first` until the day before `until`.

    Spells of one organisation with one kind of parent never overlap, save in schemes, where one practice may take
    part in two: PostgreSQL holds that by an exclusion constraint, SQLite by a trigger (first migration).
    """

    __tablename__ = "spell"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    parent_kind: Mapped[str] = mapped_column(String(20))
    parent_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    first: Mapped[date]
    """0001-01-01 where the beginning is not known."""
    until: Mapped[date | None]
    inferred: Mapped[bool] = mapped_column(Boolean)
    """True when the first day was concluded from a change between two monthly files."""
    revision_id: Mapped[int]

    __table_args__ = (
        UniqueConstraint("organisation_id", "parent_id", "first"),
        CheckConstraint("until IS NULL OR until > first", name="not_empty"),
        CheckConstraint("organisation_id <> parent_id", name="not_own_parent"),
        Index("ix_spell_parent_id_until", "parent_id", "until"),
        Index("ix_spell_revision_id", "revision_id"),
    )


class FormerSpell(Base):
    """A spell that was held true from `revision_id` until `ended_revision_id`, and is not any more."""

    __tablename__ = "former_spell"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(index=True)
    parent_kind: Mapped[str] = mapped_column(String(20))
    parent_id: Mapped[int]
    first: Mapped[date]
    until: Mapped[date | None]
    inferred: Mapped[bool] = mapped_column(Boolean)
    revision_id: Mapped[int]
    ended_revision_id: Mapped[int] = mapped_column(index=True)


class Succession(Base):
    __tablename__ = "succession"

    predecessor_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    successor_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True, index=True)
    on: Mapped[date] = mapped_column("on_date", primary_key=True)
    revision_id: Mapped[int]


class FormerSuccession(Base):
    """A succession that was held true from `revision_id` until `ended_revision_id`."""

    __tablename__ = "former_succession"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    predecessor_id: Mapped[int]
    successor_id: Mapped[int]
    on: Mapped[date] = mapped_column("on_date")
    revision_id: Mapped[int]
    ended_revision_id: Mapped[int] = mapped_column(index=True)


class StatedOrganisation(Base):
    """What one file said of one organisation. NULL: it did not say."""

    __tablename__ = "stated_organisation"

    import_id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    as_at: Mapped[date]
    kind: Mapped[str] = mapped_column(String(20))
    subkind: Mapped[str | None] = mapped_column(String(20))
    name: Mapped[str | None] = mapped_column(String(300))
    opened: Mapped[date | None]
    closed: Mapped[date | None]
    status: Mapped[str | None] = mapped_column(String(20))
    postcode: Mapped[str | None] = mapped_column(String(10))
    setting: Mapped[str | None] = mapped_column(String(10))

    __table_args__ = (Index("ix_stated_organisation_organisation_id", "organisation_id"),)


class StatedMembership(Base):
    """What one file said of one membership; `parent_id` NULL: stated to belong to none."""

    __tablename__ = "stated_membership"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    import_id: Mapped[int] = mapped_column(index=True)
    organisation_id: Mapped[int]
    parent_kind: Mapped[str] = mapped_column(String(20))
    parent_id: Mapped[int | None]
    first: Mapped[date | None]
    until: Mapped[date | None]
    as_at: Mapped[date]
    basis: Mapped[str] = mapped_column(String(10))

    __table_args__ = (Index("ix_stated_membership_organisation_id", "organisation_id", "parent_kind"),)


class StatedSuccession(Base):
    __tablename__ = "stated_succession"

    import_id: Mapped[int] = mapped_column(primary_key=True)
    predecessor_id: Mapped[int] = mapped_column(primary_key=True)
    successor_id: Mapped[int] = mapped_column(primary_key=True)
    on: Mapped[date] = mapped_column("on_date", primary_key=True)


class CompleteFile(Base):
    """A file that lists every membership of one kind as at its date: whom it does not name belongs to none then."""

    __tablename__ = "complete_file"

    import_id: Mapped[int] = mapped_column(primary_key=True)
    parent_kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    as_at: Mapped[date]
    note: Mapped[str | None] = mapped_column(Text)


class Deprivation(Base):
    """The Index of Multiple Deprivation of a practice's patients in one edition; a higher score is more deprived."""

    __tablename__ = "deprivation"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    score: Mapped[float] = mapped_column(Double)
    import_id: Mapped[int] = mapped_column(primary_key=True)
    """Of two files that state one edition, the later import is in force."""
    revision_id: Mapped[int]
