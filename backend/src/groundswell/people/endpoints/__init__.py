"""The routes of people and of systems that sign in."""

from fastapi import APIRouter

from groundswell.people.endpoints.clients import router as clients
from groundswell.people.endpoints.own import router as own
from groundswell.people.endpoints.signing_in import router as signing_in

router = APIRouter()
for part in (own, signing_in, clients):
    router.include_router(part)
