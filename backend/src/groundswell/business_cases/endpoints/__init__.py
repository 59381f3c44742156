"""The routes of stakeholders and of the business case."""

from fastapi import APIRouter

from groundswell.business_cases.endpoints.case import router as case
from groundswell.business_cases.endpoints.stakeholders import router as stakeholders

router = APIRouter(tags=["business case"])
for part in (stakeholders, case):
    router.include_router(part)
