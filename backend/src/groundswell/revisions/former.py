"""Before rows change or go: how they stood is copied to the table of former rows."""

from typing import Any

from sqlalchemy import ColumnElement, insert, literal, select
from sqlalchemy.orm import Session


def keep_former(
    session: Session, kept: Any, former: Any, *which: ColumnElement[bool], revision_id: int, **more: object
) -> None:
    """Copies those rows of a table that held before this revision, in which they cease to. `more`: columns that only
    the table of former rows has. One statement, whatever their number."""
    columns = [column for column in kept.__table__.columns if column.name != "id"]
    said = {"ended_revision_id": revision_id, **more}
    held = select(*columns, *map(literal, said.values())).where(*which, kept.revision_id != revision_id)
    session.execute(insert(former).from_select([*(column.name for column in columns), *said], held))
