"""Figures, why some are left out, and the sums and summaries kept beside them."""

from datetime import date

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Double,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class Setting:
    """What a person has set about charts, with words of their own. Taken back with a reason, not deleted."""

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    removed_reason: Mapped[str | None] = mapped_column(Text)
    removed_revision_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))


def _said_why(words: str) -> tuple[CheckConstraint, CheckConstraint]:
    return (
        CheckConstraint(f"{words} <> ''", name=f"{words}_given"),
        CheckConstraint("(removed_reason IS NULL) = (removed_revision_id IS NULL)", name="removed_with_reason"),
    )


def _one_standing(name: str, *columns: str, where: str | None = None) -> Index:
    """Of what has not been taken back, one row at a place."""
    standing = text("removed_revision_id IS NULL" + (f" AND {where}" if where else ""))
    return Index(name, *columns, unique=True, sqlite_where=standing, postgresql_where=standing)


class Measure(Base):
    """The number of a measure in this database; what it means is in `library/<code>.yaml`."""

    __tablename__ = "measure"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    version: Mapped[int]
    definition: Mapped[str] = mapped_column(Text, server_default="null")
    """What the library said of it when the database was last brought up to date, as JSON; `null`: nothing."""
    revision_id: Mapped[int]
    """With which this came."""


class Phase(Setting, Base):
    """Where a person has begun the limits of a series anew, because of something that changed how the work is done.

    The figures before keep their own centre and limits. A phase whose first month is that of the series' first figure
    or earlier says on how many months the limits at the beginning rest. Both memberships have it.
    """

    __tablename__ = "phase"

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    first: Mapped[date]
    baseline: Mapped[int | None]
    """The limits rest on the first so many months of the phase; NULL: on all of it."""
    reason: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        CheckConstraint("baseline >= 12", name="baseline_long_enough"),
        *_said_why("reason"),
        _one_standing("uq_phase_standing", "measure_id", "organisation_id", "first"),
    )


class Target(Setting, Base):
    """What is aimed at from a month on, by one organisation for itself, or by the nation for everyone else.

    In force in a month is the organisation's own newest that began by then, or else the nation's newest.
    """

    __tablename__ = "target"

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """NULL: the nation's, for all who have none of their own."""
    first: Mapped[date]
    value: Mapped[float | None] = mapped_column(Double)
    """NULL: from then on there is none."""
    reason: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        *_said_why("reason"),
        _one_standing("uq_target_standing", "measure_id", "organisation_id", "first"),
        _one_standing("uq_target_standing_of_the_nation", "measure_id", "first", where="organisation_id IS NULL"),
    )


class RecordedChange(Setting, Base):
    """Something that was done, with its day: "New phone system at nine practices". Drawn beside figures, in no sum."""

    __tablename__ = "recorded_change"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    """NULL: it may show in any measure."""
    day: Mapped[date]
    words: Mapped[str] = mapped_column(Text)

    __table_args__ = _said_why("words")


class Supplier(Base):
    """Whose system sent a figure. One cell may name several: they are kept as one text, sorted, with '; ' between."""

    __tablename__ = "supplier"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300), unique=True)


class Observation(Base):
    """The figure in force for an organisation, a measure and a period.

    No foreign keys: on a million rows they cost more than the rows, and Citus could not keep them all. `verify`
    reports a row whose organisation or measure is not there. The key begins with the measure so that a measure's
    figures lie together, series by series, as roll-ups and charts read them.
    """

    __tablename__ = "observation"

    measure_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    organisation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    period: Mapped[date] = mapped_column(primary_key=True)
    numerator: Mapped[float | None] = mapped_column(Double)
    denominator: Mapped[float | None] = mapped_column(Double)
    value: Mapped[float | None] = mapped_column(Double)
    status: Mapped[int] = mapped_column(SmallInteger)
    """0 reported, 1 suppressed at source (`ingest.figures.Status`)."""
    exclusion_id: Mapped[int | None]
    supplier_id: Mapped[int | None]
    as_at: Mapped[date]
    """The date of the statement; an older one never overwrites a newer."""
    import_id: Mapped[int | None]
    """NULL when a person typed it."""
    row: Mapped[int | None]
    revision_id: Mapped[int]

    __table_args__ = (
        Index("ix_observation_measure_id_period", "measure_id", "period"),
        # What changed since a revision, in the order of the key. SQLite's rows carry the key into every index.
        Index("ix_observation_revision_id", "revision_id", "measure_id", "organisation_id", "period"),
        {"sqlite_with_rowid": False},
    )


class FormerObservation(Base):
    """A figure that was stated and is not in force: replaced, older than what stood, or a repeat of it.

    It held from `revision_id` to `ended_revision_id` (equal: it never held). When the file behind the figure in force
    is withdrawn, the newest of these that is not `retracted`, and whose own file still stands, takes its place.

    How a figure in force stood before an exclusion took hold of it, or let it go, is kept here too. As a statement it
    goes on in `observation`, so this row is `retracted` from the start: it only says what was known when.
    """

    __tablename__ = "former_observation"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisation_id: Mapped[int]
    measure_id: Mapped[int]
    period: Mapped[date]
    numerator: Mapped[float | None] = mapped_column(Double)
    denominator: Mapped[float | None] = mapped_column(Double)
    value: Mapped[float | None] = mapped_column(Double)
    status: Mapped[int] = mapped_column(SmallInteger)
    exclusion_id: Mapped[int | None]
    """What set it aside while it was in force."""
    supplier_id: Mapped[int | None]
    as_at: Mapped[date]
    import_id: Mapped[int | None] = mapped_column(index=True)
    row: Mapped[int | None]
    revision_id: Mapped[int]
    ended_revision_id: Mapped[int]
    retracted: Mapped[bool] = mapped_column(Boolean)
    """It never stands again: a person took it back, or its statement stands elsewhere."""

    __table_args__ = (
        Index("ix_former_observation_key", "measure_id", "organisation_id", "period"),
        Index(
            "ix_former_observation_ended_revision_id", "ended_revision_id", "measure_id", "organisation_id", "period"
        ),
    )


class Exclusion(Base):
    """Figures that a person has set aside, with the reason. Lifted, not deleted."""

    __tablename__ = "exclusion"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    first: Mapped[date]
    last: Mapped[date]
    """The last period that is excluded."""
    supplier: Mapped[str | None] = mapped_column(String(300))
    only_zeros: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str] = mapped_column(Text)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    lifted_revision_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))

    __table_args__ = (
        CheckConstraint("last >= first", name="period_order"),
        CheckConstraint("reason <> ''", name="reason_given"),
    )


class ExcludedOrganisation(Base):
    __tablename__ = "excluded_organisation"

    exclusion_id: Mapped[int] = mapped_column(ForeignKey("exclusion.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)


class RollUp(Base):
    """Sums over the practices of a group in one period. A read model: `verify` can make it anew from observations."""

    __tablename__ = "roll_up"

    measure_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    membership: Mapped[str] = mapped_column(String(4), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    period: Mapped[date] = mapped_column(primary_key=True)
    numerator: Mapped[float | None] = mapped_column(Double)
    denominator: Mapped[float | None] = mapped_column(Double)
    value: Mapped[float | None] = mapped_column(Double)
    contributing: Mapped[int]
    expected: Mapped[int]
    above_zero: Mapped[int]
    excluded: Mapped[int]
    suppressed: Mapped[int]
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("membership IN ('then','now')", name="membership_known"),
        Index("ix_roll_up_measure_id_membership_period", "measure_id", "membership", "period"),
        Index("ix_roll_up_revision_id", "revision_id", "measure_id", "membership", "organisation_id", "period"),
        {"sqlite_with_rowid": False},
    )


class FormerRollUp(Base):
    """A roll-up as it stood from `revision_id` until `ended_revision_id`, with other numbers or not at all since."""

    __tablename__ = "former_roll_up"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisation_id: Mapped[int]
    measure_id: Mapped[int]
    membership: Mapped[str] = mapped_column(String(4))
    period: Mapped[date]
    numerator: Mapped[float | None] = mapped_column(Double)
    denominator: Mapped[float | None] = mapped_column(Double)
    value: Mapped[float | None] = mapped_column(Double)
    contributing: Mapped[int]
    expected: Mapped[int]
    above_zero: Mapped[int]
    excluded: Mapped[int]
    suppressed: Mapped[int]
    revision_id: Mapped[int]
    ended_revision_id: Mapped[int]

    __table_args__ = (
        Index("ix_former_roll_up_key", "measure_id", "membership", "organisation_id", "period"),
        Index("ix_former_roll_up_ended_revision_id", "ended_revision_id", "measure_id", "organisation_id", "period"),
    )


class SeriesSummary(Base):
    """The chart of a series in one row, for grids. A read model."""

    __tablename__ = "series_summary"

    measure_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    membership: Mapped[str] = mapped_column(String(4), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Of a practice always 'then'."""
    period: Mapped[date]
    """Of the last figure."""
    value: Mapped[float | None] = mapped_column(Double)
    suppressed: Mapped[bool] = mapped_column(Boolean)
    contributing: Mapped[int]
    expected: Mapped[int]
    centre: Mapped[float | None] = mapped_column(Double)
    lower: Mapped[float | None] = mapped_column(Double)
    upper: Mapped[float | None] = mapped_column(Double)
    variation: Mapped[int] = mapped_column(SmallInteger)
    assurance: Mapped[int] = mapped_column(SmallInteger)
    label: Mapped[int] = mapped_column(SmallInteger)
    """The rule at the last point (`spc.Label`)."""
    since: Mapped[date | None]
    """First period of the unbroken run of points with the last point's signal."""
    run: Mapped[int]
    """How many points in a row, the last included, lie on its side of the centre."""
    points: Mapped[int]
    spark: Mapped[bytes] = mapped_column(LargeBinary)
    """float32[24], the last 24 periods up to `period`; NaN where there is no figure in the limits."""
    signals: Mapped[str] = mapped_column(String(24))
    """One letter for each: . none, i improving, w worse, u up, d down, x excluded or missing."""
    revision_id: Mapped[int]

    __table_args__ = (
        Index("ix_series_summary_organisation_id", "organisation_id"),
        {"sqlite_with_rowid": False},
    )
