from typing import Annotated

from fastapi import APIRouter, Path, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_204_NO_CONTENT

from groundswell.access.principal import Principal
from groundswell.cohorts.schemas.fields import Day
from groundswell.initiatives import scores
from groundswell.initiatives.endpoints.callers import MayEdit, MayRead
from groundswell.initiatives.models import ProgressScore as KeptScore
from groundswell.initiatives.progress import MEANINGS
from groundswell.initiatives.schemas.work import (
    ProgressMeaning,
    ProgressScore,
    ProgressScores,
    ProgressScoreSent,
    Whose,
)
from groundswell.initiatives.scope import seen
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items
from groundswell.web.preconditions import SeenIfAny, SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = ("month", "by", "score", "note")
OfMonth = Annotated[Day, Path(description="The first day of the month.")]


@router.get("/progress-scores")
def progress_scores(by: MayRead) -> Items[ProgressMeaning]:
    """The ten steps of the progress score and what each means."""
    items = [ProgressMeaning(**each._asdict()) for each in MEANINGS]
    return Items(items=items, total=len(items))


@router.get("/progress-scores.csv", response_class=Response)
def progress_scores_table(by: MayRead) -> Response:
    """The same as a table."""
    return as_table(("score", "word", "meaning"), (each._asdict() for each in MEANINGS), "progress-scores")


@router.get("/initiatives/{code}/scores")
def scores_of_initiative(by: MayRead, session: ReadSession, code: str) -> ProgressScores:
    """What the team and its adviser said of each month."""
    items = _scores(session, by, code)
    may_score = scores.may_score(session, by, seen(session, by, code))
    return ProgressScores.model_validate({"items": items, "total": len(items), "may_score": may_score})


@router.get("/initiatives/{code}/scores.csv", response_class=Response)
def scores_of_initiative_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """The same as a table."""
    return as_table(COLUMNS, (each.model_dump() for each in _scores(session, by, code)), f"{code}-scores")


@router.put("/initiatives/{code}/scores/{month}/{whose}", responses=problems(412, 428))
def set_progress_score(
    by: MayEdit,
    session: WriteSession,
    code: str,
    month: OfMonth,
    whose: Whose,
    sent: ProgressScoreSent,
    seen: SeenIfAny,
) -> ProgressScore:
    """The team's or the adviser's score of a month; correcting one that was given needs If-Match."""
    return _score(
        scores.set_score(
            session,
            by=by,
            code=code,
            month=month,
            whose=whose,
            score=sent.score,
            note=sent.note,
            seen_revision=seen,
        )
    )


@router.delete(
    "/initiatives/{code}/scores/{month}/{whose}", status_code=HTTP_204_NO_CONTENT, responses=problems(412, 428)
)
def take_back_progress_score(
    by: MayEdit, session: WriteSession, code: str, month: OfMonth, whose: Whose, seen: SeenRevision
) -> None:
    """It was given by mistake."""
    scores.take_back(session, by=by, code=code, month=month, whose=whose, seen_revision=seen)


def _scores(session: Session, by: Principal, code: str) -> list[ProgressScore]:
    return [_score(each) for each in scores.scores_of(session, seen(session, by, code))]


def _score(row: KeptScore) -> ProgressScore:
    return ProgressScore.model_validate(
        {"month": row.month, "by": row.by, "score": row.halves / 2, "note": row.note, "revision": row.revision_id}
    )
