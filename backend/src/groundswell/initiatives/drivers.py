"""Driver diagrams as they are read: what is thought to drive the aim, and how far each change idea has got."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import case, select
from sqlalchemy.orm import Session, aliased

from groundswell.access.principal import Principal
from groundswell.database.listed import Listed, paged
from groundswell.initiatives.models import Cycle, Driver, DriverLink, Initiative, InitiativeMeasure
from groundswell.initiatives.scope import visible
from groundswell.initiatives.team_measures import definition_of
from groundswell.measures.models import Measure

PRIMARY, SECONDARY, CHANGE_IDEA = KINDS = ("primary", "secondary", "change_idea")
STATES = {None: "testing", "adapt": "adapted", "adopt": "adopted", "abandon": "abandoned"}
STATE_WORDS = {"testing": "Testing", "adapted": "Adapted", "adopted": "Adopted", "abandoned": "Abandoned"}
by_kind = case({kind: place for place, kind in enumerate(KINDS)}, value=Driver.kind)
elsewhere = aliased(Initiative)


class MeasureNamed(NamedTuple):
    id: int
    title: str


class DriverFacts(NamedTuple):
    driver: Driver
    initiative: Initiative
    measure: MeasureNamed | None
    elsewhere: Initiative | None
    """Only where the caller may see it."""
    cycles: int
    state: str | None
    """Of change ideas: not_tested, testing, adapted, adopted, abandoned, elsewhere."""
    words: str | None
    """The state as it stands in the diagram: "Adopted, cycles 1 to 5"."""


def drivers(
    session: Session,
    *,
    by: Principal,
    initiative: str | None = None,
    kind: str | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[DriverFacts]:
    """Boxes of the diagrams that the caller may see, each diagram from the primary drivers to the change ideas."""
    query = (
        select(Driver, Initiative, InitiativeMeasure, Measure, elsewhere)
        .join(Initiative, Initiative.id == Driver.initiative_id)
        .outerjoin(InitiativeMeasure, InitiativeMeasure.id == Driver.initiative_measure_id)
        .outerjoin(Measure, Measure.id == InitiativeMeasure.measure_id)
        .outerjoin(elsewhere, elsewhere.id == Driver.elsewhere_id)
        .where(visible(by))
    )
    if initiative is not None:
        query = query.where(Initiative.code == initiative)
    if kind is not None:
        query = query.where(Driver.kind == kind)
    order = (Driver.initiative_id, by_kind, Driver.place, Driver.id)
    found = paged(session, query, order, _key, limit=limit, after=after)
    tested = _tested(session, [row[0].id for row in found.rows])
    known = _known(session, by, {row[4].id for row in found.rows if row[4] is not None})
    return Listed([_facts(row, tested, known) for row in found.rows], found.total, found.last)


def links(session: Session, driver_ids: Collection[int]) -> Sequence[DriverLink]:
    return session.scalars(
        select(DriverLink).where(DriverLink.lower_id.in_(driver_ids)).order_by(DriverLink.upper_id, DriverLink.lower_id)
    ).all()


def state_of(driver: Driver, cycles: Sequence[Cycle]) -> tuple[str, str]:
    """How far a change idea has got, as a word and in words, by the cycles that tested it, in their order."""
    if not cycles:
        return (
            ("elsewhere", "In another initiative")
            if driver.elsewhere_id is not None
            else ("not_tested", "Not tested yet")
        )
    state = STATES[cycles[-1].act]
    tested = [each.number for each in cycles if state != "testing" or each.act is None]
    return state, f"{STATE_WORDS[state]}, {numbers_in_words(tested)}"


def numbers_in_words(numbers: Sequence[int]) -> str:
    """Numbers of cycles, in order: "cycle 6", "cycles 1 to 5", "cycles 1, 3 and 4"."""
    if len(numbers) == 1:
        return f"cycle {numbers[0]}"
    if len(numbers) > 2 and all(after == before + 1 for before, after in pairwise(numbers)):
        return f"cycles {numbers[0]} to {numbers[-1]}"
    return f"cycles {', '.join(str(each) for each in numbers[:-1])} and {numbers[-1]}"


def _key(row: Any) -> list[Any]:
    driver = row[0]
    return [driver.initiative_id, KINDS.index(driver.kind), driver.place, driver.id]


def _facts(row: Any, tested: dict[int, list[Cycle]], known: set[int]) -> DriverFacts:
    driver, initiative, judged_by, of_library, other = row
    cycles = tested.get(driver.id, [])
    state, words = state_of(driver, cycles) if driver.kind == CHANGE_IDEA else (None, None)
    return DriverFacts(
        driver=driver,
        initiative=initiative,
        measure=MeasureNamed(judged_by.id, definition_of(judged_by, of_library).title)
        if judged_by is not None
        else None,
        elsewhere=other if other is not None and other.id in known else None,
        cycles=len(cycles),
        state=state,
        words=words,
    )


def _tested(session: Session, driver_ids: Collection[int]) -> dict[int, list[Cycle]]:
    found: dict[int, list[Cycle]] = {}
    for cycle in session.scalars(select(Cycle).where(Cycle.change_idea_id.in_(driver_ids)).order_by(Cycle.number)):
        found.setdefault(cycle.change_idea_id or 0, []).append(cycle)
    return found


def _known(session: Session, by: Principal, initiative_ids: Collection[int]) -> set[int]:
    if not initiative_ids:
        return set()
    return set(session.scalars(select(Initiative.id).where(Initiative.id.in_(initiative_ids), visible(by))))
