"""The routes of initiatives, by what they are about."""

from fastapi import APIRouter

from groundswell.initiatives.endpoints.cycles import router as cycles
from groundswell.initiatives.endpoints.drivers import router as drivers
from groundswell.initiatives.endpoints.figures import router as figures
from groundswell.initiatives.endpoints.initiatives import router as initiatives
from groundswell.initiatives.endpoints.journal import router as journal
from groundswell.initiatives.endpoints.measures import router as measures
from groundswell.initiatives.endpoints.people import router as people
from groundswell.initiatives.endpoints.progress import router as progress
from groundswell.initiatives.endpoints.themes import router as themes

router = APIRouter(tags=["initiatives"])
for part in (themes, initiatives, people, drivers, cycles, progress, measures, figures, journal):
    router.include_router(part)
