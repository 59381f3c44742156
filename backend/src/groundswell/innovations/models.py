"""The library of proven changes, and how far each has spread, practice by practice."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id

STAGES = ("aware", "interested", "testing", "adopted", "sustained", "stopped")


class Innovation(Base):
    __tablename__ = "innovation"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(Text)
    """What it is, in two or three sentences."""
    how_to: Mapped[str] = mapped_column(Text, default="")
    first_cycle: Mapped[str] = mapped_column(Text, default="")
    """The usual first test: "one receptionist, one morning, counting who accepts"."""
    cost: Mapped[str] = mapped_column(Text, default="")
    time: Mapped[str] = mapped_column("time_needed", Text, default="")
    people: Mapped[str] = mapped_column(Text, default="")
    first_tried: Mapped[date | None]
    first_tried_at_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    retired_because: Mapped[str | None] = mapped_column(Text)
    """NULL while it is listed."""
    revision_id: Mapped[int]


class InnovationTheme(Base):
    __tablename__ = "innovation_theme"

    innovation_id: Mapped[int] = mapped_column(ForeignKey("innovation.id"), primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("improvement_theme.id"), primary_key=True, index=True)


class InnovationMeasure(Base):
    """A measure that it should move."""

    __tablename__ = "innovation_measure"

    innovation_id: Mapped[int] = mapped_column(ForeignKey("innovation.id"), primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), primary_key=True, index=True)


class InnovationOrigin(Base):
    """An initiative that it came from."""

    __tablename__ = "innovation_origin"

    innovation_id: Mapped[int] = mapped_column(ForeignKey("innovation.id"), primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), primary_key=True, index=True)


class InnovationContact(Base):
    """Whom to talk to: someone who has done it, or who stopped and says why."""

    __tablename__ = "innovation_contact"

    innovation_id: Mapped[int] = mapped_column(ForeignKey("innovation.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    words: Mapped[str] = mapped_column(String(200), default="")
    revision_id: Mapped[int]


class Adoption(Base):
    """How far a practice has come with an innovation: the last of its steps, kept beside them for counting."""

    __tablename__ = "adoption"

    innovation_id: Mapped[int] = mapped_column(ForeignKey("innovation.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True, index=True)
    stage: Mapped[str] = mapped_column(String(20))
    stage_on: Mapped[date]
    adopted_on: Mapped[date | None]
    """The day of its first step to adopted; stays when it stops."""
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint(
            "stage IN ('aware','interested','testing','adopted','sustained','stopped')", name="stage_known"
        ),
        Index("ix_adoption_innovation_id_stage", "innovation_id", "stage"),
    )


class AdoptionStep(Base):
    __tablename__ = "adoption_step"

    innovation_id: Mapped[int] = mapped_column(ForeignKey("innovation.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    stage: Mapped[str] = mapped_column(String(20), primary_key=True)
    on: Mapped[date] = mapped_column("on_date", primary_key=True)
    reason: Mapped[str | None] = mapped_column(String(300))
    """Why it stopped."""
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint(
            "stage IN ('aware','interested','testing','adopted','sustained','stopped')", name="stage_known"
        ),
        CheckConstraint("stage <> 'stopped' OR reason IS NOT NULL", name="stopped_with_a_reason"),
        Index("ix_adoption_step_revision_id", "revision_id"),
    )


class FormerAdoptionStep(Base):
    """A step that was taken back, with the revision in which it was."""

    __tablename__ = "former_adoption_step"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    innovation_id: Mapped[int]
    organisation_id: Mapped[int]
    stage: Mapped[str] = mapped_column(String(20))
    on: Mapped[date] = mapped_column("on_date")
    revision_id: Mapped[int]
    ended_revision_id: Mapped[int] = mapped_column(index=True)
