"""What a kind of row is: its columns, its key, where its rows stand and where those that ceased to hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import aliased

from groundswell.access.permissions import Scope
from groundswell.exchange.seen import NOTHING, Sight

Rows: TypeAlias = Select[*tuple[Any, ...]]
Table: TypeAlias = Any
"""A mapped class, or an alias of it that stands for some of its rows."""
EVERY_SCOPE = frozenset(Scope)


class Type(StrEnum):
    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


class Column(NamedTuple):
    name: str
    type: Type
    words: str


class Dated(NamedTuple):
    """The columns by which sight of a row of a single practice is decided."""

    organisation: str
    on: str
    of_groups: bool = False
    """Whether there are rows of groups too, which everyone sees."""


def _all(_: Table, __: Sight) -> Sequence[ColumnElement[bool]]:
    return ()


@dataclass(frozen=True)
class Source:
    """A table, which of its rows a kind has, and what it shows of them."""

    table: Table
    shown: Callable[[Table], Rows]
    """The columns, labelled, one row for each row of the table."""
    ordered_by: tuple[str, ...] = ("id",)
    """Attributes that tell any two rows of one revision apart; where there are many rows, in the order of an index that
    begins with the revision."""
    where: Callable[[Table, Sight], Sequence[ColumnElement[bool]]] = _all
    """Which rows of the table are meant and in sight, by its own columns."""
    revision_of: Callable[[Table], Any] = attrgetter("revision_id")
    """The revision since which a row holds, or in which it ceased to."""
    dated_by: tuple[str, str] | None = None
    """The attributes with the practice's number and the day, of a kind that is dated."""
    many: bool = False
    """Whether one revision may bring very many, which are then found by an index."""

    @property
    def revision(self) -> Any:
        return self.revision_of(self.table)

    @property
    def order(self) -> tuple[Any, ...]:
        return tuple(getattr(self.table, name) for name in self.ordered_by)

    @property
    def dated(self) -> tuple[Any, Any] | None:
        return (
            None
            if self.dated_by is None
            else (getattr(self.table, self.dated_by[0]), getattr(self.table, self.dated_by[1]))
        )

    def select(self, sight: Sight) -> Rows:
        """What is in sight, in no order."""
        return self.shown(self.table).where(*self.where(self.table, sight))

    def some(self, sight: Sight, *conditions: ColumnElement[bool], limit: int | None = None) -> Rows:
        """The first of those that fulfil conditions on the table: the columns, then `revision_id`, then those of the
        order as `at_0`, `at_1` …

        Chosen before anything is joined to them, so that an index of the table gives them in their order.
        """
        chosen = select(self.table).where(*self.where(self.table, sight), *conditions)
        if limit is not None:
            chosen = chosen.order_by(*self.order).limit(limit)
        few = aliased(self.table, chosen.subquery())
        order = [getattr(few, name).label(f"at_{place}") for place, name in enumerate(self.ordered_by)]
        return self.shown(few).add_columns(self.revision_of(few).label("revision_id"), *order).order_by(*order)


@dataclass(frozen=True)
class Kind:
    name: str
    words: str
    scopes: frozenset[Scope]
    """Any of them opens it."""
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    current: Source
    former: Source | None = None
    """What has no current row any more; its columns are those of the key."""
    dated: Dated | None = None

    @property
    def organisation_column(self) -> str | None:
        """The column that says of which organisation a row is."""
        return self.dated.organisation if self.dated else self._named("organisation")

    @property
    def day_column(self) -> str | None:
        """The column that says of which day or month a row is."""
        return self.dated.on if self.dated else self._named("period")

    @property
    def measure_column(self) -> str | None:
        return self._named("measure")

    def _named(self, name: str) -> str | None:
        return name if any(column.name == name for column in self.columns) else None

    def open_to(self, sight: Sight) -> bool:
        return bool(self.scopes & sight.scopes)

    def seen(self, sight: Sight) -> Sight:
        """What of a caller's sight is meant for rows of this kind."""
        if not self.open_to(sight):
            return NOTHING
        return sight.with_groups() if self.dated is not None and self.dated.of_groups else sight

    def rows(self, sight: Sight) -> Rows:
        """What is in sight: the columns in order, then `revision_id`."""
        return self.current.select(self.seen(sight)).add_columns(self.current.revision.label("revision_id"))

    def gone(self, sight: Sight) -> Rows | None:
        """Of what is gone: the columns of its key, then `ended_revision_id`."""
        if self.former is None:
            return None
        return self.former.select(self.seen(sight)).add_columns(self.former.revision.label("ended_revision_id"))


def ended(former: Table, *key: str, stands_in: Table) -> list[ColumnElement[bool]]:
    """Of former rows, those that held once and have no current row with their key."""
    same = (getattr(stands_in, name) == getattr(former, name) for name in key)
    return [former.revision_id != former.ended_revision_id, ~select(stands_in).where(*same).exists()]


ENDED = attrgetter("ended_revision_id")
