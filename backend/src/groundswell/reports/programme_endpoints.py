"""The pages of programmes, cohorts, people, and of one's own week."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.evaluations.endpoints.answered import ByAnswers
from groundswell.reports.cohort_evaluation import cohort_evaluation as evaluation_of
from groundswell.reports.cohort_page import cohort_page as cohort_of
from groundswell.reports.cohort_schemas import CohortEvaluation, CohortPage
from groundswell.reports.endpoints import as_json
from groundswell.reports.my_week import my_week as week_of
from groundswell.reports.person_page import person_page as person_of
from groundswell.reports.person_schemas import MyWeek, PersonPage
from groundswell.reports.programme_page import programme_page as programme_of
from groundswell.reports.programme_schemas import ProgrammePage
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision, Personal
from groundswell.web.paging import RowId
from groundswell.web.session import ReadSession, permitted

router = APIRouter(route_class=ByRevision, tags=["reports"])
personal = APIRouter(route_class=Personal, tags=["reports"])
answered = APIRouter(route_class=ByAnswers, tags=["reports"])

MayRead = Annotated[Principal, permitted(Permission.READ_PROGRAMMES)]
MayRun = Annotated[Principal, permitted(Permission.RUN_PROGRAMMES)]
OfProgramme = Annotated[str, Path(examples=["practice-leaders-1"])]
OfCohort = Annotated[str, Path(examples=["practice-leaders-harrowdene-2018"])]


@router.get("/programmes/{code}/page", response_model=ProgrammePage, responses=problems(404))
def programme_page(by: MayRead, session: ReadSession, code: OfProgramme) -> Response:
    """The page of a programme: where its targets, sites, cohorts and those who joined it stand."""
    return as_json(programme_of(session, by=by, code=code))


@router.get("/cohorts/{code}/page", response_model=CohortPage, responses=problems(404))
def cohort_page(by: MayRead, session: ReadSession, code: OfCohort) -> Response:
    """The page of a cohort: terms and sessions, people by sessions, projects, backfill.

    Counts are of everybody; names are of those whom the caller may know.
    """
    return as_json(cohort_of(session, by=by, code=code))


@answered.get("/cohorts/{code}/evaluation", response_model=CohortEvaluation, responses=problems(404))
def cohort_evaluation(by: MayRead, session: ReadSession, code: OfCohort) -> Response:
    """What the people of a cohort say, and what is known at each of Kirkpatrick's levels; never below five answers."""
    return as_json(evaluation_of(session, by=by, code=code))


@router.get("/persons/{person_id}/page", response_model=PersonPage, responses=problems(404))
def person_page(by: MayRead, session: ReadSession, person_id: RowId) -> Response:
    """The page of one person: cohorts over the years, practices, projects, achievements, standing in the faculty."""
    return as_json(person_of(session, by=by, person_id=person_id))


@personal.get("/my-week", response_model=MyWeek)
def my_week(by: MayRun, session: ReadSession) -> Response:
    """What the caller runs this week and next, and what waits for them."""
    return as_json(week_of(session, by=by))


router.include_router(personal)
router.include_router(answered)
