from typing import Any, cast

from fastapi import APIRouter, Response
from starlette.status import HTTP_201_CREATED

from groundswell.cohorts.endpoints.callers import MayRead, MayRun
from groundswell.evaluations import actions, queries
from groundswell.evaluations import models as kept
from groundswell.evaluations.schemas import EvaluationForm, FormQuestion, NewEvaluationForm
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = ("code", "level", "title", "kind", "words")


@router.get("/evaluation-forms")
def evaluation_forms(by: MayRead, session: ReadSession) -> Items[EvaluationForm]:
    """Forms by Kirkpatrick's levels."""
    found = queries.forms(session)
    questions = queries.questions_of(session, [each.id for each in found])
    return Items(items=[_form(each, questions[each.id]) for each in found], total=len(found))


@router.get("/evaluation-forms.csv", response_class=Response)
def evaluation_forms_table(by: MayRead, session: ReadSession) -> Response:
    """One row a question."""
    found = queries.forms(session)
    questions = queries.questions_of(session, [each.id for each in found])
    rows = [
        {"code": form.code, "level": form.level, "title": form.title, "kind": each.kind, "words": each.words}
        for form in found
        for each in questions[form.id]
    ]
    return as_table(COLUMNS, rows, "evaluation-forms")


@router.post("/evaluation-forms", status_code=HTTP_201_CREATED, responses=problems(409))
def add_evaluation_form(by: MayRun, session: WriteSession, new: NewEvaluationForm) -> EvaluationForm:
    """A form of one's own. It stays as it is, since answers are to its words."""
    questions = [actions.NewQuestion(each.kind, each.words) for each in new.questions]
    made = actions.add_form(session, by=by, code=new.code, level=new.level, title=new.title, questions=questions)
    return _form(made, queries.questions_of(session, [made.id])[made.id])


def _form(form: kept.EvaluationForm, questions: list[kept.Question]) -> EvaluationForm:
    return EvaluationForm(
        code=form.code,
        level=form.level,
        title=form.title,
        questions=[question_of(each) for each in questions],
        revision=form.revision_id,
    )


def question_of(question: kept.Question) -> FormQuestion:
    return FormQuestion(id=question.id, kind=cast(Any, question.kind), words=question.words)
