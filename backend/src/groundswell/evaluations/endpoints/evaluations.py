from collections.abc import Sequence
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.clock import today
from groundswell.cohorts.endpoints.callers import MayRead, MayRun, OfCohort, RowQuery, cohort_ref
from groundswell.evaluations import actions, queries
from groundswell.evaluations import results as answered
from groundswell.evaluations.endpoints.answered import ByAnswers
from groundswell.evaluations.endpoints.answering import PAGE
from groundswell.evaluations.schemas import (
    AboutSession,
    Evaluation,
    EvaluationDays,
    EvaluationResults,
    HandedOut,
    NewEvaluation,
    NewFollowUp,
    NewTickets,
    QuestionResults,
    RoleResults,
)
from groundswell.web.documents import problems
from groundswell.web.paging import Items, Paging, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByAnswers)
"""Answers come without a revision, so nothing here is tagged by one."""
COLUMNS = (
    "id",
    "form",
    "title",
    "level",
    "cohort",
    "session",
    "occasion",
    "opens",
    "closes",
    "closed",
    "forms_out",
    "answered",
)


class EvaluationsQuery:
    """Which are wanted, the same for the list and its table."""

    def __init__(
        self,
        cohort: OfCohort = None,
        session: Annotated[RowQuery | None, Query(description="The number of a session.")] = None,
        level: Annotated[int | None, Query(ge=1, le=4, description="Kirkpatrick's.")] = None,
    ) -> None:
        self.asked: dict[str, Any] = {"cohort": cohort, "session_id": session, "level": level}


Wanted = Annotated[EvaluationsQuery, Depends()]


@router.get("/evaluations")
def evaluations(by: MayRead, session: ReadSession, page: Paging, wanted: Wanted) -> Items[Evaluation]:
    """Forms that were or will be put to the people of cohorts, in the order in which they open."""
    after = page.key(*queries.EVALUATIONS_KEY)
    found = queries.evaluations(session, **wanted.asked, limit=page.limit, after=after)
    page.go_on(found.last)
    return Items(items=_evaluations(session, found.rows), total=found.total)


@router.get("/evaluations.csv", response_class=Response)
def evaluations_table(by: MayRead, session: ReadSession, wanted: Wanted) -> Response:
    """The same as a table."""
    rows = [
        each.model_dump() | {"cohort": each.cohort["code"], "session": each.session["title"] if each.session else None}
        for each in _evaluations(session, queries.evaluations(session, **wanted.asked).rows)
    ]
    return as_table(COLUMNS, rows, "evaluations")


@router.post("/evaluations", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def put_evaluation(by: MayRun, session: WriteSession, new: NewEvaluation, response: Response) -> HandedOut:
    """Put a form to the people of a cohort, and have its tickets."""
    sent = new.model_dump()
    made = actions.put(session, by=by, session_id=sent.pop("session"), **sent)
    return _handed_out(session, made, response)


@router.post("/cohorts/{code}/follow-up", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def schedule_follow_up(by: MayRun, session: WriteSession, code: str, new: NewFollowUp, response: Response) -> HandedOut:
    """Put the form about behaviour to a cohort three to four months after its end."""
    made = actions.schedule_follow_up(session, by=by, cohort=code, form=new.form, tickets=new.tickets)
    return _handed_out(session, made, response)


@router.patch("/evaluations/{evaluation_id}", responses=problems(404, 409, 412, 428))
def change_evaluation(
    by: MayRun, session: WriteSession, evaluation_id: RowId, seen: SeenRevision, changes: EvaluationDays
) -> Evaluation:
    """Change when it opens and closes: one that has closed with answers stays closed."""
    sent = changes.model_dump(exclude_unset=True)
    actions.change(session, by=by, evaluation_id=evaluation_id, seen_revision=seen, **sent)
    return _one(session, evaluation_id)


@router.delete("/evaluations/{evaluation_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(404, 409, 412, 428))
def withdraw_evaluation(by: MayRun, session: WriteSession, evaluation_id: RowId, seen: SeenRevision) -> None:
    """Take back one to which nobody has answered. Its tickets open nothing any more."""
    actions.withdraw(session, by=by, evaluation_id=evaluation_id, seen_revision=seen)


@router.post("/evaluations/{evaluation_id}/tickets", status_code=HTTP_201_CREATED, responses=problems(404, 410))
def add_tickets(
    by: MayRun, session: WriteSession, evaluation_id: RowId, new: NewTickets, response: Response
) -> HandedOut:
    """More tickets, for people who came later or lost theirs."""
    made = actions.add_tickets(session, by=by, evaluation_id=evaluation_id, count=new.count)
    return _handed_out(session, made, response)


@router.get("/evaluations/{evaluation_id}/results", responses=problems(404))
def evaluation_results(by: MayRead, session: ReadSession, evaluation_id: RowId) -> EvaluationResults:
    """What was answered: nothing below five answers, and five at a time while the form is open."""
    found = answered.results_of(session, evaluation_id, today())
    return EvaluationResults(
        evaluation=_evaluation(found.put, found.tickets),
        closed=found.closed,
        forms_out=found.tickets.out,
        answered=found.come,
        answers=found.answers,
        words=found.words,
        questions=[_asked(each) for each in found.questions],
        by_role=[
            RoleResults(
                role=cast(Any, each.role),
                answers=each.answers,
                questions=None if each.questions is None else [_asked(one) for one in each.questions],
            )
            for each in found.by_role
        ],
    )


def _evaluations(session: Session, puts: Sequence[queries.Put]) -> list[Evaluation]:
    tickets = queries.tickets_of(session, [each.evaluation.id for each in puts])
    return [_evaluation(each, tickets[each.evaluation.id]) for each in puts]


def _one(session: Session, evaluation_id: int) -> Evaluation:
    (shown,) = _evaluations(session, queries.evaluations(session, evaluation_id=evaluation_id).rows)
    return shown


def _evaluation(put: queries.Put, tickets: queries.Tickets) -> Evaluation:
    one = put.evaluation
    return Evaluation(
        id=one.id,
        form=put.form.code,
        title=put.form.title,
        level=put.form.level,
        cohort=cohort_ref(put.cohort),
        session=AboutSession(id=put.taught.id, title=put.taught.title, day=put.taught.day) if put.taught else None,
        occasion=cast(Any, one.occasion),
        opens=one.opens,
        closes=one.closes,
        closed=queries.is_closed(one, today()),
        forms_out=tickets.out,
        answered=tickets.used,
        revision=one.revision_id,
    )


def _handed_out(session: Session, made: actions.HandedOut, response: Response) -> HandedOut:
    response.headers["Cache-Control"] = "no-store"
    return HandedOut(evaluation=_one(session, made.evaluation.id), links=[f"{PAGE}{code}" for code in made.tickets])


def _asked(asked: answered.Asked) -> QuestionResults:
    return QuestionResults(
        id=asked.question.id,
        kind=cast(Any, asked.question.kind),
        words=asked.question.words,
        distribution=asked.distribution,
        mean=asked.mean,
        quotes=asked.quotes,
    )
