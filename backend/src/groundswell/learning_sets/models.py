"""Action learning sets: about six people and a facilitator, and what is said there, which stays there."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class LearningSet(Base):
    __tablename__ = "learning_set"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    name: Mapped[str] = mapped_column(String(60))
    facilitator_id: Mapped[int] = mapped_column(ForeignKey("faculty_member.id"), index=True)
    revision_id: Mapped[int]

    __table_args__ = (UniqueConstraint("cohort_id", "name"),)


class SetMember(Base):
    """A participant is in one set."""

    __tablename__ = "set_member"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("learning_set.id"), index=True)


class SetMeeting(Base):
    __tablename__ = "set_meeting"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("learning_set.id"), index=True)
    day: Mapped[date]
    place: Mapped[str] = mapped_column(String(300))
    revision_id: Mapped[int]


class Undertaking(Base):
    """The question a member brought to a meeting and what they undertook. Read by the set alone."""

    __tablename__ = "undertaking"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("set_meeting.id"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True)
    question: Mapped[str] = mapped_column(Text)
    undertakes: Mapped[str] = mapped_column(Text, default="")
    done_on: Mapped[date | None]
    revision_id: Mapped[int]
