"""Proof that the copy equals the server's: rows and checksums compared, what differs found and fetched again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx
import sqlalchemy as sa

from groundswell.errors import NotPermitted
from groundswell.pull import exports
from groundswell.pull.changes import as_kept, upsert
from groundswell.pull.layout import Kind
from groundswell.pull.local import Copy, make_coming, replace_rows
from groundswell.pull.server import Server
from groundswell.pull.sums import NOTHING, Group, Sum, sums
from groundswell.pull.telling import Telling

STREAMED = "observation"
"""The kind whose rows the API gives by measure, organisation and month without an export."""
SLICES_AT_MOST = 100
"""Slices that are fetched one by one; where more differ the whole kind is fetched again."""
PLACES = ("measure", "organisation", "year")


class Moved(Exception):
    """The server has gone on while it was asked, or the copy is not where the server is."""


@dataclass(frozen=True)
class Difference:
    kind: str
    at: dict[str, str]
    """Measure, organisation and year, as far as they are known."""
    here: Sum
    there: Sum


Found = dict[Group, Sum]


class Comparison:
    """Compares kind by kind. Sums of the copy's own rows are kept until their table is touched."""

    def __init__(self, server: Server, copy: Copy, tell: Telling) -> None:
        self._server, self._copy, self._tell = server, copy, tell
        self._kept: dict[str, Found] = {}

    def touched(self, kinds: frozenset[str]) -> None:
        for kind in kinds:
            self._kept.pop(kind, None)

    def differences(self) -> list[Difference]:
        """By kind, and by measure where there are measures. Raises `Moved` where not all is of the copy's revision."""
        found: list[Difference] = []
        for name in self._copy.state.kinds_open:
            kind = self._copy.state.layout[name]
            by = PLACES[:1] if kind.of_figures else ()
            there = self._there(kind, by)
            if kind.name not in self._kept:
                self._tell.say(f"Comparing {kind.name}.")
                with self._copy.reading() as connection:
                    self._kept[kind.name] = sums(connection, kind, by)
            found += _differing(kind, by, {}, self._kept[kind.name], there)
        return found

    def narrowed(self, difference: Difference) -> list[Difference]:
        """The same by organisation, then by year, for kinds that have them."""
        kind = self._copy.state.layout[difference.kind]
        deeper = [place for place in PLACES if place not in difference.at] if kind.of_figures else []
        if not deeper:
            return [difference]
        by, where = deeper[:1], difference.at
        with self._copy.reading() as connection:
            here = sums(connection, kind, by, where)
        there = self._there(kind, by, **where) if difference.there.rows else {}
        found = _differing(kind, by, where, here, there)
        return [each for one in found for each in self.narrowed(one)]

    def _there(self, kind: Kind, by: Sequence[str], **where: str) -> Found:
        found: Found = {}
        cursor: str | None = None
        asked = {"kind": kind.name, "by": ",".join(by) or None, "limit": 1000, **where}
        while True:
            try:
                answer = self._server.get("/checksums", cursor=cursor, **asked)
            except NotPermitted as error:  # its scope has just been taken back
                raise Moved from error
            said = answer.json()
            if said["watermark"] != self._copy.state.revision:
                raise Moved
            for each in said["items"]:
                found[tuple(str(each[name]) for name in by)] = Sum(each["rows"], each["checksum"])
            if "next" not in answer.links:
                return found
            cursor = httpx.URL(answer.links["next"]["url"]).params["cursor"]


def _differing(kind: Kind, by: Sequence[str], where: dict[str, str], here: Found, there: Found) -> list[Difference]:
    return [
        Difference(kind.name, where | dict(zip(by, group, strict=True)), mine, theirs)
        for group in sorted(here.keys() | there.keys())
        if (mine := here.get(group, NOTHING)) != (theirs := there.get(group, NOTHING))
    ]


def fetch_again(
    server: Server, copy: Copy, folder: Path, kind: Kind, differences: list[Difference], tell: Telling
) -> int:
    """Replaces the rows that differ by the server's present ones, and returns how many.

    Those may be newer than the copy's cursor. Nothing is lost by that: the feed says the same again.
    """
    if kind.name != STREAMED or len(differences) > SLICES_AT_MOST:
        return _fetch_kind(server, copy, folder, kind, tell)
    kept, table, rows = as_kept(kind), kind.table(), 0
    for each in differences:
        year = int(each.at["year"])
        said = {"measure": each.at["measure"], "organisation": each.at["organisation"]}
        months = {"from": f"{year:04}-01-01", "to": f"{year:04}-12-31"}
        fresh = server.lines("/observations.jsonl", **said, **months) if each.there.rows else []
        with copy.writing() as writing:
            meant = [table.c[name] == value for name, value in said.items()]
            meant.append(table.c.period.between(date(year, 1, 1), date(year, 12, 31)))
            writing.connection.execute(table.delete().where(sa.and_(*meant)))
            upsert(writing.connection, kind, [kept(row) for row in fresh])
        rows += len(fresh)
    return rows


def _fetch_kind(server: Server, copy: Copy, folder: Path, kind: Kind, tell: Telling) -> int:
    export = exports.ask(server, [kind.name])
    manifest = exports.ready(server, export, tell)
    paths = [exports.fetch(server, export, file, folder) for file in manifest.files]
    with copy.writing() as writing:
        make_coming(writing.connection, {kind.name: kind})
        for path, file in zip(paths, manifest.files, strict=True):
            exports.load(writing.connection, path, kind, file, tell)
        replace_rows(writing.connection, kind)
    for path in paths:
        path.unlink()
    server.delete(f"/exports/{export}")
    return sum(file.rows for file in manifest.files)
