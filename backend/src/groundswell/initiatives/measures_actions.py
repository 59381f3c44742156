"""Choosing the measures of an initiative, and defining those that no library has."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.initiatives.measures_queries import MeasureFacts, measure_of
from groundswell.initiatives.models import Driver, Initiative, InitiativeMeasure
from groundswell.initiatives.scope import editable
from groundswell.initiatives.team_measures import check_definition
from groundswell.measures.definitions import library
from groundswell.measures.models import Measure
from groundswell.revisions import actions as revisions

MOST = 20
"""Measures of one initiative: more are not looked at."""
MEANING = ("unit", "aggregation", "multiplier", "by_practice")
"""What the figures of a team's measure depend on: fixed once there are any."""
OF_ITS_OWN = (
    "title",
    "numerator",
    "denominator",
    "unit",
    "unit_label",
    "aggregation",
    "multiplier",
    "decimals",
    "direction",
    "by_practice",
)
ASKED = ("family", "aim", "baseline_months", "due_days")
"""What is said of a measure whether it is the team's or the library's."""


def choose_measure(
    session: Session, *, by: Principal, initiative: str, measure: str, facts: dict[str, Any]
) -> MeasureFacts:
    """Takes one of the library. `facts`: those of `ASKED` that are said; its own family unless another is."""
    found = editable(session, by, initiative)
    known = session.scalar(select(Measure).where(Measure.code == measure))
    if known is None or measure not in library():
        raise NotFound(f"There is no measure called {measure}.")
    title = library()[measure].title
    there = select(InitiativeMeasure.id).where(
        InitiativeMeasure.initiative_id == found.id, InitiativeMeasure.measure_id == known.id
    )
    if session.scalar(there) is not None:
        raise Conflict(f"{title} is a measure of “{found.title}” already.")
    place = _next_place(session, found)
    revision = revisions.begin(session, by=by, action="initiative_measure_added", words=title, source=found.code)
    row = InitiativeMeasure(
        initiative_id=found.id,
        place=place,
        measure_id=known.id,
        by_practice=True,
        revision_id=revision.id,
        **{"family": library()[measure].family} | facts,
    )
    session.add(row)
    session.flush()
    return measure_of(session, found, row.id)


def define_measure(session: Session, *, by: Principal, initiative: str, facts: dict[str, Any]) -> MeasureFacts:
    """One of the team's own. `facts`: those of `OF_ITS_OWN` and of `ASKED`. Raises `Invalid`, field by field."""
    found = editable(session, by, initiative)
    row = InitiativeMeasure(initiative_id=found.id, place=_next_place(session, found), **_plain(facts))
    if row.multiplier is None:
        row.multiplier = 100 if row.unit == "percent" and row.aggregation == "ratio" else 1
    check_definition(row)
    _check_title(session, found, row)
    revision = revisions.begin(session, by=by, action="initiative_measure_defined", words=row.title or "")
    row.revision_id = revision.id
    session.add(row)
    session.flush()
    return measure_of(session, found, row.id)


def change_measure(
    session: Session, *, by: Principal, initiative: str, number: int, seen_revision: int, changes: dict[str, Any]
) -> MeasureFacts:
    """Changes what is named. What a measure of the library means is not for a team to change, and what figures were
    given for not for anyone."""
    found = editable(session, by, initiative)
    facts = measure_of(session, found, number)
    row, changes = facts.row, _plain(changes)
    check_seen(row.revision_id, seen_revision, "this measure")
    if not facts.own and (fixed := [name for name in OF_ITS_OWN if name in changes]):
        raise Invalid(
            f"{facts.definition.title} is a measure of the library: what it means is the same for everyone.",
            [(name, "Leave this out.") for name in fixed],
        )
    moved = [name for name in MEANING if name in changes and changes[name] != getattr(row, name)]
    if facts.figures and moved:
        raise Invalid(
            f"Figures have been given for “{facts.definition.title}”: they would come to mean something else.",
            [(name, "Leave this as it is, or define another measure.") for name in moved],
        )
    for name, value in changes.items():
        setattr(row, name, value)
    if facts.own:
        with session.no_autoflush:
            check_definition(row)
            _check_title(session, found, row)
    revision = revisions.begin(session, by=by, action="initiative_measure_changed", words=facts.definition.title)
    row.revision_id = revision.id
    session.flush()
    return measure_of(session, found, row.id)


def remove_measure(session: Session, *, by: Principal, initiative: str, number: int, seen_revision: int) -> None:
    """Raises `Conflict` for one with figures, and for one that stands on the driver diagram."""
    found = editable(session, by, initiative)
    facts = measure_of(session, found, number)
    check_seen(facts.row.revision_id, seen_revision, "this measure")
    title = facts.definition.title
    if facts.figures:
        many = "a figure" if facts.figures == 1 else f"{facts.figures:,} figures"
        raise Conflict(f"“{title}” has {many}: it is kept. Take the figures back first.")
    driver = session.scalar(select(Driver.title).where(Driver.initiative_measure_id == facts.row.id).limit(1))
    if driver is not None:
        raise Conflict(f"“{title}” stands beside “{driver}” on the driver diagram: take it off there first.")
    revisions.begin(session, by=by, action="initiative_measure_removed", words=title, source=found.code)
    session.delete(facts.row)
    session.flush()


def _next_place(session: Session, initiative: Initiative) -> int:
    last, many = session.execute(
        select(func.max(InitiativeMeasure.place), func.count()).where(InitiativeMeasure.initiative_id == initiative.id)
    ).one()
    if many >= MOST:
        raise Conflict(f"“{initiative.title}” has {MOST} measures already: more are not looked at.")
    return (last or 0) + 1


def _check_title(session: Session, initiative: Initiative, row: InitiativeMeasure) -> None:
    same = select(InitiativeMeasure.id).where(
        InitiativeMeasure.initiative_id == initiative.id,
        func.lower(InitiativeMeasure.title) == (row.title or "").lower(),
    )
    if any(number != row.id for number in session.scalars(same)):
        raise Invalid(f"There is a measure called “{row.title}” already.", [("title", "Give it another title.")])


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """Texts without spaces around them; empty ones say nothing."""
    return {name: (value.strip() or None) if isinstance(value, str) else value for name, value in facts.items()}
