"""A term is moved, and what depends on it moves with it: first as a preview, then in earnest.

Sessions and backfills inside the term move by as many days as its beginning. A session whose attendance has been taken
was held on its day and stays there. What other rooms keep of a session, such as when its evaluation opens, follows
from the days in `Move.sessions`.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import queries
from groundswell.cohorts.backfill import Cover, faults
from groundswell.cohorts.models import Attendance, Backfill, TaughtSession, Term
from groundswell.errors import Invalid
from groundswell.revisions import actions as revisions


class MovedSession(NamedTuple):
    taught: TaughtSession
    before: date
    after: date
    """The same day where attendance has been taken."""
    held: bool


class MovedBackfill(NamedTuple):
    backfill: Backfill
    before: tuple[date, date]
    after: tuple[date, date]


class Refused(NamedTuple):
    field: str
    words: str
    todo: str


class Move(NamedTuple):
    term: Term
    before: tuple[date, date]
    """First and last day."""
    after: tuple[date, date]
    sessions: Sequence[MovedSession]
    backfills: Sequence[MovedBackfill]
    refused: Sequence[Refused]


def move_term(session: Session, *, by: Principal, term_id: int, first: date, weeks: int, preview: bool = False) -> Move:
    """Begins a term on another day, or makes it longer or shorter, with what depends on it.

    With `preview` nothing is written and the answer says what would be refused; otherwise that raises `Invalid`.
    """
    by.require(Permission.RUN_PROGRAMMES)
    term = queries.term(session, term_id)
    if not 1 <= weeks <= queries.MOST_WEEKS:
        raise Invalid(f"{term.title} has {weeks} weeks.", [("weeks", f"Give 1 to {queries.MOST_WEEKS} weeks.")])
    move = _planned(session, term, first, first + timedelta(weeks=weeks, days=-1))
    if preview:
        return move
    if move.refused:
        raise Invalid(move.refused[0].words, [(each.field, f"{each.words} {each.todo}") for each in move.refused])
    revision = revisions.begin(session, by=by, action="term_moved", words=term.title)
    term.first, term.weeks, term.revision_id = first, weeks, revision.id
    for each in move.sessions:
        if each.after != each.before:
            each.taught.day, each.taught.revision_id = each.after, revision.id
    for moved in move.backfills:
        moved.backfill.first, moved.backfill.last = moved.after
        moved.backfill.revision_id = revision.id
    session.flush()
    return move


def _planned(session: Session, term: Term, first: date, last: date) -> Move:
    days = first - term.first
    before = (term.first, queries.last_day(term))
    sessions = _moved_sessions(session, term, days)
    backfills = _moved_backfills(session, term, days)
    refused = [
        *_overlaps(session, term, first, last),
        *_left_outside(sessions, first, last),
        *_backfills_that_cannot(session, term, backfills),
    ]
    return Move(term, before, (first, last), sessions, backfills, refused)


def _moved_sessions(session: Session, term: Term, days: timedelta) -> list[MovedSession]:
    held = set(session.scalars(select(Attendance.session_id).where(Attendance.cohort_id == term.cohort_id).distinct()))
    rows = session.scalars(
        select(TaughtSession)
        .where(TaughtSession.term_id == term.id)
        .order_by(TaughtSession.day, TaughtSession.begins, TaughtSession.id)
    )
    return [MovedSession(row, row.day, row.day if row.id in held else row.day + days, row.id in held) for row in rows]


def _moved_backfills(session: Session, term: Term, days: timedelta) -> list[MovedBackfill]:
    """Those that lie in the term as a whole; one that goes on beyond it was not made for it alone, and stays."""
    rows = _backfills(session, term)
    inside = [row for row in rows if term.first <= row.first and row.last <= queries.last_day(term)]
    if not days:
        return []
    return [MovedBackfill(row, (row.first, row.last), (row.first + days, row.last + days)) for row in inside]


def _backfills(session: Session, term: Term) -> Sequence[Backfill]:
    from_here = queries.cohort_participants(term.cohort_id)
    return session.scalars(select(Backfill).where(Backfill.by_id.in_(from_here)).order_by(Backfill.id)).all()


def _overlaps(session: Session, term: Term, first: date, last: date) -> list[Refused]:
    return [
        Refused(
            "first",
            f"{term.title} would overlap {other.title}, from {other.first} to {queries.last_day(other)}.",
            "Choose other days, or move that term first.",
        )
        for other in queries.terms(session, term.cohort_id)
        if other.id != term.id and other.first <= last and first <= queries.last_day(other)
    ]


def _left_outside(sessions: Sequence[MovedSession], first: date, last: date) -> list[Refused]:
    outside = [each for each in sessions if not first <= each.after <= last]
    return [
        Refused(
            "first" if each.after < first else "weeks",
            f"{each.taught.title} was held on {each.before}, outside the new days."
            if each.held
            else f"{each.taught.title} would be on {each.after}, outside the new days.",
            "Keep that day inside the term." if each.held else "Give more weeks, or move or remove the session first.",
        )
        for each in outside
    ]


def _backfills_that_cannot(session: Session, term: Term, moved: Sequence[MovedBackfill]) -> list[Refused]:
    if not moved:
        return []
    after: dict[int, Any] = {each.backfill.id: each.after for each in moved}
    covers = {
        row.id: Cover(
            row.by_id, row.for_id, row.organisation_id, row.weekdays, *after.get(row.id, (row.first, row.last))
        )
        for row in _backfills(session, term)
    }
    found = faults(session, {each: covers[each] for each in after}, standing=covers)
    return [
        Refused("first", f"A backfill would no longer hold: {fault.words}", fault.todo)
        for each in found.values()
        for fault in each
    ]
