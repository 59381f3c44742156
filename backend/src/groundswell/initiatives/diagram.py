"""A driver diagram is drawn: always as a whole, so that nobody is left with half of another's.

It is a directed graph without a loop, from what is served to what serves it. Primary drivers serve the aim without a
line of their own.
"""

from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.initiatives.drivers import CHANGE_IDEA, numbers_in_words
from groundswell.initiatives.models import Cycle, Driver, DriverLink, Initiative, InitiativeMeasure
from groundswell.initiatives.scope import editable, seen, visible
from groundswell.revisions import actions as revisions

MOST_BOXES = 60


class Box(NamedTuple):
    key: str
    """What the lines call it; of the drawing alone."""
    kind: str
    title: str
    id: int | None = None
    """Of one that is kept."""
    measure_id: int | None = None
    elsewhere: str | None = None
    """The code of another initiative whose work it is."""


class Line(NamedTuple):
    upper: str
    lower: str
    strong: bool


def draw(
    session: Session, *, by: Principal, code: str, seen_revision: int, boxes: Sequence[Box], lines: Sequence[Line]
) -> Initiative:
    """Puts the diagram in the place of the one that stood. Boxes keep their numbers, so that cycles stay with them."""
    initiative = editable(session, by, code)
    check_seen(initiative.drivers_revision_id, seen_revision, "this driver diagram")
    boxes = [box._replace(title=" ".join(box.title.split())) for box in boxes]
    check_graph(boxes, lines)
    standing = {each.id: each for each in session.scalars(select(Driver).where(Driver.initiative_id == initiative.id))}
    _check_kept(initiative, boxes, standing)
    _check_tested(session, boxes, standing)
    _check_measures(session, initiative, boxes)
    others = _others(session, by, initiative, boxes)
    unseen = _unseen(session, by, standing)
    revision = revisions.begin(session, by=by, action="drivers_drawn", words=initiative.title, source=initiative.code)
    session.execute(delete(DriverLink).where(or_(DriverLink.upper_id.in_(standing), DriverLink.lower_id.in_(standing))))
    drawn: dict[str, Driver] = {}
    for place, box in enumerate(boxes, start=1):
        driver = standing.pop(box.id) if box.id is not None else Driver(initiative_id=initiative.id)
        driver.kind, driver.place, driver.title = box.kind, place, box.title
        driver.initiative_measure_id = box.measure_id
        driver.elsewhere_id = others[box.elsewhere].id if box.elsewhere else unseen.get(driver.id)
        driver.revision_id = revision.id
        drawn[box.key] = driver
    session.add_all(drawn.values())
    for dropped in standing.values():
        session.delete(dropped)
    session.flush()
    session.add_all(
        DriverLink(upper_id=drawn[line.upper].id, lower_id=drawn[line.lower].id, strong=line.strong) for line in lines
    )
    initiative.drivers_revision_id = revision.id
    session.flush()
    return initiative


def check_graph(boxes: Sequence[Box], lines: Sequence[Line]) -> None:
    """Raises `Invalid` where the boxes and lines make no diagram, or go round in a circle."""
    if len(boxes) > MOST_BOXES:
        raise Invalid(
            f"The diagram has {len(boxes)} boxes, more than anyone can read.",
            [("drivers", f"Keep it to {MOST_BOXES}.")],
        )
    titles: dict[str, str] = {}
    for place, box in enumerate(boxes):
        if box.key in titles:
            raise Invalid("Two boxes have one key.", [(f"drivers.{place}.key", "Give each box a key of its own.")])
        titles[box.key] = box.title
    drawn: set[tuple[str, str]] = set()
    for place, line in enumerate(lines):
        for end, key in (("upper", line.upper), ("lower", line.lower)):
            if key not in titles:
                raise Invalid(
                    "A line leads to a box that is not in the diagram.",
                    [(f"links.{place}.{end}", "Name a box by its key.")],
                )
        if (line.upper, line.lower) in drawn:
            raise Invalid(
                f"The line from {titles[line.upper]} to {titles[line.lower]} is drawn twice.",
                [(f"links.{place}", "Keep one of the two.")],
            )
        drawn.add((line.upper, line.lower))
    loop = _loop(drawn)
    if loop:
        words = " → ".join(titles[key] for key in loop)
        raise Invalid(
            f"The diagram goes round in a circle: {words}. Nothing drives itself, so take one of these lines away.",
            [("links", words)],
        )


def _loop(lines: set[tuple[str, str]]) -> list[str]:
    """The keys of a loop from upper to lower, its first again at its end; empty where there is none."""
    graph: TopologicalSorter[str] = TopologicalSorter()
    for upper, lower in sorted(lines):
        graph.add(lower, upper)
    try:
        graph.prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _check_kept(initiative: Initiative, boxes: Sequence[Box], standing: dict[int, Driver]) -> None:
    kept: set[int] = set()
    for place, box in enumerate(boxes):
        if box.id is None:
            continue
        if box.id not in standing:
            raise Invalid(
                f"The diagram of {initiative.title} has no box {box.id} to keep.",
                [(f"drivers.{place}.id", "Leave the number out: it becomes a new box.")],
            )
        if box.id in kept:
            raise Invalid("One box is kept twice.", [(f"drivers.{place}.id", "Leave the number out of one of them.")])
        kept.add(box.id)


def _check_tested(session: Session, boxes: Sequence[Box], standing: dict[int, Driver]) -> None:
    """What has been tested stays, as a change idea: its cycles hang on it."""
    tested: dict[int, list[int]] = {}
    cycles = select(Cycle.change_idea_id, Cycle.number).where(Cycle.change_idea_id.in_(standing))
    for driver_id, number in session.execute(cycles.order_by(Cycle.number)):
        tested.setdefault(driver_id or 0, []).append(number)
    kinds = {box.id: box.kind for box in boxes if box.id is not None}
    for driver_id, numbers in tested.items():
        words = f"{standing[driver_id].title} has been tested in {numbers_in_words(numbers)}"
        if driver_id not in kinds:
            raise Conflict(f"{words}, so it stays in the diagram.")
        if kinds[driver_id] != CHANGE_IDEA:
            raise Conflict(f"{words}, so it stays a change idea.")


def _check_measures(session: Session, initiative: Initiative, boxes: Sequence[Box]) -> None:
    known = set(session.scalars(select(InitiativeMeasure.id).where(InitiativeMeasure.initiative_id == initiative.id)))
    for place, box in enumerate(boxes):
        if box.measure_id is not None and box.measure_id not in known:
            raise Invalid(
                f"{initiative.title} has no measure {box.measure_id}.",
                [(f"drivers.{place}.measure_id", "Choose one of this initiative's measures.")],
            )


def _others(session: Session, by: Principal, initiative: Initiative, boxes: Sequence[Box]) -> dict[str, Initiative]:
    """The initiatives whose work some change ideas are."""
    found: dict[str, Initiative] = {}
    for place, box in enumerate(boxes):
        if not box.elsewhere:
            continue
        field = f"drivers.{place}.elsewhere"
        if box.kind != CHANGE_IDEA:
            raise Invalid(
                f"{box.title} is a driver: only a change idea is another initiative's work.", [(field, "Leave it out.")]
            )
        if box.elsewhere == initiative.code:
            raise Invalid("It is this initiative's own work.", [(field, "Leave it out.")])
        try:
            found[box.elsewhere] = seen(session, by, box.elsewhere)
        except NotFound as error:
            raise Invalid(str(error), [(field, "Choose an initiative that you see.")]) from error
    return found


def _unseen(session: Session, by: Principal, standing: dict[int, Driver]) -> dict[int, int]:
    """Of boxes that are the work of initiatives unknown to the caller: nobody undoes what they did not see."""
    linked = {each.id: each.elsewhere_id for each in standing.values() if each.elsewhere_id is not None}
    known = set(session.scalars(select(Initiative.id).where(Initiative.id.in_(linked.values()), visible(by))))
    return {driver_id: other for driver_id, other in linked.items() if other not in known}
