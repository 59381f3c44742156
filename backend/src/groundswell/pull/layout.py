"""What the server says of its rows, and the tables made from that."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from groundswell.errors import Invalid

SCHEMA_VERSION = 1
"""The version of the rows that this program knows."""

_TYPES: dict[str, type[sa.types.TypeEngine[Any]]] = {
    "text": sa.Text,
    "date": sa.Date,
    "integer": sa.BigInteger,
    "number": sa.Double,
    "boolean": sa.Boolean,
}
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")


@dataclass(frozen=True)
class Column:
    name: str
    type: str


@dataclass(frozen=True)
class Dated:
    """The columns by which a row is in sight or not: whose it is, and of which month."""

    organisation: str
    date: str


@dataclass(frozen=True)
class Kind:
    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    dated_by: Dated | None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def of_figures(self) -> bool:
        """Whether its rows can be told apart by measure, organisation and year."""
        return {"measure", "organisation", "period"} <= set(self.names)

    def table(self, *, coming: bool = False) -> sa.Table:
        """Its table in the copy, or the one beside it that is being filled to take its place."""
        columns: list[sa.Column[Any]] = [
            sa.Column(column.name, _TYPES[column.type](), primary_key=column.name in self.key, autoincrement=False)
            for column in self.columns
        ]
        # SQLite: rows lie in the order of their key, without a second tree that finds them.
        name = f"coming_{self.name}" if coming else self.name
        return sa.Table(name, sa.MetaData(), *columns, sqlite_with_rowid=False)


Layout = dict[str, Kind]


def layout_of(manifest: dict[str, Any]) -> Layout:
    """The kinds that a manifest, or the API's list of kinds, describes. Raises `Invalid` where this program could not
    keep such rows."""
    version = manifest.get("schema_version")
    if version != SCHEMA_VERSION:
        raise Invalid(
            f"The server's rows are of schema version {version}; this program knows version {SCHEMA_VERSION}."
            " Install the groundswell of the server's version, and pull into a new copy."
        )
    try:
        return {said["name"]: _kind(said) for said in manifest["kinds"]}
    except (KeyError, TypeError, ValueError) as error:
        raise Invalid(f"The server's manifest cannot be read: {error!r}.") from error


def _kind(said: dict[str, Any]) -> Kind:
    dated = said["dated_by"]
    kind = Kind(
        name=said["name"],
        columns=tuple(Column(each["name"], each["type"]) for each in said["columns"]),
        key=tuple(said["key"]),
        dated_by=Dated(*dated) if dated else None,
    )
    _check(kind)
    return kind


def _check(kind: Kind) -> None:
    names: Iterable[str] = (kind.name, *kind.names)
    if strange := [name for name in names if not _NAME.fullmatch(name)]:
        raise Invalid(f"The server's manifest has a name that is none: {strange[0][:60]!r}.")
    if unknown := [column for column in kind.columns if column.type not in _TYPES]:
        raise Invalid(f"The server's {kind.name}.{unknown[0].name} is of type {unknown[0].type!r}, which is not known.")
    dated = (kind.dated_by.organisation, kind.dated_by.date) if kind.dated_by else ()
    if not kind.key or not set(kind.key) | set(dated) <= set(kind.names):
        raise Invalid(f"The server's manifest names columns of {kind.name} that it does not have.")


def written(layout: Layout) -> list[dict[str, Any]]:
    """As `layout_of` reads it, for keeping."""
    return [
        {
            "name": kind.name,
            "columns": [{"name": column.name, "type": column.type} for column in kind.columns],
            "key": list(kind.key),
            "dated_by": [kind.dated_by.organisation, kind.dated_by.date] if kind.dated_by else None,
        }
        for kind in layout.values()
    ]
