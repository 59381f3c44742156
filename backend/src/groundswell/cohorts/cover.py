"""The rota of a cohort from what is recorded, and the backfills behind it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, aliased

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts import placements, queries
from groundswell.cohorts.models import Away, Backfill, Cohort, Participant, TaughtSession
from groundswell.cohorts.rota import Cell, Covering, Spell, days_of, rota, sentence
from groundswell.database.listed import Listed, paged
from groundswell.errors import Invalid
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import visible_practices
from groundswell.people.models import Person

MOST_DAYS = 400


class BackfillFacts(NamedTuple):
    backfill: Backfill
    by: tuple[Participant, Person]
    covered: tuple[Participant, Person]
    practice: Organisation
    cohort: Cohort


class RotaRow(NamedTuple):
    participant: Participant
    person: Person
    practices: list[Organisation]
    covers_for: list[tuple[Participant, Person]]
    cells: list[Cell]
    away: list[Away]


class Rota(NamedTuple):
    cohort: Cohort
    first: date
    last: date
    days: list[date]
    sessions: set[date]
    rows: list[RotaRow]
    practices: dict[int, Organisation]
    sentence: str


def backfills(
    session: Session,
    *,
    by: Principal,
    cohort: str | None = None,
    backfill_id: int | None = None,
    limit: int | None = None,
    after: Sequence[object] | None = None,
) -> Listed[BackfillFacts]:
    """Backfills at practices the caller may see: both people work there. Two queries."""
    covering, covered = aliased(Participant), aliased(Participant)
    one, other = aliased(Person), aliased(Person)
    query = (
        select(Backfill, covering, one, covered, other, Organisation, Cohort)
        .join(covering, covering.id == Backfill.by_id)
        .join(one, one.id == covering.person_id)
        .join(covered, covered.id == Backfill.for_id)
        .join(other, other.id == covered.person_id)
        .join(Organisation, Organisation.id == Backfill.organisation_id)
        .join(Cohort, Cohort.id == covering.cohort_id)
        .where(_seen(by))
    )
    if cohort is not None:
        query = query.where(Cohort.code == cohort)
    if backfill_id is not None:
        query = query.where(Backfill.id == backfill_id)
    found = paged(
        session,
        query,
        (Backfill.first, Backfill.id),
        lambda row: [row[0].first.isoformat(), row[0].id],
        limit=limit,
        after=after,
    )
    rows = [BackfillFacts(row[0], (row[1], row[2]), (row[3], row[4]), row[5], row[6]) for row in found.rows]
    return Listed(rows, found.total, found.last)


def _seen(by: Principal) -> ColumnElement[bool]:
    return true() if by.sees_everything else Backfill.organisation_id.in_(visible_practices(by))


def cohort_rota(
    session: Session, *, by: Principal, cohort: str, first: date | None = None, last: date | None = None
) -> Rota:
    """The rota of everybody who covers between two days; without them, of the term that runs or comes next.

    Seven queries, whatever the size.
    """
    found = queries.cohort(session, cohort)
    first, last = _between(session, found, first, last)
    facts = [
        each
        for each in backfills(session, by=by, cohort=cohort).rows
        if each.backfill.first <= last and each.backfill.last >= first
    ]
    people = {each.by[0].id: each.by for each in facts}
    working = placements.of_participants(session, people)
    away: dict[int, list[Away]] = {each: [] for each in people}
    for row in session.scalars(
        select(Away).where(Away.participant_id.in_(people), Away.day >= first, Away.day <= last).order_by(Away.day)
    ):
        away[row.participant_id].append(row)
    held = select(TaughtSession.day).where(
        TaughtSession.cohort_id == found.id, TaughtSession.day >= first, TaughtSession.day <= last
    )
    sessions = set(session.scalars(held))
    practices = {each.practice.id: each.practice for each in facts}
    practices |= {practice.id: practice for rows in working.values() for _, practice in rows}
    ordered = sorted(people.values(), key=lambda each: (each[1].name, each[0].id))
    covering = [
        Covering(
            person.name,
            [Spell(at.id, each.weekdays, each.first, each.last) for each, at in working[participant.id]],
            [_spell(each.backfill) for each in facts if each.backfill.by_id == participant.id],
            {each.day: each.covered_by for each in away[participant.id]},
            participant.left_on,
        )
        for participant, person in ordered
    ]
    days = days_of(first, last, sessions, covering)
    grid = rota(covering, days, sessions)
    rows = [
        RotaRow(
            participant,
            person,
            [practices[each] for each in one.practices],
            list({f.covered[0].id: f.covered for f in facts if f.backfill.by_id == participant.id}.values()),
            cells,
            away[participant.id],
        )
        for (participant, person), one, cells in zip(ordered, covering, grid, strict=True)
    ]
    names = {each.id: each.name for each in practices.values()}
    return Rota(found, first, last, days, sessions, rows, practices, sentence(covering, grid, days, names))


def _spell(row: Backfill) -> Spell:
    return Spell(row.organisation_id, row.weekdays, row.first, row.last)


def _between(session: Session, cohort: Cohort, first: date | None, last: date | None) -> tuple[date, date]:
    if first is None or last is None:
        terms = queries.terms(session, cohort.id)
        day = today()
        term = next((each for each in terms if queries.last_day(each) >= day), terms[-1] if terms else None)
        begins, ends = (term.first, queries.last_day(term)) if term else (day, day + timedelta(weeks=8))
        first = first or (begins if last is None or begins <= last else last - timedelta(weeks=8))
        last = last or max(ends, first)
    if last < first:
        raise Invalid("The last day is before the first.", [("to", f"Choose {first} or later.")])
    if (last - first).days > MOST_DAYS:
        raise Invalid("A rota shows at most a year.", [("to", "Choose a day less than a year after the first.")])
    return first, last
