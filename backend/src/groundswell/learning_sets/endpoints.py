from typing import Any, cast

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.endpoints.callers import MayRun, OfCohort, cohort_ref
from groundswell.learning_sets import actions, queries
from groundswell.learning_sets import meetings as inside
from groundswell.learning_sets.schemas import (
    KeptLearningSet,
    LearningSet,
    LearningSetChanges,
    LearningSetMeeting,
    LearningSetMeetingChanges,
    LearningSetMember,
    NewLearningSet,
    NewLearningSetMeeting,
    NewUndertaking,
    SetFacilitator,
    SetUndertaking,
)
from groundswell.web.documents import problems
from groundswell.web.etag import Personal
from groundswell.web.paging import Items, Paging, RowId
from groundswell.web.preconditions import SeenIfAny, SeenRevision
from groundswell.web.session import ReadSession, SignedInPerson, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=Personal, tags=["learning sets"])
"""Who belongs to a set is a person, not a role: hence nothing is kept for one caller that another might be given."""


@router.get("/learning-sets")
def learning_sets(
    by: SignedInPerson, session: ReadSession, page: Paging, cohort: OfCohort = None
) -> Items[LearningSet]:
    """Who is in which set: all of them for those who run programmes, for others their own."""
    found = queries.listings(session, by, today(), cohort=cohort, limit=page.limit, after=page.key(int))
    page.go_on(found.last)
    return Items(items=[LearningSet(**_listing(each, by)) for each in found.rows], total=found.total)


@router.get("/learning-sets.csv", response_class=Response)
def learning_sets_table(by: SignedInPerson, session: ReadSession, cohort: OfCohort = None) -> Response:
    """One row a member."""
    rows = [
        {
            "cohort": each.cohort.code,
            "set": each.learning_set.name,
            "facilitator": each.facilitator.name,
            "name": member.person.name,
            "role": member.participant.role,
        }
        for each in queries.listings(session, by, today(), cohort=cohort).rows
        for member in each.members
    ]
    return as_table(["cohort", "set", "facilitator", "name", "role"], rows, "learning-sets")


@router.post("/learning-sets", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def add_learning_set(by: MayRun, session: WriteSession, new: NewLearningSet) -> KeptLearningSet:
    """Make up a set. More than eight members are taken, with a warning."""
    made = actions.add_set(
        session, by=by, cohort=new.cohort, name=new.name, facilitator_id=new.facilitator, members=new.members
    )
    return _kept(session, by, made)


@router.patch("/learning-sets/{set_id}", responses=problems(404, 409, 412, 428))
def change_learning_set(
    by: MayRun, session: WriteSession, set_id: RowId, seen: SeenRevision, changes: LearningSetChanges
) -> KeptLearningSet:
    """Change what is sent; members as a whole list."""
    sent = changes.model_dump(exclude_unset=True)
    return _kept(session, by, actions.change_set(session, by=by, set_id=set_id, seen_revision=seen, changes=sent))


@router.get("/learning-sets/{set_id}/meetings", responses=problems(404))
def learning_set_meetings(by: SignedInPerson, session: ReadSession, set_id: RowId) -> Items[LearningSetMeeting]:
    """What members brought and undertook, the earliest meeting first. For the set alone."""
    found = queries.meetings(session, queries.inside(session, by, set_id, today()))
    return Items(items=[_meeting(each) for each in found], total=len(found))


@router.post("/learning-sets/{set_id}/meetings", status_code=HTTP_201_CREATED, responses=problems(404))
def add_learning_set_meeting(
    by: SignedInPerson, session: WriteSession, set_id: RowId, new: NewLearningSetMeeting
) -> LearningSetMeeting:
    """A meeting of the set, planned or held."""
    made = inside.add_meeting(session, by=by, set_id=set_id, day=new.day, place=new.place)
    return _meeting(queries.Meeting(made, ()))


@router.patch("/learning-sets/{set_id}/meetings/{meeting_id}", responses=problems(404, 412, 428))
def change_learning_set_meeting(
    by: SignedInPerson,
    session: WriteSession,
    set_id: RowId,
    meeting_id: RowId,
    seen: SeenRevision,
    changes: LearningSetMeetingChanges,
) -> LearningSetMeeting:
    """Another day or place."""
    sent = changes.model_dump(exclude_unset=True)
    inside.change_meeting(session, by=by, set_id=set_id, meeting_id=meeting_id, seen_revision=seen, changes=sent)
    return _one(session, set_id, meeting_id)


@router.put(
    "/learning-sets/{set_id}/meetings/{meeting_id}/undertakings/{participant_id}", responses=problems(404, 412, 428)
)
def write_undertaking(
    by: SignedInPerson,
    session: WriteSession,
    set_id: RowId,
    meeting_id: RowId,
    participant_id: RowId,
    new: NewUndertaking,
    response: Response,
    seen: SeenIfAny,
) -> LearningSetMeeting:
    """The question a member brought and what they undertake; answered with the whole meeting."""
    made = inside.undertake(
        session,
        by=by,
        set_id=set_id,
        meeting_id=meeting_id,
        participant_id=participant_id,
        question=new.question,
        undertakes=new.undertakes,
        done_on=new.done_on,
        seen_revision=seen,
    )
    response.headers["ETag"] = f'"{made.revision_id}"'
    return _one(session, set_id, meeting_id)


def _one(session: Session, set_id: int, meeting_id: int) -> LearningSetMeeting:
    found = queries.meetings(session, queries.learning_set(session, set_id))
    return _meeting(next(each for each in found if each.meeting.id == meeting_id))


def _listing(found: queries.Listing, by: Principal) -> dict[str, Any]:
    one = found.learning_set
    return {
        "id": one.id,
        "cohort": cohort_ref(found.cohort),
        "name": one.name,
        "facilitator": SetFacilitator(
            member=one.facilitator_id,
            name=found.facilitator.name,
            you=by.user_id is not None and found.facilitator.user_id == by.user_id,
        ),
        "members": [
            LearningSetMember(
                participant=each.participant.id,
                name=each.person.name,
                role=cast(Any, each.participant.role),
                left_on=each.participant.left_on,
                you=by.user_id is not None and each.person.user_id == by.user_id,
            )
            for each in found.members
        ],
        "revision": one.revision_id,
    }


def _kept(session: Session, by: Principal, made: actions.Kept) -> KeptLearningSet:
    (found,) = queries.listings(session, by, today(), set_id=made.learning_set.id).rows
    return KeptLearningSet(**_listing(found, by), warning=made.warning)


def _meeting(found: queries.Meeting) -> LearningSetMeeting:
    return LearningSetMeeting(
        id=found.meeting.id,
        day=found.meeting.day,
        place=found.meeting.place,
        undertakings=[
            SetUndertaking(
                participant=each.participant_id,
                name=name,
                question=each.question,
                undertakes=each.undertakes,
                done_on=each.done_on,
                revision=each.revision_id,
            )
            for each, name in found.undertakings
        ],
        revision=found.meeting.revision_id,
    )
