"""Lists in pages: where one begins, and where the next does. What is in them is read by `database.listed`."""

import base64
import binascii
import json
from datetime import date
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, Path, Query, Request, Response
from pydantic import BaseModel

from groundswell.errors import Invalid
from groundswell.texts import can_be_kept

DEFAULT_LIMIT, MAX_LIMIT = 100, 1000
LARGEST_ID = 2**63 - 1
RowId = Annotated[int, Path(ge=1, le=LARGEST_ID)]
"""The number of a row in an address."""
Cursor = Annotated[str | None, Query(description='From the `Link` header with rel="next".')]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="At most so many on a page.")]
Item = TypeVar("Item")


class Items(BaseModel, Generic[Item]):
    """A list, or one page of it. `total` counts all pages; the next one is in `Link` with rel="next"."""

    items: list[Item]
    total: int


class Page:
    """Which part of a list is wanted: at most `limit` rows after the row whose sort key is `after`."""

    def __init__(
        self,
        request: Request,
        response: Response,
        cursor: Cursor = None,
        limit: Limit = DEFAULT_LIMIT,
    ) -> None:
        self.limit = limit
        self.after: list[Any] | None = _read(cursor) if cursor else None
        self._request = request
        self._response = response

    def key(self, *kinds: type[str | int | date]) -> list[Any] | None:
        """`after`, once it is known to have parts of the kinds that the sort key of this list has."""
        if self.after is None:
            return None
        if len(self.after) != len(kinds):
            raise _wrong()
        return [_part(part, kind) for part, kind in zip(self.after, kinds, strict=True)]

    def number(self) -> int | None:
        """The same for a list whose sort key is one whole number."""
        key = self.key(int)
        return None if key is None else key[0]

    def go_on(self, key: list[Any] | None) -> None:
        """Says where the next page begins: `key` is the sort key of the last row of this one; None: that was all."""
        if key is None:
            return
        cursor = base64.urlsafe_b64encode(json.dumps(key, default=str).encode()).decode().rstrip("=")
        query = [(k, v) for k, v in parse_qsl(self._request.url.query, keep_blank_values=True) if k != "cursor"]
        self._response.headers["Link"] = (
            f'<{self._request.url.path}?{urlencode([*query, ("cursor", cursor)])}>; rel="next"'
        )


def _read(cursor: str) -> list[Any]:
    try:
        read = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise _wrong() from error
    if not isinstance(read, list):
        raise _wrong()
    return read


def _part(part: Any, kind: type[str | int | date]) -> str | int | date:
    if kind is date and isinstance(part, str):
        try:
            return date.fromisoformat(part)
        except ValueError as error:
            raise _wrong() from error
    if kind is str and isinstance(part, str) and can_be_kept(part):
        return part
    if kind is int and type(part) is int and abs(part) <= LARGEST_ID:
        return part
    raise _wrong()


def _wrong() -> Invalid:
    return Invalid(
        "The cursor is not one that this list gave out.",
        [("cursor", "Follow the Link header, or leave it out to begin at the start.")],
    )


Paging = Annotated[Page, Depends()]


class WholePage(Page):
    """Of a list that is short by nature, and that forms choose from: whole, up to the most a page may hold."""

    def __init__(
        self,
        request: Request,
        response: Response,
        cursor: Cursor = None,
        limit: Limit = MAX_LIMIT,
    ) -> None:
        super().__init__(request, response, cursor, limit)


PagingWhole = Annotated[Page, Depends(WholePage)]
