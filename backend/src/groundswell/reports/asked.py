"""Who may ask for pages, and what several of them are asked for."""

from typing import Annotated

from fastapi import Path, Query

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.reports.schemas import Membership
from groundswell.web.session import permitted

MayReadGroups = Annotated[Principal, permitted(Permission.READ_ROLL_UPS)]
MayReadProgrammes = Annotated[Principal, permitted(Permission.READ_PROGRAMMES)]
MayRunProgrammes = Annotated[Principal, permitted(Permission.RUN_PROGRAMMES)]
MayReadInnovations = Annotated[Principal, permitted(Permission.READ_INNOVATIONS)]
OfMeasure = Annotated[str, Path(examples=["missed_call_share"])]
OfFederation = Annotated[str, Path(examples=["F001"])]
OfInnovation = Annotated[str, Path(examples=["call-back-instead-of-hold"])]
Members = Annotated[
    Membership, Query(description="then: the members of each month; now: today's, as if they had always been.")
]
