"""Who may ask what of programmes."""

from typing import Annotated

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.web.session import permitted

MayRead = Annotated[Principal, permitted(Permission.READ_PROGRAMMES)]
MayRun = Annotated[Principal, permitted(Permission.RUN_PROGRAMMES)]
