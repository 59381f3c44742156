"""The feed of changes: each page is applied in one transaction, with the cursor that goes on from it.

What an item says is what holds, not what to add to what held before; so a page applied twice changes nothing.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from groundswell.errors import Invalid
from groundswell.pull.layout import Kind, Layout, layout_of
from groundswell.pull.local import Copy, make_standing
from groundswell.pull.server import Server
from groundswell.pull.telling import Telling

ITEMS_AT_ONCE = 10_000
Row = dict[str, Any]


class Page(NamedTuple):
    items: int
    kinds: frozenset[str]
    """Which kinds' tables have been touched."""
    has_more: bool


def pull_page(server: Server, copy: Copy, tell: Telling, *, wait: int | None = None) -> Page:
    """The next page of changes, applied. Raises `Over` where the copy has to begin anew.

    Kinds that were granted meanwhile get their tables with the page that names them first.
    """
    state = copy.state
    kinds = ",".join(state.kinds_asked) if state.kinds_asked else None
    answer = server.get("/changes", cursor=state.cursor, limit=ITEMS_AT_ONCE, kinds=kinds, wait=wait)
    page = answer.json()
    revision = None if page["has_more"] else int(page["watermark"])
    items, kinds_open = page["items"], tuple(page["kinds"])
    granted = [name for name in kinds_open if name not in state.layout]
    new = _described(server, granted) if granted else {}
    if len(new) < len(granted):  # taken back in this moment: the page that says so takes the place of this one
        return Page(0, frozenset(), True)
    copy.refuse_strangers(new)
    standing = state.cursor, state.revision, state.kinds_open
    if items or (page["cursor"], revision, kinds_open) != standing:
        with copy.writing() as writing:
            make_standing(writing.connection, new)
            writing.note(layout=writing.state.layout | new, kinds_open=kinds_open)
            apply(writing.connection, writing.state.layout, items)
            writing.note(cursor=page["cursor"], revision=revision)
        _tell_of_kinds(tell, state.kinds_open, kinds_open)
    touched = {kind for item in items for kind in item.get("kinds") or [item["kind"]]}
    if items:
        tell.going("changes up to revision", int(items[-1]["revision"]), int(page["watermark"]))
    return Page(len(items), frozenset(touched), bool(page["has_more"]))


def _described(server: Server, names: list[str]) -> Layout:
    """Of these kinds those that are open."""
    told = layout_of(server.get("/kinds").json())
    return {name: told[name] for name in names if name in told}


def _tell_of_kinds(tell: Telling, before: tuple[str, ...], now: tuple[str, ...]) -> None:
    if gone := [name for name in before if name not in now]:
        tell.say(f"The server gives this client no {', '.join(gone)} any more; the copy's have been removed.")
    if come := [name for name in now if name not in before]:
        tell.say(f"The server gives this client {', '.join(come)} from now on.")


def apply(connection: sa.Connection, layout: Layout, items: list[Row]) -> None:
    """Items in their order. Between two that take many rows at a time each row needs only its last state."""
    last: dict[str, dict[tuple[Any, ...], Row | None]] = {}
    for item in items:
        if item["change"] in TAKES:
            _settle(connection, layout, last)
            last = {}
            TAKES[item["change"]](connection, layout, item)
            continue
        kind = _kind(layout, item["kind"])
        row = item["row"] if item["change"] == "upsert" else None
        if item["change"] not in ("upsert", "delete") or (row is not None and set(row) != set(kind.names)):
            raise Invalid(f"The server sent a change of {kind.name} that this program does not know: {item!r:.300}")
        last.setdefault(kind.name, {})[tuple(item["key"][name] for name in kind.key)] = row
    _settle(connection, layout, last)


def _settle(connection: sa.Connection, layout: Layout, last: dict[str, dict[tuple[Any, ...], Row | None]]) -> None:
    for name, states in last.items():
        kind = layout[name]
        kept = as_kept(kind)
        gone = [kept(dict(zip(kind.key, key, strict=True))) for key, row in states.items() if row is None]
        there = [kept(row) for row in states.values() if row is not None]
        table = kind.table()
        if gone:
            matches = (table.c[column] == sa.bindparam(f"old_{column}") for column in kind.key)
            olds = [{f"old_{column}": value for column, value in key.items()} for key in gone]
            connection.execute(table.delete().where(*matches), olds)
        upsert(connection, kind, there)


def upsert(connection: sa.Connection, kind: Kind, rows: list[Row]) -> None:
    """Rows by column, dates as dates."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    adding = dialect.insert(kind.table())
    others = {name: adding.excluded[name] for name in kind.names if name not in kind.key}
    statement = adding.on_conflict_do_update(index_elements=kind.key, set_=others) if others else None
    connection.execute(adding.on_conflict_do_nothing() if statement is None else statement, rows)


def _put_out_of_sight(connection: sa.Connection, layout: Layout, item: Row) -> None:
    """All rows of an organisation in some months, of the kinds that the item names."""
    for name in item["kinds"]:
        kind = _kind(layout, name)
        if kind.dated_by is None:
            raise Invalid(f"The server put {name} out of sight by months, but names no column of its months.")
        table = kind.table()
        month = table.c[kind.dated_by.date]
        conditions = [table.c[kind.dated_by.organisation] == item["organisation"]]
        if item["from"] is not None:
            conditions.append(month >= date.fromisoformat(item["from"]))
        if item["until"] is not None:
            conditions.append(month < date.fromisoformat(item["until"]))
        connection.execute(table.delete().where(*conditions))


def _close(connection: sa.Connection, layout: Layout, item: Row) -> None:
    """All rows of the kinds that the item names."""
    for name in item["kinds"]:
        if name in layout:  # they may have been open and closed again while the copy was not looking
            connection.execute(layout[name].table().delete())


TAKES = {"out_of_sight": _put_out_of_sight, "closed": _close}
"""The changes that take many rows at a time."""


def _kind(layout: Layout, name: str) -> Kind:
    if name not in layout:
        raise Invalid(f"The server sent a change of {name!r:.60}, a kind that this copy does not hold.")
    return layout[name]


def as_kept(kind: Kind) -> Callable[[Row], Row]:
    """Turns a row of JSON into one for the table: its dates are texts until then."""
    dates = [column.name for column in kind.columns if column.type == "date"]

    def kept(row: Row) -> Row:
        return row | {name: date.fromisoformat(row[name]) for name in dates if row.get(name) is not None}

    return kept
