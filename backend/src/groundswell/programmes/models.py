"""Programmes: who commissions them and what for, who has joined and how far they have come."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class Programme(Base):
    """One year, or one funded stretch, of a programme; `renews_id` is the one it goes on from."""

    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    commissioned_by: Mapped[str] = mapped_column(String(200))
    led_by: Mapped[str | None] = mapped_column(String(200))
    aims: Mapped[str] = mapped_column(Text)
    funding_pounds: Mapped[int | None]
    first: Mapped[date]
    last: Mapped[date]
    renews_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"), unique=True)
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("last > first", name="period_order"),)


class Principle(Base):
    """A design principle: "release talent"."""

    __tablename__ = "principle"

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(String(300))


class Partner(Base):
    """A body that takes part, or with whose own support the programme is aligned: a deanery, CSU, AHSN, CCG."""

    __tablename__ = "partner"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(60))
    part: Mapped[str] = mapped_column(String(300))
    revision_id: Mapped[int]


class ProgrammeTarget(Base):
    """So many participants, practices, federations or new members of the faculty by a day."""

    __tablename__ = "programme_target"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    what: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]
    first: Mapped[date]
    by: Mapped[date] = mapped_column("by_date")
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("what IN ('participants','practices','federations','faculty')", name="what_known"),
        CheckConstraint("number > 0", name="some"),
        CheckConstraint("by_date > first", name="period_order"),
    )


class ReferenceGroupMember(Base):
    __tablename__ = "reference_group_member"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    speaks_for: Mapped[str] = mapped_column(String(200))
    """A professional body, practices, patients, commissioners, an improvement body."""
    first: Mapped[date]
    last: Mapped[date | None]
    revision_id: Mapped[int]


class ReferenceGroupMeeting(Base):
    __tablename__ = "reference_group_meeting"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    day: Mapped[date]
    place: Mapped[str] = mapped_column(String(300))
    notes: Mapped[str] = mapped_column(Text, default="")
    revision_id: Mapped[int]


STAGES = ("expressed", "contacted", "planning", "delivery", "closed", "withdrawn")


class Joining(Base):
    """A federation or a practice on its way through a programme; its adviser's first contact is due in four weeks."""

    __tablename__ = "joining"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    stage: Mapped[str] = mapped_column(String(20))
    """The last of its `JoiningStep`s, kept beside them so that lists need one table."""
    stage_on: Mapped[date]
    expressed_on: Mapped[date]
    contact_due: Mapped[date]
    adviser_id: Mapped[int | None] = mapped_column(ForeignKey("faculty_member.id"), index=True)
    days_needed: Mapped[float]
    """Days of faculty a month that it needs while in planning and delivery."""
    revision_id: Mapped[int]

    __table_args__ = (
        Index("uq_joining_programme_id_organisation_id", "programme_id", "organisation_id", unique=True),
        CheckConstraint(
            "stage IN ('expressed','contacted','planning','delivery','closed','withdrawn')", name="stage_known"
        ),
    )


class JoiningStep(Base):
    __tablename__ = "joining_step"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    joining_id: Mapped[int] = mapped_column(ForeignKey("joining.id"), index=True)
    stage: Mapped[str] = mapped_column(String(20))
    on: Mapped[date] = mapped_column("on_date")
    note: Mapped[str] = mapped_column(Text, default="")
    revision_id: Mapped[int]


class Theme(Base):
    """What sessions and achievements are about: lean, systems thinking, patient engagement, leadership, measurement."""

    __tablename__ = "theme"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    title: Mapped[str] = mapped_column(String(100), unique=True)
    revision_id: Mapped[int]


class Achievement(Base):
    """What someone went on to do: a service commissioned, a consultation run, a role taken."""

    __tablename__ = "achievement"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """NULL where the whole group did it."""
    kind: Mapped[str] = mapped_column(String(20))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    day: Mapped[date]
    title: Mapped[str] = mapped_column(String(300))
    words: Mapped[str] = mapped_column(Text, default="")
    evidence_url: Mapped[str | None] = mapped_column(String(500))
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("kind IN ('service','campaign','consultation','meeting','role','other')", name="kind_known"),
    )
