"""Initiatives: what is being tried, by whom and where, what each test taught, and how far it has come."""

from datetime import date

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Double,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class ImprovementTheme(Base):
    """What improvement work is about: a High Impact Action or a pathway of care. Data, because both lists grow."""

    __tablename__ = "improvement_theme"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    place: Mapped[int]
    title: Mapped[str] = mapped_column(String(100), unique=True)
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("kind IN ('high_impact_action','pathway')", name="kind_known"),)


class Initiative(Base):
    """A piece of improvement work. Only its title and its owner must be known; the rest can wait."""

    __tablename__ = "initiative"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    """A practice, a federation, a commissioner; NULL where a programme owns it."""
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"), index=True)
    """The programme that owns it, or in which it is done."""
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("improvement_theme.id"), index=True)
    origin: Mapped[str] = mapped_column(String(20))
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"), unique=True)
    """The participant's project that it is, if it is one."""
    adviser_id: Mapped[int | None] = mapped_column(ForeignKey("faculty_member.id"), index=True)
    status: Mapped[str] = mapped_column(String(20))
    """As people set it. That nothing has happened for months is worked out, not set."""
    started: Mapped[date | None]
    expected_end: Mapped[date | None]
    ended: Mapped[date | None]
    ended_because: Mapped[str | None] = mapped_column(Text)
    """Why it was stopped, or what it left behind."""
    aim_what: Mapped[str | None] = mapped_column(String(300))
    aim_how_much: Mapped[str | None] = mapped_column(String(300))
    aim_for_whom: Mapped[str | None] = mapped_column(String(300))
    aim_by: Mapped[date | None]
    problem: Mapped[str] = mapped_column(Text, default="")
    """The write-up: the problem, what was changed, the result, what we would do again."""
    changed: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[str] = mapped_column(Text, default="")
    again: Mapped[str] = mapped_column(Text, default="")
    written_up: Mapped[date | None]
    shared: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether everyone who signs in may read it."""
    drivers_revision_id: Mapped[int]
    """Of the driver diagram, which is edited as a whole."""
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("owner_id IS NOT NULL OR programme_id IS NOT NULL", name="owned"),
        CheckConstraint(
            "origin IN ('project','federation_plan','commissioner_service','programme','other')", name="origin_known"
        ),
        CheckConstraint(
            "status IN ('planning','testing','spreading','sustaining','completed','stopped')", name="status_known"
        ),
        CheckConstraint("expected_end IS NULL OR started IS NULL OR expected_end >= started", name="period_order"),
        CheckConstraint("status <> 'stopped' OR ended_because IS NOT NULL", name="stopped_with_a_reason"),
    )


class FormerSharing(Base):
    """Whose an initiative was and whether it was shared, until `ended_revision_id`: whoever saw it because of that,
    and does not any more, is told that it is gone. Nobody's, until the revision with which it was started."""

    __tablename__ = "former_sharing"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    owner_id: Mapped[int | None]
    shared: Mapped[bool] = mapped_column(Boolean)
    ended_revision_id: Mapped[int] = mapped_column(index=True)


class TeamMember(Base):
    __tablename__ = "team_member"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(String(100))
    """ "Leads it", "clinical sponsor", "measures"."""
    leads: Mapped[bool] = mapped_column(Boolean)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    revision_id: Mapped[int]

    __table_args__ = (UniqueConstraint("initiative_id", "person_id"),)


class TakingPart(Base):
    """A practice that takes part, from one day to another (`last` included)."""

    __tablename__ = "taking_part"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    first: Mapped[date]
    last: Mapped[date | None]
    revision_id: Mapped[int]

    __table_args__ = (
        UniqueConstraint("initiative_id", "organisation_id", "first"),
        CheckConstraint("last IS NULL OR last >= first", name="period_order"),
    )


class InitiativeMeasure(Base):
    """A measure by which an initiative is judged: one of the library, or one that its team has defined."""

    __tablename__ = "initiative_measure"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    place: Mapped[int]
    family: Mapped[str] = mapped_column(String(20))
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    """Of the library: its figures are those of the practices taking part, summed. NULL: the team's own."""
    title: Mapped[str | None] = mapped_column(String(200))
    numerator: Mapped[str | None] = mapped_column(String(300))
    denominator: Mapped[str | None] = mapped_column(String(300))
    unit: Mapped[str | None] = mapped_column(String(20))
    unit_label: Mapped[str | None] = mapped_column(String(100))
    aggregation: Mapped[str | None] = mapped_column(String(10))
    multiplier: Mapped[int | None]
    decimals: Mapped[int | None]
    direction: Mapped[str | None] = mapped_column(String(10))
    by_practice: Mapped[bool] = mapped_column(Boolean)
    """Whether each practice taking part gives its own figure, or the team one for all."""
    baseline_months: Mapped[int | None]
    """The limits rest on the first so many months; NULL: on all."""
    aim: Mapped[float | None] = mapped_column(Double)
    """The value that the initiative aims at; not a target, and judged by no icon."""
    due_days: Mapped[int]
    """So many days after a month ends its figure is overdue."""
    revision_id: Mapped[int]

    __table_args__ = (
        UniqueConstraint("initiative_id", "place"),
        UniqueConstraint("initiative_id", "measure_id"),
        CheckConstraint("family IN ('outcome','process','balancing')", name="family_known"),
        CheckConstraint("(measure_id IS NULL) = (title IS NOT NULL)", name="library_or_own"),
        CheckConstraint("baseline_months IS NULL OR baseline_months >= 12", name="baseline_long_enough"),
    )


class InitiativeFigure(Base):
    """A month's figure of a team's own measure, of one practice or (organisation NULL) of the team as a whole."""

    __tablename__ = "initiative_figure"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_measure_id: Mapped[int] = mapped_column(ForeignKey("initiative_measure.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    period: Mapped[date]
    numerator: Mapped[float | None] = mapped_column(Double)
    denominator: Mapped[float | None] = mapped_column(Double)
    value: Mapped[float | None] = mapped_column(Double)
    revision_id: Mapped[int]

    __table_args__ = (
        Index("uq_initiative_figure", "initiative_measure_id", "organisation_id", "period", unique=True),
        Index(
            "uq_initiative_figure_of_the_team",
            "initiative_measure_id",
            "period",
            unique=True,
            sqlite_where=text("organisation_id IS NULL"),
            postgresql_where=text("organisation_id IS NULL"),
        ),
    )


class Driver(Base):
    """A box of the driver diagram. The aim is the initiative's own and has no row."""

    __tablename__ = "driver"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    place: Mapped[int]
    """Its place among those of its kind, from the top."""
    title: Mapped[str] = mapped_column(String(200))
    initiative_measure_id: Mapped[int | None] = mapped_column(ForeignKey("initiative_measure.id"))
    elsewhere_id: Mapped[int | None] = mapped_column(ForeignKey("initiative.id"))
    """A change idea that is another initiative's work."""
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("kind IN ('primary','secondary','change_idea')", name="kind_known"),)


class DriverLink(Base):
    """`lower_id` serves `upper_id`. Primary drivers serve the aim without a row. No cycle: actions see to it."""

    __tablename__ = "driver_link"

    upper_id: Mapped[int] = mapped_column(ForeignKey("driver.id"), primary_key=True)
    lower_id: Mapped[int] = mapped_column(ForeignKey("driver.id"), primary_key=True, index=True)
    strong: Mapped[bool] = mapped_column(Boolean)

    __table_args__ = (CheckConstraint("upper_id <> lower_id", name="not_itself"),)


class Cycle(Base):
    """A PDSA cycle: plan with a prediction, do, study against the prediction, act."""

    __tablename__ = "pdsa_cycle"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    number: Mapped[int]
    change_idea_id: Mapped[int | None] = mapped_column(ForeignKey("driver.id"), index=True)
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("pdsa_cycle.id"))
    """The cycle that it ramps from."""
    title: Mapped[str] = mapped_column(String(200))
    """What is tested and on what scale: "Call-back at nine practices"."""
    scale: Mapped[str] = mapped_column(String(60), default="")
    """ "One receptionist", "Three practices": the rung on the ramp."""
    question: Mapped[str] = mapped_column(Text, default="")
    prediction: Mapped[str] = mapped_column(Text)
    plan: Mapped[str] = mapped_column(Text, default="")
    first: Mapped[date]
    last: Mapped[date]
    """Its last day, or the day by which it is to be studied while it is open."""
    done: Mapped[str] = mapped_column(Text, default="")
    found: Mapped[str] = mapped_column(Text, default="")
    act: Mapped[str | None] = mapped_column(String(10))
    """NULL while it is open."""
    revision_id: Mapped[int]

    __table_args__ = (
        UniqueConstraint("initiative_id", "number"),
        CheckConstraint("last >= first", name="period_order"),
        CheckConstraint("act IN ('adopt','adapt','abandon')", name="act_known"),
        CheckConstraint("follows_id <> id", name="not_after_itself"),
    )


class ProgressScore(Base):
    """The month's score as people set it; never computed."""

    __tablename__ = "progress_score"

    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    by: Mapped[str] = mapped_column("set_by", String(10), primary_key=True)
    halves: Mapped[int] = mapped_column(SmallInteger)
    """Twice the score: 1 for 0.5, 10 for 5.0."""
    note: Mapped[str] = mapped_column(Text, default="")
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("set_by IN ('team','adviser')", name="by_known"),
        CheckConstraint("halves BETWEEN 1 AND 10", name="score_in_range"),
    )


class JournalEntry(Base):
    """What happened and what was learnt; a document is an entry with a link."""

    __tablename__ = "journal_entry"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    day: Mapped[date]
    words: Mapped[str] = mapped_column(Text)
    link: Mapped[str | None] = mapped_column(String(500))
    by_name: Mapped[str] = mapped_column(String(200))
    revision_id: Mapped[int]


class InitiativeMilestone(Base):
    __tablename__ = "initiative_milestone"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    due: Mapped[date]
    reached: Mapped[date | None]
    revision_id: Mapped[int]
