"""What a search asks for, as this server understands it (hl7.org/fhir/R4/search.html)."""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, false, or_
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Invalid
from groundswell.exchange.fhir.addresses import Addresses
from groundswell.exchange.fhir.model import Resource
from groundswell.texts import can_be_kept

DEFAULT_COUNT, MOST = 100, 1000
Pairs = Sequence[tuple[str, str]]


class Type(StrEnum):
    TOKEN = "token"
    REFERENCE = "reference"
    STRING = "string"
    DATE = "date"
    URI = "uri"


class Value(NamedTuple):
    """One `name=value`, or one of several that a comma separates."""

    name: str
    modifier: str
    text: str
    addresses: Addresses

    def token(self) -> tuple[str | None, str]:
        """System and code; None where any system will do."""
        parts = _unescaped(self.text, "|")
        return (None, parts[0]) if len(parts) == 1 else (parts[0], "|".join(parts[1:]))

    def resource_id(self, of: str) -> str:
        """The id in a reference: `A81001`, `Organization/A81001`, or the whole address on this server."""
        text = self.text.removeprefix(f"{self.addresses.base}/")
        kind, slash, rest = text.partition("/")
        if not slash or "://" in text:  # what is on another server is not found here
            return text
        if kind != of or "/" in rest:
            raise Invalid(f"{self.name} is not a reference to {of}.", [(self.name, f"Such as {of}/…, on this server.")])
        return rest


Condition = Callable[[Value], ColumnElement[bool]]


@dataclass(frozen=True)
class Parameter:
    name: str
    type: Type
    words: str
    condition: Condition
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filter:
    """Values of one parameter of which any will do."""

    parameter: Parameter
    modifier: str
    values: tuple[str, ...]

    def condition(self, addresses: Addresses) -> ColumnElement[bool]:
        asked = (Value(self.parameter.name, self.modifier, each, addresses) for each in self.values)
        return or_(false(), *(self.parameter.condition(each) for each in asked))


@dataclass(frozen=True)
class Search:
    filters: tuple[Filter, ...] = ()
    also: tuple[ColumnElement[bool], ...] = ()
    """What our own code asks beside them."""
    count: int = DEFAULT_COUNT
    total: bool = True
    included: bool = False
    """Whether memberships come with the organisations."""
    after: tuple[Any, ...] | None = None
    counted: int | None = None
    """How many there were when the first page was made."""
    understood: tuple[tuple[str, str], ...] = ()
    """The parameters that had an effect, for the link `self`."""

    def conditions(self, addresses: Addresses) -> list[ColumnElement[bool]]:
        return [*(each.condition(addresses) for each in self.filters), *self.also]


@dataclass(frozen=True)
class Found:
    """One page of what was found. `last` is the sort key of its last resource when there are more."""

    resources: list[Resource]
    total: int | None
    last: tuple[Any, ...] | None
    included: list[Resource] = field(default_factory=list)


class Asking(NamedTuple):
    """Who asks, and where they know this server."""

    session: Session
    by: Principal
    addresses: Addresses


@dataclass(frozen=True)
class Searchable:
    """One type of resource: how it is searched and read."""

    name: str
    words: str
    parameters: tuple[Parameter, ...]
    page: Callable[[Asking, Search], Found]
    read: Callable[[Asking, str], Resource]
    """Raises `NotFound`."""
    revinclude: str | None = None
    sorted_by: str | None = "_id"
    key: tuple[type[str | int | date], ...] = (str,)
    """Types of its sort key, as a link to the next page carries it."""


def understood(of: Searchable, pairs: Pairs, *, strict: bool) -> Search:
    """What the parameters ask for. A parameter that is not known is refused when the caller asked for strictness, and
    has no effect otherwise; a value or a modifier that cannot be is refused always. Raises `Invalid`."""
    known = {parameter.name: parameter for parameter in of.parameters}
    asked: dict[str, Any] = {}
    filters: list[Filter] = []
    kept: list[tuple[str, str]] = []
    for full, text in pairs:
        name, _, modifier = full.partition(":")
        if not can_be_kept(full + text):
            raise Invalid("A parameter has a character that no name or code has, such as NUL.")
        if name in ("_format", "_pretty") or not text:
            continue
        if name in known:
            filters.append(_filter(known[name], modifier, text))
        elif full in CONTROLS and (full != "_revinclude" or of.revinclude):
            asked |= CONTROLS[full](of, text)
            if full == "_count":
                text = str(asked["count"])
            kept = [pair for pair in kept if pair[0] != full]
        elif strict:
            words = f"Known are {', '.join(sorted([*known, *(each for each in CONTROLS if each != 'page')]))}."
            raise Invalid(f"{of.name} cannot be searched by {full[:60]}.", [(full[:60], words)])
        else:
            continue
        if full != "page":
            kept.append((full, text))
    return Search(filters=tuple(filters), understood=tuple(kept), **asked)


def _filter(parameter: Parameter, modifier: str, text: str) -> Filter:
    if modifier and modifier not in parameter.modifiers:
        may = " or ".join(f"{parameter.name}:{each}" for each in parameter.modifiers) or "none"
        raise Invalid(
            f"{parameter.name}:{modifier[:40]} is not possible here.", [(parameter.name, f"Modifiers: {may}.")]
        )
    values = tuple(each for each in _unescaped(text, ",", keep=True) if each)
    return Filter(parameter, modifier, values)


def _unescaped(text: str, separator: str, *, keep: bool = False) -> list[str]:
    r"""The parts between separators that no backslash stands before. `keep`: what is escaped stays so for a reader of
    the parts, save the separator itself (`\,`, `\|`, `\$`, `\\`)."""
    parts = re.split(rf"(?<!\\){re.escape(separator)}", text)
    if keep:
        return [part.replace(f"\\{separator}", separator) for part in parts]
    return [re.sub(r"\\([,|$\\])", r"\1", part) for part in parts]


def _count(of: Searchable, text: str) -> dict[str, Any]:
    if not (text.isascii() and text.isdecimal()):
        raise Invalid("_count is not a number.", [("_count", f"A whole number; {MOST} at most are given at once.")])
    digits = text.lstrip("0")
    return {"count": MOST if len(digits) > 4 else min(int(digits or "0"), MOST)}


def _total(of: Searchable, text: str) -> dict[str, Any]:
    if text not in ("accurate", "none", "estimate"):
        raise Invalid("_total is not possible like that.", [("_total", "accurate or none.")])
    return {"total": text != "none"}


def _sort(of: Searchable, text: str) -> dict[str, Any]:
    if text != of.sorted_by:
        order = f"by {of.sorted_by}" if of.sorted_by else "in an order that cannot be chosen"
        raise Invalid(f"{of.name} is given {order} alone.", [("_sort", "Leave it out.")])
    return {}


def _revinclude(of: Searchable, text: str) -> dict[str, Any]:
    if text != of.revinclude:
        raise Invalid("Only memberships can be included.", [("_revinclude", f"{of.revinclude}.")])
    return {"included": True}


def _page(of: Searchable, text: str) -> dict[str, Any]:
    try:
        read = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise _no_page() from error
    if not isinstance(read, list) or len(read) != len(of.key) + 1:
        raise _no_page()
    counted, *after = read
    parts = tuple(_part(part, kind) for part, kind in zip(after, of.key, strict=True))
    return {"after": parts, "counted": None if counted is None else _part(counted, int)}


def _part(part: Any, kind: type[str | int | date]) -> Any:
    if kind is date and isinstance(part, str):
        try:
            return date.fromisoformat(part)
        except ValueError as error:
            raise _no_page() from error
    if kind is str and isinstance(part, str) and can_be_kept(part):
        return part
    if kind is int and type(part) is int and abs(part) < 2**63:
        return part
    raise _no_page()


def _no_page() -> Invalid:
    return Invalid("There is no such page.", [("page", "Follow the link `next` of a page, as it stands.")])


CONTROLS: dict[str, Callable[[Searchable, str], dict[str, Any]]] = {
    "_count": _count,
    "_total": _total,
    "_sort": _sort,
    "_revinclude": _revinclude,
    "page": _page,
}
"""Parameters of every search, and what each asks for."""


def bundle(of: Searchable, found: Found, search: Search, addresses: Addresses) -> Resource:
    """A page as the standard's searchset, with the links that lead on."""
    total = search.counted if found.total is None else found.total
    at = f"{addresses.base}/{of.name}"
    links = [{"relation": "self", "url": _address(at, search.understood)}]
    if found.last is not None:
        page = (
            base64.urlsafe_b64encode(json.dumps([total, *found.last], default=date.isoformat).encode())
            .decode()
            .rstrip("=")
        )
        links.append({"relation": "next", "url": _address(at, [*search.understood, ("page", page)])})
    made: Resource = {"resourceType": "Bundle", "type": "searchset", "link": links}
    if total is not None:
        made["total"] = total
    entries = [*_entries(found.resources, "match", addresses), *_entries(found.included, "include", addresses)]
    return made | ({"entry": entries} if entries else {})


def _address(at: str, pairs: Pairs) -> str:
    return f"{at}?{urlencode(pairs)}" if pairs else at


def _entries(resources: Iterable[Resource], mode: str, addresses: Addresses) -> list[Resource]:
    return [
        {"fullUrl": addresses.of(resource), "resource": resource, "search": {"mode": mode}} for resource in resources
    ]
