"""The routes of cohorts, by what they are about."""

from fastapi import APIRouter

from groundswell.cohorts.endpoints.calendars import router as calendars
from groundswell.cohorts.endpoints.cohorts import router as cohorts
from groundswell.cohorts.endpoints.covering import router as covering
from groundswell.cohorts.endpoints.participants import router as participants
from groundswell.cohorts.endpoints.projects import router as projects
from groundswell.cohorts.endpoints.sessions import router as sessions
from groundswell.cohorts.endpoints.sites import router as sites

router = APIRouter(tags=["cohorts"])
for part in (sites, cohorts, sessions, participants, covering, projects, calendars):
    router.include_router(part)
