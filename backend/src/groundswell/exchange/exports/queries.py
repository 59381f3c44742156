"""Exports that somebody asked for, for them alone, and only while they may see what is in them."""

import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import Principal
from groundswell.database.listed import Listed, paged
from groundswell.errors import NotFound, Over
from groundswell.exchange.exports import disk
from groundswell.exchange.exports.claim import SILENCE
from groundswell.exchange.kinds import KINDS
from groundswell.exchange.models import Export, ExportFile
from groundswell.exchange.sight import sight
from groundswell.organisations.models import Organisation
from groundswell.people.moments import aware

ASK_ANEW = "Ask for a new export."


def own(by: Principal) -> ColumnElement[bool]:
    """Same person, or same system."""
    return Export.user_id == by.user_id if by.client_id is None else Export.client_id == by.client_id


def listed(session: Session, by: Principal, *, limit: int, after: Sequence[Any] | None) -> Listed[Any]:
    """Those that have not been deleted and have not expired, newest first."""
    return paged(
        session,
        select(Export).where(own(by), Export.state != "deleted", Export.expires_at > datetime.now(UTC)),
        (Export.id,),
        lambda row: [row[0].id],
        limit=limit,
        after=after,
        newest_first=True,
    )


def under_way(session: Session, by: Principal) -> int:
    waiting = Export.state.in_(("waiting", "running"))
    return session.scalar(select(func.count()).select_from(Export).where(own(by), waiting)) or 0


def own_export(session: Session, by: Principal, export_id: str) -> Export:
    """In whatever state. Raises `NotFound`."""
    found = session.scalar(select(Export).where(Export.id == export_id, own(by)))
    if found is None:
        raise NotFound(f"There is no export {export_id[:40]}.")
    return found


def export(session: Session, by: Principal, export_id: str) -> Export:
    """Raises `NotFound`, and `Over` for one whose files are not there any more or may not be seen any more."""
    found = own_export(session, by, export_id)
    if found.state == "deleted":
        raise Over(f"This export has been deleted. {ASK_ANEW}")
    if aware(found.expires_at) <= datetime.now(UTC):
        raise Over(f"This export expired on {aware(found.expires_at):%d %B %Y at %H:%M} UTC. {ASK_ANEW}")
    if found.state == "ready" and not _still_seen(session, by, found):
        raise Over(f"You may see less now than when this export was made. {ASK_ANEW}")
    return found


def organisations_asked(session: Session, exports: Collection[Export]) -> dict[str, Organisation]:
    """Those to which exports were narrowed, by the export's id. One query."""
    codes = {export.id: json.loads(export.asked).get("organisation") for export in exports}
    query = select(Organisation).where(Organisation.code.in_({code for code in codes.values() if code}))
    found = {organisation.code: organisation for organisation in session.scalars(query)}
    return {export_id: found[code] for export_id, code in codes.items() if code in found}


def is_left(export: Export) -> bool:
    """Whether nobody is writing it, though it is not done."""
    silent = aware(export.alive_at) < datetime.now(UTC) - SILENCE
    return export.state == "waiting" or (export.state == "running" and silent)


def files(session: Session, export_id: str) -> Sequence[ExportFile]:
    return session.scalars(select(ExportFile).where(ExportFile.export_id == export_id).order_by(ExportFile.name)).all()


def file(session: Session, by: Principal, export_id: str, name: str) -> tuple[ExportFile, Path]:
    """A file of a ready export, and where it lies. Raises `NotFound` and `Over`."""
    export(session, by, export_id)
    found = session.get(ExportFile, (export_id, name))
    if found is None:
        raise NotFound(f"This export has no file called {name[:100]}. Its status names them once it is ready.")
    path = disk.path_of(export_id, found.sha256)
    if not path.is_file() or path.stat().st_size != found.bytes:
        raise Over(f"The file {name} is not there any more. {ASK_ANEW}")
    return found, path


def _still_seen(session: Session, by: Principal, made: Export) -> bool:
    """Whether everything in it may be seen by its asker now: their place, scopes and areas, and who belongs where."""
    if by.sees_everything and by.role is not Role.SYSTEM:
        return True
    if by.role is not Role.SYSTEM and made.whose != by.scope_key:
        return False
    kinds = [KINDS[name] for name in json.loads(made.asked)["kinds"]]
    if not all(kind.scopes & by.scopes for kind in kinds):
        return False
    assert made.sequence is not None
    then, now = sight(session, by, at=made.sequence), sight(session, by)
    owners_too = now.owners is None or (then.owners is not None and then.owners <= now.owners)
    return owners_too and all(kind.seen(then).less(kind.seen(now)).no_practice for kind in kinds if kind.dated)
