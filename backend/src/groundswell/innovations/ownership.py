"""Who may change an innovation: the national team and the faculty any, others those from an initiative of theirs."""

from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import NotPermitted
from groundswell.initiatives import scope
from groundswell.innovations import queries
from groundswell.innovations.models import Innovation


def may_edit(session: Session, by: Principal, innovation: Innovation) -> bool:
    if Permission.WRITE_INNOVATIONS not in by.permissions:
        return False
    if by.sees_everything:
        return True
    origins = queries.origins_of(session, by, innovation.id)
    return any(scope.may_edit(session, by, initiative) for initiative in origins)


def check_may_edit(session: Session, by: Principal, innovation: Innovation) -> None:
    by.require(Permission.WRITE_INNOVATIONS)
    if not may_edit(session, by, innovation):
        raise NotPermitted(
            f"{innovation.title} does not come from an initiative of yours: the national team and the faculty change "
            "it, and those from whose initiative it comes."
        )
