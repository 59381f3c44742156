"""What several parts of this room ask alike."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, or_, tuple_
from sqlalchemy.orm import Session

from groundswell.clock import day_in_words
from groundswell.database.listed import Listed
from groundswell.errors import Invalid, NotFound
from groundswell.initiatives.models import Initiative

Row = TypeVar("Row")


def check_not_to_come(day: date | None, now: date, field: str) -> None:
    """Nothing is recorded of a day that has not come."""
    if day is not None and day > now:
        raise Invalid(f"{day_in_words(day)} is still to come.", [(field, "Choose today or a day before.")])


def contains(words: str | None, *columns: Any) -> list[ColumnElement[bool]]:
    """That every one of some words stands in one of the columns, in capitals or not."""
    conditions = []
    for word in (words or "").split():
        pattern = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        conditions.append(or_(*(column.ilike(f"%{pattern}%", escape="\\") for column in columns)))
    return conditions


def part_of(session: Session, kind: type[Row], initiative: Initiative, row_id: int, what: str) -> Row:
    """One row that hangs on an initiative. Raises `NotFound` where it is another's, or none."""
    row: Any = session.get(kind, row_id)
    if row is None or row.initiative_id != initiative.id:
        raise NotFound(f"{initiative.title} has no {what} {row_id}.")
    found: Row = row
    return found


def newest_first(
    session: Session,
    query: Select[*tuple[Any, ...]],
    order: Sequence[Any],
    key_of: Callable[[Any], list[Any]],
    *,
    limit: int | None,
    after: Sequence[Any] | None,
) -> Listed[Any]:
    """Rows from the last to the first by columns that together are unique. `limit` None: all of them."""
    total = session.scalar(query.with_only_columns(func.count(), maintain_column_froms=True)) or 0
    if after is not None:
        query = query.where(tuple_(*order) < tuple_(*after))
    query = query.order_by(*(column.desc() for column in order))
    if limit is None:
        return Listed(session.execute(query).all(), total, None)
    rows = session.execute(query.limit(limit + 1)).all()
    more = len(rows) > limit
    return Listed(rows[:limit], total, key_of(rows[limit - 1]) if more else None)
