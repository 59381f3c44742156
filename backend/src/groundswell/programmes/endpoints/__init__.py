"""The routes of programmes, by what they are about."""

from fastapi import APIRouter

from groundswell.programmes.endpoints.achievements import router as achievements
from groundswell.programmes.endpoints.joinings import router as joinings
from groundswell.programmes.endpoints.programmes import router as programmes
from groundswell.programmes.endpoints.reference_group import router as reference_group

router = APIRouter(tags=["programmes"])
for part in (programmes, reference_group, joinings, achievements):
    router.include_router(part)
