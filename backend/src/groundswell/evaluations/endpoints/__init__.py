"""The routes of evaluations, by who uses them."""

from fastapi import APIRouter

from groundswell.evaluations.endpoints.answering import router as answering
from groundswell.evaluations.endpoints.evaluations import router as evaluations
from groundswell.evaluations.endpoints.forms import router as forms
from groundswell.evaluations.endpoints.moving import router as moving

router = APIRouter(tags=["evaluations"])
for part in (forms, evaluations, moving, answering):
    router.include_router(part)
