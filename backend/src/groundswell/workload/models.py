"""Who works where: members of the faculty by days a month, bought-in specialists by the day."""

from datetime import date

from sqlalchemy import CheckConstraint, Double, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class SpecialistDay(Base):
    """Days of a contract that were worked, for a cohort or at an organisation."""

    __tablename__ = "specialist_day"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    day: Mapped[date]
    days: Mapped[float] = mapped_column(Double)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    what: Mapped[str] = mapped_column(String(300))
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("days > 0", name="some_days"),)


class Assignment(Base):
    """A member works for a cohort, or with a federation, so many days a month from one day to another."""

    __tablename__ = "assignment"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("faculty_member.id"), index=True)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    part: Mapped[str] = mapped_column(String(100))
    """Lead, adviser, facilitator, coach."""
    first: Mapped[date]
    last: Mapped[date | None]
    days_per_month: Mapped[float] = mapped_column(Double)
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("(cohort_id IS NULL) <> (organisation_id IS NULL)", name="one_place"),
        CheckConstraint("last IS NULL OR last >= first", name="period_order"),
        CheckConstraint("days_per_month > 0 AND days_per_month <= 31", name="days_possible"),
    )
