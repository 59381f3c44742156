from typing import Annotated

from fastapi import APIRouter

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.exchange.kinds import SCHEMA_VERSION
from groundswell.exchange.kinds.described import KindsOpen, described
from groundswell.exchange.opened import chosen
from groundswell.web.etag import ByRevision
from groundswell.web.session import permitted

router = APIRouter(route_class=ByRevision, tags=["exchange"])


@router.get("/kinds")
def kinds(by: Annotated[Principal, permitted(Permission.PULL)]) -> KindsOpen:
    """What rows there are for you to pull: of each kind the columns, the key, and by what it goes out of sight."""
    return KindsOpen(schema_version=SCHEMA_VERSION, kinds=[described(kind) for kind in chosen(by, None)])
