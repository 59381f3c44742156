"""Backfill: who covers whose sessions, at which practice, on which days of the week, from when to when.

What is said of people here is said without their names: refusals are written to the log. Names stand in the errors of
fields, which are not.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import queries
from groundswell.cohorts.models import Backfill, Placement
from groundswell.cohorts.weekdays import in_words
from groundswell.errors import Invalid, NotFound
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import seen
from groundswell.revisions import actions as revisions


class Cover(NamedTuple):
    """One person covers another: what a backfill says, whether it stands already or not."""

    by_id: int
    for_id: int
    organisation_id: int
    weekdays: int
    first: date
    last: date


class Fault(NamedTuple):
    """What is wrong with a backfill; `todo` may name people and goes to the caller alone."""

    field: str
    words: str
    todo: str


def add_backfill(
    session: Session,
    *,
    by: Principal,
    covering: int,
    covered: int,
    organisation: str,
    weekdays: int,
    first: date,
    last: date,
) -> Backfill:
    """`covering` and `covered` are participants of one cohort. Raises `Invalid` with everything that is wrong."""
    by.require(Permission.RUN_PROGRAMMES)
    one, other = queries.participant(session, covering), queries.participant(session, covered)
    if one.id == other.id:
        raise Invalid("Nobody covers for themselves.", [("for", "Choose somebody else.")])
    if one.cohort_id != other.cohort_id:
        raise Invalid("The two are in different cohorts.", [("for", "Choose somebody of the same cohort.")])
    if last < first:
        raise Invalid("The backfill ends before it begins.", [("last", f"Choose a day from {first} onwards.")])
    if not 1 <= weekdays <= 127:
        raise Invalid("A backfill has days of the week.", [("weekdays", "Choose at least one.")])
    for field, who in (("by", one), ("for", other)):
        if not (queries.takes_part(who, first) and queries.takes_part(who, last)):
            until = f" until {who.left_on}" if who.left_on else ""
            raise Invalid(
                f"The person who {'covers' if field == 'by' else 'is covered'} does not take part all that time.",
                [(field, f"They take part from {who.joined}{until}: choose days in that time.")],
            )
    place = seen(session, by, organisation)
    new = Cover(one.id, other.id, place.id, weekdays, first, last)
    standing = {row.id: _cover(row) for row in session.scalars(select(Backfill).where(Backfill.by_id == one.id))}
    if found := faults(session, {0: new}, standing=standing)[0]:
        raise Invalid(found[0].words, [(each.field, each.todo) for each in found])
    revision = revisions.begin(session, by=by, action="backfill_added", words=place.name)
    row = Backfill(**new._asdict(), revision_id=revision.id)
    session.add(row)
    session.flush()
    return row


def remove_backfill(session: Session, *, by: Principal, backfill_id: int, seen_revision: int) -> None:
    by.require(Permission.RUN_PROGRAMMES)
    row = session.get(Backfill, backfill_id)
    if row is None:
        raise NotFound(f"There is no backfill {backfill_id}.")
    queries.check_seen(row.revision_id, seen_revision, "this backfill")
    revisions.begin(session, by=by, action="backfill_removed")
    session.delete(row)
    session.flush()


def faults(session: Session, new: Mapping[int, Cover], *, standing: Mapping[int, Cover]) -> dict[int, list[Fault]]:
    """What is wrong with each of some backfills, beside those that stand. Three queries, however many they are.

    Both people must be placed at the practice on those days; and nobody covers for two on one day.
    """
    people = {each for cover in (*new.values(), *standing.values()) for each in (cover.by_id, cover.for_id)}
    names = queries.names_of(session, people)
    placements: dict[int, list[Placement]] = {each: [] for each in people}
    for placement in session.scalars(select(Placement).where(Placement.participant_id.in_(people))):
        placements[placement.participant_id].append(placement)
    places = _practices(session, {cover.organisation_id for cover in (*new.values(), *standing.values())})
    found: dict[int, list[Fault]] = {each: [] for each in new}
    for number, cover in new.items():
        practice = places[cover.organisation_id]
        for field, person in (("by", cover.by_id), ("for", cover.for_id)):
            if not any(_holds(placement, cover) for placement in placements[person]):
                words = f"The person who {'covers' if field == 'by' else 'is covered'} is not placed at {practice}"
                days = f"on {in_words(cover.weekdays)} from {cover.first} to {cover.last}"
                todo = f"{names[person]} is not placed there on all these days: choose others, or change the placement."
                found[number].append(Fault(field, f"{words} {days}.", todo))
        for other, one in standing.items():
            if other != number and _clash(cover, one):
                days = f"on {in_words(cover.weekdays & one.weekdays)} from {one.first} to {one.last}"
                found[number].append(
                    Fault(
                        "weekdays",
                        f"The same person already covers {days}, at {places[one.organisation_id]}.",
                        f"{names[one.by_id]} covers for {names[one.for_id]} {days}: choose other days, or end that.",
                    )
                )
    return found


def _holds(placement: Placement, cover: Cover) -> bool:
    """A placement whose days of the week nobody has said may hold on any of them."""
    return (
        placement.organisation_id == cover.organisation_id
        and placement.first <= cover.first
        and (placement.last is None or cover.last <= placement.last)
        and (placement.weekdays == 0 or cover.weekdays & ~placement.weekdays == 0)
    )


def _clash(one: Cover, other: Cover) -> bool:
    return (
        one.by_id == other.by_id
        and one.weekdays & other.weekdays != 0
        and one.first <= other.last
        and other.first <= one.last
    )


def _cover(row: Backfill) -> Cover:
    return Cover(row.by_id, row.for_id, row.organisation_id, row.weekdays, row.first, row.last)


def _practices(session: Session, ids: set[int]) -> dict[int, str]:
    rows = session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids)))
    return dict(rows.all())
