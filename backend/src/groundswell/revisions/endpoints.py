from typing import Annotated

from fastapi import APIRouter

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.revisions import queries
from groundswell.revisions.schemas import RevisionLogged, logged
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, Paging
from groundswell.web.session import ReadSession, permitted

router = APIRouter(route_class=ByRevision, tags=["revisions"])


@router.get("/revisions")
def revisions(
    by: Annotated[Principal, permitted(Permission.READ_REVISIONS)], session: ReadSession, page: Paging
) -> Items[RevisionLogged]:
    """The log of every change, newest first."""
    found = queries.log(session, limit=page.limit, before=page.number())
    items = logged(found.rows)
    page.go_on([items[-1].sequence] if found.more else None)
    return Items(items=items, total=found.total)
