"""Giving the figures of a team's own measure: many at once, all of them or none."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Conflict, Invalid, Stale
from groundswell.initiatives.figures import parts_of
from groundswell.initiatives.figures_checking import Cell, Checking
from groundswell.initiatives.measures_queries import MeasureFacts, measure_of
from groundswell.initiatives.models import Initiative, InitiativeFigure
from groundswell.initiatives.scope import editable
from groundswell.measures.periods import in_words, month_of
from groundswell.revisions import actions as revisions

Place = tuple[int | None, int]
"""A practice, or None for the team as a whole, and a month."""


class Opened(NamedTuple):
    """A measure whose figures the caller may give, and those that stand."""

    initiative: Initiative
    measure: MeasureFacts
    checking: Checking
    standing: dict[Place, InitiativeFigure]

    def place(self, cell: Cell) -> Place:
        practice = self.checking.practice(cell.practice) if cell.practice else None
        return (practice.id if practice else None, month_of(cell.period))


class Changed(NamedTuple):
    given: int
    taken_back: int


def opened(session: Session, *, by: Principal, initiative: str, number: int) -> Opened:
    """Raises `Conflict` for a measure of the library, whose figures practices give and files bring."""
    found = editable(session, by, initiative)
    measure = measure_of(session, found, number)
    if not measure.own:
        raise Conflict(
            f"{measure.definition.title} is a measure of the library: its figures are those that practices have sent."
        )
    parts = parts_of(session, [found.id], by=by)
    rows = session.scalars(select(InitiativeFigure).where(InitiativeFigure.initiative_measure_id == number))
    standing = {(row.organisation_id, month_of(row.period)): row for row in rows}
    return Opened(found, measure, Checking(found.title, measure, parts), standing)


def give_figures(
    session: Session, *, by: Principal, initiative: str, number: int, cells: Sequence[Cell], names: str = "figures"
) -> Changed:
    """The figures of a grid. A cell says which figure it replaces (`seen`); raises `Stale` where another stands."""
    at = opened(session, by=by, initiative=initiative, number=number)
    faults = [
        (f"{names}.{row}.{fault.column}", fault.words)
        for row, cell in enumerate(cells)
        for fault in at.checking.faults(cell)
    ]
    faults += [(f"{names}.{row}.period", "This month is given twice.") for row in _repeated(at, cells)]
    if faults:
        raise Invalid(faults[0][1] if len(faults) == 1 else f"{len(faults)} figures are not right.", faults)
    _check_seen(at, cells)
    return keep_figures(session, by=by, at=at, cells=cells)


def keep_figures(session: Session, *, by: Principal, at: Opened, cells: Sequence[Cell]) -> Changed:
    """Keeps what was checked. What is as it stands is left alone, and where that is all, there is no revision."""
    changed = [cell for cell in cells if not _stands(at, cell)]
    if not changed:
        return Changed(0, 0)
    title = at.measure.definition.title
    revision = revisions.begin(
        session,
        by=by,
        action="initiative_figures_given",
        words=f"{at.initiative.title}: {title}, {len(changed)} figure{'' if len(changed) == 1 else 's'}",
        source=at.initiative.code,
    )
    taken_back = 0
    for cell in changed:
        place = at.place(cell)
        row = at.standing.get(place)
        if cell.is_empty:
            session.delete(row)
            taken_back += 1
            continue
        if row is None:
            row = InitiativeFigure(
                initiative_measure_id=at.measure.row.id,
                organisation_id=place[0],
                period=cell.period.replace(day=1),
            )
            session.add(row)
        row.numerator, row.denominator, row.value = cell.numerator, cell.denominator, cell.value
        row.revision_id = revision.id
    session.flush()
    return Changed(len(changed) - taken_back, taken_back)


def _repeated(at: Opened, cells: Sequence[Cell]) -> list[int]:
    met: set[Place] = set()
    found = []
    for row, cell in enumerate(cells):
        place = at.place(cell)
        if place in met:
            found.append(row)
        met.add(place)
    return found


def _stands(at: Opened, cell: Cell) -> bool:
    row = at.standing.get(at.place(cell))
    if row is None:
        return cell.is_empty
    return (row.numerator, row.denominator, row.value) == (cell.numerator, cell.denominator, cell.value)


def _check_seen(at: Opened, cells: Sequence[Cell]) -> None:
    """Raises `Stale` naming the first figure that somebody else has given, changed or taken back meanwhile."""
    for cell in cells:
        row = at.standing.get(at.place(cell))
        current = None if row is None else row.revision_id
        if current != cell.seen and not _stands(at, cell):
            practice = at.checking.practice(cell.practice) if cell.practice else None
            whose = f" of {practice.name}" if practice else ""
            did = "taken back" if row is None else "given" if cell.seen is None else "changed"
            raise Stale(
                f"Somebody else has {did} the figure{whose} for {in_words(month_of(cell.period))} since you looked."
                " None of yours were kept.",
                current or 0,
            )
