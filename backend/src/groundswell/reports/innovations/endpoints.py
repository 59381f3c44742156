"""The library, and the page of an innovation."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from groundswell.reports.asked import MayReadInnovations, OfInnovation
from groundswell.reports.innovations.library import library
from groundswell.reports.innovations.page import innovation_page as page_of
from groundswell.reports.innovations.schemas import InnovationPage, LibraryItem, LibrarySort, StrengthName
from groundswell.web.answers import as_json
from groundswell.web.documents import problems
from groundswell.web.etag import ByContent, ByRevision
from groundswell.web.paging import LARGEST_ID, Items, Paging
from groundswell.web.session import ReadSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision, tags=["innovations"])
searched = APIRouter(route_class=ByContent, tags=["innovations"])
"""The strength of evidence comes into the list once it has been worked out, without a revision."""


class LibraryQuery:
    def __init__(
        self,
        text: Annotated[
            str | None, Query(max_length=200, description="Words in the title, themes, summary or how-to: all of them.")
        ] = None,
        theme: Annotated[int | None, Query(ge=1, le=LARGEST_ID, description="The number of a theme.")] = None,
        measure: Annotated[str | None, Query(description="The code of a measure it should move.")] = None,
        strength: Annotated[
            StrengthName | None, Query(description="Only those with evidence of this strength, as far as worked out.")
        ] = None,
        sort: Annotated[LibrarySort, Query(description="The order of rows.")] = "best",
        retired: Annotated[bool, Query(description="Retired ones too.")] = False,
    ) -> None:
        self.asked: dict[str, Any] = {
            "text": text,
            "theme": theme,
            "measure": measure,
            "strength": strength,
            "sort": sort,
            "retired": retired,
        }


@searched.get("/innovations", responses=problems(422))
def innovations(
    by: MayReadInnovations, session: ReadSession, page: Paging, wanted: Annotated[LibraryQuery, Depends()]
) -> Items[LibraryItem]:
    """The library: search as you type; those that answer the words best first."""
    key = page.key(str)
    items, total, last = library(
        session, by=by, limit=page.limit, after=None if key is None else str(key[0]), **wanted.asked
    )
    page.go_on(None if last is None else [last])
    return Items(items=items, total=total)


@searched.get("/innovations.csv", response_class=Response)
def innovations_table(
    by: MayReadInnovations, session: ReadSession, wanted: Annotated[LibraryQuery, Depends()]
) -> Response:
    """The same as a table."""
    items, _, _ = library(session, by=by, **wanted.asked)
    rows = (
        {
            **item,
            "themes": [each["title"] for each in item["themes"]],
            "measures": [each["code"] for each in item["measures"]],
            "strength": item["strength"]["word"] if item["strength"] else None,
        }
        for item in items
    )
    columns = [name for name in LibraryItem.__annotations__ if name != "revision"]
    return as_table(columns, rows, "innovations")


@router.get("/innovations/{code}/page", response_model=InnovationPage, responses=problems(404))
def innovation_page(by: MayReadInnovations, session: ReadSession, code: OfInnovation) -> Response:
    """What it is, what it takes, who to talk to, how many use it."""
    return as_json(page_of(session, by=by, code=code))
