from typing import Annotated

from fastapi import APIRouter, Path, Response

from groundswell.evaluations.endpoints.answered import ByAnswers
from groundswell.reports.asked import MayReadProgrammes
from groundswell.reports.cohorts.evaluation import cohort_evaluation as evaluation_of
from groundswell.reports.cohorts.page import cohort_page as cohort_of
from groundswell.reports.cohorts.schemas import CohortEvaluation, CohortPage
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.session import ReadSession

router = APIRouter(route_class=ByRevision, tags=["reports"])
answered = APIRouter(route_class=ByAnswers, tags=["reports"])

OfCohort = Annotated[str, Path(examples=["practice-leaders-harrowdene-2018"])]


@router.get("/cohorts/{code}/page", response_model=CohortPage, responses=problems(404))
def cohort_page(by: MayReadProgrammes, session: ReadSession, code: OfCohort) -> Response:
    """The page of a cohort: terms and sessions, people by sessions, projects, backfill.

    Counts are of everybody; names are of those whom the caller may know.
    """
    return as_json(cohort_of(session, by=by, code=code))


@answered.get("/cohorts/{code}/evaluation", response_model=CohortEvaluation, responses=problems(404))
def cohort_evaluation(by: MayReadProgrammes, session: ReadSession, code: OfCohort) -> Response:
    """What the people of a cohort say, and what is known at each of Kirkpatrick's levels; never below five answers."""
    return as_json(evaluation_of(session, by=by, code=code))
