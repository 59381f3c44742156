"""A reader of the feed that keeps a copy, and what its copy must equal."""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from datetime import date
from itertools import cycle
from typing import Any

from pydantic_core import to_json
from sqlalchemy import select

from groundswell.access.permissions import Role, Scope
from groundswell.access.principal import Principal
from groundswell.database.engine import snapshot
from groundswell.exchange.changes import feed
from groundswell.exchange.changes.steps import Item
from groundswell.exchange.kinds import KINDS
from groundswell.exchange.sight import sight
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import SINGLE
from groundswell.people.clients.queries import scopes_of
from groundswell.people.models import Client
from tests.conftest import Making
from tests.factories.made import Made

Rows = dict[tuple[Any, ...], dict[str, Any]]


def system(code: str, *scopes: Scope) -> Principal:
    """A client as it stands in the database; with a token that names `scopes`, if it does."""
    with snapshot() as session:
        client = session.scalars(select(Client).where(Client.code == code)).one()
        granted = scopes_of(client)
    named = frozenset(scopes) or granted
    return Principal(code, Role.SYSTEM, None, client_id=client.id, scopes=named, narrowed=bool(scopes))


class Copy:
    def __init__(self, by: Principal, kinds: Sequence[str] | None = None) -> None:
        self.by, self.kinds = by, kinds
        self.rows: Rows = {}
        self.cursor: str | None = None
        self.has_more = True
        self.watermark = 0
        self.items: list[Item] = []
        """Of the last page."""
        self.told = b""
        """All answers, as they went out."""

    def again(self) -> "Copy":
        """Another reader that has come as far."""
        return deepcopy(self)

    def read(self, limit: int = feed.DEFAULT_LIMIT) -> None:
        """One page. What it shows of single practices must be in sight at this moment."""
        with snapshot() as session:
            page = feed.page(session, by=self.by, cursor=self.cursor, limit=limit, kinds=self.kinds)
            now = sight(session, self.by)
            single = dict(
                session.execute(select(Organisation.code, Organisation.id).where(Organisation.kind.in_(SINGLE))).all()
            )
        assert len(page.items) <= limit
        for item in page.items:
            self._apply(item)
            dated = None if item["kind"] is None else KINDS[item["kind"]].dated
            if item["change"] == "upsert" and dated and item["row"][dated.organisation] in single:
                day, spans = item["row"][dated.on], now.of(single[item["row"][dated.organisation]])
                assert any(span.first <= day < span.end for span in spans), item
        self.cursor, self.has_more, self.watermark = page.cursor, page.has_more, page.mark.sequence
        self.items = page.items
        self.told += to_json(page.items)

    def follow(self, limit: int = feed.DEFAULT_LIMIT) -> "Copy":
        """To the end."""
        self.has_more = True
        while self.has_more:
            self.read(limit)
        return self

    def fresh(self) -> Rows:
        """What a reader who begins now would hold: all that is in sight."""
        with snapshot() as session:
            now = sight(session, self.by)
            kinds = [kind for kind in KINDS.values() if kind.open_to(now) and kind.scopes & self.by.scopes]
            return {
                (kind.name, *(row[name] for name in kind.key)): dict(row)
                for kind in kinds
                if not self.kinds or kind.name in self.kinds
                for row in session.execute(kind.current.select(kind.seen(now))).mappings()
            }

    def _apply(self, item: Item) -> None:
        if item["change"] == "closed":
            self.rows = {key: row for key, row in self.rows.items() if key[0] not in item["kinds"]}
            return
        if item["change"] == "out_of_sight":
            first, end = item["from"] or date.min, item["until"] or date.max
            for key in [key for key in self.rows if key[0] in item["kinds"]]:
                dated = KINDS[key[0]].dated
                assert dated is not None
                row = self.rows[key]
                if row[dated.organisation] == item["organisation"] and first <= row[dated.on] < end:
                    del self.rows[key]
            return
        key = (item["kind"], *item["key"].values())
        if item["change"] == "delete":
            self.rows.pop(key, None)
        else:
            assert {name: item["row"][name] for name in item["key"]} == item["key"]
            self.rows[key] = item["row"]


def differing(copy: Copy) -> list[Any]:
    """What a copy that has been followed to the end has otherwise than a fresh one."""
    fresh = copy.fresh()
    return [
        (key, copy.rows.get(key), fresh.get(key))
        for key in sorted(copy.rows.keys() | fresh.keys(), key=str)
        if copy.rows.get(key) != fresh.get(key)
    ]


def assert_all_agree(make: Making, everyone: Iterable[Principal], events: Iterable[Callable[[Made], object]]) -> None:
    """Those who follow from the beginning, and from before each event, hold what a fresh reader would."""
    latest = [Copy(by) for by in everyone]
    readers = [copy.again() for copy in latest]
    for happened in events:
        latest = [copy.again().follow() for copy in latest]
        readers += latest
        with make() as m:
            happened(m)
    for copy, limit in zip(readers, cycle([1000, 20, 3]), strict=False):
        assert differing(copy.follow(limit)) == [], copy.by
