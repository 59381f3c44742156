from collections.abc import Callable, Coroutine, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Request, Response
from fastapi.routing import APIRoute
from pydantic_core import to_json

from groundswell.analyses import actions
from groundswell.analyses.schemas import MOST_POINTS, MOST_SERIES, Analyses, AnalysesAsked
from groundswell.errors import Invalid
from groundswell.web.documents import problems
from groundswell.web.session import SignedIn, caller_of

AT_ONCE = 2
"""Requests drawn at the same time: the largest needs some 300 MB while its answer is put together."""
EXAMPLE = {
    "chart": "i",
    "rules": {"name": "nhs-plot-the-dots", "shift_length": 8},
    "direction": "lower",
    "series": [
        {
            "name": "Minutes to answer",
            "values": [6.5, 7.0, 6.2, None, 6.8, 5.1],
            "labels": ["April", "May", "June", "July", "August", "September"],
            "target": 6,
        }
    ],
}


class SignedInFirst(APIRoute):
    """A large body is read only once it is known who sends it; FastAPI reads it before it asks."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        take = super().get_route_handler()

        async def taken(request: Request) -> Response:
            await caller_of(request)
            return await take(request)

        return taken


def turn() -> Iterator[None]:
    yield


Turn = Annotated[None, Depends(turn, scope="function", max_concurrency=AT_ONCE)]

router = APIRouter(route_class=SignedInFirst, tags=["analyses"])


@router.post("/analyses", response_model=Analyses, responses=problems(413))
def analyse(by: SignedIn, asked: Annotated[AnalysesAsked, Body(examples=[EXAMPLE])], turn: Turn) -> Response:
    """Draw series of your own: run charts and SPC charts with limits, signals and a sentence each. Nothing is kept.

    At most 10,000 series, 250,000 points and 10 MB in a request.
    """
    _refuse_more(len(asked.series), MOST_SERIES, "series")
    _refuse_more(sum(len(series.values) for series in asked.series), MOST_POINTS, "points")
    answer = to_json(actions.analysed(asked))
    return Response(answer, media_type="application/json", headers={"Cache-Control": "no-store"})


def _refuse_more(found: int, most: int, things: str) -> None:
    if found > most:
        what = f"{found:,} {things} are more than the {most:,} of one request; send them in parts."
        raise Invalid(what, [("series", what)])
