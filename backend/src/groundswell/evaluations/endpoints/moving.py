"""Moving a term is a route of this room, the topmost of those in which something moves."""

from fastapi import APIRouter

from groundswell.cohorts.endpoints.callers import MayRun
from groundswell.cohorts.endpoints.cohorts import moved as moved_in_cohort
from groundswell.cohorts.schemas.planned import Between, NewDaysOfTerm
from groundswell.evaluations.moving import move_term
from groundswell.evaluations.schemas import MovedEvaluation, MovedTermAndEvaluations
from groundswell.web.paging import RowId
from groundswell.web.session import WriteSession

router = APIRouter()


@router.post("/terms/{term_id}/move")
def move(by: MayRun, session: WriteSession, term_id: RowId, new: NewDaysOfTerm) -> MovedTermAndEvaluations:
    """Give a term other days; sessions, backfills and evaluations move with it. As a preview, nothing is written."""
    moved = move_term(session, by=by, term_id=term_id, first=new.first, weeks=new.weeks, preview=new.preview)
    return MovedTermAndEvaluations(
        **dict(moved_in_cohort(moved.move, written=not new.preview)),
        evaluations=[
            MovedEvaluation(
                evaluation=each.put.evaluation.id,
                title=each.put.form.title,
                before=Between(first=each.before[0], last=each.before[1]),
                after=Between(first=each.after[0], last=each.after[1]),
                answered=each.answered,
            )
            for each in moved.evaluations
        ],
    )
