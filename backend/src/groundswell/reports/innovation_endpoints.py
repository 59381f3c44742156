"""The library, the page of an innovation, its spread, and a federation's adoptions."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.reports.adoption_matrix import adoption_matrix as matrix_of
from groundswell.reports.adoption_matrix import matrix_rows
from groundswell.reports.endpoints import as_json
from groundswell.reports.innovation_library import library
from groundswell.reports.innovation_page import innovation_page as page_of
from groundswell.reports.innovation_schemas import (
    AdoptionMatrix,
    InnovationPage,
    LibraryItem,
    LibrarySort,
    NationalSpread,
    Spread,
    SpreadBy,
    StrengthName,
)
from groundswell.reports.spread import spread as spread_of
from groundswell.reports.spread_national import national_spread as national_of
from groundswell.reports.spread_tables import national_rows, spread_table
from groundswell.web.documents import problems
from groundswell.web.etag import ByContent, ByRevision
from groundswell.web.paging import LARGEST_ID, Items, Paging
from groundswell.web.session import ReadSession, permitted
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision, tags=["innovations"])
searched = APIRouter(route_class=ByContent, tags=["innovations"])
"""The strength of evidence comes into the list once it has been worked out, without a revision."""

MayRead = Annotated[Principal, permitted(Permission.READ_INNOVATIONS)]
OfInnovation = Annotated[str, Path(examples=["call-back-instead-of-hold"])]
Within = Annotated[
    str | None, Query(max_length=20, description="The code of one region or scheme, whose course over time is told.")
]
Per = Annotated[SpreadBy, Query(alias="by", description="What a row is.")]


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
    by: MayRead, session: ReadSession, page: Paging, wanted: Annotated[LibraryQuery, Depends()]
) -> Items[LibraryItem]:
    """The library: search as you type; those that answer the words best first."""
    key = page.key(str)
    items, total, last = library(
        session, by=by, limit=page.limit, after=None if key is None else str(key[0]), **wanted.asked
    )
    page.go_on(None if last is None else [last])
    return Items(items=items, total=total)


@searched.get("/innovations.csv", response_class=Response)
def innovations_table(by: MayRead, session: ReadSession, wanted: Annotated[LibraryQuery, Depends()]) -> Response:
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
def innovation_page(by: MayRead, session: ReadSession, code: OfInnovation) -> Response:
    """What it is, what it takes, who to talk to, how many use it."""
    return as_json(page_of(session, by=by, code=code))


@router.get("/innovations/{code}/spread", response_model=Spread, responses=problems(404))
def innovation_spread(
    by: MayRead, session: ReadSession, code: OfInnovation, per: Per = "region", within: Within = None
) -> Response:
    """How far it has spread: by stage and place, over time with a forecast, and what became of those that tried it."""
    return as_json(spread_of(session, by=by, code=code, per=per, within=within))


@router.get("/innovations/{code}/spread.csv", response_class=Response, responses=problems(404))
def innovation_spread_table(by: MayRead, session: ReadSession, code: OfInnovation, per: Per = "region") -> Response:
    """Practices by stage today, one row a region or scheme."""
    columns, rows = spread_table(spread_of(session, by=by, code=code, per=per))
    return as_table(columns, rows, f"{code}-by-{per}")


@router.get("/spread", response_model=NationalSpread)
def national_spread(by: MayRead, session: ReadSession, per: Per = "region") -> Response:
    """Every innovation by region or scheme: how many practices use it."""
    return as_json(national_of(session, by=by, per=per))


@router.get("/spread.csv", response_class=Response)
def national_spread_table(by: MayRead, session: ReadSession, per: Per = "region") -> Response:
    """The same as a table, one row an innovation in a place."""
    columns, rows = national_rows(national_of(session, by=by, per=per))
    return as_table(columns, rows, f"spread-by-{per}")


@router.get("/federations/{code}/adoptions", response_model=AdoptionMatrix, responses=problems(404))
def federation_adoptions(by: MayRead, session: ReadSession, code: Annotated[str, Path(examples=["F001"])]) -> Response:
    """A federation's practices by innovations: rows of those that the caller may see, counts of all."""
    return as_json(matrix_of(session, by=by, code=code))


@router.get("/federations/{code}/adoptions.csv", response_class=Response, responses=problems(404))
def federation_adoptions_table(
    by: MayRead, session: ReadSession, code: Annotated[str, Path(examples=["F001"])]
) -> Response:
    """The same as a table, a row a practice."""
    columns, rows = matrix_rows(matrix_of(session, by=by, code=code))
    return as_table(columns, rows, f"{code}-adoptions")


router.include_router(searched)
