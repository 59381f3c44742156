from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_204_NO_CONTENT

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts import projects, queries, stuck
from groundswell.cohorts.endpoints.callers import MayRead, MayRun, OfCohort, OfProgramme, cohort_ref
from groundswell.cohorts.schemas.people import DayReached, Project, ProjectWords
from groundswell.cohorts.stuck import ProjectFacts
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, Paging, RowId
from groundswell.web.preconditions import SeenIfAny, SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = ("cohort", "name", "role", "title", "held_up_by", "reached", "of", "last_reached", "last_step", "stuck")


class ProjectsQuery:
    """Which are wanted, the same for the list and its table."""

    def __init__(
        self,
        cohort: OfCohort = None,
        programme: OfProgramme = None,
        stuck: Annotated[
            bool | None, Query(description="Only those without a step for four weeks, or the others.")
        ] = None,
    ) -> None:
        self.asked: dict[str, Any] = {"cohort": cohort, "programme": programme, "stuck": stuck}


@router.get("/projects")
def all_projects(
    by: MayRead, session: ReadSession, page: Paging, query: Annotated[ProjectsQuery, Depends()]
) -> Items[Project]:
    """What each participant delivers and how far it has come, by name of the participant."""
    found = stuck.projects(session, by=by, day=today(), limit=page.limit, after=page.key(str, int), **query.asked)
    page.go_on(found.last)
    return Items(items=[_project(each) for each in found.rows], total=found.total)


@router.get("/projects.csv", response_class=Response)
def projects_table(by: MayRead, session: ReadSession, query: Annotated[ProjectsQuery, Depends()]) -> Response:
    """The same as a table."""
    rows = []
    for each in stuck.projects(session, by=by, day=today(), **query.asked).rows:
        reached = [(step.title, there) for step, there in each.milestones if there is not None]
        rows.append(
            {
                "cohort": each.cohort.code,
                "name": each.person.name,
                "role": each.participant.role,
                "title": each.project.title if each.project else None,
                "held_up_by": each.project.held_up_by if each.project else None,
                "reached": len(reached),
                "of": len(each.milestones),
                "last_reached": reached[-1][0] if reached else None,
                "last_step": each.last_step,
                "stuck": each.stuck,
            }
        )
    return as_table(COLUMNS, rows, "projects")


@router.put("/participants/{participant_id}/project", responses=problems(412, 428))
def set_project(
    by: MayRun, session: WriteSession, participant_id: RowId, sent: ProjectWords, seen: SeenIfAny
) -> Project:
    """Name what a participant delivers; once it is named, changing it needs If-Match."""
    projects.set_project(
        session,
        by=by,
        participant_id=participant_id,
        title=sent.title,
        held_up_by=sent.held_up_by,
        seen_revision=seen,
    )
    return _one(session, by, participant_id)


@router.put("/projects/{project_id}/milestones/{milestone_id}")
def reach(by: MayRun, session: WriteSession, project_id: RowId, milestone_id: RowId, sent: DayReached) -> Project:
    """The project has come to a milestone; said again, its day is corrected."""
    projects.reach(session, by=by, project_id=project_id, milestone_id=milestone_id, on=sent.on)
    return _one(session, by, queries.project(session, project_id).participant_id)


@router.delete(
    "/projects/{project_id}/milestones/{milestone_id}",
    status_code=HTTP_204_NO_CONTENT,
    responses=problems(412, 428),
)
def take_back(by: MayRun, session: WriteSession, project_id: RowId, milestone_id: RowId, seen: SeenRevision) -> None:
    """It was not reached after all."""
    projects.take_back(session, by=by, project_id=project_id, milestone_id=milestone_id, seen_revision=seen)


def _one(session: Session, by: Principal, participant_id: int) -> Project:
    return _project(stuck.projects(session, by=by, day=today(), participant_id=participant_id).rows[0])


def _project(facts: ProjectFacts) -> Project:
    project = facts.project
    return Project.model_validate(
        {
            "id": project.id if project else None,
            "title": project.title if project else None,
            "held_up_by": project.held_up_by if project else None,
            "participant": {"id": facts.participant.id, "name": facts.person.name},
            "role": facts.participant.role,
            "cohort": cohort_ref(facts.cohort),
            "left_on": facts.participant.left_on,
            "milestones": [
                {
                    "id": step.id,
                    "title": step.title,
                    "on": there.on if there else None,
                    "revision": there.revision_id if there else None,
                }
                for step, there in facts.milestones
            ],
            "last_step": facts.last_step,
            "stuck": facts.stuck,
            "revision": project.revision_id if project else None,
        }
    )
