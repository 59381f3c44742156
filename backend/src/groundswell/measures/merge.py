"""Brings staged figures into force, or takes a file's figures out of force, without losing what stood before.

Of two figures for one organisation, measure and period the one of the newer statement (`as_at`, then the later
revision) is in force; the other is kept in `former_observation`. Works on sets of rows in the database, so the size
of a file does not matter to memory.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from groundswell.database.bulk import create_temporary, insert_rows
from groundswell.database.engine import dialect
from groundswell.measures.models import Observation
from groundswell.measures.periods import month_of
from groundswell.measures.read_model import Touched
from groundswell.measures.stored import FEW

FIGURE = "numerator, denominator, value, status, supplier_id"
INCOMING_COLUMNS = (
    "organisation_id BIGINT, measure_id INTEGER, period DATE, numerator DOUBLE PRECISION,"
    " denominator DOUBLE PRECISION, value DOUBLE PRECISION, status SMALLINT, supplier_id INTEGER, row INTEGER"
)
_KEY = "i.organisation_id = o.organisation_id AND i.measure_id = o.measure_id AND i.period = o.period"
_FORMER = (
    f"INSERT INTO former_observation (organisation_id, measure_id, period, {FIGURE}, exclusion_id, as_at, import_id,"
    " row, revision_id, ended_revision_id, retracted)"
)
_IN_FORCE = (
    "SELECT o.organisation_id, o.measure_id, o.period, o.numerator, o.denominator, o.value, o.status, o.supplier_id,"
    " o.exclusion_id, o.as_at, o.import_id, o.row, o.revision_id, :revision"
)


REPEATED, OLDER, CORRECTED, CONFIRMED = range(4)
"""What becomes of a figure that meets one in force. The last two come into force: one with other numbers, one with the
same numbers of a newer day, which must from then on stand against statements of the days between."""


class Came(NamedTuple):
    """How much came in of one measure for one period."""

    measure_id: int
    period: date
    rows: int
    organisations: int
    """Fewer than rows: some are there twice."""


@dataclass
class Merged:
    new: int = 0
    corrected: int = 0
    unchanged: int = 0
    older: int = 0
    """Stated before what is in force: kept, not in force."""


def stage(session: Session) -> None:
    """Makes the empty temporary table `incoming`, which `merge` brings into force."""
    create_temporary(session, "incoming", INCOMING_COLUMNS)
    if dialect(session) == "postgresql":
        session.execute(text("SET LOCAL work_mem = '96MB'"))


def came(session: Session) -> list[Came]:
    """What is in `incoming`. One look at all of it, which tells all that needs to be known before it is merged."""
    return [
        Came(measure_id, _day(period), rows, organisations)
        for measure_id, period, rows, organisations in session.execute(
            text(
                "SELECT measure_id, period, count(*), count(DISTINCT organisation_id) FROM incoming"
                " GROUP BY measure_id, period"
            )
        ).all()
    ]


def merge(
    session: Session,
    incoming: Sequence[Came],
    *,
    as_at: date,
    import_id: int | None,
    revision_id: int,
    touched: Touched,
) -> Merged:
    """Brings the rows of `incoming` (no two with one key) into force where theirs is the newer statement."""
    stated = {"as_at": as_at, "import_id": import_id, "revision": revision_id}
    total = sum(each.rows for each in incoming)
    if total == 0:
        return Merged()
    if not _anything_stands(session, incoming):
        session.execute(text(_insert_new("")), stated)
        _note_touched(session, "incoming", ((each.measure_id, each.period, each.rows) for each in incoming), touched)
        return Merged(new=total)
    same = " AND ".join(f"o.{name} {_is(session)} i.{name}" for name in FIGURE.split(", "))
    create_temporary(session, "met", "organisation_id BIGINT, measure_id INTEGER, period DATE, fate SMALLINT")
    session.execute(
        text(
            "INSERT INTO met SELECT i.organisation_id, i.measure_id, i.period,"
            f" CASE WHEN {same} AND o.as_at < :as_at THEN {CONFIRMED} WHEN {same} THEN {REPEATED}"
            f" WHEN o.as_at > :as_at THEN {OLDER} ELSE {CORRECTED} END"
            f" FROM incoming i JOIN observation o ON {_KEY}"
        ),
        {"as_at": as_at},
    )
    session.execute(text("CREATE INDEX met_key ON met (organisation_id, measure_id, period)"))
    fates: dict[int, int] = dict(session.execute(text("SELECT fate, count(*) FROM met GROUP BY fate")).all())
    met = (
        "JOIN met m ON m.organisation_id = {0}.organisation_id"
        " AND m.measure_id = {0}.measure_id AND m.period = {0}.period"
    )
    if fates.get(CORRECTED) or fates.get(CONFIRMED):
        session.execute(
            text(
                f"{_FORMER} {_IN_FORCE}, (o.import_id IS NULL AND CAST(:import_id AS INTEGER) IS NULL)"
                f" FROM observation o {met.format('o')} AND m.fate >= {CORRECTED}"
            ),
            {"revision": revision_id, "import_id": import_id},
        )
        session.execute(
            text(
                "UPDATE observation AS o SET numerator = i.numerator, denominator = i.denominator, value = i.value,"
                " status = i.status, supplier_id = i.supplier_id, as_at = :as_at, import_id = :import_id, row = i.row,"
                f" revision_id = :revision FROM incoming i {met.format('i')} AND m.fate >= {CORRECTED}"
                f" WHERE {_KEY}"
            ),
            stated,
        )
    if fates.get(REPEATED) or fates.get(OLDER):
        # A repeat is kept too: should the file that said it first be withdrawn, this one still says it.
        session.execute(
            text(
                f"{_FORMER} SELECT i.organisation_id, i.measure_id, i.period, i.numerator, i.denominator, i.value,"
                " i.status, i.supplier_id, CAST(NULL AS INTEGER), :as_at, :import_id, i.row, :revision, :revision,"
                f" {_false(session)}"
                f" FROM incoming i {met.format('i')} AND m.fate < {CORRECTED}"
            ),
            stated,
        )
    new = total - sum(fates.values())
    if new:
        absent = (
            "WHERE NOT EXISTS (SELECT 1 FROM met m WHERE m.organisation_id = i.organisation_id"
            " AND m.measure_id = i.measure_id AND m.period = i.period)"
        )
        session.execute(text(_insert_new(absent)), stated)
    create_temporary(session, "changed", "organisation_id BIGINT, measure_id INTEGER, period DATE")
    session.execute(
        text(
            "INSERT INTO changed SELECT i.organisation_id, i.measure_id, i.period FROM incoming i"
            " LEFT JOIN met m ON m.organisation_id = i.organisation_id AND m.measure_id = i.measure_id"
            f" AND m.period = i.period WHERE m.fate IS NULL OR m.fate = {CORRECTED}"
        )
    )
    _note_changed(session, touched)
    unchanged = fates.get(REPEATED, 0) + fates.get(CONFIRMED, 0)
    return Merged(new, fates.get(CORRECTED, 0), unchanged, fates.get(OLDER, 0))


def take_out_of_force(session: Session, *, import_id: int, revision_id: int, touched: Touched) -> int:
    """Withdraws the figures of one import. Returns how many were in force."""
    create_temporary(session, "changed", "organisation_id BIGINT, measure_id INTEGER, period DATE")
    session.execute(
        text("INSERT INTO changed SELECT organisation_id, measure_id, period FROM observation WHERE import_id = :id"),
        {"id": import_id},
    )
    return _fall_back(session, revision_id=revision_id, retracted=False, touched=touched)


def retract(
    session: Session, *, organisation_id: int, measure_id: int, period: date, revision_id: int, touched: Touched
) -> None:
    """Takes back what persons typed for one figure; what a file said before, if anything, is in force again."""
    session.execute(
        text(
            "UPDATE former_observation SET retracted = :yes WHERE organisation_id = :organisation"
            " AND measure_id = :measure AND period = :period AND import_id IS NULL"
        ),
        {"yes": True, "organisation": organisation_id, "measure": measure_id, "period": period},
    )
    create_temporary(session, "changed", "organisation_id BIGINT, measure_id INTEGER, period DATE")
    insert_rows(
        session, "changed", {"organisation_id": [organisation_id], "measure_id": [measure_id], "period": [period]}
    )
    _fall_back(session, revision_id=revision_id, retracted=True, touched=touched)


def _fall_back(session: Session, *, revision_id: int, retracted: bool, touched: Touched) -> int:
    """For every key in `changed` the figure in force goes, and the next best that stands takes its place."""
    session.execute(
        text(f"{_FORMER} {_IN_FORCE}, :retracted FROM observation o JOIN changed i ON {_KEY}"),
        {"revision": revision_id, "retracted": retracted},
    )
    create_temporary(session, "restored", f"id BIGINT, {INCOMING_COLUMNS}, as_at DATE, import_id INTEGER")
    session.execute(
        text(
            "INSERT INTO restored SELECT id, organisation_id, measure_id, period, numerator, denominator, value,"
            " status, supplier_id, row, as_at, import_id FROM (SELECT f.*, row_number() OVER"
            " (PARTITION BY f.organisation_id, f.measure_id, f.period"
            " ORDER BY f.as_at DESC, f.revision_id DESC, f.id DESC) AS place"
            " FROM former_observation f JOIN changed c ON c.organisation_id = f.organisation_id"
            " AND c.measure_id = f.measure_id AND c.period = f.period"
            " LEFT JOIN file_import s ON s.id = f.import_id"
            f" WHERE f.retracted = {_false(session)} AND (f.import_id IS NULL OR s.state = 'loaded')"
            ") best WHERE place = 1"
        )
    )
    gone = (
        session.connection()
        .execute(
            text(
                "DELETE FROM observation WHERE (organisation_id, measure_id, period) IN"
                " (SELECT organisation_id, measure_id, period FROM changed)"
            )
        )
        .rowcount
    )
    session.execute(
        text(
            f"INSERT INTO observation (organisation_id, measure_id, period, {FIGURE}, as_at, import_id, row,"
            f" revision_id) SELECT organisation_id, measure_id, period, {FIGURE}, as_at, import_id, row, :revision"
            " FROM restored"
        ),
        {"revision": revision_id},
    )
    _note_changed(session, touched)
    return int(gone)


def _insert_new(where: str) -> str:
    # In the order of the key, each row goes beside the last in the table and its indexes: on SQLite half the work.
    return (
        f"INSERT INTO observation (organisation_id, measure_id, period, {FIGURE}, as_at, import_id, row, revision_id)"
        " SELECT i.organisation_id, i.measure_id, i.period, i.numerator, i.denominator, i.value, i.status,"
        f" i.supplier_id, :as_at, :import_id, i.row, :revision FROM incoming i {where}"
        " ORDER BY i.measure_id, i.organisation_id, i.period"
    )


def _anything_stands(session: Session, incoming: Sequence[Came]) -> bool:
    """Whether any figure is in force for the measures and the stretch of time that came in."""
    for measure_id in {each.measure_id for each in incoming}:
        periods = [each.period for each in incoming if each.measure_id == measure_id]
        found = session.scalar(
            select(Observation.measure_id)
            .where(Observation.measure_id == measure_id, Observation.period.between(min(periods), max(periods)))
            .limit(1)
        )
        if found is not None:
            return True
    return False


def _note_changed(session: Session, touched: Touched) -> None:
    """Notes the keys in the temporary table `changed`."""
    counted = session.execute(text("SELECT measure_id, period, count(*) FROM changed GROUP BY measure_id, period"))
    _note_touched(session, "changed", ((measure, _day(period), rows) for measure, period, rows in counted), touched)


def _note_touched(session: Session, table: str, counted: Iterable[tuple[int, date, int]], touched: Touched) -> None:
    """Which measures, months and organisations the keys in a temporary table name; many organisations are "all"."""
    for measure_id, day, rows in counted:
        touched.months[measure_id].add(month_of(day))
        touched.practices.setdefault(measure_id, set())
        if rows > FEW:
            touched.practices[measure_id] = None
    few = [measure_id for measure_id, known in touched.practices.items() if known is not None]
    for measure_id in few:
        ids = session.execute(
            text(f"SELECT DISTINCT organisation_id FROM {table} WHERE measure_id = :m"), {"m": measure_id}
        ).scalars()
        touched.figures(measure_id, (), set(ids))


def _day(period: date | str) -> date:
    """A date as a table without types of SQLAlchemy's gives it."""
    return date.fromisoformat(period) if isinstance(period, str) else period


def _is(session: Session) -> str:
    return "IS NOT DISTINCT FROM" if dialect(session) == "postgresql" else "IS"


def _false(session: Session) -> str:
    return "FALSE" if dialect(session) == "postgresql" else "0"
