"""Initiatives as a list: whose, how far each has come, and when something last happened."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, not_, or_, select, tuple_
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.database.listed import Listed
from groundswell.faculty.models import FacultyMember
from groundswell.initiatives.activity import BEFORE_ALL, is_stalled, last_activity
from groundswell.initiatives.activity import stalled as has_stalled
from groundswell.initiatives.models import (
    Cycle,
    ImprovementTheme,
    Initiative,
    ProgressScore,
    TakingPart,
    TeamMember,
)
from groundswell.initiatives.queries import contains
from groundswell.initiatives.scope import visible
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import visible_practices
from groundswell.people.models import Person
from groundswell.programmes.models import Programme


class InitiativeFacts(NamedTuple):
    initiative: Initiative
    owner: Organisation | None
    programme: Programme | None
    theme: ImprovementTheme | None
    adviser: str | None
    """By name."""
    stalled: bool
    last_activity: date | None
    practices: int
    """Taking part today, or on the day it ended."""
    cycles: int
    score_team: float | None
    score_adviser: float | None


def initiatives(
    session: Session,
    *,
    by: Principal,
    owner: str | None = None,
    programme: str | None = None,
    theme: int | None = None,
    status: str | None = None,
    practice: str | None = None,
    person: int | None = None,
    stalled: bool | None = None,
    text: str | None = None,
    initiative_id: int | None = None,
    also: Sequence[ColumnElement[bool]] = (),
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[InitiativeFacts]:
    """Those that the caller may see, the one with the newest activity first. Five queries, however many there are."""
    day = today()
    last = last_activity(day)
    conditions = [
        visible(by),
        *also,
        *_equal({Organisation.code: owner and owner.upper(), Programme.code: programme}),
        *_equal({Initiative.theme_id: theme, Initiative.status: status, Initiative.id: initiative_id}),
        *contains(text, Initiative.title, Initiative.aim_what, Initiative.code),
    ]
    if practice is not None:
        conditions.append(Initiative.id.in_(_at(by, practice)))
    if person is not None:
        conditions.append(_of_person(person))
    if stalled is not None:
        conditions.append(has_stalled(day) if stalled else not_(has_stalled(day)))
    query = (
        select(Initiative, Organisation, Programme, ImprovementTheme, Person.name, last.label("last"))
        .outerjoin(Organisation, Organisation.id == Initiative.owner_id)
        .outerjoin(Programme, Programme.id == Initiative.programme_id)
        .outerjoin(ImprovementTheme, ImprovementTheme.id == Initiative.theme_id)
        .outerjoin(FacultyMember, FacultyMember.id == Initiative.adviser_id)
        .outerjoin(Person, Person.id == FacultyMember.person_id)
        .where(*conditions)
    )
    total = session.scalar(query.with_only_columns(func.count(), maintain_column_froms=True)) or 0
    if after is not None:
        query = query.where(tuple_(last, Initiative.id) < tuple_(*after))
    if limit is not None:
        query = query.limit(limit + 1)
    rows = session.execute(query.order_by(last.desc(), Initiative.id.desc())).all()
    more = limit is not None and len(rows) > limit
    shown = rows[:limit]
    ids = [row[0].id for row in shown]
    taking_part, cycles, scores = _taking_part(session, ids, day), _cycles(session, ids), newest_scores(session, ids)
    facts = [
        InitiativeFacts(
            initiative=initiative,
            owner=owned_by,
            programme=within,
            theme=about,
            adviser=adviser,
            stalled=is_stalled(initiative.status, latest, day),
            last_activity=latest if latest > BEFORE_ALL else None,
            practices=taking_part.get(initiative.id, 0),
            cycles=cycles.get(initiative.id, 0),
            score_team=scores.get((initiative.id, "team")),
            score_adviser=scores.get((initiative.id, "adviser")),
        )
        for initiative, owned_by, within, about, adviser, latest in shown
    ]
    return Listed(facts, total, [shown[-1][5], shown[-1][0].id] if more else None)


def _equal(wanted: dict[Any, Any]) -> list[ColumnElement[bool]]:
    return [column == value for column, value in wanted.items() if value is not None]


def _at(by: Principal, practice: str) -> Select[int]:
    """Where a practice takes part or took part: told to those who may see the practice."""
    return (
        select(TakingPart.initiative_id)
        .join(Organisation, Organisation.id == TakingPart.organisation_id)
        .where(Organisation.code == practice.upper(), Organisation.id.in_(visible_practices(by)))
    )


def _of_person(person_id: int) -> ColumnElement[bool]:
    """In its team, or its adviser."""
    team = select(TeamMember.initiative_id).where(TeamMember.person_id == person_id)
    advisers = select(FacultyMember.id).where(FacultyMember.person_id == person_id)
    return or_(Initiative.id.in_(team), Initiative.adviser_id.in_(advisers))


def _taking_part(session: Session, ids: Collection[int], day: date) -> dict[int, int]:
    on = func.coalesce(Initiative.ended, day)
    rows = session.execute(
        select(TakingPart.initiative_id, func.count())
        .join(Initiative, Initiative.id == TakingPart.initiative_id)
        .where(TakingPart.initiative_id.in_(ids), TakingPart.first <= on)
        .where(or_(TakingPart.last.is_(None), TakingPart.last >= on))
        .group_by(TakingPart.initiative_id)
    )
    return dict(rows.all())


def _cycles(session: Session, ids: Collection[int]) -> dict[int, int]:
    rows = session.execute(
        select(Cycle.initiative_id, func.count()).where(Cycle.initiative_id.in_(ids)).group_by(Cycle.initiative_id)
    )
    return dict(rows.all())


def newest_scores(session: Session, ids: Collection[int]) -> dict[tuple[int, str], float]:
    """The newest progress scores, by initiative and by whom."""
    rows = session.execute(
        select(ProgressScore.initiative_id, ProgressScore.by, ProgressScore.halves)
        .where(ProgressScore.initiative_id.in_(ids))
        .order_by(ProgressScore.month)
    )
    return {(initiative_id, by): halves / 2 for initiative_id, by, halves in rows}
