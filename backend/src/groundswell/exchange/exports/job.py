"""An export's life after it has been asked for: a thread writes it, from one state of the database and in flat
memory."""

import json
import logging
import secrets
import threading
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import psycopg
from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.access.subject import PersonSubject, Subject, SystemSubject
from groundswell.database.engine import reading
from groundswell.errors import GroundswellError, NotPermitted
from groundswell.exchange.changes.cursor import here
from groundswell.exchange.exports import disk
from groundswell.exchange.exports.claim import Claim, Lost, committed, unclaimed
from groundswell.exchange.exports.formats import ENDINGS, written
from groundswell.exchange.exports.parts import MAKERS, Part
from groundswell.exchange.marks import last_mark
from groundswell.exchange.models import Export, ExportFile
from groundswell.exchange.opened import chosen
from groundswell.exchange.settled import settled
from groundswell.people.callers import principals
from groundswell.people.models import Client, ClientKey
from groundswell.settings import settings

log = logging.getLogger("groundswell.exports")

AT_ONCE = threading.BoundedSemaphore(2)
"""Exports that one process writes at the same time: each keeps a connection, and most of a processor."""
FORGOTTEN = timedelta(days=30)
"""After it has expired, an export is not even remembered."""
LOOKED_AFTER = 600.0
"""Seconds after which a process that serves looks again for what has expired and what was left behind."""
AWAY = (OperationalError, psycopg.OperationalError)
"""The database went away: under a query of ours, or under the COPY that rows come from."""
_under_way: set[str] = set()
_turn = threading.Lock()


def begin(export_id: str) -> None:
    """Writes an export in a thread of its own, if nobody else does."""
    with _turn:
        if export_id in _under_way:
            return
        _under_way.add(export_id)
    threading.Thread(target=_write, args=(export_id,), name=f"export {export_id}", daemon=True).start()


def look_after() -> None:
    """Of a process that serves, as long as it does: begins anew what nobody is writing any more, removes what has
    expired."""
    threading.Thread(target=_look_after, name="exports", daemon=True).start()


def _look_after() -> None:
    while True:
        try:
            sweep()
            begin_left_behind()
        except DBAPIError:
            log.warning("the database is away or not migrated: exports that were left behind have to wait")
        time.sleep(LOOKED_AFTER)


def begin_left_behind() -> None:
    with reading() as session:
        left = session.scalars(select(Export.id).where(unclaimed(datetime.now(UTC)))).all()
    for export_id in left:
        begin(export_id)


def sweep() -> None:
    """Removes the files of exports that have expired, failed, or been deleted while somebody was writing; and forgets
    those that are long gone."""
    now = datetime.now(UTC)
    present = disk.present()  # looked at first: the row of an export is there before its folder
    with reading() as session:
        living = Export.state.in_(("waiting", "running", "ready")) & (Export.expires_at > now)
        keep = set(session.scalars(select(Export.id).where(living)))
        forgotten = session.scalars(select(Export.id).where(Export.expires_at < now - FORGOTTEN)).all()
    for export_id in present:
        if export_id not in keep:
            disk.remove(export_id)
    if forgotten:
        with committed() as session:
            session.execute(delete(ExportFile).where(ExportFile.export_id.in_(forgotten)))
            session.execute(delete(Export).where(Export.id.in_(forgotten)))


def _write(export_id: str) -> None:
    try:
        with AT_ONCE:
            claim = Claim.take(export_id)
            if claim is not None:
                sweep()
                with claim.kept():
                    write(claim)
    except AWAY:
        log.warning("export %s: the database went away; it is begun anew when somebody asks for it", export_id)
    finally:
        with _turn:
            _under_way.discard(export_id)


def write(claim: Claim) -> None:
    """Writes an export that has been claimed, or says why it cannot be."""
    try:
        _write_files(claim)
    except Lost:
        _leave(claim)
    except AWAY:
        raise
    except Exception as error:  # noqa: BLE001 (a thread has nobody to tell: whoever asks for the export reads it)
        try:
            claim.said()  # the files of one that was deleted meanwhile are gone: no fault to speak of
            claim.failed(_sentence(claim, error))
        except Lost:
            _leave(claim)
        else:
            disk.remove(claim.export_id)


def _write_files(claim: Claim) -> None:
    folder = disk.made_anew(claim.export_id)
    files: list[ExportFile] = []
    with settled() as session, ExitStack() as not_finished:
        export = session.get_one(Export, claim.export_id)
        by, asked = asker(session, export), json.loads(export.asked)
        if not asked["named"]:
            asked["kinds"] = [kind.name for kind in chosen(by, None)]
        mark = last_mark(session)
        parts = MAKERS[asked["made_by"]](session, by, asked)
        if all(part.expected is not None for part in parts):
            claim.rows_expected = sum(part.expected or 0 for part in parts)
        claim.said()
        for part in parts:
            sinks = {name: disk.Sink(folder) for name in part.formats}
            for sink in sinks.values():
                not_finished.callback(sink.discard)
            rows = _fill(claim, part, sinks)
            files += [_finished(claim.export_id, part, form, rows, sink.whole()) for form, sink in sinks.items()]
        cursor = here(session, by=by, kinds=asked["kinds"] if asked["named"] else []) if asked["whole"] else None
    expires_at = datetime.now(UTC) + timedelta(hours=settings().exports_keep_hours)
    facts = {"asked": json.dumps(asked), "whose": by.scope_key, "cursor": cursor, "sequence": mark.sequence}
    claim.ready(files, **facts, expires_at=expires_at)


def _fill(claim: Claim, part: Part, sinks: dict[str, disk.Sink]) -> int:
    """Rows written, into as many files as there are formats."""
    files = [written(form, sink, part.kind) for form, sink in sinks.items()]
    rows = 0
    for block in part.lines():
        claim.check()
        for file in files:
            file.take(block)
        count = block.count(b"\n")
        rows += count
        claim.rows_written += count
    for file in files:
        file.end()
    return rows


def _finished(export_id: str, part: Part, form: str, rows: int, whole: disk.Whole) -> ExportFile:
    return ExportFile(
        export_id=export_id,
        name=f"{part.name}.{ENDINGS[form]}",
        kind=part.name,
        format=form,
        rows=rows,
        bytes=whole.bytes,
        sha256=whole.sha256,
    )


def _leave(claim: Claim) -> None:
    log.info("export %s: deleted, or written by another process", claim.export_id)
    with reading() as session:
        found = session.get(Export, claim.export_id)
        if found is None or found.state == "deleted":
            disk.remove(claim.export_id)


def _sentence(claim: Claim, error: Exception) -> str:
    if isinstance(error, GroundswellError):
        return str(error)
    reference = secrets.token_hex(4)
    log.error("export %s failed (reference %s)", claim.export_id, reference, exc_info=error)
    return f"This export could not be written, by a fault of ours (reference {reference}). Ask for it again."


def asker(session: Session, export: Export) -> Principal:
    """Whoever asked for an export, as they stand now. Raises `NotPermitted` when they may not sign in any more."""
    subjects: list[Subject]
    if export.user_id is not None:
        subjects = [PersonSubject(export.user_id)]
    else:
        keys = session.execute(
            select(Client.code, ClientKey.id)
            .join(ClientKey, ClientKey.client_id == Client.id)
            .where(Client.id == export.client_id)
        )
        subjects = [SystemSubject(code, key_id) for code, key_id in keys]
    for principal in principals(session, subjects).values():
        return principal
    raise NotPermitted("Whoever asked for this export may not sign in any more.")
