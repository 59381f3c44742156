"""Programmes, who has joined them, and what people went on to do."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, not_, select, tuple_
from sqlalchemy.orm import Session, aliased

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

Row = TypeVar("Row")


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


def themes(session: Session) -> Sequence[Theme]:
    return session.scalars(select(Theme).order_by(Theme.title)).all()


def programmes(session: Session) -> list[tuple[Programme, str | None]]:
    """Every year of every programme, the newest first, each with the code of the year before it."""
    before = aliased(Programme)
    rows = session.execute(
        select(Programme, before.code)
        .outerjoin(before, before.id == Programme.renews_id)
        .order_by(Programme.first.desc(), Programme.name)
    )
    return [(row[0], row[1]) for row in rows]


class Joined(NamedTuple):
    joining: Joining
    organisation: Organisation
    programme: Programme
    adviser: str | None


class Listed(NamedTuple, Generic[Row]):
    """One page of a list, how many there are in all, and where the next page begins."""

    rows: list[Row]
    total: int
    last: list[Any] | None


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
    after: int | None = None,
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
    beyond = None if after is None else Joining.id > after
    return _listed(session, query, (Joining.id.asc(),), beyond, lambda row: [row[0].id], Joined, limit)


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
    order = (Achievement.day.desc(), Achievement.id.desc())
    before = None if after is None else tuple_(Achievement.day, Achievement.id) < tuple_(*after)
    return _listed(session, query, order, before, lambda row: [row[0].day, row[0].id], Achieved, limit)


def one_achievement(session: Session, achievement_id: int) -> Achieved:
    return achievements(session, achievement_id=achievement_id).rows[0]


def _listed(
    session: Session,
    query: Select[Any, Any, Any, Any],
    order: Sequence[ColumnElement[Any]],
    beyond: ColumnElement[bool] | None,
    key_of: Callable[[Any], list[Any]],
    shape: Callable[..., Row],
    limit: int | None,
) -> Listed[Row]:
    """Rows in an order, at most `limit` of those that lie `beyond` the page before. Two queries."""
    total = session.scalar(query.with_only_columns(func.count(), maintain_column_froms=True)) or 0
    if beyond is not None:
        query = query.where(beyond)
    if limit is not None:
        query = query.limit(limit + 1)
    rows = session.execute(query.order_by(*order)).all()
    more = limit is not None and len(rows) > limit
    shown = rows[:limit]
    return Listed([shape(*row) for row in shown], total, key_of(shown[-1]) if more else None)
