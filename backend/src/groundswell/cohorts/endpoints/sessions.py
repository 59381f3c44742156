from datetime import date, time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts import attendance, queries, sessions, timetable
from groundswell.cohorts.endpoints.callers import MayRead, MayRun, OfCohort, cohort_ref
from groundswell.cohorts.schemas.people import AttendanceSheet, Marks
from groundswell.cohorts.schemas.planned import (
    CohortSession,
    NewSession,
    SessionMarks,
    SessionTerm,
    SessionTheme,
)
from groundswell.cohorts.timetable import SessionFacts
from groundswell.errors import Invalid
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision, Personal
from groundswell.web.paging import Items, Page, Paging, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
personal = APIRouter(route_class=Personal)
COLUMNS = (
    "id",
    "cohort",
    "term",
    "number",
    "title",
    "theme",
    "day",
    "begins",
    "ends",
    "place",
    "link",
    "materials",
    "facilitators",
    "present",
    "apologies",
    "absent",
)


class SessionsQuery:
    """Which are wanted, the same for the list and its table."""

    def __init__(
        self,
        by: MayRead,
        cohort: OfCohort = None,
        first: Annotated[date | None, Query(alias="from", description="From this day.")] = None,
        last: Annotated[date | None, Query(alias="to", description="Up to this day.")] = None,
        mine: Annotated[bool, Query(description="Only those that the caller facilitates or takes part in.")] = False,
    ) -> None:
        of = by.user_id or -1  # the operator at the command line facilitates nothing
        self.asked: dict[str, Any] = {"cohort": cohort, "first": first, "last": last, "of": of if mine else None}


@personal.get("/sessions")
def all_sessions(
    by: MayRead, session: ReadSession, page: Paging, query: Annotated[SessionsQuery, Depends()]
) -> Items[CohortSession]:
    """Sessions by day and time."""
    found = timetable.sessions(session, limit=page.limit, after=_after(page), **query.asked)
    page.go_on(found.last)
    return Items(items=[_session(each) for each in found.rows], total=found.total)


@personal.get("/sessions.csv", response_class=Response)
def sessions_table(by: MayRead, session: ReadSession, query: Annotated[SessionsQuery, Depends()]) -> Response:
    """The same as a table."""
    rows = (
        _session(each).model_dump(mode="json")
        | {
            "cohort": each.cohort.code,
            "term": each.term.title,
            "theme": each.theme.title if each.theme else None,
            "facilitators": [person.name for _, person in each.facilitators],
            **{mark: each.marks[mark] if each.marks else None for mark in attendance.MARKS},
        }
        for each in timetable.sessions(session, **query.asked).rows
    )
    return as_table(COLUMNS, rows, "sessions")


@router.post("/sessions", status_code=HTTP_201_CREATED, responses=problems(404))
def add_session(by: MayRun, session: WriteSession, new: NewSession, response: Response) -> CohortSession:
    """A session, on a day of its term."""
    sent = new.model_dump()
    made = sessions.add_session(session, by=by, term_id=sent.pop("term"), theme_id=sent.pop("theme"), **sent)
    response.headers["Location"] = f"/api/v1/sessions/{made.id}"
    return one_session_of(session, made.id)


@router.get("/sessions/{session_id}")
def one_session(by: MayRead, session: ReadSession, session_id: RowId) -> CohortSession:
    """One session of a cohort, with its place and times."""
    return one_session_of(session, session_id)


@router.delete("/sessions/{session_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(409, 412, 428))
def remove_session(by: MayRun, session: WriteSession, session_id: RowId, seen: SeenRevision) -> None:
    """Take it off the timetable, unless it was held."""
    sessions.remove_session(session, by=by, session_id=session_id, seen_revision=seen)


@router.get("/sessions/{session_id}/attendance")
def attendance_of(by: MayRead, session: ReadSession, session_id: RowId) -> AttendanceSheet:
    """Who took part in the cohort on that day, of those the caller may see, and how they are marked."""
    return _sheet(session, by, session_id)


@router.put("/sessions/{session_id}/attendance")
def take_attendance(by: MayRun, session: WriteSession, session_id: RowId, sent: Marks) -> AttendanceSheet:
    """Mark people; those not named keep their marks."""
    marks: dict[int, str | None] = {**sent.marks}
    attendance.take_attendance(session, by=by, session_id=session_id, marks=marks)
    return _sheet(session, by, session_id)


def _after(page: Page) -> list[Any] | None:
    key = page.key(date, str, int)
    if key is None:
        return None
    try:
        return [key[0], time.fromisoformat(key[1]), key[2]]
    except ValueError as error:
        raise Invalid("The cursor is not one that this list gave out.", [("cursor", "Leave it out.")]) from error


def one_session_of(session: Session, session_id: int) -> CohortSession:
    found = queries.taught_session(session, session_id)
    return _session(timetable.sessions(session, session_id=found.id).rows[0])


def _session(facts: SessionFacts) -> CohortSession:
    taught = facts.taught
    return CohortSession(
        id=taught.id,
        cohort=cohort_ref(facts.cohort),
        term=SessionTerm(id=facts.term.id, title=facts.term.title, place=facts.term.place),
        number=facts.number,
        title=taught.title,
        theme=SessionTheme(id=facts.theme.id, title=facts.theme.title) if facts.theme else None,
        day=taught.day,
        begins=taught.begins,
        ends=taught.ends,
        place=taught.place,
        link=taught.link,
        materials=taught.materials,
        facilitators=[{"id": member.id, "name": person.name} for member, person in facts.facilitators],
        attendance=SessionMarks(**{mark: facts.marks[mark] for mark in attendance.MARKS}) if facts.marks else None,
        revision=taught.revision_id,
    )


def _sheet(session: Session, by: Principal, session_id: int) -> AttendanceSheet:
    taught = queries.taught_session(session, session_id)
    people = attendance.attenders(session, by=by, taught=taught)
    return AttendanceSheet.model_validate(
        {
            "session": taught.id,
            "title": taught.title,
            "day": taught.day,
            "taken": any(each.mark for each in people),
            "may_take": taught.day <= today() and Permission.RUN_PROGRAMMES in by.permissions,
            "people": [
                {
                    "participant": each.participant.id,
                    "name": each.person.name,
                    "role": each.participant.role,
                    "mark": each.mark,
                }
                for each in people
            ],
        }
    )


router.include_router(personal)
