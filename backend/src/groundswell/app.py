"""Puts the parts together. No decisions are taken here."""

import time
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.responses import Response
from pydantic import BaseModel
from starlette.requests import Request

from groundswell.api import ELSEWHERE, PREFIX, ROUTERS, TAGS, TAKE_FILES, TAKE_MORE
from groundswell.database.engine import engine
from groundswell.database.migrate import is_current
from groundswell.exchange.fhir.endpoints.answers import FHIR
from groundswell.people.callers import principals
from groundswell.people.queries import visits_begun
from groundswell.people.tokens import verified
from groundswell.web import contract
from groundswell.web.bodies import Kept
from groundswell.web.callers import Callers, Identities, Verified
from groundswell.web.documents import describe, problems
from groundswell.web.limits import LegibleAddresses, SmallBodies
from groundswell.web.packing import Packed
from groundswell.web.problems import Refusal, handle_problems

READY_FOR = 2.0
"""Seconds for which a good answer of the database is believed."""


class Health(BaseModel):
    status: str


def create_app() -> FastAPI:
    app = FastAPI(
        title="Groundswell",
        version=version("groundswell"),
        openapi_tags=TAGS,
        openapi_url=None,  # web/contract.py answers it with an ETag, packed
        docs_url=None,  # FastAPI's own page fetches its script from a stranger's server
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.callers = Callers(Identities(lambda token: Verified(*verified(token)), principals, visits_begun))
    app.state.kept = Kept()
    app.state.ready_at = None
    app.add_middleware(SmallBodies, take_files=TAKE_FILES, take_more=TAKE_MORE)
    app.add_middleware(LegibleAddresses)
    app.add_middleware(Packed)
    handle_problems(app, dict.fromkeys(ELSEWHERE, FHIR))
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX)
    for prefix, routers in ELSEWHERE.items():
        for router in routers:
            app.include_router(router, prefix=prefix)
    app.include_router(contract.pages)
    app.get("/healthz", tags=["site"])(healthz)
    app.get("/readyz", tags=["site"], responses=problems(503))(readyz)
    # FastAPI's own way to give another description: https://fastapi.tiangolo.com/how-to/extending-openapi/
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


async def healthz() -> Health:
    """This process answers."""
    return Health(status="ok")


def readyz(request: Request, response: Response) -> Health:
    """The database is reachable and its layout is the one this version was written for."""
    state = request.app.state
    if state.ready_at is None or time.monotonic() - state.ready_at > READY_FOR:
        state.ready_at = None
        if not is_current(engine()):
            raise Refusal(503, "The database cannot be reached or is not migrated. Run: groundswell database upgrade")
        state.ready_at = time.monotonic()
    response.headers["Cache-Control"] = "no-store"
    return Health(status="ready")
