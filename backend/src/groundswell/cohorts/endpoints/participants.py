from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts import alumni, participants, pasting, roll
from groundswell.cohorts.endpoints.callers import MayRead, MayRun, OfCohort, OfProgramme, cohort_ref
from groundswell.cohorts.participants import NewParticipant as Joining
from groundswell.cohorts.placements import NewPlacement as Working
from groundswell.cohorts.roll import ParticipantFacts
from groundswell.cohorts.schemas.fields import Role
from groundswell.cohorts.schemas.people import (
    Alumni,
    NewParticipant,
    NewPlacement,
    Participant,
    ParticipantChanges,
    ParticipantsText,
    ParticipantWithdrawal,
    PastedParticipants,
    PastedProblem,
)
from groundswell.cohorts.weekdays import DAYS, bits, listed
from groundswell.errors import Invalid
from groundswell.organisations.schemas import ref
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, Paging, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = (
    "id",
    "cohort",
    "name",
    "email",
    "role",
    "joined",
    "left_on",
    "left_because",
    "practices",
    "weekdays",
    "present",
    "marked",
)


class ParticipantsQuery:
    """Which are wanted, the same for the list and its table."""

    def __init__(
        self,
        cohort: OfCohort = None,
        programme: OfProgramme = None,
        role: Annotated[Role | None, Query(description="Only people in this role.")] = None,
        practice: Annotated[str | None, Query(description="Only those placed there, now or once.")] = None,
        taking_part: Annotated[bool, Query(description="Only those who take part today.")] = False,
    ) -> None:
        self.asked: dict[str, Any] = {
            "cohort": cohort,
            "programme": programme,
            "role": role,
            "practice": practice,
            "taking_part_on": today() if taking_part else None,
        }


@router.get("/participants", responses=problems(404))
def all_participants(
    by: MayRead, session: ReadSession, page: Paging, query: Annotated[ParticipantsQuery, Depends()]
) -> Items[Participant]:
    """Those whom the caller may know of, by name: a lead sees the people of their own practices."""
    found = roll.participants(session, by=by, limit=page.limit, after=page.key(str, int), **query.asked)
    page.go_on(found.last)
    return Items(items=[_participant(each, by) for each in found.rows], total=found.total)


@router.get("/participants.csv", response_class=Response, responses=problems(404))
def participants_table(by: MayRead, session: ReadSession, query: Annotated[ParticipantsQuery, Depends()]) -> Response:
    """The same as a table."""
    rows = (
        _participant(each, by).model_dump()
        | {
            "cohort": each.cohort.code,
            "practices": [f"{practice.name} ({practice.code})" for _, practice in each.placements],
            "weekdays": [
                " ".join(DAYS[day][:3] for day in listed(at.weekdays)) or "not said" for at, _ in each.placements
            ],
        }
        for each in roll.participants(session, by=by, **query.asked).rows
    )
    return as_table(COLUMNS, rows, "participants")


@router.post("/participants", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def add_participant(by: MayRun, session: WriteSession, new: NewParticipant, response: Response) -> Participant:
    """Take a person into a cohort, with the practices where they work."""
    if (new.name is None) == (new.person is None):
        raise Invalid("Say who it is.", [("name", "Give a name, or the number of a person who is known already.")])
    joining = Joining(new.role, new.name or "", new.email, new.person, new.joined, _working(new.placements))
    made = participants.add_participant(session, by=by, cohort=new.cohort, new=joining)
    response.headers["Location"] = f"/api/v1/participants/{made.id}"
    return _one(session, by, made.id)


@router.get("/participants/{participant_id}")
def one_participant(by: MayRead, session: ReadSession, participant_id: RowId) -> Participant:
    """One participant of a cohort."""
    return _one(session, by, participant_id)


@router.patch("/participants/{participant_id}", responses=problems(412, 428))
def change_participant(
    by: MayRun, session: WriteSession, participant_id: RowId, seen: SeenRevision, changes: ParticipantChanges
) -> Participant:
    """Change what is sent; placements as a whole list."""
    sent = changes.model_dump(exclude_unset=True)
    if "placements" in sent:
        sent["placements"] = _working(changes.placements)
    participants.change_participant(session, by=by, participant_id=participant_id, seen_revision=seen, changes=sent)
    return _one(session, by, participant_id)


@router.post("/participants/{participant_id}/withdrawal", responses=problems(409))
def withdraw_participant(
    by: MayRun, session: WriteSession, participant_id: RowId, sent: ParticipantWithdrawal
) -> Participant:
    """They leave before the end. On the day they leave they are gone."""
    participants.withdraw(session, by=by, participant_id=participant_id, on=sent.on, reason=sent.reason)
    return _one(session, by, participant_id)


@router.delete("/participants/{participant_id}/withdrawal", responses=problems(409, 412, 428))
def undo_withdrawal(by: MayRun, session: WriteSession, participant_id: RowId, seen: SeenRevision) -> Participant:
    """They stay after all."""
    participants.undo_withdrawal(session, by=by, participant_id=participant_id, seen_revision=seen)
    return _one(session, by, participant_id)


@router.post("/cohorts/{code}/participants/paste")
def paste_participants(by: MayRun, session: WriteSession, code: str, sent: ParticipantsText) -> PastedParticipants:
    """A list from a spreadsheet: name, role, practice, second practice, address. All of it is taken, or none."""
    found = pasting.paste(session, by=by, cohort=code, text=sent.text, joined=sent.joined, preview=sent.preview)
    return PastedParticipants.model_validate(
        {
            "rows": [row._asdict() | {"practices": [ref(each) for each in row.practices]} for row in found.rows],
            "problems": [PastedProblem(**each._asdict()) for each in found.problems],
            "participants": [each.id for each in found.taken],
        }
    )


@router.post("/cohorts/{code}/alumni", status_code=HTTP_201_CREATED, responses=problems(409))
def carry_on(by: MayRun, session: WriteSession, code: str, sent: Alumni) -> Items[Participant]:
    """Carry people of earlier cohorts into this one, in their roles and at the practices where they work then."""
    made = alumni.carry_on(session, by=by, cohort=code, participants=sent.participants, joined=sent.joined)
    found = roll.participants(session, by=by, participant_ids=[each.id for each in made])
    return Items(items=[_participant(each, by) for each in found.rows], total=found.total)


def _working(new: list[NewPlacement]) -> list[Working]:
    return [Working(each.organisation, bits(each.weekdays), each.first, each.last) for each in new]


def _one(session: Session, by: Principal, participant_id: int) -> Participant:
    return _participant(roll.participant(session, by=by, participant_id=participant_id), by)


def _participant(facts: ParticipantFacts, by: Principal) -> Participant:
    row, runs = facts.participant, Permission.RUN_PROGRAMMES in by.permissions
    return Participant.model_validate(
        {
            "id": row.id,
            "person": facts.person.id,
            "name": facts.person.name,
            "email": facts.person.email if runs else None,
            "cohort": cohort_ref(facts.cohort),
            "role": row.role,
            "joined": row.joined,
            "left_on": row.left_on,
            "left_because": row.left_because if runs else None,
            "continues": row.continues_id,
            "placements": [
                {
                    "id": at.id,
                    "organisation": ref(practice),
                    "weekdays": listed(at.weekdays),
                    "first": at.first,
                    "last": at.last,
                }
                for at, practice in facts.placements
            ],
            "present": facts.present,
            "marked": facts.marked,
            "revision": row.revision_id,
        }
    )
