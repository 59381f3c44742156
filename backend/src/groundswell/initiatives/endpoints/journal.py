from fastapi import APIRouter, Response
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.clock import today
from groundswell.initiatives import journal, milestones
from groundswell.initiatives import models as kept
from groundswell.initiatives.endpoints.callers import MayEdit, MayRead
from groundswell.initiatives.schemas.work import (
    InitiativeMilestone,
    InitiativeMilestoneChanges,
    JournalEntry,
    JournalEntryChanges,
    NewInitiativeMilestone,
    NewJournalEntry,
)
from groundswell.initiatives.scope import seen
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = ("id", "day", "words", "link", "by")
MILESTONE_COLUMNS = ("id", "title", "due", "reached", "late")


@router.get("/initiatives/{code}/journal")
def initiative_journal(by: MayRead, session: ReadSession, code: str) -> Items[JournalEntry]:
    """What happened and what was learnt, the newest first."""
    items = [_entry(each) for each in journal.entries_of(session, seen(session, by, code))]
    return Items(items=items, total=len(items))


@router.get("/initiatives/{code}/journal.csv", response_class=Response)
def initiative_journal_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """The same as a table."""
    entries = journal.entries_of(session, seen(session, by, code))
    return as_table(COLUMNS, (_entry(each).model_dump() for each in entries), f"{code}-journal")


@router.post("/initiatives/{code}/journal", status_code=HTTP_201_CREATED)
def write_journal(by: MayEdit, session: WriteSession, code: str, new: NewJournalEntry) -> JournalEntry:
    """An entry, with a link where it is about a document."""
    return _entry(journal.add_entry(session, by=by, code=code, **new.model_dump()))


@router.patch("/initiatives/{code}/journal/{entry_id}", responses=problems(412, 428))
def change_journal_entry(
    by: MayEdit, session: WriteSession, code: str, entry_id: RowId, seen: SeenRevision, changes: JournalEntryChanges
) -> JournalEntry:
    """Change an entry of the journal."""
    sent = changes.model_dump(exclude_unset=True)
    return _entry(journal.change_entry(session, by=by, code=code, entry_id=entry_id, seen_revision=seen, changes=sent))


@router.delete("/initiatives/{code}/journal/{entry_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(412, 428))
def delete_journal_entry(by: MayEdit, session: WriteSession, code: str, entry_id: RowId, seen: SeenRevision) -> None:
    """Remove an entry of the journal."""
    journal.delete_entry(session, by=by, code=code, entry_id=entry_id, seen_revision=seen)


@router.get("/initiatives/{code}/milestones")
def initiative_milestones(by: MayRead, session: ReadSession, code: str) -> Items[InitiativeMilestone]:
    """As they fall due."""
    items = [_milestone(each) for each in milestones.milestones_of(session, seen(session, by, code))]
    return Items(items=items, total=len(items))


@router.get("/initiatives/{code}/milestones.csv", response_class=Response)
def initiative_milestones_table(by: MayRead, session: ReadSession, code: str) -> Response:
    """The same as a table."""
    found = milestones.milestones_of(session, seen(session, by, code))
    return as_table(MILESTONE_COLUMNS, (_milestone(each).model_dump() for each in found), f"{code}-milestones")


@router.post("/initiatives/{code}/milestones", status_code=HTTP_201_CREATED)
def add_initiative_milestone(
    by: MayEdit, session: WriteSession, code: str, new: NewInitiativeMilestone
) -> InitiativeMilestone:
    """Add a milestone with the day on which it is due."""
    return _milestone(milestones.add_milestone(session, by=by, code=code, **new.model_dump()))


@router.patch("/initiatives/{code}/milestones/{milestone_id}", responses=problems(412, 428))
def change_initiative_milestone(
    by: MayEdit,
    session: WriteSession,
    code: str,
    milestone_id: RowId,
    seen: SeenRevision,
    changes: InitiativeMilestoneChanges,
) -> InitiativeMilestone:
    """Change a milestone, or say that it is reached."""
    sent = changes.model_dump(exclude_unset=True)
    return _milestone(
        milestones.change_milestone(
            session, by=by, code=code, milestone_id=milestone_id, seen_revision=seen, changes=sent
        )
    )


@router.delete(
    "/initiatives/{code}/milestones/{milestone_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(412, 428)
)
def delete_initiative_milestone(
    by: MayEdit, session: WriteSession, code: str, milestone_id: RowId, seen: SeenRevision
) -> None:
    """Remove a milestone."""
    milestones.delete_milestone(session, by=by, code=code, milestone_id=milestone_id, seen_revision=seen)


def _entry(row: kept.JournalEntry) -> JournalEntry:
    return JournalEntry(
        id=row.id, day=row.day, words=row.words, link=row.link, by=row.by_name, revision=row.revision_id
    )


def _milestone(row: kept.InitiativeMilestone) -> InitiativeMilestone:
    return InitiativeMilestone(
        id=row.id,
        title=row.title,
        due=row.due,
        reached=row.reached,
        late=row.reached is None and row.due < today(),
        revision=row.revision_id,
    )
