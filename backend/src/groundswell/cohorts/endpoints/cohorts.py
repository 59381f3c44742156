from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED

from groundswell.clock import today
from groundswell.cohorts import milestones, planning, queries, running
from groundswell.cohorts import models as kept
from groundswell.cohorts.endpoints.callers import MayRead, MayRun, OfProgramme, RowQuery
from groundswell.cohorts.milestones import NewMilestone
from groundswell.cohorts.moving import Move
from groundswell.cohorts.planning import NewTerm as PlannedTerm
from groundswell.cohorts.planning import WeeklySessions
from groundswell.cohorts.running import CohortFacts
from groundswell.cohorts.schemas.people import Milestone, Milestones
from groundswell.cohorts.schemas.planned import (
    Between,
    Cohort,
    CohortChanges,
    MovedBackfill,
    MovedSession,
    MovedTerm,
    NewCohort,
    NewTerm,
    RefusedMove,
    SiteRef,
    Term,
    TermChanges,
)
from groundswell.programmes.queries import programme as programme_called
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, Paging, PagingWhole, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = (
    "code",
    "name",
    "programme",
    "site",
    "intake",
    "places",
    "days_needed",
    "first",
    "last",
    "running",
    "terms",
    "participants",
    "left",
    "sessions",
    "held",
)


class CohortsQuery:
    """Which are wanted, the same for the list and its table."""

    def __init__(
        self,
        programme: OfProgramme = None,
        site: Annotated[RowQuery | None, Query(description="The number of a site.")] = None,
        running: Annotated[bool | None, Query(description="Only those that run today, or the others.")] = None,
    ) -> None:
        self.asked: dict[str, Any] = {"programme": programme, "site_id": site, "running": running}


@router.get("/cohorts")
def all_cohorts(
    by: MayRead, session: ReadSession, page: Paging, query: Annotated[CohortsQuery, Depends()]
) -> Items[Cohort]:
    """Cohorts by name, with their terms and how many take part."""
    found = running.cohorts(session, day=today(), limit=page.limit, after=page.key(str, str), **query.asked)
    page.go_on(found.last)
    return Items(items=[_cohort(each) for each in found.rows], total=found.total)


@router.get("/cohorts.csv", response_class=Response)
def cohorts_table(by: MayRead, session: ReadSession, query: Annotated[CohortsQuery, Depends()]) -> Response:
    """The same as a table."""
    rows = (
        _cohort(each).model_dump()
        | {
            "programme": each.programme.code,
            "site": each.site.name if each.site else None,
            "terms": [f"{term.title} {term.first} to {queries.last_day(term)}" for term in each.terms],
        }
        for each in running.cohorts(session, day=today(), **query.asked).rows
    )
    return as_table(COLUMNS, rows, "cohorts")


@router.post("/cohorts", status_code=HTTP_201_CREATED, responses=problems(404))
def plan_cohort(by: MayRun, session: WriteSession, new: NewCohort, response: Response) -> Cohort:
    """Plan a cohort with its terms and, where wanted, a session in every week of a term."""
    made = planning.plan_cohort(
        session,
        by=by,
        programme=new.programme,
        site_id=new.site,
        name=new.name,
        intake=new.intake,
        places=new.places,
        days_needed=new.days_needed,
        terms=[_planned(each) for each in new.terms],
    )
    response.headers["Location"] = f"/api/v1/cohorts/{made.code}"
    return _one(session, made.code)


@router.get("/cohorts/{code}")
def one_cohort(by: MayRead, session: ReadSession, code: str) -> Cohort:
    """One cohort with its terms."""
    return _one(session, code)


@router.patch("/cohorts/{code}", responses=problems(412, 428))
def change_cohort(by: MayRun, session: WriteSession, code: str, seen: SeenRevision, changes: CohortChanges) -> Cohort:
    """Change what is sent. Its terms have routes of their own, and its code stays."""
    sent = changes.model_dump(exclude_unset=True)
    if "site" in sent:
        sent["site_id"] = sent.pop("site")
    planning.change_cohort(session, by=by, code=code, seen_revision=seen, changes=sent)
    return _one(session, code)


@router.post("/cohorts/{code}/terms", status_code=HTTP_201_CREATED)
def add_term(by: MayRun, session: WriteSession, code: str, new: NewTerm) -> Cohort:
    """One more term, which may not overlap another."""
    planning.add_term(session, by=by, cohort=code, new=_planned(new))
    return _one(session, code)


@router.patch("/terms/{term_id}", responses=problems(412, 428))
def change_term(by: MayRun, session: WriteSession, term_id: RowId, seen: SeenRevision, changes: TermChanges) -> Term:
    """Change the title or the kind. Its days are moved, with what depends on them."""
    sent = changes.model_dump(exclude_unset=True)
    return _term(planning.change_term(session, by=by, term_id=term_id, seen_revision=seen, changes=sent))


@router.get("/programmes/{code}/milestones")
def milestones_of_programme(by: MayRead, session: ReadSession, page: PagingWhole, code: str) -> Items[Milestone]:
    """The steps of every project of a programme, in order."""
    programme = programme_called(session, code)
    found = milestones.listed(session, programme.id, limit=page.limit, after=page.key(int))
    page.go_on(found.last)
    return Items(items=[_milestone(each) for each in found.rows], total=found.total)


@router.put("/programmes/{code}/milestones", responses=problems(409))
def set_milestones(by: MayRun, session: WriteSession, code: str, new: Milestones) -> Items[Milestone]:
    """The whole list; one that somebody has reached cannot be dropped."""
    wanted = [NewMilestone(each.title, each.term, each.id) for each in new.milestones]
    items = [_milestone(each) for each in milestones.set_milestones(session, by=by, programme=code, milestones=wanted)]
    return Items(items=items, total=len(items))


def _planned(new: NewTerm) -> PlannedTerm:
    weekly = new.sessions
    sessions = WeeklySessions(weekly.weekday, weekly.begins, weekly.ends, weekly.theme) if weekly else None
    return PlannedTerm(new.kind, new.title, new.first, new.weeks, sessions)


def _one(session: Session, code: str) -> Cohort:
    found = queries.cohort(session, code)
    return _cohort(running.cohorts(session, day=today(), code=found.code).rows[0])


def _cohort(facts: CohortFacts) -> Cohort:
    first, last = facts.first, facts.last
    return Cohort(
        code=facts.cohort.code,
        name=facts.cohort.name,
        programme={"code": facts.programme.code, "name": facts.programme.name},
        site=SiteRef(id=facts.site.id, name=facts.site.name) if facts.site else None,
        intake=facts.cohort.intake,
        places=facts.cohort.places,
        days_needed=facts.cohort.days_needed,
        first=first,
        last=last,
        running=first is not None and last is not None and first <= today() <= last,
        terms=[_term(each) for each in facts.terms],
        participants=facts.participants,
        left=facts.left,
        sessions=facts.sessions,
        held=facts.held,
        revision=facts.cohort.revision_id,
    )


def _term(term: kept.Term) -> Term:
    return Term.model_validate(
        {
            "id": term.id,
            "place": term.place,
            "kind": term.kind,
            "title": term.title,
            "first": term.first,
            "last": queries.last_day(term),
            "weeks": term.weeks,
            "revision": term.revision_id,
        }
    )


def moved(move: Move, *, written: bool) -> MovedTerm:
    """What moves with a term inside this room; the route is where evaluations follow."""

    def between(days: tuple[Any, Any]) -> Between:
        return Between(first=days[0], last=days[1])

    return MovedTerm(
        term=move.term.id,
        title=move.term.title,
        before=between(move.before),
        after=between(move.after),
        sessions=[
            MovedSession(
                session=each.taught.id,
                title=each.taught.title,
                before=each.before,
                after=each.after,
                held=each.held,
            )
            for each in move.sessions
        ],
        backfills=[
            MovedBackfill(backfill=each.backfill.id, before=between(each.before), after=between(each.after))
            for each in move.backfills
        ],
        refused=[RefusedMove(**each._asdict()) for each in move.refused],
        written=written,
    )


def _milestone(row: kept.Milestone) -> Milestone:
    return Milestone(id=row.id, place=row.place, title=row.title, term=row.term_place)
