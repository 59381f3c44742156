"""Programmes, who has joined them, and what people went on to do."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, not_, select
from sqlalchemy.orm import Session, aliased

from groundswell.database.listed import Listed, paged
from groundswell.errors import NotFound
from groundswell.faculty.models import FacultyMember
from groundswell.organisations.models import Organisation
from groundswell.people.models import Person
from groundswell.programmes.models import (
    Achievement,
    Joining,
    Partner,
    Principle,
    Programme,
    ProgrammeTarget,
    Theme,
)


def programme(session: Session, code: str) -> Programme:
    found = session.scalar(select(Programme).where(Programme.code == code))
    if found is None:
        raise NotFound(f"There is no programme called {code}.")
    return found


def principles(session: Session, programme_id: int) -> Sequence[str]:
    return session.scalars(
        select(Principle.words).where(Principle.programme_id == programme_id).order_by(Principle.place)
    ).all()


def partners(session: Session, programme_id: int) -> Sequence[Partner]:
    return session.scalars(
        select(Partner).where(Partner.programme_id == programme_id).order_by(Partner.kind, Partner.name)
    ).all()


def targets(session: Session, programme_id: int) -> Sequence[ProgrammeTarget]:
    return session.scalars(
        select(ProgrammeTarget)
        .where(ProgrammeTarget.programme_id == programme_id)
        .order_by(ProgrammeTarget.by, ProgrammeTarget.id)
    ).all()


def faculty_target(session: Session, day: date) -> tuple[ProgrammeTarget, Programme] | None:
    """What the faculty is to grow by: the next target that is due, or the last one that was."""
    rows = session.execute(
        select(ProgrammeTarget, Programme)
        .join(Programme, Programme.id == ProgrammeTarget.programme_id)
        .where(ProgrammeTarget.what == "faculty")
        .order_by(ProgrammeTarget.by, ProgrammeTarget.id)
    )
    found = list(rows)
    return next((each for each in found if each[0].by >= day), found[-1] if found else None)


def themes(session: Session, *, limit: int | None = None, after: Sequence[Any] | None = None) -> Listed[Theme]:
    """By title."""
    found = paged(session, select(Theme), (Theme.title,), lambda row: [row[0].title], limit=limit, after=after)
    return Listed([row[0] for row in found.rows], found.total, found.last)


def programmes(
    session: Session, *, limit: int | None = None, after: Sequence[Any] | None = None
) -> Listed[tuple[Programme, str | None]]:
    """Every year of every programme, the newest first, each with the code of the year before it."""
    before = aliased(Programme)
    query = select(Programme, before.code).outerjoin(before, before.id == Programme.renews_id)
    order = (Programme.first, Programme.id)
    found = paged(
        session, query, order, lambda row: [row[0].first, row[0].id], limit=limit, after=after, newest_first=True
    )
    return Listed([(row[0], row[1]) for row in found.rows], found.total, found.last)


class Joined(NamedTuple):
    joining: Joining
    organisation: Organisation
    programme: Programme
    adviser: str | None


def joined(
    session: Session,
    day: date,
    *,
    programme: str | None = None,
    stage: str | None = None,
    overdue: bool | None = None,
    adviser_id: int | None = None,
    joining_id: int | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[Joined]:
    """Federations and practices on their way through programmes, in the order in which they came.

    `overdue`: only those whose adviser should have been in touch before `day` and has not, or only the others.
    """
    conditions: list[ColumnElement[bool]] = []
    if programme is not None:
        conditions.append(Programme.code == programme)
    if stage is not None:
        conditions.append(Joining.stage == stage)
    if overdue is not None:
        late = and_(Joining.stage == "expressed", Joining.contact_due < day)
        conditions.append(late if overdue else not_(late))
    if adviser_id is not None:
        conditions.append(Joining.adviser_id == adviser_id)
    if joining_id is not None:
        conditions.append(Joining.id == joining_id)
    query = (
        select(Joining, Organisation, Programme, Person.name)
        .join(Organisation, Organisation.id == Joining.organisation_id)
        .join(Programme, Programme.id == Joining.programme_id)
        .outerjoin(FacultyMember, FacultyMember.id == Joining.adviser_id)
        .outerjoin(Person, Person.id == FacultyMember.person_id)
        .where(*conditions)
    )
    found = paged(session, query, (Joining.id,), lambda row: [row[0].id], limit=limit, after=after)
    return Listed([Joined(*row) for row in found.rows], found.total, found.last)


def is_overdue(joining: Joining, day: date) -> bool:
    return joining.stage == "expressed" and joining.contact_due < day


class Achieved(NamedTuple):
    achievement: Achievement
    programme: str
    person: str | None
    theme: str | None


def achievements(
    session: Session,
    *,
    programme: str | None = None,
    theme_id: int | None = None,
    person_id: int | None = None,
    kind: str | None = None,
    achievement_id: int | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[Achieved]:
    """The newest first; of one day the one that was recorded last. `after`: the day and number of the one before."""
    wanted = {
        Programme.code: programme,
        Achievement.theme_id: theme_id,
        Achievement.person_id: person_id,
        Achievement.kind: kind,
        Achievement.id: achievement_id,
    }
    query = (
        select(Achievement, Programme.code, Person.name, Theme.title)
        .join(Programme, Programme.id == Achievement.programme_id)
        .outerjoin(Person, Person.id == Achievement.person_id)
        .outerjoin(Theme, Theme.id == Achievement.theme_id)
        .where(*(column == value for column, value in wanted.items() if value is not None))
    )
    found = paged(
        session,
        query,
        (Achievement.day, Achievement.id),
        lambda row: [row[0].day, row[0].id],
        limit=limit,
        after=after,
        newest_first=True,
    )
    return Listed([Achieved(*row) for row in found.rows], found.total, found.last)


def one_achievement(session: Session, achievement_id: int) -> Achieved:
    return achievements(session, achievement_id=achievement_id).rows[0]
