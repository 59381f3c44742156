"""A person's places in cohorts: projects, and who covers whom. A query each, however many cohorts there are."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select, true
from sqlalchemy.orm import Session, aliased

from groundswell.access.principal import Principal
from groundswell.cohorts.models import Backfill, Cohort, Milestone, MilestoneReached, Participant, Project, Site, Term
from groundswell.cohorts.queries import visible_participants
from groundswell.cohorts.stuck import ProjectFacts, last_step, stuck_on
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import visible_practices
from groundswell.people.models import Person
from groundswell.programmes.models import Programme


class Place(NamedTuple):
    facts: ProjectFacts
    programme: Programme
    site: Site | None
    terms: list[Term]


class Covered(NamedTuple):
    backfill: Backfill
    by: Person
    covered: Person
    practice: Organisation


def places_of(session: Session, *, by: Principal, person_id: int, day: date) -> list[Place]:
    """The cohorts a person is or was in, the newest first, as far as the caller may know. Four queries."""
    rows = session.execute(
        select(Participant, Person, Cohort, Project, last_step(), stuck_on(day), Programme, Site)
        .join(Person, Person.id == Participant.person_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .join(Programme, Programme.id == Cohort.programme_id)
        .outerjoin(Site, Site.id == Cohort.site_id)
        .outerjoin(Project, Project.participant_id == Participant.id)
        .where(Participant.person_id == person_id, visible_participants(by))
        .order_by(Participant.joined.desc(), Participant.id.desc())
    ).all()
    milestones: dict[int, list[Milestone]] = {row.Programme.id: [] for row in rows}
    for milestone in session.scalars(
        select(Milestone).where(Milestone.programme_id.in_(milestones)).order_by(Milestone.place)
    ):
        milestones[milestone.programme_id].append(milestone)
    reached = {
        (row.project_id, row.milestone_id): row
        for row in session.scalars(
            select(MilestoneReached).where(
                MilestoneReached.project_id.in_([row.Project.id for row in rows if row.Project is not None])
            )
        )
    }
    terms: dict[int, list[Term]] = {row.Cohort.id: [] for row in rows}
    for term in session.scalars(select(Term).where(Term.cohort_id.in_(terms)).order_by(Term.first, Term.id)):
        terms[term.cohort_id].append(term)
    return [
        Place(
            ProjectFacts(
                row.Participant,
                row.Person,
                row.Cohort,
                row.Project,
                row[4] or row.Participant.joined,
                bool(row[5]),
                [
                    (each, None if row.Project is None else reached.get((row.Project.id, each.id)))
                    for each in milestones[row.Programme.id]
                ],
            ),
            row.Programme,
            row.Site,
            terms[row.Cohort.id],
        )
        for row in rows
    ]


def covers_of(session: Session, *, by: Principal, participant_ids: Collection[int]) -> list[Covered]:
    """Who covers for these participants and for whom they cover, at practices the caller may know of. One query."""
    covering, covered = aliased(Participant), aliased(Participant)
    one, other = aliased(Person), aliased(Person)
    seen = true() if by.sees_everything else Backfill.organisation_id.in_(visible_practices(by))
    rows = session.execute(
        select(Backfill, one, other, Organisation)
        .join(covering, covering.id == Backfill.by_id)
        .join(one, one.id == covering.person_id)
        .join(covered, covered.id == Backfill.for_id)
        .join(other, other.id == covered.person_id)
        .join(Organisation, Organisation.id == Backfill.organisation_id)
        .where(or_(Backfill.by_id.in_(participant_ids), Backfill.for_id.in_(participant_ids)), seen)
        .order_by(Backfill.first, Backfill.id)
    )
    return [Covered(*row) for row in rows]
