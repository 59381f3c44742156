from typing import TypeVar

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.business_cases import case, queries
from groundswell.business_cases import models as kept
from groundswell.business_cases.queries import DecisionFacts
from groundswell.business_cases.schemas import (
    CaseChallenge,
    CaseDecision,
    CaseOption,
    ChallengeChanges,
    NewChallenge,
    NewDecision,
    NewOption,
    OptionChanges,
)
from groundswell.initiatives import scope
from groundswell.initiatives.endpoints.callers import MayEdit, MayRead
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

Shape = TypeVar("Shape", CaseOption, CaseChallenge)

router = APIRouter(route_class=ByRevision)
OPTION_COLUMNS = (
    "title",
    "preferred",
    "cost_pounds",
    "costs",
    "benefits",
    "risks",
    "evidence",
    "evidence_link",
)
DECISION_COLUMNS = ("day", "words", "agreed_by", "option")
CHALLENGE_COLUMNS = ("day", "by_whom", "words", "answer", "answered_on")


# --- options ---------------------------------------------------------------------------------------------------------


@router.get("/initiatives/{code}/options", responses=problems(404))
def all_options(by: MayRead, session: ReadSession, code: str) -> Items[CaseOption]:
    """The ways of doing it, the preferred one first."""
    items = [_option(each) for each in queries.options(session, scope.inside(session, by, code).id)]
    return Items(items=items, total=len(items))


@router.get("/initiatives/{code}/options.csv", response_class=Response, responses=problems(404))
def options_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """The same as a table."""
    found = scope.inside(session, by, code)
    rows = (_option(each).model_dump() for each in queries.options(session, found.id))
    return as_table(OPTION_COLUMNS, rows, f"options-{found.code}")


@router.post("/initiatives/{code}/options", status_code=HTTP_201_CREATED, responses=problems(404))
def add_option(by: MayEdit, session: WriteSession, code: str, new: NewOption) -> CaseOption:
    """One more way of doing it."""
    return _option(case.add_option(session, by=by, initiative=code, facts=new.model_dump()))


@router.patch("/initiatives/{code}/options/{option_id}", responses=problems(412, 428))
def change_option(
    by: MayEdit, session: WriteSession, code: str, option_id: RowId, seen: SeenRevision, changes: OptionChanges
) -> CaseOption:
    """Change what is sent. One that becomes the preferred option takes the place of the one that was."""
    sent = changes.model_dump(exclude_unset=True)
    return _option(
        case.change_option(session, by=by, initiative=code, number=option_id, seen_revision=seen, changes=sent)
    )


@router.delete(
    "/initiatives/{code}/options/{option_id}",
    status_code=HTTP_204_NO_CONTENT,
    responses=problems(409, 412, 428),
)
def remove_option(by: MayEdit, session: WriteSession, code: str, option_id: RowId, seen: SeenRevision) -> None:
    """One that was decided on is kept."""
    case.remove_option(session, by=by, initiative=code, number=option_id, seen_revision=seen)


# --- decisions -------------------------------------------------------------------------------------------------------


@router.get("/initiatives/{code}/decisions", responses=problems(404))
def all_decisions(by: MayRead, session: ReadSession, code: str) -> Items[CaseDecision]:
    """What was decided and who agreed, newest first."""
    items = [_decision(each) for each in queries.decisions(session, scope.inside(session, by, code).id)]
    return Items(items=items, total=len(items))


@router.get("/initiatives/{code}/decisions.csv", response_class=Response, responses=problems(404))
def decisions_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """The same as a table."""
    found = scope.inside(session, by, code)
    rows = (
        _decision(each).model_dump() | {"option": each.option.title if each.option else None}
        for each in queries.decisions(session, found.id)
    )
    return as_table(DECISION_COLUMNS, rows, f"decisions-{found.code}")


@router.post("/initiatives/{code}/decisions", status_code=HTTP_201_CREATED, responses=problems(404))
def record_decision(by: MayEdit, session: WriteSession, code: str, new: NewDecision) -> CaseDecision:
    """What was decided, on which day, and who agreed."""
    made = case.record_decision(
        session,
        by=by,
        initiative=code,
        day=new.day,
        words=new.words,
        agreed_by=new.agreed_by,
        option_id=new.option,
    )
    return _decision_of(session, made)


@router.delete(
    "/initiatives/{code}/decisions/{decision_id}",
    status_code=HTTP_204_NO_CONTENT,
    responses=problems(412, 428),
)
def remove_decision(by: MayEdit, session: WriteSession, code: str, decision_id: RowId, seen: SeenRevision) -> None:
    """It was recorded by mistake."""
    case.remove_decision(session, by=by, initiative=code, number=decision_id, seen_revision=seen)


# --- challenges ------------------------------------------------------------------------------------------------------


@router.get("/initiatives/{code}/challenges", responses=problems(404))
def all_challenges(by: MayRead, session: ReadSession, code: str) -> Items[CaseChallenge]:
    """What was said against it and the answers; those without one first."""
    items = [_challenge(each) for each in queries.challenges(session, scope.inside(session, by, code).id)]
    return Items(items=items, total=len(items))


@router.get("/initiatives/{code}/challenges.csv", response_class=Response, responses=problems(404))
def challenges_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """The same as a table."""
    found = scope.inside(session, by, code)
    rows = (_challenge(each).model_dump() for each in queries.challenges(session, found.id))
    return as_table(CHALLENGE_COLUMNS, rows, f"challenges-{found.code}")


@router.post("/initiatives/{code}/challenges", status_code=HTTP_201_CREATED, responses=problems(404))
def record_challenge(by: MayEdit, session: WriteSession, code: str, new: NewChallenge) -> CaseChallenge:
    """What somebody said against it, with the answer if there is one already."""
    return _challenge(case.record_challenge(session, by=by, initiative=code, facts=new.model_dump()))


@router.patch("/initiatives/{code}/challenges/{challenge_id}", responses=problems(412, 428))
def change_challenge(
    by: MayEdit,
    session: WriteSession,
    code: str,
    challenge_id: RowId,
    seen: SeenRevision,
    changes: ChallengeChanges,
) -> CaseChallenge:
    """Answer it, or correct what was sent."""
    sent = changes.model_dump(exclude_unset=True)
    return _challenge(
        case.change_challenge(session, by=by, initiative=code, number=challenge_id, seen_revision=seen, changes=sent)
    )


@router.delete(
    "/initiatives/{code}/challenges/{challenge_id}",
    status_code=HTTP_204_NO_CONTENT,
    responses=problems(412, 428),
)
def remove_challenge(by: MayEdit, session: WriteSession, code: str, challenge_id: RowId, seen: SeenRevision) -> None:
    """It was recorded by mistake."""
    case.remove_challenge(session, by=by, initiative=code, number=challenge_id, seen_revision=seen)


def _option(row: kept.Option) -> CaseOption:
    return _as(CaseOption, row)


def _decision_of(session: Session, row: kept.Decision) -> CaseDecision:
    found = queries.decisions(session, row.initiative_id)
    return _decision(next(each for each in found if each.decision.id == row.id))


def _decision(facts: DecisionFacts) -> CaseDecision:
    row, option = facts
    return CaseDecision.model_validate(
        {
            "id": row.id,
            "day": row.day,
            "words": row.words,
            "agreed_by": row.agreed_by,
            "option": {"id": option.id, "title": option.title} if option else None,
            "revision": row.revision_id,
        }
    )


def _challenge(row: kept.Challenge) -> CaseChallenge:
    return _as(CaseChallenge, row)


def _as(shape: type[Shape], row: kept.Option | kept.Challenge) -> Shape:
    """Each field is the column of its name, and the revision the one since which the row holds."""
    columns = {name: getattr(row, name) for name in shape.model_fields if name != "revision"}
    return shape.model_validate(columns | {"revision": row.revision_id})
