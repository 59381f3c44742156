"""Who may ask what of cohorts."""

from typing import Annotated

from fastapi import Query

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import models as kept
from groundswell.cohorts.schemas.fields import CohortRef
from groundswell.web.paging import LARGEST_ID
from groundswell.web.session import permitted

MayRead = Annotated[Principal, permitted(Permission.READ_PROGRAMMES)]
MayRun = Annotated[Principal, permitted(Permission.RUN_PROGRAMMES)]
OfProgramme = Annotated[str | None, Query(description="The code of a programme.")]
OfCohort = Annotated[str | None, Query(description="The code of a cohort.")]
RowQuery = Annotated[int, Query(ge=1, le=LARGEST_ID)]


def cohort_ref(cohort: kept.Cohort) -> CohortRef:
    return {"code": cohort.code, "name": cohort.name}
