"""Lists in pages: after the last row of one comes the next, whatever was added before it in the meantime."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Select, func, tuple_
from sqlalchemy.orm import Session

Row = TypeVar("Row")


class Listed(NamedTuple, Generic[Row]):
    """A page of a list: `total` counts all pages, `last` is the sort key of the last row where there are more."""

    rows: Sequence[Row]
    total: int
    last: list[Any] | None


def paged(
    session: Session,
    query: Select[*tuple[Any, ...]],
    order: Sequence[Any],
    key_of: Callable[[Any], list[Any]],
    *,
    limit: int | None,
    after: Sequence[Any] | None,
    newest_first: bool = False,
) -> Listed[Any]:
    """Rows in an order whose columns together are unique, from the one after `after`: one query, and one more to count
    where there are more. `limit` None: all of them. `newest_first`: the order backwards."""
    ordered = query.order_by(*(each.desc() for each in order) if newest_first else order)
    if after is not None:
        ordered = ordered.where(tuple_(*order) < tuple_(*after) if newest_first else tuple_(*order) > tuple_(*after))
    if limit is not None:
        ordered = ordered.limit(limit + 1)
    rows = session.execute(ordered).all()
    more = limit is not None and len(rows) > limit
    shown = rows[:limit]
    if after is None and not more:
        return Listed(shown, len(shown), None)
    total = session.scalar(query.with_only_columns(func.count(), maintain_column_froms=True)) or 0
    return Listed(shown, total, key_of(shown[-1]) if more else None)
