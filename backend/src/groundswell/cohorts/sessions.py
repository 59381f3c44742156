"""Sessions are added, changed and removed: inside their term, and kept once they were held."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import queries
from groundswell.cohorts.models import Facilitator, TaughtSession, Term
from groundswell.errors import Conflict, Invalid
from groundswell.faculty.queries import member
from groundswell.programmes.models import Theme
from groundswell.revisions import actions as revisions


def add_session(
    session: Session, *, by: Principal, term_id: int, title: str, day: date, begins: time, ends: time, **more: Any
) -> TaughtSession:
    """One session. `more`: theme_id, place, link, materials, facilitators (numbers of members of the faculty)."""
    by.require(Permission.RUN_PROGRAMMES)
    term = queries.term(session, term_id)
    check_inside(term, day)
    check_times(begins, ends)
    check_theme(session, more.get("theme_id"))
    revision = revisions.begin(session, by=by, action="session_added", words=title.strip())
    facilitators = more.pop("facilitators", ())
    taught = TaughtSession(
        cohort_id=term.cohort_id,
        term_id=term.id,
        title=title.strip(),
        day=day,
        begins=begins,
        ends=ends,
        revision_id=revision.id,
        **more,
    )
    session.add(taught)
    session.flush()
    _set_facilitators(session, taught, facilitators)
    return taught


def change_session(
    session: Session, *, by: Principal, session_id: int, seen_revision: int, changes: dict[str, Any]
) -> TaughtSession:
    """Changes what is named in `changes`. A session whose attendance was taken keeps its day."""
    by.require(Permission.RUN_PROGRAMMES)
    taught = queries.taught_session(session, session_id)
    queries.check_seen(taught.revision_id, seen_revision, "this session")
    day = changes.get("day", taught.day)
    if day != taught.day and queries.is_attendance_taken(session, taught.id):
        raise Conflict("Attendance has been taken: the session was held on its day.")
    check_inside(queries.term(session, taught.term_id), day)
    check_times(changes.get("begins", taught.begins), changes.get("ends", taught.ends))
    check_theme(session, changes.get("theme_id"))
    revision = revisions.begin(session, by=by, action="session_changed", words=taught.title)
    if "facilitators" in changes:
        _set_facilitators(session, taught, changes["facilitators"])
    for name in ("title", "theme_id", "day", "begins", "ends", "place", "link", "materials"):
        if name in changes:
            setattr(taught, name, changes[name])
    taught.revision_id = revision.id
    session.flush()
    return taught


def remove_session(session: Session, *, by: Principal, session_id: int, seen_revision: int) -> None:
    by.require(Permission.RUN_PROGRAMMES)
    taught = queries.taught_session(session, session_id)
    queries.check_seen(taught.revision_id, seen_revision, "this session")
    if queries.is_attendance_taken(session, taught.id):
        raise Conflict("Attendance has been taken: a session that was held is kept.")
    revisions.begin(session, by=by, action="session_removed", words=taught.title)
    try:
        with session.begin_nested():
            session.execute(delete(Facilitator).where(Facilitator.session_id == taught.id))
            session.delete(taught)
            session.flush()
    except IntegrityError as error:  # what rooms above keep of a session, such as its evaluation
        raise Conflict("An evaluation was put to the people of this session: it is kept.") from error


def check_inside(term: Term, day: date) -> None:
    last = queries.last_day(term)
    if not term.first <= day <= last:
        raise Invalid(
            f"{term.title} runs from {term.first} to {last}; {day} lies outside it.",
            [("day", "Choose a day of the term, or move the term first.")],
        )


def check_times(begins: time, ends: time) -> None:
    if ends <= begins:
        raise Invalid("The session ends before it begins.", [("ends", f"Choose a time after {begins:%H:%M}.")])


def check_theme(session: Session, theme_id: int | None) -> None:
    if theme_id is not None and session.get(Theme, theme_id) is None:
        raise Invalid(f"There is no theme {theme_id}.", [("theme", "Choose one of the themes.")])


def _set_facilitators(session: Session, taught: TaughtSession, member_ids: Sequence[int]) -> None:
    for member_id in member_ids:
        member(session, member_id)
    session.execute(delete(Facilitator).where(Facilitator.session_id == taught.id))
    session.add_all(Facilitator(session_id=taught.id, member_id=each) for each in dict.fromkeys(member_ids))
    session.flush()
