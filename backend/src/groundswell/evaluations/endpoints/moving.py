"""Moving a term or a session is a route of this room, the topmost of those in which something moves."""

from fastapi import APIRouter

from groundswell.cohorts.endpoints.callers import MayRun
from groundswell.cohorts.endpoints.cohorts import moved as moved_in_cohort
from groundswell.cohorts.endpoints.sessions import one_session_of
from groundswell.cohorts.schemas.planned import Between, CohortSession, NewDaysOfTerm, SessionChanges
from groundswell.evaluations import moving
from groundswell.evaluations.schemas import MovedEvaluation, MovedTermAndEvaluations
from groundswell.web.documents import problems
from groundswell.web.paging import RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import WriteSession

router = APIRouter()


@router.post("/terms/{term_id}/move")
def move(by: MayRun, session: WriteSession, term_id: RowId, new: NewDaysOfTerm) -> MovedTermAndEvaluations:
    """Give a term other days; sessions, backfills and evaluations move with it. As a preview, nothing is written."""
    moved = moving.move_term(session, by=by, term_id=term_id, first=new.first, weeks=new.weeks, preview=new.preview)
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


@router.patch("/sessions/{session_id}", responses=problems(409, 412, 428))
def change_session(
    by: MayRun, session: WriteSession, session_id: RowId, seen: SeenRevision, changes: SessionChanges
) -> CohortSession:
    """Change what is sent; one whose attendance has been taken keeps its day. Its evaluations move with it, unless
    they have been answered."""
    sent = changes.model_dump(exclude_unset=True)
    if "theme" in sent:
        sent["theme_id"] = sent.pop("theme")
    moving.change_session(session, by=by, session_id=session_id, seen_revision=seen, changes=sent)
    return one_session_of(session, session_id)
