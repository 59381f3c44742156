from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response
from starlette.status import HTTP_204_NO_CONTENT

from groundswell.evaluations.answering import Item, Sheet, hand_in, sheet
from groundswell.evaluations.endpoints.forms import question_of
from groundswell.evaluations.schemas import AnswerSheet, NewAnswer
from groundswell.web.documents import problems
from groundswell.web.session import ReadSession, WriteSession

router = APIRouter()

PAGE = "/answer#"
"""The page on which a ticket is used. What stands behind `#` is sent to no server, so no log of ours, of a proxy or of
another site holds a ticket; the page sends it in a header, which logs leave out too."""
Ticket = Annotated[str, Header(alias="Evaluation-Ticket", max_length=100, description="What stands behind `#`.")]


def opened(ticket: Ticket, session: ReadSession) -> Sheet:
    """Asked before anything is written, so that strangers never stand in the way of those who write."""
    return sheet(session, ticket=ticket)


Opened = Annotated[Sheet, Depends(opened)]


@router.get("/answer-sheet", responses=problems(403, 404, 409, 410))
def answer_sheet(found: Opened, response: Response) -> AnswerSheet:
    """The blank form that a ticket opens. No account is needed."""
    response.headers["Cache-Control"] = "no-store"
    return AnswerSheet(
        title=found.put.form.title,
        about=found.put.taught.title if found.put.taught else found.put.cohort.name,
        closes=found.put.evaluation.closes,
        questions=[question_of(each) for each in found.questions],
    )


@router.post(
    "/answer-sheet",
    status_code=HTTP_204_NO_CONTENT,
    responses=problems(403, 404, 409, 410),
    dependencies=[Depends(opened)],
)
def hand_in_answer(ticket: Ticket, session: WriteSession, new: NewAnswer) -> None:
    """Hand the form in. One answer a ticket; nobody can find out whose it is."""
    items = [Item(each.question, each.step, each.words) for each in new.items]
    hand_in(session, ticket=ticket, role=new.role, items=items)
