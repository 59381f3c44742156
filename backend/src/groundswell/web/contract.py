"""What an integrator reads of the API itself: its description, and what each type of problem means."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from groundswell.errors import NotFound
from groundswell.web.documents import problems
from groundswell.web.etag import ByContent
from groundswell.web.problem_types import BY_NAME, PROBLEM_TYPES
from groundswell.web.problem_types import ProblemType as Known

router = APIRouter(route_class=ByContent, tags=["site"])
pages = APIRouter(route_class=ByContent, tags=["site"])
"""At the addresses that problems carry as their `type`."""


SAMPLE = {"content": {"application/json": {"schema": {"type": "object"}, "example": {"openapi": "3.1.0"}}}}


class ProblemType(BaseModel):
    """A type of problem: what it means and what to do."""

    type: str
    status: int
    title: str
    meaning: str
    remedy: str


class ProblemTypes(BaseModel):
    items: list[ProblemType]
    total: int


@router.get("/openapi.json", response_class=JSONResponse, responses={200: SAMPLE})
def openapi_document(request: Request) -> JSONResponse:
    """This description, as OpenAPI 3.1."""
    return JSONResponse(request.app.openapi())


@router.get("/problem-types")
def problem_types() -> ProblemTypes:
    """Every type of problem that the API answers with."""
    return ProblemTypes(items=[_told(known) for known in PROBLEM_TYPES], total=len(PROBLEM_TYPES))


@pages.get("/problems/{name}", responses=problems(404))
def problem_type(name: str) -> ProblemType:
    """What one type of problem means and what to do."""
    known = BY_NAME.get(name)
    if known is None:
        raise NotFound(f"There is no problem of type {name}.")
    return _told(known)


def _told(known: Known) -> ProblemType:
    return ProblemType(
        type=f"/problems/{known.name}",
        status=known.status,
        title=known.title,
        meaning=known.meaning,
        remedy=known.remedy,
    )
