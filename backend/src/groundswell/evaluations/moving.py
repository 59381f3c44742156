"""When a term or a session is moved, evaluations follow their sessions, and those at the end or later the end of the
cohort."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.cohorts.models import TaughtSession
from groundswell.cohorts.moving import Move
from groundswell.cohorts.moving import move_term as move_term_alone
from groundswell.cohorts.queries import last_day, taught_session, terms
from groundswell.cohorts.sessions import change_session as change_session_alone
from groundswell.evaluations import queries
from groundswell.evaluations.models import Evaluation

Period = tuple[date, date]
AT_THE_END = ("end", "follow_up")
"""Occasions that hang on the last day of a cohort."""


class MovedEvaluation(NamedTuple):
    put: queries.Put
    before: Period
    after: Period
    """The same where answers have come: opened again, it would let single answers be read off."""
    answered: bool


class Moved(NamedTuple):
    move: Move
    evaluations: list[MovedEvaluation]


def move_term(session: Session, *, by: Principal, term_id: int, first: date, weeks: int, preview: bool) -> Moved:
    """As `cohorts.moving.move_term`, with the evaluations that hang on the term. Nothing is written as a preview."""
    move = move_term_alone(session, by=by, term_id=term_id, first=first, weeks=weeks, preview=preview)
    others = [last_day(term) for term in terms(session, move.term.cohort_id) if term.id != move.term.id]
    by_days = {each.taught.id: each.after - each.before for each in move.sessions}
    by_end = max([*others, move.after[1]]) - max([*others, move.before[1]])
    moved = _followed(session, move.term.cohort_id, by_days, by_end)
    if not preview:
        _write(session, moved, move.term.revision_id)
    return Moved(move, moved)


def change_session(
    session: Session, *, by: Principal, session_id: int, seen_revision: int, changes: dict[str, Any]
) -> TaughtSession:
    """As `cohorts.sessions.change_session`; on another day, the evaluations of the session move with it."""
    before = taught_session(session, session_id).day
    taught = change_session_alone(session, by=by, session_id=session_id, seen_revision=seen_revision, changes=changes)
    moved = _followed(session, taught.cohort_id, {taught.id: taught.day - before}, timedelta())
    _write(session, moved, taught.revision_id)
    return taught


def _write(session: Session, moved: Iterable[MovedEvaluation], revision_id: int) -> None:
    for each in moved:
        if each.after != each.before:
            evaluation = each.put.evaluation
            evaluation.opens, evaluation.closes = each.after
            evaluation.revision_id = revision_id
    session.flush()


def _followed(
    session: Session, cohort_id: int, by_days: Mapping[int, timedelta], by_end: timedelta
) -> list[MovedEvaluation]:
    """Those that hang on something that moves, in the order in which they open."""
    puts = session.execute(
        queries.put().where(Evaluation.cohort_id == cohort_id).order_by(Evaluation.opens, Evaluation.id)
    ).all()
    tickets = queries.tickets_of(session, [row[0].id for row in puts])
    found = []
    for put in (queries.Put(*row) for row in puts):
        one = put.evaluation
        days = by_end if one.occasion in AT_THE_END else by_days.get(one.session_id or 0, timedelta())
        if days:
            before, answered = (one.opens, one.closes), tickets[one.id].used > 0
            after = before if answered else (one.opens + days, one.closes + days)
            found.append(MovedEvaluation(put, before, after, answered))
    return found
