"""The improvement faculty: its members, how they are trained and signed off, and the specialists it buys in."""

from datetime import date

from sqlalchemy import CheckConstraint, Double, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class FacultyMember(Base):
    __tablename__ = "faculty_member"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    background: Mapped[str] = mapped_column(String(200))
    """What they were before: "GP partner", "NHS manager"."""
    region_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    joined: Mapped[date]
    left_on: Mapped[date | None]
    days_per_month: Mapped[float] = mapped_column(Double)
    """What they have to give; assignments are set against it."""
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("days_per_month >= 0 AND days_per_month <= 31", name="days_possible"),
        CheckConstraint("left_on IS NULL OR left_on >= joined", name="left_after_joining"),
    )


class FacultySkill(Base):
    __tablename__ = "faculty_skill"

    member_id: Mapped[int] = mapped_column(ForeignKey("faculty_member.id"), primary_key=True)
    skill: Mapped[str] = mapped_column(String(100), primary_key=True)


class ApprenticeshipStage(Base):
    """The stages are data: a programme that trains its faculty otherwise edits them."""

    __tablename__ = "apprenticeship_stage"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    place: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(String(100), unique=True)
    usual_months: Mapped[int]
    """How long people usually stay in it before the next."""
    accredits: Mapped[bool]
    """Whoever has reached it may sign others off."""
    revision_id: Mapped[int]


class StageReached(Base):
    """A member reached a stage, assured by another who was accredited on that day."""

    __tablename__ = "stage_reached"

    member_id: Mapped[int] = mapped_column(ForeignKey("faculty_member.id"), primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("apprenticeship_stage.id"), primary_key=True)
    on: Mapped[date] = mapped_column("on_date")
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("faculty_member.id"))
    """NULL only of those who were accredited when the faculty was founded."""
    evidence: Mapped[str] = mapped_column(Text, default="")
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("signed_by_id IS NULL OR signed_by_id <> member_id", name="not_by_oneself"),)


class Provider(Base):
    """A firm or body of specialists: Lean, measurement, workforce redesign, board coaching, project management."""

    __tablename__ = "provider"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    specialism: Mapped[str] = mapped_column(String(100))
    contact: Mapped[str | None] = mapped_column(String(300))
    revision_id: Mapped[int]


class Contract(Base):
    __tablename__ = "contract"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("provider.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    first: Mapped[date]
    last: Mapped[date]
    days: Mapped[float] = mapped_column(Double)
    """Days bought."""
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("last >= first", name="period_order"),
        CheckConstraint("days > 0", name="some_days"),
    )
