"""Who has a stake in an initiative, what could be done, what was agreed, and what was said against it."""

from datetime import date

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class Stakeholder(Base):
    """A person, a group or a body, with what is to be done next to bring them on."""

    __tablename__ = "stakeholder"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    part: Mapped[str] = mapped_column(String(200), default="")
    """Their part in it: "do the calling back", "clinical sponsor"."""
    interest: Mapped[str] = mapped_column(String(10))
    influence: Mapped[str] = mapped_column(String(10))
    next_step: Mapped[str | None] = mapped_column(String(300))
    next_by: Mapped[date | None]
    next_owner: Mapped[str | None] = mapped_column(String(200))
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("interest IN ('low','medium','high')", name="interest_known"),
        CheckConstraint("influence IN ('low','medium','high')", name="influence_known"),
    )


class Stance(Base):
    """Where a stakeholder stands from a day on, and where they are needed. The newest is in force."""

    __tablename__ = "stance"

    stakeholder_id: Mapped[int] = mapped_column(ForeignKey("stakeholder.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    now: Mapped[str] = mapped_column("stance_now", String(10))
    needed: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text, default="")
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("stance_now IN ('against','unsure','for','leads')", name="now_known"),
        CheckConstraint("needed IN ('against','unsure','for','leads')", name="needed_known"),
    )


class Option(Base):
    """One way of doing it, with what it costs and brings and what could go wrong."""

    __tablename__ = "case_option"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    cost_pounds: Mapped[int | None]
    costs: Mapped[str] = mapped_column(Text, default="")
    benefits: Mapped[str] = mapped_column(Text, default="")
    risks: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[str] = mapped_column(Text, default="")
    evidence_link: Mapped[str | None] = mapped_column(String(500))
    preferred: Mapped[bool] = mapped_column(Boolean)
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("cost_pounds IS NULL OR cost_pounds >= 0", name="cost_not_negative"),)


class Decision(Base):
    """What was decided, on which day, and who agreed."""

    __tablename__ = "case_decision"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    option_id: Mapped[int | None] = mapped_column(ForeignKey("case_option.id"))
    day: Mapped[date]
    words: Mapped[str] = mapped_column(Text)
    agreed_by: Mapped[str] = mapped_column(Text)
    revision_id: Mapped[int]


class Challenge(Base):
    """What was said against it, and the answer that was given."""

    __tablename__ = "challenge"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    day: Mapped[date]
    by_whom: Mapped[str] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(Text)
    answer: Mapped[str | None] = mapped_column(Text)
    answered_on: Mapped[date | None]
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answered_on_a_day"),)
