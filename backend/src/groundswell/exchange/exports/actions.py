"""Asking for exports, and giving them up. No revision: they change nothing that anybody else sees."""

import json
import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete as sql_delete
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import TooMany
from groundswell.exchange.exports import disk
from groundswell.exchange.exports.parts import Asked
from groundswell.exchange.exports.queries import own_export, under_way
from groundswell.exchange.models import Export, ExportFile
from groundswell.settings import settings

AT_ONCE = 3
"""Exports of one caller that are not ready yet."""


def ask(session: Session, *, by: Principal, asked: Asked) -> Export:
    """Raises `TooMany`. Whoever calls begins the writing (`job.begin`) once this has been committed."""
    if under_way(session, by) >= AT_ONCE:
        raise TooMany(
            f"You have {AT_ONCE} exports under way. Wait until one is ready, or delete one.",
            wait=15,
        )
    now = datetime.now(UTC)
    export = Export(
        id=f"{int(now.timestamp() * 1000):012x}{secrets.token_hex(10)}",  # in the order of time, and not to be guessed
        user_id=by.user_id if by.client_id is None else None,
        client_id=by.client_id,
        asked=json.dumps(asked),
        whose=by.scope_key,
        state="waiting",
        rows_written=0,
        made_at=now,
        alive_at=now,
        expires_at=now + timedelta(hours=settings().exports_keep_hours),
    )
    session.add(export)
    session.flush()
    return export


def delete(session: Session, *, by: Principal, export_id: str) -> None:
    """The files are gone at once; whoever is writing them stops. Raises `NotFound`; what is deleted stays so."""
    export = own_export(session, by, export_id)
    export.state = "deleted"
    session.execute(sql_delete(ExportFile).where(ExportFile.export_id == export_id))
    session.flush()
    disk.remove(export_id)
