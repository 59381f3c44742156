"""Assignments, the days of specialists, and capacity against need."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from groundswell.cohorts.models import Cohort, Term
from groundswell.database.listed import Listed, paged
from groundswell.faculty.growth import months
from groundswell.faculty.models import Contract, FacultyMember, Provider
from groundswell.organisations.models import Organisation
from groundswell.people.models import Person
from groundswell.programmes.models import Joining, JoiningStep
from groundswell.workload.models import Assignment, SpecialistDay


class Given(NamedTuple):
    """An assignment with the names of what it joins."""

    assignment: Assignment
    name: str
    cohort: str | None
    cohort_name: str | None
    organisation: Organisation | None


def assignments(
    session: Session,
    *,
    member_id: int | None = None,
    cohort: str | None = None,
    organisation: str | None = None,
    on: date | None = None,
    assignment_id: int | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[Given]:
    """By name and first day. Two queries."""
    query = (
        select(Assignment, Person.name, Cohort.code, Cohort.name, Organisation)
        .join(FacultyMember, FacultyMember.id == Assignment.member_id)
        .join(Person, Person.id == FacultyMember.person_id)
        .outerjoin(Cohort, Cohort.id == Assignment.cohort_id)
        .outerjoin(Organisation, Organisation.id == Assignment.organisation_id)
    )
    if member_id is not None:
        query = query.where(Assignment.member_id == member_id)
    if cohort is not None:
        query = query.where(Cohort.code == cohort)
    if organisation is not None:
        query = query.where(Organisation.code == organisation.upper())
    if on is not None:
        query = query.where(Assignment.first <= on, or_(Assignment.last.is_(None), Assignment.last >= on))
    if assignment_id is not None:
        query = query.where(Assignment.id == assignment_id)
    order = (Person.name, Assignment.first, Assignment.id)
    found = paged(session, query, order, lambda row: [row[1], row[0].first, row[0].id], limit=limit, after=after)
    return Listed([Given(*row) for row in found.rows], found.total, found.last)


def assignment(session: Session, assignment_id: int) -> Given:
    return assignments(session, assignment_id=assignment_id).rows[0]


class Worked(NamedTuple):
    """Days that specialists worked, with the names of what they join."""

    day: SpecialistDay
    contract: Contract
    provider: Provider
    cohort: str | None
    cohort_name: str | None
    organisation: Organisation | None


def specialist_days(
    session: Session,
    *,
    contract_id: int | None = None,
    specialist_day_id: int | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[Worked]:
    """In the order in which they were recorded. Two queries."""
    query = (
        select(SpecialistDay, Contract, Provider, Cohort.code, Cohort.name, Organisation)
        .join(Contract, Contract.id == SpecialistDay.contract_id)
        .join(Provider, Provider.id == Contract.provider_id)
        .outerjoin(Cohort, Cohort.id == SpecialistDay.cohort_id)
        .outerjoin(Organisation, Organisation.id == SpecialistDay.organisation_id)
    )
    if contract_id is not None:
        query = query.where(Contract.id == contract_id)
    if specialist_day_id is not None:
        query = query.where(SpecialistDay.id == specialist_day_id)
    found = paged(session, query, (SpecialistDay.id,), lambda row: [row[0].id], limit=limit, after=after)
    return Listed([Worked(*row) for row in found.rows], found.total, found.last)


def days_worked(session: Session) -> dict[int, float]:
    """Days worked so far under each contract; a contract of which none are is not named."""
    rows = session.execute(
        select(SpecialistDay.contract_id, func.sum(SpecialistDay.days)).group_by(SpecialistDay.contract_id)
    )
    return dict(rows.all())


class Capacity(NamedTuple):
    """Days of one month: what the members have to give, what is given away, and what cohorts and federations need."""

    month: date
    available: float
    assigned: float
    needed: float


class _Stretch(NamedTuple):
    first: date
    last: date | None
    days: float

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def capacity(session: Session, first: date, last: date) -> list[Capacity]:
    """Capacity against need on the first day of every month. Five queries, whatever the size.

    A cohort needs its days from the first day of its first term to the last of its last one; a federation or practice
    that has joined, while it is in planning or delivery.
    """
    members = [
        _Stretch(member.joined, member.left_on and member.left_on - timedelta(days=1), member.days_per_month)
        for member in session.scalars(select(FacultyMember))
    ]
    given = [_Stretch(each.first, each.last, each.days_per_month) for each in session.scalars(select(Assignment))]
    needs = _of_cohorts(session) + _of_joinings(session)

    def on(stretches: list[_Stretch], day: date) -> float:
        return sum(each.days for each in stretches if each.holds(day))

    return [Capacity(day, on(members, day), on(given, day), on(needs, day)) for day in months(first, last)]


def _of_cohorts(session: Session) -> list[_Stretch]:
    stretches: dict[int, _Stretch] = {}
    rows = session.execute(select(Cohort.id, Cohort.days_needed, Term).join(Term, Term.cohort_id == Cohort.id))
    for cohort_id, days, term in rows:
        ends = term.first + timedelta(weeks=term.weeks, days=-1)
        before = stretches.get(cohort_id)
        stretches[cohort_id] = _Stretch(
            term.first if before is None else min(before.first, term.first),
            ends if before is None or before.last is None else max(before.last, ends),
            days,
        )
    return list(stretches.values())


def _of_joinings(session: Session) -> list[_Stretch]:
    days = dict(session.execute(select(Joining.id, Joining.days_needed)).all())
    steps: dict[int, list[JoiningStep]] = {}
    for step in session.scalars(select(JoiningStep).order_by(JoiningStep.on, JoiningStep.id)):
        steps.setdefault(step.joining_id, []).append(step)
    stretches = []
    for joining_id, taken in steps.items():
        begun = next((step.on for step in taken if step.stage in ("planning", "delivery")), None)
        over = next((step.on for step in taken if step.stage in ("closed", "withdrawn")), None)
        if begun is not None:
            stretches.append(_Stretch(begun, over and over - timedelta(days=1), days[joining_id]))
    return stretches
