"""Forms, evaluations and how many tickets of each are out and used; what was answered is in `results.py`."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from groundswell.cohorts.models import Cohort, TaughtSession
from groundswell.database.engine import glance
from groundswell.database.listed import Listed, paged
from groundswell.errors import NotFound
from groundswell.evaluations.models import Evaluation, EvaluationForm, Question, Ticket


def form(session: Session, code: str) -> EvaluationForm:
    found = session.scalar(select(EvaluationForm).where(EvaluationForm.code == code))
    if found is None:
        raise NotFound(f"There is no evaluation form called {code}.")
    return found


def forms(session: Session) -> Sequence[EvaluationForm]:
    return session.scalars(select(EvaluationForm).order_by(EvaluationForm.level, EvaluationForm.id)).all()


def questions_of(session: Session, form_ids: Collection[int]) -> dict[int, list[Question]]:
    """The questions of each form, in their order. One query."""
    found: dict[int, list[Question]] = {each: [] for each in form_ids}
    rows = session.scalars(
        select(Question).where(Question.form_id.in_(form_ids)).order_by(Question.form_id, Question.place)
    )
    for row in rows:
        found[row.form_id].append(row)
    return found


def evaluation(session: Session, evaluation_id: int) -> Evaluation:
    found = session.get(Evaluation, evaluation_id)
    if found is None:
        raise NotFound(f"There is no evaluation {evaluation_id}.")
    return found


EVALUATIONS_KEY = (date, int)
"""The kinds of the sort key of `evaluations`: the day it opens, and its number."""


class Put(NamedTuple):
    """An evaluation with what it is about."""

    evaluation: Evaluation
    form: EvaluationForm
    cohort: Cohort
    taught: TaughtSession | None


def put() -> Select[Evaluation, EvaluationForm, Cohort, TaughtSession]:
    """Rows of which `Put(*row)` can be made."""
    return (
        select(Evaluation, EvaluationForm, Cohort, TaughtSession)
        .join(EvaluationForm, EvaluationForm.id == Evaluation.form_id)
        .join(Cohort, Cohort.id == Evaluation.cohort_id)
        .outerjoin(TaughtSession, TaughtSession.id == Evaluation.session_id)
    )


def evaluations(
    session: Session,
    *,
    cohort: str | None = None,
    session_id: int | None = None,
    level: int | None = None,
    evaluation_id: int | None = None,
    limit: int | None = None,
    after: Sequence[date | int] | None = None,
) -> Listed[Put]:
    """In the order in which they open. Two queries."""
    query = put()
    if cohort is not None:
        query = query.where(Cohort.code == cohort)
    if session_id is not None:
        query = query.where(Evaluation.session_id == session_id)
    if level is not None:
        query = query.where(EvaluationForm.level == level)
    if evaluation_id is not None:
        query = query.where(Evaluation.id == evaluation_id)
    order = (Evaluation.opens, Evaluation.id)
    found = paged(session, query, order, lambda row: [row[0].opens, row[0].id], limit=limit, after=after)
    return Listed([Put(*row) for row in found.rows], found.total, found.last)


class Tickets(NamedTuple):
    out: int
    used: int


def tickets_of(session: Session, evaluation_ids: Collection[int]) -> dict[int, Tickets]:
    """How many sheets of each evaluation were handed out, and how many came back. One query."""
    rows = session.execute(
        select(Ticket.evaluation_id, func.count(), func.sum(case((Ticket.used, 1), else_=0)))
        .where(Ticket.evaluation_id.in_(evaluation_ids))
        .group_by(Ticket.evaluation_id)
    )
    counted = {evaluation_id: Tickets(out, used) for evaluation_id, out, used in rows}
    return {each: counted.get(each, Tickets(0, 0)) for each in evaluation_ids}


def answers_come() -> int:
    """How many answers there are in all: none is ever changed or taken back, so another number is another state."""
    return int(glance("SELECT count(*) FROM answer")[0][0])


def hashed(code: str) -> str:
    """What is kept of a ticket's code: 128 random bits need no slow hash (NIST SP 800-63B, 5.1.2.2)."""
    return hashlib.sha256(code.encode()).hexdigest()


def is_closed(evaluation: Evaluation, day: date) -> bool:
    """Open on its last day, to the end of that day."""
    return day > evaluation.closes
