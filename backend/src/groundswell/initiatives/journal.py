"""The journal of an initiative: what happened and what was learnt; a document is an entry with a link."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.queries import check_seen
from groundswell.initiatives.models import Initiative, JournalEntry
from groundswell.initiatives.queries import check_not_to_come, part_of
from groundswell.initiatives.scope import editable
from groundswell.revisions import actions as revisions


def entries_of(session: Session, initiative: Initiative) -> Sequence[JournalEntry]:
    """The newest first."""
    return session.scalars(
        select(JournalEntry)
        .where(JournalEntry.initiative_id == initiative.id)
        .order_by(JournalEntry.day.desc(), JournalEntry.id.desc())
    ).all()


def add_entry(
    session: Session, *, by: Principal, code: str, day: date, words: str, link: str | None = None
) -> JournalEntry:
    initiative = editable(session, by, code)
    check_not_to_come(day, today(), "day")
    revision = revisions.begin(session, by=by, action="journal_written", words=initiative.title, source=initiative.code)
    entry = JournalEntry(
        initiative_id=initiative.id,
        day=day,
        words=words.strip(),
        link=link,
        by_name=by.name,
        revision_id=revision.id,
    )
    session.add(entry)
    session.flush()
    return entry


def change_entry(
    session: Session, *, by: Principal, code: str, entry_id: int, seen_revision: int, changes: dict[str, Any]
) -> JournalEntry:
    """Changes what is named in `changes`: day, words, link. Whoever wrote it first stays its author."""
    initiative = editable(session, by, code)
    entry = part_of(session, JournalEntry, initiative, entry_id, "journal entry")
    check_seen(entry.revision_id, seen_revision, "this entry")
    check_not_to_come(changes.get("day"), today(), "day")
    revision = revisions.begin(session, by=by, action="journal_changed", words=initiative.title, source=initiative.code)
    for name in ("day", "words", "link"):
        if name in changes:
            setattr(entry, name, changes[name])
    entry.revision_id = revision.id
    session.flush()
    return entry


def delete_entry(session: Session, *, by: Principal, code: str, entry_id: int, seen_revision: int) -> None:
    initiative = editable(session, by, code)
    entry = part_of(session, JournalEntry, initiative, entry_id, "journal entry")
    check_seen(entry.revision_id, seen_revision, "this entry")
    revisions.begin(session, by=by, action="journal_entry_deleted", words=initiative.title, source=initiative.code)
    session.delete(entry)
    session.flush()
