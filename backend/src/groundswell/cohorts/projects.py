"""What each participant delivers: a project and the milestones it has reached."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts import queries
from groundswell.cohorts.models import Cohort, Milestone, MilestoneReached, Participant, Project
from groundswell.errors import Invalid, NotFound
from groundswell.revisions import actions as revisions


def set_project(
    session: Session,
    *,
    by: Principal,
    participant_id: int,
    title: str,
    held_up_by: str | None = None,
    seen_revision: int | None = None,
) -> Project:
    """Names a participant's project, or changes its name and what holds it up."""
    by.require(Permission.RUN_PROGRAMMES)
    participant = queries.participant(session, participant_id)
    title, held_up_by = title.strip(), (held_up_by or "").strip() or None
    if not title:
        raise Invalid("Give the project a title.", [("title", "Say in a few words what it is about.")])
    project = session.scalar(select(Project).where(Project.participant_id == participant.id))
    if project is not None:
        queries.check_seen(project.revision_id, seen_revision, "this project")
    revision = revisions.begin(session, by=by, action="project_set", words=title)
    if project is None:
        project = Project(participant_id=participant.id)
        session.add(project)
    project.title, project.held_up_by, project.revision_id = title, held_up_by, revision.id
    session.flush()
    return project


def reach(session: Session, *, by: Principal, project_id: int, milestone_id: int, on: date) -> MilestoneReached:
    """A project has come to a milestone; said again with another day, that is corrected."""
    by.require(Permission.RUN_PROGRAMMES)
    project, milestone = _both(session, project_id, milestone_id)
    if on > today():
        raise Invalid("The day is still to come.", [("on", "Choose today or a day before.")])
    row = session.get(MilestoneReached, (project.id, milestone.id))
    if row is not None and row.on == on:
        return row
    revision = revisions.begin(session, by=by, action="milestone_reached", words=f"{project.title}: {milestone.title}")
    if row is None:
        row = MilestoneReached(project_id=project.id, milestone_id=milestone.id)
        session.add(row)
    row.on, row.revision_id = on, revision.id
    session.flush()
    return row


def take_back(session: Session, *, by: Principal, project_id: int, milestone_id: int, seen_revision: int) -> None:
    """It was not reached after all."""
    by.require(Permission.RUN_PROGRAMMES)
    project, milestone = _both(session, project_id, milestone_id)
    row = session.get(MilestoneReached, (project.id, milestone.id))
    if row is None:
        raise NotFound(f"{milestone.title} has not been reached.")
    queries.check_seen(row.revision_id, seen_revision, "this milestone")
    revisions.begin(session, by=by, action="milestone_taken_back", words=f"{project.title}: {milestone.title}")
    session.delete(row)
    session.flush()


def _both(session: Session, project_id: int, milestone_id: int) -> tuple[Project, Milestone]:
    """A project and a milestone of its programme."""
    project = queries.project(session, project_id)
    milestone = session.scalar(
        select(Milestone)
        .join(Cohort, Cohort.programme_id == Milestone.programme_id)
        .join(Participant, Participant.cohort_id == Cohort.id)
        .where(Milestone.id == milestone_id, Participant.id == project.participant_id)
    )
    if milestone is None:
        raise NotFound(f"The programme of this project has no milestone {milestone_id}.")
    return project, milestone
