"""Who may ask what of initiatives. Which initiatives is for `scope.py` to say."""

from typing import Annotated

from fastapi import Query

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.web.session import permitted

MayRead = Annotated[Principal, permitted(Permission.READ_INITIATIVES)]
MayEdit = Annotated[Principal, permitted(Permission.EDIT_INITIATIVES)]
MayRun = Annotated[Principal, permitted(Permission.RUN_PROGRAMMES)]
OfInitiative = Annotated[str | None, Query(description="The code of an initiative.")]
