"""Projects with their milestones, and which of them are stuck: begun, not finished, and no step for four weeks."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, or_, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.cohorts import queries
from groundswell.cohorts.models import Cohort, Milestone, MilestoneReached, Participant, Project, Term
from groundswell.database.listed import Listed, paged
from groundswell.people.models import Person
from groundswell.programmes.models import Programme

WITHOUT_A_STEP = timedelta(days=28)


class ProjectFacts(NamedTuple):
    participant: Participant
    person: Person
    cohort: Cohort
    project: Project | None
    last_step: date
    """The last milestone, or the day they began: everybody delivers a project, named yet or not."""
    stuck: bool
    milestones: list[tuple[Milestone, MilestoneReached | None]]


def projects(
    session: Session,
    *,
    by: Principal,
    day: date,
    cohort: str | None = None,
    programme: str | None = None,
    stuck: bool | None = None,
    participant_id: int | None = None,
    limit: int | None = None,
    after: Sequence[object] | None = None,
) -> Listed[ProjectFacts]:
    """A row a participant, by name, with the project they deliver. Four queries."""
    last, is_stuck = last_step(), stuck_on(day)
    query = (
        select(Participant, Person, Cohort, Project, last, is_stuck)
        .join(Person, Person.id == Participant.person_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .outerjoin(Project, Project.participant_id == Participant.id)
        .where(queries.visible_participants(by))
    )
    if cohort is not None:
        query = query.where(Cohort.code == cohort)
    if programme is not None:
        query = query.join(Programme, Programme.id == Cohort.programme_id).where(Programme.code == programme)
    if stuck is not None:
        query = query.where(is_stuck if stuck else ~is_stuck)
    if participant_id is not None:
        query = query.where(Participant.id == participant_id)
    found = paged(
        session,
        query,
        (Person.name, Participant.id),
        lambda row: [row.Person.name, row.Participant.id],
        limit=limit,
        after=after,
    )
    steps: dict[int, list[Milestone]] = {}
    programmes = {row.Cohort.programme_id for row in found.rows}
    for milestone in session.scalars(
        select(Milestone).where(Milestone.programme_id.in_(programmes)).order_by(Milestone.place)
    ):
        steps.setdefault(milestone.programme_id, []).append(milestone)
    named = [row.Project.id for row in found.rows if row.Project is not None]
    reached = {
        (row.project_id, row.milestone_id): row
        for row in session.scalars(select(MilestoneReached).where(MilestoneReached.project_id.in_(named)))
    }
    rows = [
        ProjectFacts(
            row.Participant,
            row.Person,
            row.Cohort,
            row.Project,
            row[4] or row.Participant.joined,
            bool(row[5]),
            [
                (each, None if row.Project is None else reached.get((row.Project.id, each.id)))
                for each in steps.get(row.Cohort.programme_id, ())
            ],
        )
        for row in found.rows
    ]
    return Listed(rows, found.total, found.last)


def last_step() -> ColumnElement[date | None]:
    """When a participant's project last came on: its last milestone, or the later of joining and the cohort's first
    day. NULL where the cohort has no terms."""
    begun = _begun()
    return func.coalesce(last_reached(), case((Participant.joined > begun, Participant.joined), else_=begun))


def last_reached() -> ScalarSelect[date]:
    """The day of a participant's last milestone; NULL where none has been reached."""
    return (
        select(func.max(MilestoneReached.on))
        .join(Project, Project.id == MilestoneReached.project_id)
        .where(Project.participant_id == Participant.id)
        .correlate(Participant)
        .scalar_subquery()
    )


def stuck_on(day: date) -> ColumnElement[bool]:
    """Still taking part in a cohort that has begun, not at the last milestone, and no step for four weeks or more."""
    of_programme = Milestone.programme_id == Cohort.programme_id
    milestones = select(func.count()).select_from(Milestone).where(of_programme).correlate(Cohort).scalar_subquery()
    reached = (
        select(func.count())
        .select_from(MilestoneReached)
        .join(Project, Project.id == MilestoneReached.project_id)
        .where(Project.participant_id == Participant.id)
        .correlate(Participant)
        .scalar_subquery()
    )
    return and_(
        func.coalesce(_begun() <= day, False),
        or_(Participant.left_on.is_(None), Participant.left_on > day),
        reached < milestones,
        last_step() <= day - WITHOUT_A_STEP,
    )


def _begun() -> ScalarSelect[date]:
    return (
        select(func.min(Term.first))
        .where(Term.cohort_id == Participant.cohort_id)
        .correlate(Participant)
        .scalar_subquery()
    )
