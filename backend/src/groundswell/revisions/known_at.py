"""What was known at an earlier revision, from rows that hold and rows that held.

A row holds since its `revision_id`; what ceased to hold stands in a table of former rows, from `revision_id` until
`ended_revision_id`. Compared are the public numbers of revisions, because ids do not tell which was committed first.
"""

import re
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, func, inspect, not_, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from groundswell.clock import today
from groundswell.database.base import Base
from groundswell.errors import Invalid
from groundswell.revisions.models import Revision
from groundswell.revisions.queries import watermark

Kept = TypeVar("Kept", bound=Base)


def as_known_at(session: Session, said: str) -> int:
    """The public number of the revision that `said` means: a revision by its number, or, by a moment (ISO 8601 with its
    offset from UTC), the last one made at or before it. Raises `Invalid` where there is none.
    """
    said = said.strip()
    newest = watermark(session).sequence
    if re.fullmatch(r"[0-9]{1,18}", said):
        number = int(said)
        if not 1 <= number <= newest:
            raise _refused(f"There is no revision {number}.", f"Give a number from 1 to {newest}, the newest.")
        return number
    moment = _moment(said)
    if moment > datetime.now(UTC):
        raise _refused("Nobody knows yet what will be known then.", "Give a moment that has passed.")
    # Numbers follow commits, and a long import is numbered after what was made while it ran: nothing that was made
    # after the moment may come in with it.
    after = session.scalar(select(func.min(Revision.sequence)).where(Revision.made_at > moment))
    number = newest if after is None else after - 1
    if number < 1:
        begun = session.scalar(select(func.min(Revision.made_at)).where(Revision.sequence == 1))
        remedy = "Give a later one." if begun is None else f"The log begins at {begun:%Y-%m-%dT%H:%M:%SZ}."
        raise _refused("Nothing was known here at that time.", remedy)
    return number


def _moment(said: str) -> datetime:
    # A plus sign that was not escaped in an address arrives as a space.
    text = re.sub(r" (\d\d:?\d\d)$", r"+\1", said)
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise _refused(
        f"{said or 'Nothing'} is neither a revision nor a moment with its time zone.",
        f"Give the number of a revision (412) or a moment ({today()}T09:00:00Z).",
    )


def _refused(words: str, remedy: str) -> Invalid:
    return Invalid(f"as_known_at: {words} {remedy}", [("as_known_at", remedy)])


def known(revision_id: Any, at: int) -> ColumnElement[bool]:
    """Whether a revision, named by its id, had been made by the revision with the public number `at`."""
    # Nearly every row had been, and to look them up by revision would lose the order of the key. Hence the nought.
    numbered: ColumnElement[bool] = (revision_id + 0).in_(select(Revision.id).where(Revision.sequence <= at))
    return numbered


def standing(revision_id: Any, ended_revision_id: Any, at: int | None) -> ColumnElement[bool]:
    """Of rows that are ended, not deleted: whether one stood at `at`; now where that is None."""
    if at is None:
        now: ColumnElement[bool] = ended_revision_id.is_(None)
        return now
    return and_(known(revision_id, at), or_(ended_revision_id.is_(None), not_(known(ended_revision_id, at))))


def held(kept: type[Kept], former: Any, at: int | None) -> type[Kept]:
    """The rows that held at `at`, of a table and the table of its former rows, to select columns of; now: the table.

    Whole rows of it are not to be asked for: a session takes those for the rows of now. `id` is of either table.
    """
    if at is None:
        return kept
    names = [attribute.key for attribute in inspect(kept).column_attrs]
    still, once = ([getattr(table, name) for name in names] for table in (kept, former))
    now = select(*still).where(known(kept.__table__.c.revision_id, at))
    then = select(*once).where(known(former.revision_id, at), not_(known(former.ended_revision_id, at)))
    return aliased(kept, union_all(now, then).subquery(f"{kept.__tablename__}_then"))
