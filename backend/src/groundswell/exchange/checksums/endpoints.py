from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Invalid
from groundswell.exchange.checksums.queries import GROUPINGS, MEASURE, ORGANISATION, YEAR, column_of, sums
from groundswell.exchange.checksums.schemas import Checksum, Checksums
from groundswell.exchange.kinds import Kind
from groundswell.exchange.lines import Only
from groundswell.exchange.opened import chosen, known_organisation
from groundswell.exchange.settled import settled
from groundswell.exchange.sight import sight
from groundswell.measures import queries as measures
from groundswell.revisions.queries import watermark
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Cursor, Page
from groundswell.web.session import permitted

router = APIRouter(route_class=ByRevision, tags=["exchange"])

FIGURES = ("observation", "roll_up")


class LargePage(Page):
    def __init__(
        self,
        request: Request,
        response: Response,
        cursor: Cursor = None,
        limit: Annotated[int, Query(ge=1, le=10_000, description="At most so many on a page.")] = 1_000,
    ) -> None:
        super().__init__(request, response, cursor, limit)


@router.get("/checksums", response_model_exclude_none=True, responses=problems(404))
def checksums(
    by: Annotated[Principal, permitted(Permission.PULL)],
    page: Annotated[LargePage, Depends()],
    kind: Annotated[str, Query(description="The kind of rows.", examples=["observation"])],
    measure: Annotated[str | None, Query(description="Only rows of this measure.")] = None,
    organisation: Annotated[str | None, Query(description="Only rows of this organisation.")] = None,
    period: Annotated[
        str | None, Query(description="Only rows of this year (2017) or month (2017-04).", pattern=r"^\d{4}(-\d\d)?$")
    ] = None,
    groups: Annotated[
        str | None,
        Query(
            alias="by",
            description="One group for each: some of measure, organisation, year, with commas between; empty: one of"
            " all. Of observations and roll-ups it is measure, of others empty.",
            examples=["measure,year"],
        ),
    ] = None,
) -> Checksums:
    """Counts and checksums of the rows in sight, to prove that a copy is equal, or to find where it is not.

    A row is written as a JSON array of its columns in their order, without spaces, in UTF-8; only what JSON must
    escape is escaped, in the short form where there is one, else as `\\u001f`, in small letters. Texts and days (ISO
    8601) are JSON strings, whole numbers and booleans as JSON has them, NULL is `null`; a number is a JSON string of
    the 16 hexadecimal digits, in small letters, of its IEEE 754 double with the highest byte first, minus zero as
    zero. Of the SHA-256 of these bytes the first eight, as an unsigned number with the highest byte first, stand for
    the row; the checksum of many rows is their sum modulo 2^64, as 16 hexadecimal digits in small letters.
    """
    [of] = chosen(by, [kind])
    grouped = _grouped(of, groups)
    for given, grouping in ((measure, MEASURE), (organisation, ORGANISATION), (period, YEAR)):
        if given is not None:
            _require(of, grouping)
    first, last = _span(period)
    after = page.key(*(int if grouping == YEAR else str for grouping in grouped))
    with settled() as session:
        if measure is not None:
            measures.measure(session, measure)
        if organisation is not None:
            organisation = known_organisation(session, organisation)
        found = sums(
            session,
            of,
            sight(session, by),
            by=grouped,
            only=Only(measure, organisation, first, last),
            limit=page.limit + 1,
            after=after,
        )
        at = watermark(session).sequence
    shown = found[: page.limit]
    page.go_on(list(shown[-1].key) if len(found) > page.limit else None)
    items = [
        Checksum.model_validate(
            dict(zip(grouped, each.key, strict=True)) | {"rows": each.rows, "checksum": each.checksum}
        )
        for each in shown
    ]
    return Checksums(watermark=at, kind=kind, items=items)


def _grouped(kind: Kind, groups: str | None) -> list[str]:
    """In the order of `GROUPINGS`, whatever the order in which they are named."""
    if groups is None:
        return [MEASURE] if kind.name in FIGURES else []
    named = [part.strip() for part in groups.split(",") if part.strip()]
    for each in named:
        if each not in GROUPINGS:
            raise Invalid(f"Rows are not grouped by {each[:40]}.", [("by", f"Some of: {', '.join(GROUPINGS)}.")])
        _require(kind, each)
    return [grouping for grouping in GROUPINGS if grouping in named]


def _require(kind: Kind, grouping: str) -> None:
    if column_of(kind, grouping) is None:
        raise Invalid(f"Rows of kind {kind.name} have no {grouping}.", [("by", f"Leave {grouping} out.")])


def _span(period: str | None) -> tuple[date | None, date | None]:
    """First and last day of a year or a month."""
    if period is None:
        return None, None
    year, _, month = period.partition("-")
    try:
        first = date(int(year), int(month or 1), 1)
        return first, _last_day(first, bool(month))
    except ValueError as error:
        raise Invalid(f"There is no {period}.", [("period", "A year (2017) or a month (2017-04).")]) from error


def _last_day(first: date, of_month: bool) -> date:
    if not of_month or first.month == 12:
        return first.replace(month=12, day=31)
    return date.fromordinal(first.replace(month=first.month + 1).toordinal() - 1)
