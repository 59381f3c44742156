"""Imports a file, whole or not at all; withdraws an import as if the file had never come."""

import gc
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, insert, or_, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission, Role
from groundswell.access.principal import Principal
from groundswell.clock import day_in_words, today
from groundswell.database.bulk import analyse_table
from groundswell.database.engine import writing
from groundswell.errors import Conflict
from groundswell.files.problems import Problem, Problems, Unreadable
from groundswell.files.source import Source
from groundswell.ingest.formats import chosen
from groundswell.ingest.models import FileImport, ImportProblem
from groundswell.ingest.queries import known, visible
from groundswell.ingest.reading import Reading
from groundswell.ingest.stage import stage_figures
from groundswell.measures import exclusions
from groundswell.measures.merge import merge, take_out_of_force
from groundswell.measures.read_model import Touched, refresh
from groundswell.organisations import keep
from groundswell.organisations.deprivation import forget_scores, keep_scores
from groundswell.organisations.difference import Difference
from groundswell.organisations.models import Organisation
from groundswell.organisations.ods.reading import listed
from groundswell.organisations.statements import FileStatement, Kind
from groundswell.people.models import User
from groundswell.revisions import actions as revisions
from groundswell.revisions.sequencer import number_committed

COUNTS = ("read", "taken", "unchanged", "corrected", "older", "rejected", "opened", "closed", "renamed", "moved")
KEPT_PROBLEMS = 10_000
MANY_ROWS = 50_000
"""A file so long that the database should count its tables anew at once: pages planned on old counts are slow."""

Progress = Callable[[str, dict[str, Any]], None]
"""Called with the step reached (received, read, checked, loading, done) and what is known then."""


@dataclass
class Outcome:
    """What became of a file, as numbers and sentences that need no database."""

    id: int
    name: str
    format: str | None
    state: str
    as_at: date | None
    counts: dict[str, int]
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problems_total: int = 0
    seconds: float = 0.0


class _Refused(Exception):
    """Ends the transaction with nothing kept; what is wrong is in the problems."""


@dataclass
class _File:
    source: Source
    by: Principal
    named: str | None
    as_at: date | None
    on_bad_rows: str
    progress: Progress
    sha256: str = ""
    size: int = 0
    format: str | None = None
    problems: Problems = field(default_factory=lambda: Problems(kept=KEPT_PROBLEMS))
    notes: list[str] = field(default_factory=list)
    read_as_at: date | None = None
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    began: float = field(default_factory=time.monotonic)
    began_at: datetime = field(default_factory=lambda: datetime.now(UTC))


def import_file(
    source: Source,
    *,
    by: Principal,
    format: str | None = None,  # noqa: A002 (what it is called everywhere else)
    as_at: date | None = None,
    on_bad_rows: str = "refuse",
    progress: Progress = lambda step, facts: None,
    on: Engine | None = None,
) -> Outcome:
    """One file, one transaction, one revision. Refused: nothing is changed, and the refusal is kept with every row.

    Raises `Invalid` for a format that does not exist and `NotPermitted` for a caller who may not import.
    """
    by.require(Permission.IMPORT_FILES)
    file = _File(source, by, format, as_at, on_bad_rows, progress)
    file.sha256, file.size = _fingerprint(source)
    progress("received", {"name": source.name, "bytes": file.size})
    try:
        with _without_collector_pauses(), writing(on) as session:
            outcome = _loaded_before(session, file) or _load(session, file)
    except (_Refused, Unreadable) as refusal:
        if isinstance(refusal, Unreadable):
            file.problems = Problems(kept=KEPT_PROBLEMS)
            file.problems.total = 1
            file.problems.listed = [refusal.problem]
        with writing(on) as session:
            outcome = _record(session, file, "refused", None)
    if outcome.state == "loaded":
        number_committed(on)
    return outcome


def withdraw(*, by: Principal, import_id: int, on: Engine | None = None) -> None:
    """Takes an import back: figures and organisations stand as if it had never come."""
    by.require(Permission.WITHDRAW_IMPORTS)
    with writing(on) as session:
        found = known(session, by, import_id)
        if found.state != "loaded":
            raise Conflict(
                "This import has already been withdrawn."
                if found.state == "withdrawn"
                else "Nothing of this file was loaded, so there is nothing to withdraw."
            )
        revision = revisions.begin(session, by=by, action="import_withdrawn", source=found.name)
        found.state = "withdrawn"
        found.withdrawn_revision_id = revision.id
        session.flush()
        touched = Touched()
        take_out_of_force(session, import_id=import_id, revision_id=revision.id, touched=touched)
        forget_scores(session, import_id=import_id)
        difference = keep.forget(session, import_id=import_id, revision_id=revision.id)
        _settle(session, touched, difference, revision.id, found.counts.get("read", 0))
    number_committed(on)


def _load(session: Session, file: _File) -> Outcome:
    reader = chosen(file.source, file.named)
    file.format = reader.format
    read = reader.read(file.source, as_at=file.as_at, problems=file.problems)
    file.progress("read", {"format": reader.format, "title": reader.title})
    file.notes = read.notes
    file.read_as_at = read.as_at or file.as_at or today()
    if file.read_as_at > today():
        # Nobody could correct it before that day: an older statement never overwrites a newer one.
        raise Unreadable(
            "The file speaks of a day that has not come yet",
            expected=f"a day up to {day_in_words(today())}, in the file or as the day it speaks of",
            found=day_in_words(file.read_as_at),
        )
    revision = revisions.begin(session, by=file.by, action="file_imported", words=reader.title, source=file.source.name)
    row = _row(file, "loaded", revision.id)
    session.add(row)
    session.flush()
    touched = Touched()
    difference = Difference()
    if (read.statement is not None or read.scores is not None) and not file.by.sees_everything:
        raise Unreadable("Lists of organisations can be imported by the national team alone")
    if read.statement is not None:
        difference = keep.accept(session, read.statement, import_id=row.id, revision_id=revision.id)
        if unknown := _unexplained_members(session, read.statement):
            file.notes.append(
                f"Not known as practices: {listed(unknown, 20)}. These members count once a practice list names them."
            )
    if read.scores is not None:
        unknown = keep_scores(session, read.scores, import_id=row.id, revision_id=revision.id)
        if unknown:
            file.notes.append(f"Not known as practices: {listed(unknown, 20)}. Their scores are kept.")
    _take_figures(session, file, read, row.id, revision.id, touched)
    file.counts["read"] = read.rows_read
    file.counts["rejected"] = len({(p.sheet, p.row) for p in file.problems.listed})
    file.progress("checked", {"rows": read.rows_read, "problems": file.problems.total})
    if file.problems and (file.on_bad_rows == "refuse" or file.counts["rejected"] >= read.rows_read):
        raise _Refused
    for name in ("opened", "closed", "renamed", "moved"):
        file.counts[name] = getattr(difference, name)
    file.counts["corrected"] += difference.corrected
    if read.figures is None:
        file.counts["taken"] = read.rows_read - file.counts["rejected"]
    file.progress("loading", {"done": 0, "total": file.counts["taken"]})
    _settle(session, touched, difference, revision.id, read.rows_read)
    row.counts, row.notes, row.as_at, row.problems_total = (
        dict(file.counts),
        file.notes,
        file.read_as_at,
        file.problems.total,
    )
    row.seconds = time.monotonic() - file.began
    # A file that only repeats what others said is kept all the same: it stands when they are withdrawn.
    nothing_new = read.statement is None and file.counts["taken"] == 0 and not file.problems
    row.state = "nothing_new" if nothing_new else "loaded"
    _keep_problems(session, row.id, file.problems)
    return _outcome(row, file)


def _unexplained_members(session: Session, statement: FileStatement) -> list[str]:
    """Codes in a list of federations that no file has described: most likely mistyped. (The national history of
    memberships names thousands that closed before any list; there it is no news.)"""
    if not any(s.kind in (Kind.FEDERATION, Kind.SCHEME) for s in statement.organisations):
        return []
    codes = {membership.child for membership in statement.memberships}
    return sorted(
        session.scalars(
            select(Organisation.code).where(Organisation.code.in_(codes), Organisation.kind == Kind.UNKNOWN)
        )
    )


def _take_figures(
    session: Session, file: _File, read: Reading, import_id: int, revision_id: int, touched: Touched
) -> None:
    if read.figures is None:
        return
    strict = file.format == "figures" or not file.by.sees_everything
    staged = stage_figures(session, read.figures, file.problems, by=file.by, strict=strict, revision_id=revision_id)
    if staged.unexplained:
        file.notes.append(
            f"Not known as practices: {listed(staged.unexplained, 20)}. The figures of these codes are kept, and count"
            " in no total until a practice list says what they are."
        )
    if file.problems and file.on_bad_rows == "refuse":
        return
    as_at = file.read_as_at
    assert as_at is not None
    merged = merge(session, staged.came, as_at=as_at, import_id=import_id, revision_id=revision_id, touched=touched)
    file.counts["taken"] = staged.rows
    file.counts["corrected"] = merged.corrected
    file.counts["unchanged"] = merged.unchanged
    file.counts["older"] = merged.older


def _settle(session: Session, touched: Touched, difference: Difference, revision_id: int, rows: int) -> None:
    for measure_id, months in touched.months.items():
        if months:
            exclusions.keep_true(session, measure_id, *exclusions.periods_of(months), revision_id)
    touched.groups |= difference.parents
    touched.reopened |= difference.reopened
    touched.recast |= difference.recast
    refresh(session, touched, revision_id=revision_id)
    if rows > MANY_ROWS:
        for table in ("organisation", "spell", "observation", "roll_up", "series_summary"):
            analyse_table(session, table)


def _loaded_before(session: Session, file: _File) -> Outcome | None:
    """A file that the sender may know to have been loaded, as the same format and of the same day if these are said.

    What an analyst sent is not the national team's word: it may be taken back without them, so they state it too.
    """
    national = select(User.id).where(User.role == Role.NATIONAL)
    sender = FileImport.sent_by_user_id
    conditions = [
        FileImport.sha256 == file.sha256,
        FileImport.state == "loaded",
        visible(file.by),
        or_(sender.is_(None), sender == file.by.user_id, sender.in_(national)),
    ]
    if file.as_at is not None:
        conditions.append(FileImport.as_at == file.as_at)
    if file.named is not None:
        conditions.append(FileImport.format == file.named)
    before = session.scalar(select(FileImport).where(*conditions).limit(1))
    if before is None or before.problems_total:
        return None
    file.format, file.read_as_at = before.format, before.as_at
    file.counts |= {"read": before.counts.get("read", 0), "unchanged": before.counts.get("read", 0)}
    file.notes = [f"Nothing new: the same file was imported on {day_in_words(before.sent_at)} by {before.sent_by}."]
    return _record(session, file, "nothing_new", None)


def _record(session: Session, file: _File, state: str, revision_id: int | None) -> Outcome:
    row = _row(file, state, revision_id)
    row.seconds = time.monotonic() - file.began
    session.add(row)
    session.flush()
    _keep_problems(session, row.id, file.problems)
    return _outcome(row, file)


def _row(file: _File, state: str, revision_id: int | None) -> FileImport:
    return FileImport(
        name=file.source.name,
        sha256=file.sha256,
        bytes=file.size,
        format=file.format,
        as_at=file.read_as_at,
        on_bad_rows=file.on_bad_rows,
        state=state,
        counts=dict(file.counts),
        notes=file.notes,
        problems_total=file.problems.total,
        sent_by=file.by.name,
        sent_by_user_id=file.by.user_id,
        sent_at=file.began_at,
        revision_id=revision_id,
    )


def _keep_problems(session: Session, import_id: int, problems: Problems) -> None:
    if problems.listed:
        session.execute(
            insert(ImportProblem),
            [
                {"import_id": import_id, "number": number, **problem._asdict()}
                for number, problem in enumerate(problems.listed, 1)
            ],
        )


def _outcome(row: FileImport, file: _File) -> Outcome:
    return Outcome(
        id=row.id,
        name=row.name,
        format=row.format,
        state=row.state,
        as_at=row.as_at,
        counts=dict(row.counts),
        notes=list(row.notes),
        problems=file.problems.listed,
        problems_total=file.problems.total,
        seconds=row.seconds or 0.0,
    )


@contextmanager
def _without_collector_pauses() -> Iterator[None]:
    """Reading makes millions of small tuples and no cycles; to look for cycles among them takes a fifth of the time."""
    threshold = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*threshold)


def _fingerprint(source: Source) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with source.path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
            size += len(block)
    return digest.hexdigest(), size
