from fastapi import APIRouter, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.business_cases import queries, stakeholders
from groundswell.business_cases.models import Stakeholder as Kept
from groundswell.business_cases.queries import StakeholderFacts
from groundswell.business_cases.schemas import NewStakeholder, NewStance, Stakeholder, StakeholderChanges
from groundswell.business_cases.words import stance_words
from groundswell.initiatives import scope
from groundswell.initiatives.endpoints.callers import MayEdit, MayRead
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
WHO = ("name", "part", "interest", "influence", "next_step", "next_by", "next_owner")
STANDS = ("day", "now", "needed", "note")


@router.get("/initiatives/{code}/stakeholders", responses=problems(404))
def all_stakeholders(by: MayRead, session: ReadSession, code: str) -> Items[Stakeholder]:
    """Who has a stake in an initiative, where each stands and is needed, and what comes next."""
    found = scope.inside(session, by, code)
    items = [_stakeholder(each) for each in queries.stakeholders(session, found.id)]
    return Items(items=items, total=len(items))


@router.get("/initiatives/{code}/stakeholders.csv", response_class=Response, responses=problems(404))
def stakeholders_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """One row a stance; a stakeholder without one has one row."""
    found = scope.inside(session, by, code)
    rows = [
        each.model_dump(include=set(WHO)) | stance
        for each in (_stakeholder(row) for row in queries.stakeholders(session, found.id))
        for stance in ([taken.model_dump() for taken in each.stances] or [{}])
    ]
    return as_table((*WHO, *STANDS), rows, f"stakeholders-{found.code}")


@router.post("/initiatives/{code}/stakeholders", status_code=HTTP_201_CREATED, responses=problems(404))
def add_stakeholder(by: MayEdit, session: WriteSession, code: str, new: NewStakeholder) -> Stakeholder:
    """Name somebody with a stake in it, with where they stand if that is known."""
    made = stakeholders.add_stakeholder(
        session,
        by=by,
        initiative=code,
        facts=new.model_dump(exclude={"stance"}),
        stance=new.stance.model_dump() if new.stance else None,
    )
    return _one(session, made)


@router.patch("/initiatives/{code}/stakeholders/{stakeholder_id}", responses=problems(412, 428))
def change_stakeholder(
    by: MayEdit,
    session: WriteSession,
    code: str,
    stakeholder_id: RowId,
    seen: SeenRevision,
    changes: StakeholderChanges,
) -> Stakeholder:
    """Change what is sent."""
    changed = stakeholders.change_stakeholder(
        session,
        by=by,
        initiative=code,
        number=stakeholder_id,
        seen_revision=seen,
        changes=changes.model_dump(exclude_unset=True),
    )
    return _one(session, changed)


@router.delete(
    "/initiatives/{code}/stakeholders/{stakeholder_id}",
    status_code=HTTP_204_NO_CONTENT,
    responses=problems(412, 428),
)
def remove_stakeholder(
    by: MayEdit, session: WriteSession, code: str, stakeholder_id: RowId, seen: SeenRevision
) -> None:
    """They have no stake in it after all: they go with where they stood."""
    stakeholders.remove_stakeholder(session, by=by, initiative=code, number=stakeholder_id, seen_revision=seen)


@router.post("/initiatives/{code}/stakeholders/{stakeholder_id}/stances")
def take_stance(by: MayEdit, session: WriteSession, code: str, stakeholder_id: RowId, new: NewStance) -> Stakeholder:
    """From a day on they stand elsewhere, or are needed elsewhere. What was before stays."""
    row = stakeholders.take_stance(session, by=by, initiative=code, number=stakeholder_id, stance=new.model_dump())
    return _one(session, row)


def _one(session: Session, row: Kept) -> Stakeholder:
    rows = queries.stakeholders(session, row.initiative_id)
    return _stakeholder(next(each for each in rows if each.stakeholder.id == row.id))


def _stakeholder(facts: StakeholderFacts) -> Stakeholder:
    row, now = facts.stakeholder, facts.now
    return Stakeholder.model_validate(
        {
            "id": row.id,
            "name": row.name,
            "part": row.part,
            "interest": row.interest,
            "influence": row.influence,
            "now": now.now if now else None,
            "needed": now.needed if now else None,
            "stance_words": stance_words(now.now, now.needed) if now else None,
            "next_step": row.next_step,
            "next_by": row.next_by,
            "next_owner": row.next_owner,
            "stances": [
                {"day": each.day, "now": each.now, "needed": each.needed, "note": each.note} for each in facts.stances
            ],
            "revision": row.revision_id,
        }
    )
