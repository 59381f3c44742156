"""Sites and cohorts: the people of one programme at one place in one intake, what they do together, and who covers."""

from datetime import date, time

from sqlalchemy import CheckConstraint, Double, ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class Site(Base):
    __tablename__ = "site"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(200))
    revision_id: Mapped[int]

    __table_args__ = (UniqueConstraint("programme_id", "name"),)


class SitePractice(Base):
    """The practices of a site: its deprivation is theirs, from the imported file."""

    __tablename__ = "site_practice"

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)


class Cohort(Base):
    __tablename__ = "cohort"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"), index=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    intake: Mapped[int]
    """The year, or the how-manieth: people call a cohort by it."""
    places: Mapped[int]
    """For how many people it is planned."""
    days_needed: Mapped[float] = mapped_column(Double)
    """Days of faculty a month while its terms run."""
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("places > 0", name="some_places"),)


class Term(Base):
    """`weeks` weeks from `first`; its last day is `first` + 7 × `weeks` - 1."""

    __tablename__ = "term"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    place: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    first: Mapped[date]
    weeks: Mapped[int]
    revision_id: Mapped[int]

    __table_args__ = (
        UniqueConstraint("cohort_id", "place"),
        CheckConstraint("kind IN ('teaching','action_learning','project')", name="kind_known"),
        CheckConstraint("weeks BETWEEN 1 AND 60", name="weeks_possible"),
    )


class TaughtSession(Base):
    """A dated meeting of a cohort. Times are local: a session at ten stays at ten when the clocks change."""

    __tablename__ = "taught_session"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("term.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    day: Mapped[date] = mapped_column(index=True)
    begins: Mapped[time]
    ends: Mapped[time]
    place: Mapped[str | None] = mapped_column(String(300))
    link: Mapped[str | None] = mapped_column(String(500))
    materials: Mapped[str | None] = mapped_column(String(500))
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("ends > begins", name="times_order"),)


class Facilitator(Base):
    __tablename__ = "facilitator"

    session_id: Mapped[int] = mapped_column(ForeignKey("taught_session.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("faculty_member.id"), primary_key=True, index=True)


class Participant(Base):
    """A person in a cohort; `continues_id` is the same person's place in the year before."""

    __tablename__ = "participant"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    joined: Mapped[date]
    left_on: Mapped[date | None]
    left_because: Mapped[str | None] = mapped_column(Text)
    continues_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), unique=True)
    revision_id: Mapped[int]

    __table_args__ = (
        UniqueConstraint("cohort_id", "person_id"),
        CheckConstraint(
            "role IN ('gp','new_gp','practice_manager','practice_nurse','health_visitor','other')", name="role_known"
        ),
        CheckConstraint("(left_on IS NULL) = (left_because IS NULL)", name="left_with_a_reason"),
    )


class Placement(Base):
    """Where a participant works, and on which days of the week: bit 0 is Monday."""

    __tablename__ = "placement"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    weekdays: Mapped[int] = mapped_column(SmallInteger)
    first: Mapped[date]
    last: Mapped[date | None]
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("last IS NULL OR last >= first", name="period_order"),
        CheckConstraint("weekdays BETWEEN 0 AND 127", name="weekdays_known"),
    )


class Backfill(Base):
    """`by_id` covers the sessions of `for_id` at a practice on some days of the week, from one day to another."""

    __tablename__ = "backfill"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    for_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    weekdays: Mapped[int] = mapped_column(SmallInteger)
    first: Mapped[date]
    last: Mapped[date]
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("last >= first", name="period_order"),
        CheckConstraint("by_id <> for_id", name="not_for_oneself"),
        CheckConstraint("weekdays BETWEEN 1 AND 127", name="some_weekdays"),
    )


class Away(Base):
    """A day on which someone who covers cannot: the rota shows a gap until another is found."""

    __tablename__ = "away"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    reason: Mapped[str] = mapped_column(String(200))
    covered_by: Mapped[str | None] = mapped_column(String(200))
    """Who stepped in, once someone has."""
    revision_id: Mapped[int]


class Attendance(Base):
    """No row: not taken yet. The cohort is in the key so that a cohort's grid lies together."""

    __tablename__ = "attendance"

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("taught_session.id"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True, index=True)
    mark: Mapped[str] = mapped_column(String(10))
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("mark IN ('present','apologies','absent')", name="mark_known"),)


class Milestone(Base):
    """The steps of every project of a programme, in order: data, because programmes name them otherwise."""

    __tablename__ = "milestone"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    place: Mapped[int]
    title: Mapped[str] = mapped_column(String(60))
    term_place: Mapped[int | None]
    """The term in which it should be reached."""
    revision_id: Mapped[int]

    __table_args__ = (UniqueConstraint("programme_id", "place"),)


class Project(Base):
    """What a participant delivers. The initiative itself is kept elsewhere; here are its name and its milestones."""

    __tablename__ = "project"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    held_up_by: Mapped[str | None] = mapped_column(String(300))
    """ "Aim not agreed with partners": what stands in its way, as its adviser last heard."""
    revision_id: Mapped[int]


class MilestoneReached(Base):
    __tablename__ = "milestone_reached"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), primary_key=True)
    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestone.id"), primary_key=True)
    on: Mapped[date] = mapped_column("on_date")
    revision_id: Mapped[int]


class CalendarFeed(Base):
    """The secret address of one person's or one cohort's calendar; only its hash is kept."""

    __tablename__ = "calendar_feed"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"))
    """NULL: everything the person takes part in or facilitates."""
    ended: Mapped[bool]

    __table_args__ = (Index("ix_calendar_feed_cohort_id", "cohort_id"),)
